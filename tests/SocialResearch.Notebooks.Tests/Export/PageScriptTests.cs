using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Notebooks.Tests.Export;

public class PageScriptTests
{
    private const string Chart = "<div data-needs-script=\"charts\">c</div>";

    private static NotebookDocument Charts(int count) => NotebookDocument.Create("n",
        [.. Enumerable.Range(1, count).Select(i => SampleNotebook.Run(i, "x", new StreamOutput("stdout", Chart), new DisplayOutput(MimeBundle.OfText(("text/html", Chart)))))]);

    private static PageOptions With(params PageScript[] scripts) => new() { Scripts = scripts };

    [Fact]
    public void A_script_is_in_the_page_once_however_many_outputs_need_it()
    {
        string page = HtmlPage.Render(Charts(3), With(new PageScript("charts", () => "draw()"), new PageScript("maps", () => throw new InvalidOperationException())));
        Assert.Single(page.Split("<script>")[1..]);
        Assert.Contains("<script>draw()</script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_only_console_text_mentions_is_not_in_the_page() => Assert.DoesNotContain("<script>",
        HtmlPage.Render(NotebookDocument.Create("n", SampleNotebook.Run(1, "x", new StreamOutput("stdout", Chart))), new()), StringComparison.Ordinal);

    [Fact]
    public void A_script_cannot_end_its_element() => Assert.Contains(
        "<script>a='<\\/script>';b='<\\!--'</script>", HtmlPage.Render(Charts(1), With(new PageScript("charts", () => "a='</SCRIPT>';b='<!--'"))).Replace("SCRIPT", "script", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void A_missing_script_is_named()
    {
        Assert.Equal("An output needs the script \"charts\", which is not at hand. Where: n. Pass the script to the export.",
            Assert.Throws<NotebookException>(() => HtmlPage.Render(Charts(1), new())).Message);
        Assert.Equal("An output needs the script \"charts\", which is not at hand. Where: n. Pass it to the export; it has: maps.",
            Assert.Throws<NotebookException>(() => Charts(1).WithPageScripts([new("maps", () => "")])).Message);
    }

    [Fact]
    public void In_a_notebook_the_script_stands_before_the_first_output_that_needs_it()
    {
        var document = Charts(2);
        byte[] before = document.ToBytes();
        var copy = document.WithPageScripts([new("charts", () => "draw()")]);
        string[] html = [.. copy.Cells.Select(cell => ((DisplayOutput)cell.Outputs[1]).Data.Text("text/html")!)];
        Assert.Equal(["<script>draw()</script>\n" + Chart, Chart], html);
        Assert.Equal(before, document.ToBytes());
    }

    [Fact]
    public void A_notebook_that_needs_no_script_is_left_as_it_is()
    {
        var document = NotebookDocument.Create("n", SampleNotebook.Run(1, "x", new StreamOutput("stdout", "a")));
        Assert.Equal(document.ToBytes(), document.WithPageScripts([]).ToBytes());
    }
}
