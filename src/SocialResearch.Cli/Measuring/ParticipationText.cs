using System.Text;
using SocialResearch.Charts;
using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Results;

namespace SocialResearch.Cli.Measuring;

/// <summary>A result of participation for a terminal of 80 columns.</summary>
internal static class ParticipationText
{
    private const int RejectsShown = 5;

    public static string Of(ContributionCounts counts, Participation measured, ContributionTail? tail)
    {
        Table table = measured.ToTable();
        var text = new StringBuilder();
        text.Wrap(measured.Sentence);
        text.Append('\n');
        if (tail is not null)
        {
            text.Wrap(tail.Sentence);
            text.Append('\n');
        }
        text.Wrap(counts.Sentence);
        foreach (Reject reject in counts.Sources.SelectMany(file => file.Rejects).Take(RejectsShown)) text.Wrap($"line {reject.Line} set aside: {reject.Reason}", "  ");
        text.Append('\n');
        Narrow(text, table);
        if (measured.Lorenz is not null) text.Append('\n').Append(measured.LorenzInText());
        text.Append('\n');
        text.Wrap(table.Caption!);
        if (tail?.ToTable() is { } shape)
        {
            text.Append('\n');
            Narrow(text, shape);
            text.Append('\n');
            text.Wrap(shape.Caption!);
        }
        text.Append('\n');
        foreach (Caveat caveat in measured.Caveats.Union(tail?.Caveats ?? [])) text.Wrap($"{caveat.Code} {caveat.Sentence}", "      ");
        return text.ToString();
    }

    public static string Of(GroupedContributions measured)
    {
        Table table = measured.ToTable();
        var text = new StringBuilder();
        text.Wrap(measured.Sentence);
        // Shares are what is quoted; the content itself is in --json and --html.
        text.Append('\n').Append(new Table([.. WithoutContent(table.Columns)], [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. WithoutContent(row)])])).Append("\n\n");
        text.Wrap(table.Caption!);
        return text.ToString();
    }

    private static IEnumerable<T> WithoutContent<T>(IReadOnlyList<T> cells) => cells.Where((_, i) => i != 3);

    /// <summary>A terminal has no room for definitions. Where something is undefined the reason stands in their place, and is told.</summary>
    private static void Narrow(StringBuilder text, Table table)
    {
        text.Append(new Table([.. table.Columns.Take(3)], [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Take(3)])])).Append('\n');
        IReadOnlyList<string>[] undefined = [.. table.Rows.Where(row => row[1] == "undefined")];
        if (undefined.Length > 0) text.Append('\n');
        foreach (IReadOnlyList<string> row in undefined) text.Wrap($"{row[0]} is undefined: {row[3]}");
    }
}
