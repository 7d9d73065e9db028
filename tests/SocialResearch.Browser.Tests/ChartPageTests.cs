using SocialResearch.Browser.Tests.Browser;
using SocialResearch.Charts;
using SocialResearch.Tests.Charts;

namespace SocialResearch.Browser.Tests;

/// <summary>Charts as a reader's browser shows them.</summary>
public sealed class ChartPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sr charts ü ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(900)]
    [InlineData(600)]
    [InlineData(390)]
    public async Task Every_kind_of_chart_draws_offline_without_complaint_or_collision(int width)
    {
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(width);
        await page.OpenAsync(Write("all.html", PageOf(AllCharts(), scriptsBefore: 1)));
        await page.WaitForChartsAsync();

        Assert.Empty(page.Complaints);
        Assert.Empty(page.NetworkRequests);
        Assert.Equal("", string.Join("\n", await TextCollisions.FindAsync(page)));
        string faults = await page.TextAsync("[...new Set([...document.querySelectorAll('.sr-drawing')].flatMap(host => (Plotly.validate(host.data, host.layout) || []).map(fault => host.getAttribute('aria-label').slice(0, 80) + ': ' + fault.msg)))].join('\\n')");
        Assert.True(faults == "", faults);
        Assert.Equal("0", await page.TextAsync("String(document.querySelectorAll('details.sr-data[open]').length)"));
        Assert.Equal("true", await page.TextAsync("String(document.documentElement.scrollWidth <= innerWidth)"));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public async Task The_script_may_stand_before_or_after_or_twice(int before, int after)
    {
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.OpenAsync(Write("page.html", PageOf(SampleCharts.All["line"].ToHtml() + SampleCharts.All["bar"].ToHtml(), before, after)));
        await page.WaitForChartsAsync();
        Assert.Equal("2", await page.TextAsync("String(document.querySelectorAll('.sr-drawing > .plot-container').length)"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_loader_on_the_page_does_not_catch_the_script()
    {
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        const string loader = "<script>window.define = function () { throw new Error('caught'); }; define.amd = {}; window.module = { exports: {} }; window.exports = module.exports; window.require = define;</script>";
        await page.OpenAsync(Write("page.html", PageOf(loader + PlotlyBundle.ScriptElement + SampleCharts.All["column"].ToHtml())));
        await page.WaitForChartsAsync();
        Assert.Equal(PlotlyBundle.Version, await page.TextAsync("Plotly.version"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task An_output_attached_after_its_script_ran_is_drawn()
    {
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.OpenAsync(Write("page.html", PageOf("", scriptsBefore: 1)));
        string html = System.Text.Json.JsonSerializer.Serialize(SampleCharts.All["column"].ToHtml());
        await page.EvaluateAsync($$"""
            (() => {
              const host = document.createElement('div');
              host.innerHTML = {{html}};
              for (const dead of host.querySelectorAll('script')) new Function(dead.textContent)();
              setTimeout(() => document.body.append(host), 300);
            })()
            """);
        await page.WaitUntilAsync("document.querySelector('.sr-drawing .main-svg') !== null");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Without_scripts_the_reader_sees_words_and_table()
    {
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetScriptsAsync(on: false);
        Chart chart = SampleCharts.All["column"];
        await page.OpenAsync(Write("page.html", PageOf(chart.ToHtml(), scriptsBefore: 1)));
        await page.SetScriptsAsync(on: true);
        string visible = await page.TextAsync("document.body.innerText");
        Assert.Contains("Thursday is the busiest day", visible, StringComparison.Ordinal);
        Assert.Contains(chart.Alt, visible, StringComparison.Ordinal);
        Assert.Contains("1,402", visible, StringComparison.Ordinal);
        Assert.Contains("n = 12,480", visible, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_narrower_window_gets_the_narrow_layout()
    {
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(900);
        await page.OpenAsync(Write("page.html", PageOf(SampleCharts.All["line"].ToHtml(), scriptsBefore: 1)));
        await page.WaitForChartsAsync();
        Assert.Equal("false", await page.TextAsync("String(document.querySelector('.sr-drawing').layout.showlegend)"));
        await page.SetViewportAsync(390);
        await page.WaitUntilAsync("document.querySelector('.sr-drawing').layout.showlegend && document.querySelector('.main-svg').getBoundingClientRect().right <= innerWidth");
        Assert.Equal("", string.Join('\n', await TextCollisions.FindAsync(page)));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_printed_chart_fits_between_the_margins_of_a4_and_is_wide_again_afterwards()
    {
        const string Width = "document.querySelector('.main-svg').getBoundingClientRect().width";
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(1400);
        await page.OpenAsync(Write("page.html", PageOf(SampleCharts.All["line"].ToHtml(), scriptsBefore: 1)));
        await page.WaitForChartsAsync();
        await page.WaitUntilAsync($"{Width} > 700");
        await page.EvaluateAsync("window.dispatchEvent(new Event('beforeprint'))");
        // At once: the browser takes its picture for paper when the event returns.
        Assert.Equal("660", await page.TextAsync($"String({Width})"));
        await page.EvaluateAsync("window.dispatchEvent(new Event('afterprint'))");
        await page.WaitUntilAsync($"{Width} > 700");
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData(900)]
    [InlineData(390)]
    public async Task Text_written_by_people_is_shown_letter_by_letter(int width)
    {
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(width);
        await page.OpenAsync(Write("page.html", PageOf(string.Join('\n', HostileCharts.All.Select(chart => chart.ToHtml())), scriptsBefore: 1)));
        await page.WaitForChartsAsync();
        Assert.Empty(page.Complaints);
        Assert.Empty(page.NetworkRequests);
        Assert.Equal("untouched", await page.TextAsync("window.caught || 'untouched'"));
        Assert.Equal("0", await page.TextAsync("String(document.querySelectorAll('.sr-chart a, .sr-chart img, .sr-chart i, .sr-chart svg [style*=italic]').length)"));
        string drawn = await page.TextAsync("[...document.querySelectorAll('.sr-drawing svg text')].map(text => text.textContent).join(' ')");
        Assert.Contains("<i>", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", drawn, StringComparison.Ordinal);
    }

    private static string AllCharts() => string.Join('\n', SampleCharts.All.Values.Select(chart => chart.ToHtml())) + SampleCharts.Grid.ToHtml();

    private static string PageOf(string body, int scriptsBefore = 0, int scriptsAfter = 0) => $"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Charts</title></head>
        <body style="margin:16px;font-family:sans-serif">{string.Concat(Enumerable.Repeat(PlotlyBundle.ScriptElement, scriptsBefore))}
        {body}{string.Concat(Enumerable.Repeat(PlotlyBundle.ScriptElement, scriptsAfter))}</body></html>
        """;

    private string Write(string name, string html)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, html);
        return path;
    }
}
