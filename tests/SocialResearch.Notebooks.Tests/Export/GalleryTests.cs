using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Notebooks.Tests.Export;

public partial class GalleryTests
{
    [Fact]
    public void The_numbers_behind_a_verdict_stand_below_it_and_not_in_its_weight()
    {
        string page = Gallery.Render([new(new("Chapter", "claim", "1 of 2 agrees.", "71 % of all <b>"), GalleryStatus.Succeeded)], new());
        Assert.Contains("Verdict</span> 1 of 2 agrees.</p>\n<p class=\"detail\">71\u00a0% of all &lt;b&gt;</p>", page);
    }

    [Fact]
    public void A_gallery_with_every_status_looks_as_it_was_approved()
    {
        GalleryEntry[] entries =
        [
            new(new("Your first ten minutes", null, null), GalleryStatus.Succeeded, TimeSpan.FromSeconds(1.23), null, "00-start.html", "00-start.ipynb"),
            new(new("Do 1 % of the people write everything?", "\"90 % of the people only read, 9 % write a little, 1 % write nearly everything.\"", "Holds for two of nine communities: the top 1 % wrote 12–71 %"),
                GalleryStatus.Succeeded, TimeSpan.FromSeconds(75), null, "02-participation.html", "02-participation.ipynb"),
            new(new("Who answers <whom>?", "Brands that answer within an hour keep the conversation.", null),
                GalleryStatus.Failed, TimeSpan.FromSeconds(9.96), "Cell 6 failed: Attempted to divide by zero.", "03-dialogue.html", "03-dialogue.ipynb"),
            new(new("Your own campaign", null, null), GalleryStatus.Skipped, null, "It needs a folder of your own."),
            new(new("Everything at once", null, null), GalleryStatus.Cancelled, TimeSpan.FromMinutes(61.5), "Stopped in cell 4.", "11-all.html"),
        ];
        string page = Gallery.Render(entries, new() { Title = "Claims about social media, put to the test", Introduction = "Each notebook takes one claim, measures it on real data, and ends in a verdict.", Date = new(2026, 11, 22) });
        Golden.Matches("gallery.html", Styles().Replace(page, "<style></style>"));
    }

    [Fact]
    public void An_empty_gallery_says_how_to_add_a_notebook() => Assert.Contains(
        "<p>There is no notebook here yet. Save one as an <code>.ipynb</code> file in the folder <code>notebooks</code> and run again.</p>",
        Gallery.Render([], new()), StringComparison.Ordinal);

    [Fact]
    public void A_gallery_runs_no_script_and_escapes_every_text()
    {
        const string Evil = "<img src=x onerror=alert(1)>\"";
        string page = Gallery.Render([new(new(Evil, Evil, Evil), GalleryStatus.Failed, null, Evil, Evil, Evil)], new() { Title = Evil, Introduction = Evil, MadeBy = Evil });
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();
}

public class NotebookCardTests
{
    private static NotebookCell Card(string json) =>
        SampleNotebook.Run(1, "x", new DisplayOutput(new MimeBundle([new(NotebookCard.MimeType, JsonNode.Parse(json))])));

    [Fact]
    public void Title_and_claim_are_read_off_the_text() => Assert.Equal(
        new("Is it so?", "\"It is so, always.\"", null),
        NotebookCard.From(NotebookDocument.Create("n", NotebookCell.Markdown("# Is it *so*?\n\n> \"It is `so`,\n> always.\"\n\n> Not this."), NotebookCell.Markdown("> Nor this."))));

    [Fact]
    public void The_last_card_has_the_last_word() => Assert.Equal(
        new("n", "second", "no"),
        NotebookCard.From(NotebookDocument.Create("n", NotebookCell.Markdown("> first"),
            Card("""{"claim": "zeroth", "verdict": "yes"}"""), Card("""{"claim": "second", "verdict": "no"}"""))));

    [Fact]
    public void A_card_without_a_claim_leaves_the_quoted_one() => Assert.Equal(
        new("n", "first", "no"), NotebookCard.From(NotebookDocument.Create("n", NotebookCell.Markdown("> first"), Card("""{"verdict": "no"}"""))));
}
