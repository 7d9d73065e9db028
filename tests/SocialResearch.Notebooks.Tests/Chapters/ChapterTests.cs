using System.Text.RegularExpressions;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Tests.Chapters;

/// <summary>Every notebook of the project: runs, shows what it showed when it was committed, and has the anatomy of a chapter.</summary>
public sealed partial class ChapterTests
{
    private static readonly string[] s_headings = ["Question", "Data", "Method", "Picture", "Reading", "Limits", "Exercise", "Sources"];

    public static TheoryData<string> Chapters => [.. Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Built.Repository, "notebooks");

    private static NotebookDocument Load(string chapter) => NotebookDocument.Load(Path.Combine(Folder, chapter + ".ipynb"));

    [Theory, MemberData(nameof(Chapters))]
    public async Task It_runs_and_shows_what_was_committed(string chapter)
    {
        NotebookDocument committed = Load(chapter);
        Ran ran = (await Engine.RunAsync(new RunOptions(Engine.Worker with { WorkingDirectory = Folder }), Load(chapter))).Succeeds();
        // Nothing is normalised: ids of charts and intervals of resampling are the same in every run.
        foreach ((NotebookCell expected, NotebookCell actual) in committed.Cells.Zip(ran.Notebook.Cells))
            Assert.Equal(Shown(expected), Shown(actual));
    }

    [Theory, MemberData(nameof(Chapters))]
    public void It_asks_its_questions_in_the_order_of_every_chapter(string chapter)
    {
        IReadOnlyList<NotebookCell> cells = Load(chapter).Cells;
        IEnumerable<string> headings = cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => Heading().Matches(cell.Source).Select(match => match.Groups[1].Value.Trim()));
        Assert.Equal(s_headings, headings);
        Assert.StartsWith("# ", cells[0].Source);
        Assert.Contains("\n> ", cells[0].Source);
    }

    [Theory, MemberData(nameof(Chapters))]
    public void Its_code_is_short_and_comes_after_prose(string chapter)
    {
        IReadOnlyList<NotebookCell> cells = Load(chapter).Cells;
        Assert.All(cells, cell => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", cell.Id));
        Assert.Single(cells.First(cell => cell.Kind == CellKind.Code).Source.Split('\n'));
        for (int i = 0; i < cells.Count; i++)
        {
            if (cells[i].Kind != CellKind.Code) continue;
            Assert.True(cells[i].Source.Split('\n').Length <= 12, $"Cell '{cells[i].Id}' has more than 12 lines.");
            Assert.All(cells[i].Source.Split('\n'), line => Assert.True(line.Length <= 105, $"Cell '{cells[i].Id}' has a line that a page cannot show: {line}"));
            Assert.True(cells[i - 1].Kind == CellKind.Markdown, $"Cell '{cells[i].Id}' comes without prose before it.");
        }
    }

    [Theory, MemberData(nameof(Chapters))]
    public void It_ends_in_a_verdict_and_names_its_sources_with_addresses(string chapter)
    {
        NotebookDocument committed = Load(chapter);
        NotebookCard card = NotebookCard.From(committed);
        Assert.False(string.IsNullOrEmpty(card.Claim));
        Assert.False(string.IsNullOrEmpty(card.Verdict));
        string sources = committed.Cells[^1].Source;
        Assert.StartsWith("## Sources", sources);
        Assert.Contains("<https://", sources);
    }

    [Theory, MemberData(nameof(Chapters))]
    public void Anybody_s_Jupyter_can_open_it(string chapter)
    {
        NotebookDocument committed = Load(chapter);
        Assert.Equal(".net-csharp", committed.KernelName);
        Assert.DoesNotContain(committed.Cells, cell => cell.Outputs.Any(output => output is ErrorOutput));
        // Third-party scripts are never committed, also not inside outputs.
        Assert.True(committed.ToBytes().Length < 1_000_000, "A committed notebook stays under a megabyte.");
    }

    private static string Shown(NotebookCell cell) => string.Join("\n---\n", cell.Outputs.Select(output => output switch
    {
        StreamOutput stream => $"{stream.Name}: {stream.Text}",
        DisplayOutput display => Bundle(display.Data),
        ResultOutput result => Bundle(result.Data),
        ErrorOutput error => string.Join("\n", error.Traceback),
        _ => output.ToString(),
    }));

    private static string Bundle(MimeBundle data) => string.Join("\n", data.OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => $"{form.Key}: {data.Text(form.Key)}"));

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
