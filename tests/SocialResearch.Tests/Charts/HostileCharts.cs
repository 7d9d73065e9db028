using SocialResearch.Charts;
using SocialResearch.Results;

namespace SocialResearch.Tests.Charts;

/// <summary>Charts with what people write, or what somebody writes to break the page, in every place for text.</summary>
internal static class HostileCharts
{
    public static IReadOnlyList<string> Texts { get; } =
    [
        "</script><script>window.caught='script'</script>",
        "<img src=x onerror=\"window.caught='img'\">",
        "<a href=\"javascript:window.caught='link'\">click</a>",
        "<i>slanted</i> & <b>bold</b> &lt;twice&gt;",
        "%{x} %{customdata} $TSLA and $AAPL",
        "\u202egnal si siht\u202c \u0007 \ud800",
        "\"quoted\" 'and' `ticked` \\ --><!-- ]]>",
    ];

    public static IReadOnlyList<Chart> All { get; } = [.. Texts.SelectMany(Everywhere)];

    private static IEnumerable<Chart> Everywhere(string text)
    {
        var table = new Table([text, Column.Number(text)], [[text, text]], text);
        Chart Dress(Chart chart) => chart.WithTitle(text, text).WithXAxis(title: text).WithYAxis(title: text).WithSource(text);
        string[] names = [text, "other"];
        yield return Dress(Chart.Combine(Chart.Line(names, new[] { 1.0, 2 }, name: text), Chart.Range(names, new[] { 0.5, 1 }, new[] { 1.5, 3 }, name: text), Chart.Scatter(names, new[] { 2.0, 1 }, name: text)))
            .WithAnnotation(text, 1.5, text).WithReferenceLine(y: 1.2, label: text).WithReferenceLine(x: text, label: text);
        yield return Dress(Chart.Combine(Chart.Column(names, new[] { 1, 2 }, name: text), Chart.Column(names, new[] { 2, 1 }, name: text + "2"))).WithAlt(text).WithTable(table);
        yield return Dress(Chart.Bar(names, new[] { 1, 2 }, name: text));
        yield return Dress(Chart.Heatmap(names, names, [[1, 2], [3, 4]], name: text));
        yield return Dress(Chart.Histogram(new[] { 1.0, 2, 2, 3 }, name: text));
    }
}
