using System.Text.Json.Nodes;
using SocialResearch.Charts;
using SocialResearch.Charts.Plotly;

namespace SocialResearch.Tests.Charts;

public class FigureSchemaTests
{
    public static TheoryData<string, int> Samples() => [.. SampleCharts.All.Keys.SelectMany(name => ((int[])[320, 560, 800]).Select(width => (name, width)))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_figure_is_one_that_plotly_knows(string name, int width) =>
        Assert.Equal("", string.Join('\n', PlotlySchema.Faults(Json(SampleCharts.All[name].ToFigure(width)))));

    [Fact]
    public void Hostile_texts_leave_figures_that_plotly_knows() =>
        Assert.All(HostileCharts.All, chart => Assert.Empty(PlotlySchema.Faults(Json(chart.ToFigure(560)))));

    [Theory]
    [InlineData("data", "colour", "\"#0340D3\"", "data[0].colour does not exist")]
    [InlineData("data", "mode", "\"points\"", "data[0].mode is \"points\", not a flaglist")]
    [InlineData("data", "x", "5", "data[0].x is 5, not a data_array")]
    [InlineData("data", "fill", "\"below\"", "data[0].fill is \"below\", not a enumerated")]
    [InlineData("data", "line", "{\"width\":-1}", "data[0].line.width is -1, not a number")]
    [InlineData("data", "line", "{\"color\":\"blueish\"}", "data[0].line.color is \"blueish\", not a color")]
    [InlineData("data", "line", "{\"dash\":5}", "data[0].line.dash is 5, not a string")]
    [InlineData("data", "line", "true", "data[0].line should hold attributes")]
    [InlineData("data", "showlegend", "\"no\"", "data[0].showlegend is \"no\", not a boolean")]
    [InlineData("data", "type", "\"lines\"", "data[0]: no trace is called lines")]
    [InlineData("layout", "title", "\"text\"", "layout.title should hold attributes")]
    [InlineData("layout", "titlefont", "{}", "layout.titlefont does not exist")]
    [InlineData("layout", "barmode", "\"group\"", "layout.barmode does not exist")]
    [InlineData("layout", "annotations", "[{\"text\":\"a\",\"xanchor\":\"start\"}]", "layout.annotations[0].xanchor is \"start\", not a enumerated")]
    [InlineData("config", "sendToCloud", "false", "config.sendToCloud does not exist")]
    public void Planted_faults_are_caught(string part, string attribute, string value, string fault)
    {
        JsonNode figure = Json(Chart.Line(new[] { 1, 2 }, new[] { 1, 2 }).ToFigure(560));
        (part == "data" ? figure["data"]![0]! : figure[part]!)[attribute] = JsonNode.Parse(value);
        Assert.Contains(fault, PlotlySchema.Faults(figure));
    }

    [Fact]
    public void Nothing_leaves_the_page_and_dollars_stay_dollars() => Assert.All(SampleCharts.All.Values, chart => Assert.Equal(
        """{"responsive":true,"displaylogo":false,"displayModeBar":false,"showSendToCloud":false,"plotlyServerURL":"","modeBarButtonsToRemove":["sendDataToCloud"],"typesetMath":false}""",
        Json(chart.ToFigure(560))["config"]!.ToJsonString()));

    [Fact]
    public void What_is_not_a_number_becomes_a_gap()
    {
        Figure figure = Chart.Line(new[] { 1, 2, 3, 4 }, new[] { 1, double.NaN, double.PositiveInfinity, 4 }).ToFigure(560);
        Assert.Equal("[1,null,null,4]", Json(figure)["data"]![0]!["y"]!.ToJsonString());
    }

    [Fact]
    public void The_escape_hatch_changes_the_layout_and_keeps_earlier_changes()
    {
        Layout layout = Chart.Line(new[] { 1 }, new[] { 1 }).WithLayout(l => l with { Height = 123 }).WithLayout(l => l with { PlotBgcolor = "#EEEEEE" }).ToFigure(560).Layout;
        Assert.Equal((123, "#EEEEEE"), (layout.Height, layout.PlotBgcolor));
    }

    private static JsonNode Json(Figure figure) => JsonNode.Parse(figure.ToJson())!;
}
