using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;
using SocialResearch.Notebooks.Tests.Chapters;
using SocialResearch.Notebooks.Tests.Cli;

namespace SocialResearch.Notebooks.Tests.Jupyter;

/// <summary>Our kernel under the programs that people use; skipped with the reason where these are missing.</summary>
public sealed partial class RealClientTests
{
    private static readonly (string, string) s_client = ("jupyter_client", "python3-jupyter-client");
    private static readonly (string, string) s_nbclient = ("nbclient", "python3-nbclient");
    private static readonly (string, string) s_nbconvert = ("nbconvert", "jupyter-nbconvert");

    private static void Succeeded(Finished finished) => Assert.True(finished.ExitCode == 0, finished.Output + finished.Error);

    [Fact]
    public async Task The_suite_that_the_Jupyter_project_publishes_passes_with_nothing_skipped()
    {
        using JupyterProgram jupyter = JupyterProgram.OrSkip(s_client, ("jupyter_kernel_test", "python3-jupyter-kernel-test"));
        Finished suite = await jupyter.ScriptAsync("published_suite.py");
        Succeeded(suite);
        Assert.Contains("skipped: 0", suite.Output);
    }

    [Fact]
    public async Task Jupyter_client_starts_interrupts_restarts_and_ends_the_kernel()
    {
        using JupyterProgram jupyter = JupyterProgram.OrSkip(s_client);
        Finished checks = await jupyter.ScriptAsync("client_checks.py");
        Succeeded(checks);
        Assert.Equal(File.ReadAllText(Repository.PathOf("tests", "SocialResearch.Notebooks.Tests", "Jupyter", "client_checks.py")).Split("\ndef check_").Length - 1, checks.Output.Split("ok: ").Length - 1);
    }

    [Fact]
    public async Task Nbconvert_runs_a_notebook_and_stores_what_the_embedded_runner_stores()
    {
        using JupyterProgram jupyter = JupyterProgram.OrSkip(s_nbconvert);
        string[] cells =
        [
            "Console.WriteLine(\"Grüße\"); Console.Error.WriteLine(\"hm\"); display(new[] { 1, 2 }); HTML(\"<b>x</b>\")",
            "record Post(string Author, int Likes); new[] { new Post(\"a\", 1), new Post(\"ß\", 2) }",
            "var place = display(\"working\"); place.Update(\"done\");",
            "#!markdown\n**fett**",
            "(Microsoft.DotNet.Interactive.Formatting.MathString)@\"\\frac12\"",
        ];
        NotebookDocument notebook = NotebookDocument.Create("t", [.. cells.Select(cell => NotebookCell.Code(cell)), NotebookCell.Code("1 / int.Parse(\"0\")", "raises-exception")]);
        string file = jupyter.In("notebook.ipynb");
        notebook.Save(file);
        Succeeded(await jupyter.ModuleAsync("nbconvert", "--to", "notebook", "--execute", "--output", "ran.ipynb", file));

        NotebookDocument theirs = NotebookDocument.Load(jupyter.In("ran.ipynb"));
        Ran ours = (await Engine.RunAsync(new RunOptions(Engine.Worker), notebook)).Succeeds();
        foreach ((NotebookCell expected, NotebookCell actual) in ours.Notebook.Cells.Zip(theirs.Cells)) Assert.Equal(Shown(expected), Shown(actual));
        Assert.Equal(ours.Notebook.Metadata["language_info"]!.ToJsonString(), theirs.Metadata["language_info"]!.ToJsonString());
    }

    public static TheoryData<string> Chapters => ChapterTests.Chapters;

    [Theory, MemberData(nameof(Chapters))]
    public async Task Every_chapter_shows_through_Jupyter_what_was_committed(string chapter)
    {
        using JupyterProgram jupyter = JupyterProgram.OrSkip(s_nbclient);
        string file = Path.Combine(Built.Repository, "notebooks", chapter + ".ipynb");
        Succeeded(await jupyter.ScriptAsync("execute_notebook.py", file, jupyter.In("ran.ipynb")));
        NotebookDocument committed = NotebookDocument.Load(file), ran = NotebookDocument.Load(jupyter.In("ran.ipynb"));
        Assert.Equal(committed.Cells.Count, ran.Cells.Count);
        // The runner numbers cells as its messages name them, those left out too; Jupyter counts what it ran.
        int skipped = 0;
        foreach ((NotebookCell expected, NotebookCell actual) in committed.Cells.Zip(ran.Cells))
        {
            if (expected.Kind == CellKind.Code && expected.ExecutionCount is null) skipped++;
            Assert.Equal(Shown(expected, skipped), Shown(actual));
        }
    }

    [Fact]
    public async Task Jupyter_console_shows_values_and_errors()
    {
        using JupyterProgram jupyter = JupyterProgram.OrSkip(("jupyter_console", "jupyter-console"));
        Finished console = await jupyter.ScriptAsync("console_session.py");
        Succeeded(console);
        Assert.Contains("42", console.Output);
        Assert.Contains("DivideByZeroException", console.Output);
    }

    [Fact]
    public async Task Html_of_nbconvert_draws_charts_and_its_sanitised_form_shows_their_tables()
    {
        using JupyterProgram jupyter = JupyterProgram.OrSkip(s_nbconvert, s_nbclient);
        string file = Path.Combine(Built.Repository, "notebooks", "02-participation-inequality.ipynb");
        Succeeded(await jupyter.ScriptAsync("execute_notebook.py", file, jupyter.In("ran.ipynb")));
        foreach (string template in (string[])["lab", "classic", "basic"])
        {
            Succeeded(await jupyter.ModuleAsync("nbconvert", "--to", "html", "--template", template, "--output", template + ".html", jupyter.In("ran.ipynb")));
            string page = await File.ReadAllTextAsync(jupyter.In(template + ".html"));
            Assert.Single(Library().Matches(page));
            Assert.Contains("__srCharts", page);
        }

        Succeeded(await jupyter.ModuleAsync("nbconvert", "--to", "html", "--HTMLExporter.sanitize_html=True", "--output", "sanitised.html", jupyter.In("ran.ipynb")));
        string sanitised = await File.ReadAllTextAsync(jupyter.In("sanitised.html"));
        Assert.DoesNotContain("__srCharts||[]).push(function(draw)", Tags().Replace(sanitised, match => match.Value.StartsWith("<script", StringComparison.Ordinal) ? "SCRIPT" : ""));
        Assert.Contains("Numbers of this chart", sanitised);
        Assert.Matches("<td[^>]*>71.2", sanitised);
    }

    /// <summary>What a cell shows; neighbouring texts of a stream are one, and the script a first chart brings is left out.</summary>
    private static string Shown(NotebookCell cell, int skipped = 0)
    {
        if (cell.Kind != CellKind.Code) return cell.Source;
        var text = new System.Text.StringBuilder((cell.ExecutionCount - skipped).ToString());
        string stream = "";
        foreach (CellOutput output in cell.Outputs)
        {
            if (output is StreamOutput part)
            {
                if (stream != part.Name) text.Append('\n').Append(part.Name).Append(": ");
                text.Append(part.Text);
                stream = part.Name;
                continue;
            }
            stream = "";
            text.Append('\n').Append(output switch
            {
                DisplayOutput display => "display " + Bundle(display.Data),
                ResultOutput result => $"result {result.ExecutionCount - skipped} " + Bundle(result.Data),
                ErrorOutput error => $"error {error.Name}: {error.Value}\n" + string.Join("\n", error.Traceback),
                _ => output.ToString(),
            });
        }
        return text.ToString();
    }

    private static string Bundle(MimeBundle data) => string.Join("\n", data.OrderBy(form => form.Key, StringComparer.Ordinal)
        .Select(form => $"{form.Key}: {Library().Replace(data.Text(form.Key) ?? Sorted(form.Value)?.ToJsonString() ?? "", "")}"));

    // nbformat sorts the members of JSON outputs by name.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    // The library is the one long script; the charts' own ones begin with their queue.
    [GeneratedRegex(@"<script>(?!\(window\.__srCharts)(?:(?!</script>).){100000,}</script>\n?", RegexOptions.Singleline)]
    private static partial Regex Library();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
