using System.Text.Json;
using SocialResearch.Browser.Tests.Browser;
using SocialResearch.Charts;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Browser.Tests.FrontEnds;

/// <summary>A chapter's outputs as JupyterLab's own renderer shows them, and as VS Code's does by its published source.</summary>
public sealed class FrontEndRendererTests : IDisposable
{
    // How VS Code's notebook renderer treats an output: HTML into a detached element, the element into a page under this
    // policy, then each script once more, without our attributes, taken away as soon as it has run.
    private const string VisualStudioCode = """
        self.require = {};
        window.showOutputs = async function (outputs) {
          for (const source of outputs) {
            const container = document.body.appendChild(document.createElement("div")), element = document.createElement("div");
            element.innerHTML = source;
            await Promise.resolve();
            container.appendChild(element);
            for (const inert of [...element.getElementsByTagName("script")]) {
              const script = document.createElement("script");
              script.text = inert.innerText;
              element.appendChild(script).parentNode.removeChild(script);
            }
          }
        };
        """;

    private const string VisualStudioCodePolicy =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:\">";

    private const string Drawn = "String(document.querySelectorAll('.sr-drawing .main-svg').length)";
    private const string TablesSeen = "String([...document.querySelectorAll('details.sr-data table')].filter(t => t.offsetHeight > 0).length)";

    private readonly string _folder = Directory.CreateTempSubdirectory("sr-front-end-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(900)]
    [InlineData(390)]
    public async Task JupyterLab_draws_every_chart_of_a_trusted_notebook(int width)
    {
        string script = await JupyterLabAsync();
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await ShowAsync(browser, script, "", trusted: true, width);
        Assert.NotEqual("0", await page.TextAsync(Drawn));
        Assert.Equal("0", await page.TextAsync(Page.UndrawnCharts));
        Assert.Empty(await TextCollisions.FindAsync(page));
    }

    [Fact]
    public async Task JupyterLab_shows_title_description_and_open_table_of_a_notebook_it_does_not_trust()
    {
        string script = await JupyterLabAsync();
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await ShowAsync(browser, script, "", trusted: false, width: 900);
        Assert.Equal("0", await page.TextAsync(Drawn));
        string words = await page.TextAsync("document.body.innerText");
        Assert.Contains("The most active 1 % wrote 71.2 % of the posts", words);
        Assert.Contains("Lorenz curve of 3,460 registered people", words);
        Assert.DoesNotContain("__srCharts", words);
        Assert.Equal(await page.TextAsync(Page.Charts), await page.TextAsync(TablesSeen));
        Assert.NotEqual("0", await page.TextAsync(TablesSeen));
    }

    [Theory]
    [InlineData(900)]
    [InlineData(390)]
    public async Task VS_Code_draws_every_chart(int width)
    {
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await ShowAsync(browser, VisualStudioCode, VisualStudioCodePolicy, trusted: true, width);
        Assert.NotEqual("0", await page.TextAsync(Drawn));
        Assert.Equal("0", await page.TextAsync(Page.UndrawnCharts));
        Assert.Empty(await TextCollisions.FindAsync(page));
        Assert.Empty(page.NetworkRequests);
    }

    private async Task<Page> ShowAsync(Chromium browser, string script, string head, bool trusted, int width)
    {
        // The first output that needs the chart script brings it, as the kernel's outputs do.
        NotebookDocument notebook = NotebookDocument.Load(Repository.PathOf("notebooks", "02-participation-inequality.ipynb"))
            .WithPageScripts([new PageScript("plotly", () => PlotlyBundle.Script)]);
        string[] outputs = [.. notebook.Cells.SelectMany(cell => cell.Outputs).Select(HtmlOf).OfType<string>()];
        string file = Path.Combine(_folder, "page.html");
        await File.WriteAllTextAsync(file, $$"""
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{{head}}<title>Outputs</title></head><body>
            <script>{{script}}</script>
            <script>showOutputs({{JsonSerializer.Serialize(outputs)}}, {{(trusted ? "true" : "false")}}).then(() => document.title = "Shown");</script>
            </body></html>
            """);
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(width);
        await page.OpenAsync(file);
        await page.WaitUntilAsync("document.title === 'Shown'");
        if (trusted) await page.WaitForChartsAsync();
        return page;
    }

    private static string? HtmlOf(CellOutput output) => output switch
    {
        DisplayOutput display => display.Data.Text("text/html"),
        ResultOutput result => result.Data.Text("text/html"),
        _ => null,
    };

    private static async Task<string> JupyterLabAsync() => (await JupyterLabScript.BundleAsync("render.js")).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
}
