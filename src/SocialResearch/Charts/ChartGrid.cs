using System.Globalization;
using System.Text;
using SocialResearch.Charts.Plotly;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>Charts of the same thing in several groups, beside each other and with the same heights, so that they compare.</summary>
/// <remarks>Made by <see cref="Chart.Grid"/>. Each chart keeps its own words and table.</remarks>
[TypeFormatterSource(typeof(ChartGridFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record ChartGrid
{
    internal ChartGrid(int columns, IReadOnlyList<Chart> charts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (charts.Count == 0) throw new ArgumentException("A grid needs at least one chart.", nameof(charts));
        (Columns, Charts) = (columns, WithSharedHeights(charts));
    }

    /// <summary>How many charts stand beside each other where there is room.</summary>
    public int Columns { get; }

    /// <summary>The charts, row by row.</summary>
    public IReadOnlyList<Chart> Charts { get; }

    /// <summary>What the charts show together.</summary>
    public string? Title { get; init; }

    /// <summary>What is measured, and in which unit.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public string? Source { get; init; }

    /// <summary>Says what the charts show together, and what is measured.</summary>
    public ChartGrid WithTitle(string title, string? subtitle = null) => this with { Title = title, Subtitle = subtitle ?? Subtitle };

    /// <summary>Says below the grid where the numbers come from.</summary>
    public ChartGrid WithSource(string source) => this with { Source = source };

    /// <summary>The charts as a piece of a page; the page needs <see cref="PlotlyBundle"/> once.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<section class=\"sr-grid\">");
        if (Title is not null) html.Append(CultureInfo.InvariantCulture, $"<p style=\"font-size:1.15em;margin:.5em 0 0\"><strong>{ChartHtml.Encode(Title)}</strong></p>");
        if (Subtitle is not null) html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0;color:{Palette.Muted}\">{ChartHtml.Encode(Subtitle)}</p>");
        html.Append("<div style=\"display:flex;flex-wrap:wrap;gap:0 1em\">");
        // A share of the row, less the gap, but never narrower than a phone's width: then the next line begins.
        string basis = (100.0 / Columns - 3).ToString("0.##", CultureInfo.InvariantCulture);
        foreach (Chart chart in Charts) html.Append(CultureInfo.InvariantCulture, $"<div style=\"flex:1 1 max({basis}%,min(280px,100%));min-width:0\">{chart.ToHtml()}</div>");
        html.Append("</div>");
        if (Source is not null) html.Append(CultureInfo.InvariantCulture, $"<p style=\"font-size:.85em;color:{Palette.Muted}\">{ChartHtml.Encode(Source)}</p>");
        return html.Append("</section>").ToString();
    }

    /// <summary>Title and each chart in words.</summary>
    public override string ToString() => string.Join('\n', Charts.Select(chart => chart.ToString()).Prepend(Title is null ? "" : PlotlyText.Clean(Title))).TrimStart('\n');

    /// <summary>Heights of one chart compare with those of the next only on one axis.</summary>
    private static IReadOnlyList<Chart> WithSharedHeights(IReadOnlyList<Chart> charts)
    {
        bool share = charts.All(chart => chart.YAxis.Range is null && !chart.Series.Any(series => series is CellSeries or BarSeries { Horizontal: true }))
            && charts.Select(chart => chart.YAxis.Log).Distinct().Count() == 1;
        if (!share) return [.. charts];
        AxisScale[] scales = [.. charts.Select(chart => AxisScale.For(chart, horizontal: false, 240))];
        double low = scales.Min(scale => scale.Low), high = scales.Max(scale => scale.High);
        // One height leads to one step, so that the common axis ends at marks, too.
        double step = Ticks.Step((high - low) / 4, whole: false);
        (double From, double To) range = scales[0].IsLog ? (Math.Pow(10, low), Math.Pow(10, high))
            : (Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step);
        return [.. charts.Select(chart => chart with { YAxis = chart.YAxis with { Range = range } })];
    }
}
