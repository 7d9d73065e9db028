using SocialResearch.Browser.Tests.Browser;
using SocialResearch.Charts;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Browser.Tests;

/// <summary>The project's own chapters as pages, from the outputs that are committed with them.</summary>
public sealed class ChapterPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("Seiten für Kunden ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, int> Pages => [.. from path in Directory.EnumerateFiles(Repository.PathOf("notebooks"), "*.ipynb").Order(StringComparer.Ordinal)
                                                       from width in (int[])[900, 390]
                                                       select new TheoryDataRow<string, int>(Path.GetFileNameWithoutExtension(path), width)];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_chapter_opens_offline_without_complaint_collision_or_sideways_scrolling(string chapter, int width)
    {
        string file = Write(chapter);
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(width);
        await page.OpenAsync(file);
        await page.WaitForChartsAsync();
        Assert.NotEqual("0", await page.TextAsync("String(document.querySelectorAll('.sr-drawing .main-svg').length)"));
        Assert.Empty(page.Complaints);
        Assert.Empty(page.NetworkRequests);
        Assert.Equal("", string.Join("\n", await TextCollisions.FindAsync(page)));
        Assert.Equal("true", await page.TextAsync("String(document.documentElement.scrollWidth <= innerWidth)"));
        // A table may be moved sideways; what says of whom its numbers are may not need it, moved or not.
        const string outside = "String([...document.querySelectorAll('.output caption')].map(c => c.getBoundingClientRect()).filter(r => r.width > 0 && (r.left < 0 || r.right > innerWidth)).length)";
        Assert.Equal("0", await page.TextAsync(outside));
        await page.EvaluateAsync("document.querySelectorAll('.output.html').forEach(o => o.scrollLeft = 200)");
        Assert.Equal("0", await page.TextAsync(outside));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_chapter_without_javascript_shows_its_charts_as_tables(string chapter, int width)
    {
        string file = Write(chapter);
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(width);
        await page.SetScriptsAsync(false);
        await page.OpenAsync(file);
        string closed = await page.TextAsync("String([...document.querySelectorAll('.sr-chart details')].filter(d => !d.open || !d.querySelector('table').offsetHeight).length)");
        Assert.Equal("0", closed);
        Assert.NotEqual("0", await page.TextAsync("String(document.querySelectorAll('.sr-chart table').length)"));
    }

    /// <summary>The picture at the top of the README is a chart of chapter 02 as the project draws it; UPDATE_GOLDEN=1 draws it again.</summary>
    [Fact]
    public async Task The_readme_s_picture_is_a_chart_of_the_second_chapter()
    {
        string file = Write("02-participation-inequality"), picture = Repository.PathOf("docs", "images", "lorenz.png");
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(900);
        await page.OpenAsync(file);
        await page.WaitForChartsAsync();
        const string chart = ".sr-chart:has(.sr-drawing[aria-label*='Lorenz curve of 3,460 registered people'])";
        Assert.Equal("1", await page.TextAsync($"String(document.querySelectorAll(\"{chart}\").length)"));
        // A window as high as the page, so that taking the picture does not change the layout.
        await page.SetViewportAsync(900, (int)(await page.EvaluateAsync("document.documentElement.scrollHeight"))!.GetValue<double>());
        byte[] drawn = await page.ScreenshotAsync(chart);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllBytesAsync(picture, drawn);
        // Pixels and line heights differ between browsers and fonts; the width of a chart does not.
        Assert.Equal(Width(drawn), Width(await File.ReadAllBytesAsync(picture)));
    }

    private static int Width(byte[] png) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));

    private string Write(string chapter)
    {
        NotebookDocument notebook = NotebookDocument.Load(Repository.PathOf("notebooks", chapter + ".ipynb"));
        string file = Path.Combine(_folder, chapter + ".html");
        HtmlPage.Write(file, notebook, new PageOptions { Scripts = [new PageScript("plotly", () => PlotlyBundle.Script)] });
        return file;
    }
}
