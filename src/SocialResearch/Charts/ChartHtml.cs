using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SocialResearch.Charts.Plotly;

namespace SocialResearch.Charts;

/// <summary>Writes a chart as a piece of a page that is readable with and without a script.</summary>
internal static class ChartHtml
{
    /// <summary>Narrowest place of each layout; the first also serves what is narrower.</summary>
    private static readonly int[] Widths = [320, 560, 800];

    // The width of a printed page between the others: sentences as names break there into fewer lines, and the page has an end.
    private static readonly int[] LongNameWidths = [320, 560, 660, 800];

    private static readonly int[] SquareWidths = [320, 440, 560];

    private static int _drawings;

    public static string Of(Chart chart)
    {
        string alt = Encode(chart.Title is null ? chart.Alt : $"{PlotlyText.Clean(chart.Title).TrimEnd('.')}. {chart.Alt}");
        string figure = FigureJson(chart);
        // Equal notebooks give equal files: a counter and the content instead of a random name.
        int number = Interlocked.Increment(ref _drawings);
        string id = $"sr-chart-{number.ToString(CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figure)))[..8]}";
        string limit = chart.Width is { } width ? $"max-width:{width.ToString(CultureInfo.InvariantCulture)}px" : "max-width:100%";

        var html = new StringBuilder("<figure class=\"sr-chart\" style=\"margin:1em 0\">\n")
            .Append(CultureInfo.InvariantCulture, $"<div id=\"{id}\" class=\"sr-drawing\" style=\"{limit}\" role=\"img\" aria-label=\"{alt}\" data-needs-script=\"plotly\">{Words(chart)}</div>\n")
            .Append(CultureInfo.InvariantCulture, $"<script>(window.__srCharts=window.__srCharts||[]).push(function(draw){{return draw(\"{id}\",{figure});}});</script>\n");
        if (chart.Source is not null)
            html.Append(CultureInfo.InvariantCulture, $"<figcaption style=\"font-size:.85em;color:{Palette.Muted}\">{Encode(chart.Source)}</figcaption>\n");
        return html.Append("<details class=\"sr-data\" open><summary style=\"font-size:.85em\">Numbers of this chart</summary><div style=\"overflow-x:auto\">")
            .Append(chart.Table.ToHtml()).Append("</div></details>\n</figure>").ToString();
    }

    /// <summary>What stands in the drawing's place until a script draws it.</summary>
    private static string Words(Chart chart) =>
        (chart.Title is null ? "" : $"<p><strong>{Encode(chart.Title)}</strong></p>")
        + (chart.Subtitle is null ? "" : $"<p>{Encode(chart.Subtitle)}</p>")
        + $"<p class=\"sr-alt\">{Encode(chart.Alt)}</p>";

    /// <summary>One layout for each width; traces only where they differ from the narrowest layout's.</summary>
    private static string FigureJson(Chart chart)
    {
        int[] widths = chart.Square ? SquareWidths : chart.NameRoom is null ? Widths : LongNameWidths;
        Figure[] figures = [.. widths.Select(chart.ToFigure)];
        string[] data = [.. figures.Select(figure => JsonSerializer.Serialize([.. figure.Data], PlotlyJson.Default.TraceArray))];
        var json = new StringBuilder("{\"config\":").Append(JsonSerializer.Serialize(figures[0].Config, PlotlyJson.Default.Config)).Append(",\"variants\":[");
        for (int i = 0; i < figures.Length; i++)
        {
            if (i > 0) json.Append(',');
            json.Append("{\"from\":").Append(widths[i].ToString(CultureInfo.InvariantCulture));
            if (i == 0 || data[i] != data[0]) json.Append(",\"data\":").Append(data[i]);
            json.Append(",\"layout\":").Append(JsonSerializer.Serialize(figures[i].Layout, PlotlyJson.Default.Layout)).Append('}');
        }
        return json.Append("]}").ToString();
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(PlotlyText.Clean(text));
}
