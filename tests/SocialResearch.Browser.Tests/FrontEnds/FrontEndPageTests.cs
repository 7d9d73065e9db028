using System.Diagnostics;
using SocialResearch.Browser.Tests.Browser;
using SocialResearch.Charts;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Browser.Tests.FrontEnds;

/// <summary>A chapter as a Jupyter front end saves it, on the pages that Jupyter's nbconvert makes of it; skipped where that is missing.</summary>
public sealed class FrontEndPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nbconvert für alle ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> ConvertAsync(params string[] options)
    {
        JupyterPython.OrSkip(("nbconvert", "jupyter-nbconvert"));
        // The first output that needs the script brings it, as the kernel's outputs do.
        string notebook = Path.Combine(_folder, "chapter.ipynb"), page = Path.Combine(_folder, "chapter.html");
        NotebookDocument.Load(Repository.PathOf("notebooks", "02-participation-inequality.ipynb"))
            .WithPageScripts([new PageScript("plotly", () => PlotlyBundle.Script)]).Save(notebook);
        using Process process = Process.Start(JupyterPython.In(_folder, ["-m", "nbconvert", "--to", "html", .. options, notebook]))!;
        string words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, words);
        return page;
    }

    [Theory]
    [InlineData("lab", 900)]
    [InlineData("lab", 390)]
    [InlineData("classic", 900)]
    [InlineData("basic", 900)]
    public async Task Every_chart_draws_without_a_network(string template, int width)
    {
        string file = await ConvertAsync("--template", template);
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(width);
        await page.OpenAsync(file);
        await page.WaitForChartsAsync();
        Assert.Equal("0", await page.TextAsync(Page.UndrawnCharts));
        Assert.NotEqual("0", await page.TextAsync(Page.Charts));
    }

    [Fact]
    public async Task Where_scripts_are_stripped_title_description_and_table_are_left()
    {
        string file = await ConvertAsync("--HTMLExporter.sanitize_html=True");
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(900);
        await page.OpenAsync(file);
        Assert.Equal("0", await page.TextAsync("String(document.querySelectorAll('.main-svg').length)"));
        string words = await page.TextAsync("document.body.innerText");
        Assert.Contains("The most active 1 % wrote 71.2 % of the posts", words);
        Assert.Contains("Lorenz curve of 3,460 registered people", words);
        // The sanitiser may fold the tables; they are one click away.
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.NotEqual("0", await page.TextAsync("String([...document.querySelectorAll('details table')].filter(t => t.offsetHeight > 0).length)"));
    }
}
