using System.Globalization;
using SocialResearch.Charts;
using SocialResearch.Results;

namespace SocialResearch.Tests.Charts;

public class ChartTests
{
    private static readonly string[] Days = ["Monday", "Tuesday"];

    [Fact]
    public void With_gives_a_new_chart_and_leaves_the_old()
    {
        Chart old = Chart.Column(Days, new[] { 1, 2 });
        Chart titled = old.WithTitle("Tuesday leads", "Posts a day");
        Assert.Null(old.Title);
        Assert.Equal(("Tuesday leads", "Posts a day"), (titled.Title, titled.Subtitle));
    }

    [Fact]
    public void A_chart_reads_as_one_sentence_of_its_data() => Assert.Equal(
        "Tuesday leads. Column chart of posts a day where Monday has 1,240, Tuesday has 1,310.",
        Chart.Column(Days, new[] { 1240, 1310 }).WithTitle("Tuesday leads", "Posts a day").ToString());

    [Fact]
    public void A_line_is_told_by_its_ends_and_extremes() => Assert.Equal(
        "Line chart of share answered by day where Forum goes from 20\u00a0% (1\u00a0Mar\u00a02020) to 30\u00a0% (3\u00a0Mar\u00a02020), with a high of 61\u00a0% (2\u00a0Mar\u00a02020).",
        Chart.Line(new[] { new DateOnly(2020, 3, 1), new DateOnly(2020, 3, 2), new DateOnly(2020, 3, 3) }, new[] { 0.2, 0.614, 0.3 }, name: "Forum")
            .WithXAxis(title: "Day").WithYAxis(title: "Share answered", percent: true).Alt);

    [Fact]
    public void A_histogram_is_told_by_its_range_and_largest_group() => Assert.Equal(
        "Histogram of posts by length where 5 values lie between 0 and 8, most of them (3) from 2 to 4.",
        Chart.Histogram(new[] { 0, 2, 2, 3, 7 }, bins: 4).WithXAxis(title: "Length").WithYAxis(title: "Posts").Alt);

    [Fact]
    public void A_heatmap_is_told_by_its_extreme_cells() => Assert.Equal(
        "Heatmap where of 2 rows and 2 columns the highest cell is 40\u00a0% (B, y) and the lowest 5.0\u00a0% (A, x).",
        Chart.Heatmap(new[] { "x", "y" }, new[] { "A", "B" }, [[0.05, 0.2], [double.NaN, 0.4]]).WithYAxis(percent: true).Alt);

    [Fact]
    public void Given_words_and_table_replace_the_computed_ones()
    {
        var table = new Table(["Given"], [["once"]]);
        Chart chart = Chart.Column(Days, new[] { 1, 2 }).WithAlt("In my words.").WithTable(table);
        Assert.Equal("In my words.", chart.Alt);
        Assert.Equal("once", Assert.Single(Assert.Single(chart.Table.Rows)));
    }

    [Fact]
    public void The_table_of_series_at_the_same_places_has_a_column_for_each()
    {
        Table table = Chart.Combine(Chart.Line(new[] { 1, 2 }, new[] { 0.5, 0.25 }, name: "A"), Chart.Range(new[] { 1, 2 }, new[] { 0.1, 0.2 }, new[] { 0.8, 0.9 }, name: "B")).WithYAxis(percent: true).Table;
        Assert.Equal(["x", "A", "B: low", "B: high"], table.Columns.Select(column => column.Name));
        Assert.Equal(["2", "25\u00a0%", "20\u00a0%", "90\u00a0%"], table.Rows[1]);
    }

    [Fact]
    public void The_table_of_series_at_different_places_names_the_series_in_each_row()
    {
        Table table = Chart.Combine(Chart.Line(new[] { 1 }, new[] { 5 }, name: "A"), Chart.Line(new[] { 2 }, new[] { 6 }, name: "B")).Table;
        Assert.Equal([["A", "1", "5"], ["B", "2", "6"]], table.Rows);
    }

    [Fact]
    public void A_long_table_is_thinned_and_says_so()
    {
        Table table = Chart.Line(Enumerable.Range(1, 1234).ToArray(), Enumerable.Range(1, 1234).ToArray()).Table;
        Assert.Equal("60 of 1,234 rows, evenly chosen, the first and the last among them", table.Caption);
        Assert.Equal((60, "1", "1,234"), (table.Rows.Count, table.Rows[0][0], table.Rows[^1][0]));
    }

    [Fact]
    public void Queries_arrays_and_lists_are_drawn_alike()
    {
        int[] numbers = [1, 2, 3];
        string expected = Chart.Line(numbers, numbers).ToFigure(560).ToJson();
        Assert.Equal(expected, Chart.Line([.. numbers.Select(n => (object)n)], numbers.ToList()).ToFigure(560).ToJson());
        Assert.Equal(expected, Chart.Line([1, 2.0, 3m], [1, 2, 3]).ToFigure(560).ToJson());
    }

    [Fact]
    public void Numbers_and_months_follow_the_culture_of_the_chart()
    {
        Chart chart = Chart.Line(new[] { new DateOnly(2020, 3, 1) }, new[] { 1234.5 }) with { Culture = CultureInfo.GetCultureInfo("de-DE") };
        Assert.StartsWith("1\u00a0Mär", chart.Table.Rows[0][0], StringComparison.Ordinal);
        Assert.Equal("1.235", chart.Table.Rows[0][1]);
    }

    [Fact]
    public void Lists_of_different_length_are_refused() => Refused(
        "x has 2 entries and y 3; a chart needs one y for each x.", () => Chart.Line(new[] { 1, 2 }, new[] { 1, 2, 3 }));

    [Fact]
    public void A_bar_without_an_interval_has_no_whisker_instead_of_one_of_no_length()
    {
        string figure = Chart.Bar(new[] { "claimed", "measured" }, new[] { 0.9, 0.7 }, low: new[] { double.NaN, 0.6 }, high: new[] { double.NaN, 0.8 }).ToHtml();
        Assert.Contains("\"array\":[\"none\",", figure, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", figure, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_an_interval_is_refused() => Refused(
        "An interval needs both low and high; one of them is missing.", () => Chart.Column(Days, new[] { 1, 2 }, low: new[] { 0, 1 }));

    [Fact]
    public void Names_where_numbers_belong_are_refused() => Refused(
        "Numbers are needed here, these are texts.", () => Chart.Line(new[] { 1, 2 }, Days));

    [Fact]
    public void Mixed_axes_are_refused_with_what_they_mix() => Refused(
        "The horizontal axis would have to show numbers and texts; combined charts need one kind on each axis.",
        () => Chart.Combine(Chart.Line(new[] { 1, 2 }, new[] { 1, 2 }), Chart.Line(Days, new[] { 1, 2 })).ToFigure(560));

    [Fact]
    public void Zero_on_a_logarithmic_axis_is_refused() => Refused(
        "A logarithmic axis cannot show 0: it has no zero. Leave such values out and say so, or use log: false.",
        () => Chart.Line(new[] { 1, 2 }, new[] { 0, 2 }).WithYAxis(log: true).ToFigure(560));

    [Fact]
    public void A_note_at_an_unknown_name_is_refused_with_the_names_there_are() => Refused(
        "A note or line stands at a name that the axis does not have. The axis has: Monday, Tuesday.",
        () => Chart.Column(Days, new[] { 1, 2 }).WithAnnotation("Sunday", 1, "?").ToFigure(560));

    [Fact]
    public void A_reference_line_at_both_or_neither_is_refused() => Refused(
        "A reference line stands at one x or at one y; give exactly one of the two.", () => Chart.Column(Days, new[] { 1, 2 }).WithReferenceLine(label: "?"));

    [Fact]
    public void A_heatmap_with_missing_rows_is_refused() => Refused(
        "A heatmap of 2 rows and 2 columns needs as many lists of as many numbers; here are 1 lists of 2.",
        () => Chart.Heatmap(Days, Days, [[1, 2]]));

    [Fact]
    public void A_histogram_of_nothing_says_what_to_check() => Assert.Equal(
        "A histogram needs at least one number, here is none. Check the selection before the chart.",
        Assert.Throws<InsufficientDataException>(() => Chart.Histogram(new[] { double.NaN })).Message);

    [Fact]
    public void Bars_and_areas_start_at_zero()
    {
        Chart[] charts = [Chart.Column(Days, new[] { 100, 101 }), Chart.Area(new[] { 1, 2 }, new[] { 100, 101 })];
        Assert.All(charts, chart => Assert.Equal(0.0, AxisScale.For(chart, horizontal: false, 300).Low));
    }

    [Fact]
    public void Panels_of_a_grid_share_their_heights()
    {
        ChartGrid grid = Chart.Grid(2, Chart.Line(new[] { 1, 2 }, new[] { 1, 3 }), Chart.Line(new[] { 1, 2 }, new[] { 50, 100 }));
        Assert.Single(grid.Charts.Select(chart => chart.YAxis.Range).Distinct());
    }

    [Fact]
    public void Combined_charts_take_their_titles_from_the_first_that_has_them_and_lose_words_of_parts()
    {
        Chart combined = Chart.Combine(Chart.Line(new[] { 1 }, new[] { 1 }).WithAlt("Only this line."), Chart.Line(new[] { 1 }, new[] { 2 }).WithTitle("Both"));
        Assert.Equal("Both", combined.Title);
        Assert.NotEqual("Only this line.", combined.Alt);
    }

    private static void Refused(string message, Func<object> act) => Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(act).Message);
}
