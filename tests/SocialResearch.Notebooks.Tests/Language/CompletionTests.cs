using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Tests.Language;

public sealed class CompletionTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData("likesP|", "likesPerDay")] // a variable of an earlier cell
    [InlineData("Twi|", "Twice")] // a function of an earlier cell
    [InlineData("new Pos|", "Post")] // a type of an earlier cell
    [InlineData("likesPerDay.Su|", "Sum")] // an extension method
    [InlineData("likesPerDay.Where(like => like.CompareT|", "CompareTo")] // inside an unfinished lambda
    [InlineData("when?.Ye|", "Year")] // behind a question mark
    [InlineData("\"x\".Shou|", "Shout")] // an extension method of a library cell
    [InlineData("Math.P|", "PI")] // static
    [InlineData("DayOfWeek.Mo|", "Monday")] // an enumeration
    [InlineData("System.Text.Strin|", "StringBuilder")] // a namespace
    [InlineData("Participation.Mea|", "Measure")] // the library
    [InlineData("Participation.Measure(popu|", "population:")] // a named argument
    [InlineData("new Post(\"a\", 1) { Ta|", "Tag")] // an initializer
    [InlineData("var p = new Post(\"a\", 1); var q = p with { Lik|", "Likes")] // a changed copy
    [InlineData("int inner = 1; { inn| }", "inner")] // a variable of this cell
    [InlineData("foreac|", "foreach")] // a keyword
    [InlineData("#!imp|", "#!import")] // a directive
    [InlineData("#!time\nlikesP|", "likesPerDay")] // below a directive
    [InlineData("File.ReadAllText(\"CHANGE|", "CHANGELOG.md")] // a file in a text
    [InlineData("File.ReadAllText(\"src/SocialResearch.C|", "SocialResearch.Cli/")] // a folder in a text
    [InlineData("likesPerDay.|\nvar next = 1;", "Count")] // with code behind it
    public async Task It_offers(string code, string expected) => Assert.Contains(expected, await workbench.NamesAsync(code));

    [Theory]
    [InlineData("likesPerDay.|", "Max(")]
    [InlineData("likesPerDay.|", "likesPerDay")] // not a member
    [InlineData("Math.|", "ToString")] // not static
    [InlineData("// likesP|", "likesPerDay")] // in a comment
    [InlineData("\"likesP|", "likesPerDay")] // in a text
    [InlineData("Lo|", "LoopChecks")] // ours, not the reader's
    [InlineData("new Post(\"a\", 1) { Tag = \"x\", |", "Tag")] // set already
    public async Task It_does_not_offer(string code, string unwanted) => Assert.DoesNotContain(unwanted, await workbench.NamesAsync(code));

    [Fact]
    public async Task What_was_typed_is_replaced_from_its_start()
    {
        CompletionsMessage answer = await workbench.CompleteAsync("var a = likesPerDay.Coun|");
        Assert.Equal((20, 24), (answer.Start, answer.End));
        Assert.Equal("Count", answer.Items[0].Text);
    }

    [Fact]
    public async Task Names_of_the_reader_come_before_types_and_keywords()
    {
        string[] names = await workbench.NamesAsync("l|");
        Assert.Equal("likesPerDay", names[0]);
    }

    [Fact]
    public async Task Asking_leaves_the_session_as_it_was()
    {
        await workbench.NamesAsync("var likesPerDay = \"text\"; likesPerDay.|");
        Assert.Contains("Capacity", await workbench.NamesAsync("likesPerDay.|"));
    }

    [Fact]
    public async Task Code_of_a_chapter_cut_anywhere_gets_answers_and_the_session_lives()
    {
        foreach (NotebookCell cell in NotebookDocument.Load(Path.Combine(Built.Repository, "notebooks", "02-participation-inequality.ipynb")).Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            for (int place = 0; place < cell.Source.Length; place += 31)
            {
                await workbench.CompleteAsync(cell.Source.Insert(place, "|"));
                await workbench.ExplainAsync(cell.Source[..place] + "|");
            }
        }
        Assert.Contains("likesPerDay", await workbench.NamesAsync("likesP|"));
    }

    [Theory]
    [InlineData("|")]
    [InlineData("}}}|")]
    [InlineData("\"\"\"|")]
    [InlineData("#r \"|")]
    [InlineData("#|")]
    [InlineData(".|")]
    [InlineData("😀.|")]
    [InlineData("a.b.c.d(e.f(|")]
    [InlineData("/* |")]
    [InlineData("#!html\n<b>|")]
    public async Task Strange_code_gets_an_answer_too(string code) => Assert.NotNull(await workbench.CompleteAsync(code));
}
