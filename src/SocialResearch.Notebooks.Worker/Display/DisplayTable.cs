using System.Net;
using System.Text;

namespace SocialResearch.Notebooks.Worker.Display;

/// <summary>Rows and columns of finished text, as HTML and as aligned plain text.</summary>
/// <param name="Columns">Heading and whether the column holds numbers, which are aligned to the right.</param>
/// <param name="Rows">The rows that are shown.</param>
/// <param name="Note">What the rows leave out; null when they are all there.</param>
internal sealed record DisplayTable(
    IReadOnlyList<(string Name, bool IsNumber)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string? Note = null)
{
    public string ToHtml()
    {
        var html = new StringBuilder("<table><thead><tr>");
        foreach ((string name, bool isNumber) in Columns) AppendCell(html, "th", name, isNumber);
        html.Append("</tr></thead><tbody>");
        foreach (IReadOnlyList<string> row in Rows)
        {
            html.Append("<tr>");
            for (int i = 0; i < Columns.Count; i++) AppendCell(html, "td", row[i], Columns[i].IsNumber);
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        if (Note is not null) html.Append("<p>").Append(WebUtility.HtmlEncode(Note)).Append("</p>");
        return html.ToString();
    }

    public string ToText()
    {
        const int widest = 60; // A long post must not push the other columns off the screen.
        string Cut(string text) => text.ReplaceLineEndings(" ") is var line && line.Length > widest ? line[..(widest - 1)] + "…" : line;
        List<string[]> rows = [.. Rows.Select(row => row.Select(Cut).ToArray())];
        int[] widths = [.. Columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Name.Length).Max())];
        var text = new StringBuilder();
        foreach (IReadOnlyList<string> row in rows.Prepend([.. Columns.Select(column => column.Name)]))
        {
            string line = string.Join("  ", row.Select((cell, i) => Columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i])));
            text.Append(line.TrimEnd()).Append('\n');
        }
        return (Note is null ? text : text.Append(Note)).ToString().TrimEnd('\n');
    }

    private static void AppendCell(StringBuilder html, string tag, string text, bool isNumber) =>
        html.Append('<').Append(tag).Append(isNumber ? " style=\"text-align:right\">" : " style=\"text-align:left\">")
            .Append(WebUtility.HtmlEncode(text)).Append("</").Append(tag).Append('>');
}
