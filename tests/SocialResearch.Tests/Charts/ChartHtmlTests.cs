using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using SocialResearch.Charts;

namespace SocialResearch.Tests.Charts;

public class ChartHtmlTests
{
    private static readonly Chart Sample = SampleCharts.All["column"];

    [Fact]
    public void The_html_says_which_script_it_needs_and_does_not_carry_it()
    {
        string html = Sample.ToHtml();
        Assert.Contains("data-needs-script=\"plotly\"", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1_000, 40_000);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_source_and_open_table_follow_each_other()
    {
        string html = Sample.ToHtml();
        int[] order = [.. new[] { "role=\"img\"", "<script>", "<figcaption", "<details class=\"sr-data\" open>", "<table" }.Select(part => html.IndexOf(part, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public void Ids_differ_between_drawings_and_end_in_the_same_content_hash()
    {
        string[] ids = [.. new[] { Sample, Sample }.Select(chart => Regex.Match(chart.ToHtml(), "id=\"(sr-chart-[^\"]+)\"").Groups[1].Value)];
        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(ids[0].Split('-')[^1], ids[1].Split('-')[^1]);
    }

    [Fact]
    public void Digits_that_depend_on_the_processor_do_not_change_a_drawing()
    {
        string[] hashes = [.. new[] { 87.09267265633096, 87.09267265633098 }.Select(last =>
            Regex.Match(Chart.Line(x: [0.1, 1.0], y: [1e12, last]).ToHtml(), "id=\"sr-chart-[0-9]+-([^\"]+)\"").Groups[1].Value)];
        Assert.Equal(hashes[0], hashes[1]);
    }

    [Fact]
    public void Hostile_texts_open_no_element_of_their_own() => Assert.All(HostileCharts.All, chart =>
    {
        string html = chart.ToHtml();
        Assert.Equal(1, Regex.Count(html, "<script"));
        Assert.Equal(1, Regex.Count(html, "</script"));
        Assert.DoesNotMatch("<(img|a|i)[ >]", html);
        Assert.DoesNotContain('\u202e', html);
        Assert.DoesNotContain("%{x}", Regex.Match(html, "<script>.*?</script>", RegexOptions.Singleline).Value, StringComparison.Ordinal);
    });

    [Fact]
    public void The_first_chart_brings_the_script_unless_the_notebook_does()
    {
        try
        {
            PageScript.Forget();
            Assert.Contains("data-provides-script=\"plotly\"", Format(Sample, "text/html"), StringComparison.Ordinal);
            Assert.DoesNotContain("data-provides-script", Format(Sample, "text/html"), StringComparison.Ordinal);

            PageScript.Forget();
            AppContext.SetSwitch(PageScript.SuppliedByHost, true);
            Assert.DoesNotContain("data-provides-script", Format(Sample, "text/html"), StringComparison.Ordinal);
        }
        finally
        {
            AppContext.SetSwitch(PageScript.SuppliedByHost, false);
        }
    }

    [Fact]
    public void The_plain_form_is_the_sentence() => Assert.Equal(Sample.ToString(), Format(Sample, "text/plain"));

    [Fact]
    public void A_grid_formats_all_its_charts() =>
        Assert.Equal(4, Regex.Count(Format(SampleCharts.Grid, "text/html"), "<figure"));

    /// <summary>Formats as an engine does that knows the convention by name only.</summary>
    private static string Format(object value, string mimeType)
    {
        Attribute attribute = value.GetType().GetCustomAttributes().Single(found => found.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var formatters = (IEnumerable)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source, nonPublic: true), [])!;
        object formatter = formatters.Cast<object>().Single(found => (string)found.GetType().GetProperty("MimeType")!.GetValue(found)! == mimeType);
        var writer = new StringWriter();
        Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!);
        return writer.ToString();
    }
}
