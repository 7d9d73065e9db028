using System.Text.RegularExpressions;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Notebooks.Tests.Export;

public partial class HtmlPageTests
{
    private static string Body(params NotebookCell[] cells) => Render(new(), cells);

    private static string Render(PageOptions options, params NotebookCell[] cells)
    {
        string page = HtmlPage.Render(NotebookDocument.Create("test", cells), options);
        return page[page.IndexOf("<main", StringComparison.Ordinal)..];
    }

    private static NotebookCell Showing(params (string, string)[] forms) =>
        SampleNotebook.Run(1, "x", new DisplayOutput(MimeBundle.OfText(forms)));

    [Fact]
    public void A_page_with_one_of_everything_looks_as_it_was_approved()
    {
        string page = HtmlPage.Render(SampleNotebook.Create(), new() { GalleryLink = "index.html", NotebookLink = "02-sample.ipynb", Date = new(2026, 11, 22) });
        Golden.Matches("page.html", Styles().Replace(page, "<style></style>"));
    }

    [Fact]
    public void A_page_refers_to_nothing_outside_itself()
    {
        string page = HtmlPage.Render(SampleNotebook.Create(), new());
        string rest = page.Replace("<a href=\"https://example.org/\">", "", StringComparison.Ordinal)
            .Replace("&quot;https://example.org&quot;", "", StringComparison.Ordinal);
        Assert.DoesNotContain("http:", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", rest, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_notebook_gives_the_same_page() =>
        Assert.Equal(HtmlPage.Render(SampleNotebook.Create(), new()), HtmlPage.Render(SampleNotebook.Create(), new()));

    [Fact]
    public void Text_is_escaped_wherever_it_comes_from()
    {
        const string Evil = "<img src=x onerror=alert(1)>\"'&";
        var document = NotebookDocument.Create(Evil,
            NotebookCell.Markdown($"# {Evil}\n\n{Evil}\n\n![{Evil}](x.png)\n\n[a](javascript:alert)\n\n<javascript:alert>\n\n{{onclick=alert}}"),
            SampleNotebook.Run(1, "\"" + Evil,
                new StreamOutput("stdout", Evil), new ErrorOutput(Evil, Evil, [Evil]), new UnknownOutput(Evil, []),
                new DisplayOutput(MimeBundle.OfText((Evil, Evil))), new DisplayOutput(MimeBundle.OfText(("text/plain", Evil))),
                new DisplayOutput(MimeBundle.OfText(("text/markdown", Evil))), new DisplayOutput(MimeBundle.OfText(("image/png", Evil), ("text/plain", Evil))),
                new DisplayOutput(new MimeBundle([new("application/json", Evil)]))));
        document.Metadata["lang"] = Evil;
        string page = HtmlPage.Render(document, new() { MadeBy = Evil, NotebookLink = Evil, GalleryLink = Evil });
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<[^>]*\\sonclick", page);
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_forms_the_richest_is_shown()
    {
        string[] order = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "image/gif", "application/json", "text/plain"];
        string[] signs = ["<div class=\"output html\">", "<div class=\"output markdown\">", "data:image/svg+xml;", "data:image/png;", "data:image/jpeg;", "data:image/gif;", "<div class=\"output json\">", "<div class=\"output plain\">"];
        for (int i = 0; i < order.Length; i++)
        {
            string body = Body(Showing([.. order[i..].Reverse().Select(type => (type, "eA=="))]));
            Assert.Contains(signs[i], body, StringComparison.Ordinal);
            foreach (string lesser in signs[(i + 1)..]) Assert.DoesNotContain(lesser, body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_form_that_no_page_can_show_is_named() => Assert.Contains(
        "Here the notebook holds an output of the type model/gltf, which a page cannot show.", Body(Showing(("model/gltf", "x"))), StringComparison.Ordinal);

    [Fact]
    public void A_card_is_not_shown_and_its_table_is()
    {
        Assert.DoesNotContain("output", Body(Showing((NotebookCard.MimeType, "x"))), StringComparison.Ordinal);
        Assert.Contains("<b>table</b>", Body(Showing((NotebookCard.MimeType, "x"), ("text/html", "<b>table</b>"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_of_the_console_become_classes_and_a_carriage_return_overwrites() => Assert.Contains(
        "<pre tabindex=\"0\"><span class=\"ansi-red ansi-bold\">no</span> yes\n100 %</pre>",
        Body(SampleNotebook.Run(1, "x", new StreamOutput("stdout", "\u001b[1;31mno\u001b[0m\u001b[K yes\r\n 10 %\r100 %\r\n"))), StringComparison.Ordinal);

    [Fact]
    public void A_very_long_text_is_cut_and_says_so()
    {
        string body = Render(new() { LongestText = 1001 }, SampleNotebook.Run(1, "x", new StreamOutput("stdout", new string('a', 1000) + "😀" + new string('b', 5000))));
        Assert.Contains("a</pre><p class=\"note\">The first 1,001 of 6,002 characters; the notebook holds all of them.</p>", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/png")]
    public void An_output_too_large_for_a_page_is_left_to_the_notebook(string type) => Assert.Contains(
        "<p class=\"output note\">Here the notebook holds an output of 25 million characters, too large for a page.</p>",
        Body(Showing((type, new string('x', 25_000_000)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("remove-cell", false, false)]
    [InlineData("remove_cell", false, false)]
    [InlineData("remove-input", false, true)]
    [InlineData("remove_input", false, true)]
    [InlineData("remove-output", true, false)]
    [InlineData("remove_output", true, false)]
    [InlineData("other", true, true)]
    public void Tags_remove_code_or_output(string tag, bool code, bool output)
    {
        string body = Body(SampleNotebook.Run(1, "theCode", [tag], new StreamOutput("stdout", "what it prints")));
        Assert.Equal((code, output), (body.Contains("theCode", StringComparison.Ordinal), body.Contains("what it prints", StringComparison.Ordinal)));
    }

    [Fact]
    public void Hidden_code_can_be_opened()
    {
        Assert.Contains("<details class=\"code\"><summary>", Body(SampleNotebook.Run(1, "x", ["hide-input"])), StringComparison.Ordinal);
        Assert.Contains("<details class=\"code\" open><summary>", Body(SampleNotebook.Run(1, "x")), StringComparison.Ordinal);
        Assert.Contains("class=\"code-switch\" checked>", Body(SampleNotebook.Run(1, "x")), StringComparison.Ordinal);
        Assert.Contains("class=\"code-switch\">", Render(new() { ShowCode = false }, SampleNotebook.Run(1, "x")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_is_told_at_the_head_and_at_the_cell_even_when_its_output_is_to_be_removed()
    {
        string body = Body(SampleNotebook.Run(1, "x"), SampleNotebook.Run(2, "x", ["remove-output"], new ErrorOutput("Oops", "no", [])));
        Assert.Contains("<p class=\"state failed\" role=\"note\"><strong>One code cell failed</strong>: <a href=\"#cell-2\">cell 2</a>. What follows from there may be incomplete.</p>", body, StringComparison.Ordinal);
        Assert.Contains("<strong>This cell failed</strong> (Oops). What follows may be incomplete.", body, StringComparison.Ordinal);
        Assert.Contains("Oops: no", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_on_purpose_is_told_quietly()
    {
        string body = Body(SampleNotebook.Run(1, "x", ["raises-exception"], new ErrorOutput("Oops", "no", [])));
        Assert.Contains("<p class=\"state\">This cell fails on purpose.</p>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("state failed", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_were_not_run_are_told()
    {
        string body = Body(NotebookCell.Code("x"), NotebookCell.Code("y", "live"), NotebookCell.Code(" "));
        Assert.Contains("<p class=\"state\" role=\"note\">2 code cells were not run: <a href=\"#cell-1\">cell 1</a>, <a href=\"#cell-2\">cell 2</a>.</p>", body, StringComparison.Ordinal);
        Assert.Contains("<strong>This cell was not run</strong>.", body, StringComparison.Ordinal);
        Assert.Contains("<strong>This cell was not run</strong>: it needs the network.", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Contents_appear_with_more_than_three_sections_and_headings_of_one_name_have_two_anchors()
    {
        Assert.DoesNotContain("<nav", Body(NotebookCell.Markdown("# T\n## A\n## B\n## C")), StringComparison.Ordinal);
        string body = Body(NotebookCell.Markdown("# T\n## Größe"), NotebookCell.Markdown("## Größe\n## B\n## C"));
        Assert.Contains("<li><a href=\"#größe-2\">Größe</a></li>", body, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"größe-2\">", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Footnotes_of_two_texts_do_not_share_an_anchor()
    {
        var note = NotebookCell.Markdown("a[^1]\n\n[^1]: b");
        string body = Body(note, NotebookCell.Markdown(note.Source), Showing(("text/markdown", "## H\n\n" + note.Source)));
        string[] anchors = [.. Regex.Matches(body, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(anchors.Distinct(), anchors);
        foreach (Match link in Regex.Matches(body, "href=\"#([^\"]*)\"")) Assert.Contains(link.Groups[1].Value, anchors);
        Assert.Contains("text2-fn:1", anchors);
    }

    [Fact]
    public void A_notebook_with_100_MB_of_output_gives_a_small_page()
    {
        string[] halves = SocialResearch.Notebooks.Tests.Documents.NotebookDocumentTests.Sample.Split("\"a\\n\"");
        byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(halves[0] + "\""), .. new byte[100_000_000], .. System.Text.Encoding.UTF8.GetBytes("\"" + halves[1])];
        bytes.AsSpan().Replace((byte)0, (byte)'x');
        Assert.InRange(HtmlPage.Render(NotebookDocument.Parse(bytes, "large"), new()).Length, 100_000, 150_000);
    }

    [Fact]
    public void The_title_is_the_first_heading_or_the_name_of_the_notebook()
    {
        Assert.Contains("<title>A &amp; B</title>", HtmlPage.Render(NotebookDocument.Create("n", NotebookCell.Markdown("# A & *B*")), new()), StringComparison.Ordinal);
        string unnamed = HtmlPage.Render(NotebookDocument.Create("n", NotebookCell.Markdown("text")), new());
        Assert.Contains("<title>n</title>", unnamed, StringComparison.Ordinal);
        Assert.Contains("<h1>n</h1>", unnamed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_language_comes_from_the_notebook()
    {
        var document = NotebookDocument.Create("n");
        document.Metadata["lang"] = "de-AT";
        Assert.Contains("<html lang=\"de-AT\">", HtmlPage.Render(document, new()), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_notebooks_lead_to_their_pages_only_where_there_is_a_gallery()
    {
        var cell = NotebookCell.Markdown("[next](03-next.ipynb#data) [other](more/04.ipynb)");
        Assert.Contains("href=\"03-next.ipynb#data\"", Body(cell), StringComparison.Ordinal);
        string body = Render(new() { GalleryLink = "index.html" }, cell);
        Assert.Contains("href=\"03-next.html#data\"", body, StringComparison.Ordinal);
        Assert.Contains("href=\"more/04.ipynb\"", body, StringComparison.Ordinal);
    }

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();
}
