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
        string faults = await page.TextAsync("[...new Set([...document.querySelectorAll('.sr-drawing')].flatMap(host => (Plotly.validate(host.data, host.layout) || []).map(fault => fault.msg)))].join('\\n')"); Assert.True(faults == "", faults);
        Assert.Equal("0", await page.TextAsync("String(document.querySelectorAll('details.sr-data[open]').length)"));
        Assert.Equal("true", await page.TextAsync("String(document.documentElement.scrollWidth <= innerWidth)"));
//LOOK
        if (Environment.GetEnvironmentVariable("SOCIALRESEARCH_LOOK") is { Length: > 0 } look)
            for (int first = 0; first < SampleCharts.All.Count; first += 3)
            {
                await page.EvaluateAsync($"[...document.querySelectorAll('figure,section')].forEach((box, i) => {{ if (!box.parentElement.closest('section')) box.style.display = i >= {first} && i < {first + 3} ? '' : 'none'; }})");
                await File.WriteAllBytesAsync(Path.Combine(look, $"{width}-{first:00}.png"), await page.ScreenshotAsync());
            }

//END
    }

    private static string AllCharts() =>
        string.Join('\n', SampleCharts.All.Select(sample => sample.Value.ToHtml().Replace("<div id=\"", $"<div data-sample=\"{sample.Key}\" id=\"{sample.Key}-", StringComparison.Ordinal).Replace("draw(\"", $"draw(\"{sample.Key}-", StringComparison.Ordinal))) + SampleCharts.Grid.ToHtml();

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
