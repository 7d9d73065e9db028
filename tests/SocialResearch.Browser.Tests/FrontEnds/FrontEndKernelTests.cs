using System.Text.Json;
using SocialResearch.Browser.Tests.Browser;

namespace SocialResearch.Browser.Tests.FrontEnds;

/// <summary>Our kernel in Jupyter Notebook 6 itself, and in the notebook and client of JupyterLab 4 on the same server.</summary>
public sealed class FrontEndKernelTests
{
    private const string Notebook6 = "Notebook 6", JupyterLab = "JupyterLab 4";

    [Theory, InlineData(Notebook6), InlineData(JupyterLab)]
    public async Task All_cells_of_a_chapter_run_and_every_chart_draws(string frontEnd)
    {
        await using JupyterServer server = await StartAsync(frontEnd);
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await OpenAsync(server, browser, frontEnd);
        await page.EvaluateAsync("void front.runAll().then(() => document.title = 'All ran')");
        await page.WaitUntilAsync("document.title.includes('All ran')", seconds: 120);
        Assert.DoesNotContain("null", await page.TextAsync("JSON.stringify(front.counts())"));
        Assert.Equal("0", await page.TextAsync("String(document.querySelectorAll('.output_error, [data-mime-type=\"application/vnd.jupyter.stderr\"]').length)"));
        await page.WaitForChartsAsync();
        Assert.NotEqual("0", await page.TextAsync(Page.Charts));
        Assert.Equal("0", await page.TextAsync(Page.UndrawnCharts));
    }

    [Theory, InlineData(Notebook6), InlineData(JupyterLab)]
    public async Task A_person_runs_cells_is_asked_stops_one_and_starts_anew(string frontEnd)
    {
        await using JupyterServer server = await StartAsync(frontEnd);
        await using Chromium browser = await Chromium.StartAsync();
        Page page = await OpenAsync(server, browser, frontEnd);
        Assert.Contains("42", await RunAsync(page, "int answer = 42; answer"));
        Assert.Contains("kaputt", await RunAsync(page, "throw new InvalidOperationException(\"kaputt\");"));
        Assert.Contains("done", await RunAsync(page, "var place = display(\"working\"); place.Update(\"done\");"));

        await page.EvaluateAsync("void (window.asked = front.run('Console.ReadLine() + \"!\"'))");
        await page.EvaluateAsync("front.answer('Jürgen')");
        Assert.Contains("Jürgen!", await page.TextAsync("asked"));

        Assert.Contains("AddDays", await page.TextAsync("front.complete('DateTime.Now.').then(names => names.join())"));

        await page.EvaluateAsync("void (window.stopped = front.run('Console.WriteLine(\"begun\"); while (true) { }'))");
        await page.WaitUntilAsync("document.body.innerText.split('begun').length > 2");
        await page.EvaluateAsync("void front.interrupt()");
        Assert.Contains("Variables of earlier cells are kept.", await page.TextAsync("stopped"));
        Assert.Contains("43", await RunAsync(page, "answer + 1"));

        await page.EvaluateAsync("front.restart().then(() => true)");
        Assert.Contains("CS0103", await RunAsync(page, "answer"));
    }

    private static Task<string> RunAsync(Page page, string cell) => page.TextAsync($"front.run({JsonSerializer.Serialize(cell)})");

    private static async Task<JupyterServer> StartAsync(string frontEnd) => frontEnd == Notebook6
        ? await JupyterServer.StartAsync()
        : await JupyterServer.StartAsync("""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body><script src="page.js"></script></body></html>""",
            await JupyterLabScript.BundleAsync("notebook.js"));

    private static async Task<Page> OpenAsync(JupyterServer server, Chromium browser, string frontEnd)
    {
        Page page = await browser.NewPageAsync();
        await page.SetViewportAsync(1100);
        if (frontEnd == Notebook6)
        {
            await page.OpenAsync(await server.AddressAsync($"notebooks/notebooks/{JupyterServer.Chapter}"));
            await page.WaitUntilAsync("!!window.Jupyter?.notebook?._fully_loaded && !!Jupyter.notebook.kernel?.is_connected()", seconds: 120);
            await page.EvaluateAsync(await File.ReadAllTextAsync(Repository.PathOf("tests", "SocialResearch.Browser.Tests", "FrontEnds", "notebook6.js")));
        }
        else
        {
            await page.OpenAsync(await server.AddressAsync($"static/page.html?file=notebooks/{JupyterServer.Chapter}"));
            await page.WaitUntilAsync("!!window.front", seconds: 120);
        }
        return page;
    }
}
