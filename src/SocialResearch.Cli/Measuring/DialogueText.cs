using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Results;

namespace SocialResearch.Cli.Measuring;

/// <summary>A dialogue for a terminal of 80 columns: one sentence a part, the table without definitions, the caveats.</summary>
internal static class DialogueText
{
    public static string Of(Conversation talk, Dialogue measured)
    {
        Table table = measured.ToTable();
        var text = new StringBuilder();
        foreach (DialogueResult part in measured.Parts)
        {
            text.Wrap(part.Sentence);
            text.Append('\n');
        }
        text.Wrap(talk.Summary.Sentence);
        text.Append('\n');
        text.Append(new Table([.. table.Columns.Take(3)], [.. table.Rows.Where(row => row[1] != "undefined").Select(row => (IReadOnlyList<string>)[.. row.Take(3)])])).Append('\n');
        foreach (IGrouping<string, IReadOnlyList<string>> undefined in table.Rows.Where(row => row[1] == "undefined").GroupBy(row => row[3]))
            text.Wrap($"undefined: {string.Join("; ", undefined.Select(row => row[0]))}: {undefined.Key}", "  ");
        text.Append('\n');
        foreach (Caveat caveat in measured.Caveats) text.Wrap($"{caveat.Code} {caveat.Sentence}", "      ");
        return text.ToString();
    }
}
