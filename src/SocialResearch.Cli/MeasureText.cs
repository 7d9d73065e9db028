using System.Text;
using SocialResearch.Charts;
using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Results;

namespace SocialResearch.Cli;

/// <summary>A result of participation for a terminal of 80 columns.</summary>
internal static class MeasureText
{
    private const int Width = 79, RejectsShown = 5;

    public static string Of(ContributionCounts counts, Participation measured)
    {
        Table table = measured.ToTable();
        var text = new StringBuilder();
        Wrap(text, measured.Sentence, "");
        text.Append('\n');
        Wrap(text, counts.Sentence, "");
        foreach (Reject reject in counts.Sources.SelectMany(file => file.Rejects).Take(RejectsShown)) Wrap(text, $"line {reject.Line} set aside: {reject.Reason}", "  ");
        text.Append('\n').Append(Narrow(table)).Append("\n\n");
        // The reason stands where the definition would; a terminal has room for the reasons only.
        foreach (IReadOnlyList<string> row in table.Rows.Where(row => row[1] == "undefined")) Wrap(text, $"{row[0]} is undefined: {row[3]}", "");
        if (measured.Lorenz is not null) text.Append('\n').Append(measured.LorenzInText());
        text.Append('\n');
        Wrap(text, table.Caption!, "");
        foreach (Caveat caveat in measured.Caveats) Wrap(text, $"{caveat.Code} {caveat.Sentence}", "      ");
        return text.ToString();
    }

    private static Table Narrow(Table table) => new([.. table.Columns.Take(3)], [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Take(3)])]);

    /// <summary>Breaks a sentence at spaces; every line but the first begins with the indent.</summary>
    private static void Wrap(StringBuilder text, string sentence, string indent)
    {
        int column = 0;
        foreach (string word in sentence.Replace(" %", "\u00A0%", StringComparison.Ordinal).Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }
            text.Append(word.Replace('\u00A0', ' '));
            column += word.Length;
        }
        text.Append('\n');
    }
}
