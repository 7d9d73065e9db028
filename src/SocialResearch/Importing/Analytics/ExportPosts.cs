using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Results;

namespace SocialResearch.Importing.Analytics;

/// <summary>Makes posts of the rows of an export and gives their figures the post's id.</summary>
internal sealed class ExportPosts(ExportLayout layout, IPostSink sink)
{
    private const string ThePage = "the page of the export";

    private readonly Dictionary<string, string?> _linkOf = [];
    private long _damaged, _recovered;
    private bool _isAuthorDamaged, _isPageUnnamed;

    /// <summary>The first reading: whether a spreadsheet has rounded the page's number in any row.</summary>
    public void LookAt(ExportTable row, ExportColumns columns) => _isAuthorDamaged |= Ids.Fault(row[columns[Slot.AuthorId]]) is not null;

    /// <summary>Reads the post of a row and hands it on; the reason when there is none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">What its columns hold.</param>
    /// <param name="days">Reads days.</param>
    /// <param name="times">Reads times.</param>
    /// <param name="years">Gives times without a year theirs.</param>
    /// <param name="figures">The row's figures by name.</param>
    /// <param name="dimensions">What the figures are about; the post is added.</param>
    /// <param name="period">Over which days the figures were counted.</param>
    public string? Read(ExportTable row, ExportColumns columns, DayColumn days, TimeColumn times, YearlessDays years, Dictionary<string, double?> figures, Dictionary<string, string> dimensions, out MetricPeriod period)
    {
        period = default;
        string? link = row.Text(columns[Slot.Link]);
        if (IdOf(row, columns, link, out bool isDamaged) is not { } id) return columns[Slot.Id] >= 0 ? $"{row.Columns[columns[Slot.Id]]} {Ids.Fault(row[columns[Slot.Id]]) ?? "is empty"}, and there is no link" : "it has neither id nor link";
        int timeAt = columns[Slot.Time];
        if (TimeOf(row, timeAt, days, times, years, out PostTime? time) is { } noTime) return $"{row.Columns[timeAt]} {noTime}";
        period = MetricPeriod.Lifetime(time?.Day());
        // "Lifetime" in any language is no day; a day means that the export was broken down by days.
        MetricPeriod day = default;
        bool isOfDay = columns[Slot.Period] >= 0 && days.Read(row[columns[Slot.Period]], out day) is null && day.Precision == PeriodPrecision.Day;
        if (isOfDay) period = day;
        bool isKnown = _linkOf.TryGetValue(id, out string? other);
        if (isKnown && !isOfDay && link is not null && other is not null && link != other && IsLikelyRounded(id))
        {
            // Two posts under one number: a spreadsheet has cut its last digits and written zeros.
            (id, isDamaged, isKnown) = (link, true, _linkOf.ContainsKey(link));
        }
        _linkOf.TryAdd(id, link);
        if (isDamaged) _damaged++;
        dimensions[MetricReading.Post] = Text.WellFormedText.Composed(id);
        if (isKnown && isOfDay) return null;
        string? text = row.Text(columns[Slot.Text]), more = row.Text(columns[Slot.MoreText]);
        string? name = row.Text(columns[Slot.AuthorName]);
        sink.Add(new()
        {
            Id = id,
            Author = AuthorOf(row, columns, id, link, name),
            Role = layout.Role,
            Time = time,
            Text = text is null || more is null || text == more ? text ?? more ?? "" : $"{text}\n{more}",
            Url = link,
            Channel = layout.NamesChannel ? name : null,
            Reactions = isOfDay ? default : new(Count(figures, layout.Reactions.Likes), Count(figures, layout.Reactions.Replies), Count(figures, layout.Reactions.Shares), Count(figures, layout.Reactions.Views)),
        }, row.Line);
        return null;
    }

    /// <summary>Says what was assumed and what is doubtful, once all rows are read.</summary>
    public void Finish()
    {
        if (_recovered > 0) sink.Assume($"Post ids were damaged by a spreadsheet in {Wording.Count(_recovered, "row", "rows")} (written like 1.2E+17); they were taken from the links, which still hold them.");
        if (_damaged > 0)
        {
            sink.Assume($"Post ids were damaged by a spreadsheet in {Wording.Count(_damaged, "row", "rows")} (written like 1.2E+17); these posts are named by their link.");
            sink.Doubt(new("SR075", $"{Wording.Count(_damaged, "post has", "posts have")} the link as id, because a spreadsheet had damaged the number. They do not meet the same posts in other files."));
        }
        if (_isAuthorDamaged) sink.Assume("The page's number was damaged by a spreadsheet; the page is known by its name.");
        if (_isPageUnnamed) sink.Assume("The file does not name the page; all its posts have one author. Import exports of two pages with two values of People.");
    }

    private string? IdOf(ExportTable row, ExportColumns columns, string? link, out bool isDamaged)
    {
        string? id = row.Text(columns[Slot.Id]);
        isDamaged = id is not null && Ids.Fault(id) is not null;
        if (id is not null && !isDamaged) return id;
        if (link is null || layout.IdOfLink(link) is not { } whole) return link;
        if (isDamaged) _recovered++;
        isDamaged = false;
        return whole;
    }

    private static string? TimeOf(ExportTable row, int at, DayColumn days, TimeColumn times, YearlessDays years, out PostTime? time)
    {
        if (times.Read(row[at], out time) is not { } reason) return null;
        if (!years.WereThere || days.Read(row[at], out MetricPeriod day) is not null) return reason;
        return times.Read(day.ToString(), out time);
    }

    private string? AuthorOf(ExportTable row, ExportColumns columns, string id, string? link, string? name)
    {
        string? author = (_isAuthorDamaged ? null : row.Text(columns[Slot.AuthorId])) ?? name ?? layout.AuthorOf(id, link);
        if (author is not null || layout.Role != AuthorRole.Brand) return author;
        _isPageUnnamed = true;
        return ThePage;
    }

    // Numbers beyond 2^53 that end in zeros are what a spreadsheet leaves of an id.
    private static bool IsLikelyRounded(string id) => id.Length > 15 && id.All(char.IsAsciiDigit) && id.EndsWith("00", StringComparison.Ordinal);

    private static long? Count(Dictionary<string, double?> figures, string[] names)
    {
        foreach (string name in names)
            if (figures.TryGetValue(name, out double? value) && value is { } number) return Math.Abs(number) < 1L << 53 && double.IsInteger(number) ? (long)number : null;
        return null;
    }
}
