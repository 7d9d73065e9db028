using System.Text;

namespace SocialResearch.Results;

/// <summary>A small table of finished text: what a result or a chart shows when it is read rather than drawn.</summary>
/// <param name="Columns">The columns in reading order.</param>
/// <param name="Rows">One list of cell texts a row, as long as <paramref name="Columns"/>.</param>
/// <param name="Caption">What the table shows, its denominator and period; null when the text around it says so.</param>
[TypeFormatterSource(typeof(TableFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string? Caption = null)
{
    /// <summary>The table as HTML; every text is escaped. Styles are inline because notebooks bring none of ours.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table class=\"sr-table\">");
        if (Caption is not null) html.Append("<caption>").Append(Html.Encode(Caption)).Append("</caption>");
        html.Append("<thead><tr>");
        foreach (Column column in Columns)
            html.Append("<th scope=\"col\"").Append(Style(column)).Append('>').Append(Html.Encode(column.Name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (IReadOnlyList<string> row in Rows)
        {
            html.Append("<tr>");
            for (int i = 0; i < Columns.Count; i++)
            {
                // The first column names the row: a screen reader announces it with every cell.
                string tag = i == 0 && !Columns[i].IsNumber ? "th" : "td";
                html.Append('<').Append(tag).Append(tag == "th" ? " scope=\"row\"" : "").Append(Style(Columns[i])).Append('>')
                    .Append(Html.Encode(row[i])).Append("</").Append(tag).Append('>');
            }
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The table as aligned plain text.</summary>
    public override string ToString()
    {
        int[] widths = [.. Columns.Select((column, i) => Rows.Select(row => row[i].Length).Append(column.Name.Length).Max())];
        var text = new StringBuilder();
        if (Caption is not null) text.Append(Caption).Append('\n');
        AppendLine(text, [.. Columns.Select(column => column.Name)], widths);
        text.AppendJoin("  ", widths.Select(width => new string('-', width))).Append('\n');
        foreach (IReadOnlyList<string> row in Rows) AppendLine(text, row, widths);
        return text.ToString().TrimEnd('\n');
    }

    private void AppendLine(StringBuilder text, IReadOnlyList<string> cells, int[] widths)
    {
        IEnumerable<string> padded = cells.Select((cell, i) => Columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
        text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
    }

    private static string Style(Column column) => column.IsNumber ? " style=\"text-align:right;white-space:nowrap\"" : " style=\"text-align:left\"";
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Name">The heading, with the unit where there is one.</param>
/// <param name="IsNumber">Numbers are aligned to the right.</param>
public sealed record Column(string Name, bool IsNumber = false)
{
    /// <summary>A column of numbers.</summary>
    public static Column Number(string name) => new(name, IsNumber: true);

    /// <summary>A column of text.</summary>
    public static implicit operator Column(string name) => new(name);
}

internal sealed class TableFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Table>("text/html", (table, writer) => writer.Write(table.ToHtml())),
        new TypeFormatter<Table>("text/plain", (table, writer) => writer.Write(table)),
    ];
}
