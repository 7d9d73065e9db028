using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Delimited;

/// <summary>Reads any table with one post a row.</summary>
/// <param name="mapping">Which column holds what, where the usual names do not say it.</param>
internal sealed class DelimitedPosts(ColumnMapping mapping) : IPostReader
{
    public const string NothingInRow = "the row has neither author nor time nor text";

    public string Format => "csv";

    public string Looks => "a table separated by comma, semicolon, TAB or | with a header that names at least two of author, time and text";

    public bool Recognises(FileBeginning beginning) => IsUsual(DelimitedTable.ColumnsOf(beginning.Text, IsUsual));

    public void Read(PostSource source, IPostSink sink)
    {
        TextForm? presumed = source.MayPresume ? TextFile.Presumed(source.Path) : null;
        try
        {
            Read(source, sink, presumed);
        }
        // Whatever is wrong with the file is told of it as it is, not as it was presumed to be.
        catch (ImportException mistaken) when (presumed is not null)
        {
            throw new StartOverException(mistaken);
        }
    }

    private void Read(PostSource source, IPostSink sink, TextForm? presumed)
    {
        using var table = new DelimitedTable(source.Path, isHeader: IsHeader, form: presumed);
        Slots at = Find(table);
        string timeName = at.Time < 0 ? "" : table.Columns[at.Time];
        var times = new TimeColumn(timeName, source.Zone, () => source.DayOrder ?? DayOrderOf(source, at.Time, timeName, table.Form, sink));
        var roles = new RoleColumn();

        using (Utf8Table? bytes = table.AsUtf8())
        {
            if (bytes is null && table.Form.IsPresumed) throw new StartOverException();
            if (bytes is null) ReadCharacters(table, at, times, roles, sink);
            else Utf8Posts.Read(bytes, at, times, roles, sink);
        }
        if (at.Id < 0) sink.Assume("The table has no column of identifiers; posts are named by their line, so no reply can be linked.");
        table.Finish(sink);
        foreach (string assumption in times.Assumptions()) sink.Assume(assumption);
        if (roles.Assumption is { } unknown) sink.Assume(unknown);
    }

    private static void ReadCharacters(DelimitedTable table, Slots at, TimeColumn times, RoleColumn roles, IPostSink sink)
    {
        while (table.Read())
        {
            string? reason = table.Fault;
            PostDraft? draft = reason is null ? Draft(table, at, times, roles, out reason) : null;
            if (draft is null) sink.Reject(table.Line, reason!);
            else sink.Add(draft, table.Line);
        }
    }

    private static PostDraft? Draft(DelimitedTable row, Slots at, TimeColumn times, RoleColumn roles, out string? reason)
    {
        string? id = at.Id < 0 ? row.Line.ToString(CultureInfo.InvariantCulture) : row.Text(at.Id);
        reason = id is null ? $"{row.Columns[at.Id]} is empty" : Because(row, at.Id, Ids.Fault(id)) ?? Because(row, at.Parent, Ids.Fault(row[at.Parent])) ?? Because(row, at.Author, Ids.Fault(row[at.Author]));
        if (reason is not null || (reason = Because(row, at.Likes, Numbers.ReadCount(row[at.Likes], out long? likes))) is not null) return null;
        if ((reason = Because(row, at.Replies, Numbers.ReadCount(row[at.Replies], out long? replies))) is not null) return null;
        if ((reason = Because(row, at.Shares, Numbers.ReadCount(row[at.Shares], out long? shares))) is not null) return null;
        if ((reason = Because(row, at.Views, Numbers.ReadCount(row[at.Views], out long? views))) is not null) return null;
        // Last, because it counts what it had to assume.
        if ((reason = Because(row, at.Time, times.Read(row[at.Time], out PostTime? time))) is not null) return null;
        string? author = row.Text(at.Author);
        string text = row.Text(at.Text) ?? "";
        if (at.Id < 0 && author is null && time is null && text.Length == 0)
        {
            reason = NothingInRow;
            return null;
        }
        return new()
        {
            Id = id!,
            Thread = row.Text(at.Thread),
            Parent = row.Text(at.Parent),
            Author = author,
            Role = roles.Read(row[at.Role]),
            Time = time,
            Text = text,
            Url = row.Text(at.Url),
            Channel = row.Text(at.Channel),
            Reactions = new(likes, replies, shares, views),
            Language = row.Text(at.Language),
        };
    }

    private static string? Because(DelimitedTable row, int column, string? reason) => reason is null ? null : $"{row.Columns[column]} {reason}";

    /// <summary>Reads the column of times to its end where a date in it has two readings: the last row may decide for the first.</summary>
    private DayOrder DayOrderOf(PostSource source, int column, string name, TextForm form, IPostSink sink)
    {
        var vote = new DayOrderVote();
        using var table = new DelimitedTable(source.Path, isHeader: IsHeader, form: form);
        while (table.Read())
            if (table.Fault is null) vote.Look(table[column]);
        (DayOrder order, string? assumption) = vote.Decide(name, source.Name);
        if (assumption is not null) sink.Assume(assumption);
        return order;
    }

    /// <summary>Exports of monitoring tools begin with lines about themselves; the header is the line that names what the user or the usual headers name.</summary>
    private bool IsHeader(IReadOnlyList<string> columns)
    {
        string[] named = [.. new[] { mapping.Id, mapping.Thread, mapping.Parent, mapping.Author, mapping.Role, mapping.Time, mapping.Text, mapping.Url, mapping.Channel, mapping.Likes, mapping.Replies, mapping.Shares, mapping.Views, mapping.Language }.OfType<string>()];
        return named.Length > 0 ? named.All(name => columns.Contains(name, StringComparer.OrdinalIgnoreCase)) : IsUsual(columns);
    }

    private static bool IsUsual(IReadOnlyList<string> columns) =>
        columns.Count > 1 && new[] { UsualNames.Author, UsualNames.Time, UsualNames.Text }.Count(names => names.Any(name => columns.Contains(name, StringComparer.OrdinalIgnoreCase))) >= 2;

    private Slots Find(DelimitedTable table)
    {
        var slots = new Slots(
            Slot(mapping.Id, UsualNames.Id), Slot(mapping.Thread, UsualNames.Thread), Slot(mapping.Parent, UsualNames.Parent), Slot(mapping.Author, UsualNames.Author), Slot(mapping.Role, UsualNames.Role),
            Slot(mapping.Time, UsualNames.Time), Slot(mapping.Text, UsualNames.Text), Slot(mapping.Url, UsualNames.Url), Slot(mapping.Channel, UsualNames.Channel), Slot(mapping.Likes, UsualNames.Likes),
            Slot(mapping.Replies, UsualNames.Replies), Slot(mapping.Shares, UsualNames.Shares), Slot(mapping.Views, UsualNames.Views), Slot(mapping.Language, UsualNames.Language));
        if (new[] { slots.Author, slots.Time, slots.Text }.Count(slot => slot >= 0) >= 2) return slots;
        string[] known = [.. UsualNames.Author, .. UsualNames.Time, .. UsualNames.Text];
        (string Column, string Name)[] near = [.. table.Columns.SelectMany(column => known.Select(name => (column, name)))
            .Where(pair => pair.column.Length > 2 && ColumnNames.Distance(pair.column, pair.name) is > 0 and var steps && steps <= Math.Max(1, pair.name.Length / 4)).Take(3)];
        string hint = near.Length == 0 ? "" : $" Did you mean {string.Join(", ", near.Select(pair => $"{pair.Name} by {pair.Column}").Distinct())}?";
        throw new ImportException(
            $"The table does not say which columns hold author, time and text; two of them are needed. Columns are: {string.Join(", ", table.Columns)}.{hint}", $"{table.Name}, line 1",
            "Name them: columns: new() { Author = \"…\", Time = \"…\", Text = \"…\" }.");

        int Slot(string? named, string[] usual) => named is null ? table.Column(usual) : table.Use(ColumnNames.Find(table.Columns, named, table.Name));
    }

    /// <summary>Where the columns are; −1 for those that are not there.</summary>
    internal sealed record Slots(
        int Id, int Thread, int Parent, int Author, int Role, int Time, int Text, int Url, int Channel, int Likes, int Replies, int Shares, int Views, int Language);
}
