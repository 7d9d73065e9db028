using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Export;

/// <summary>A notebook with one of everything that a page must show.</summary>
internal static class SampleNotebook
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAABgAAAAMCAAAAABdWyKpAAAAE0lEQVR42mPQQALPkADDqAS6BACCNpfhw58sKwAAAABJRU5ErkJggg==";

    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 200" width="860" height="200"><rect width="860" height="200" fill="#fff" stroke="#ccc"/><rect x="40" y="60" width="700" height="40" fill="#0072b2"/><rect x="40" y="120" width="90" height="40" fill="#999"/></svg>""";

    private const string Table = """
        <p class="sr-sentence">The top 1 % of 3,460 registered people wrote 71 % (64–77 %) of 5,082 posts.</p>
        <table class="sr-table"><caption>Posts by group of authors, January to December 2015</caption><thead><tr><th>Group</th><th class="number">People</th><th class="number">Posts</th><th class="number">Share</th><th class="number">95 % interval</th></tr></thead><tbody><tr><td>Top 1 %</td><td class="number">35</td><td class="number">3,608</td><td class="number">71 %</td><td class="number">64–77 %</td></tr><tr><td>Next 9 %</td><td class="number">311</td><td class="number">1,271</td><td class="number">25 %</td><td class="number">20–31 %</td></tr><tr><td>The rest</td><td class="number">3,114</td><td class="number">203</td><td class="number">4 %</td><td class="number">3–5 %</td></tr></tbody></table>
        <ul class="sr-caveats"><li>Registered people who never posted are counted; visitors without an account are not.</li></ul>
        """;

    public static NotebookDocument Create()
    {
        var document = NotebookDocument.Create("02-sample",
            NotebookCell.Markdown("""
                # Do 1 % of the people write *everything*?

                > "Of a hundred people in a forum ninety only read, nine write a little, and one writes nearly everything: 90 %, 9 %, 1 %."

                Our words for a claim of 2006, put to the test on a forum with 3,460 registered people. See [the next chapter](03-next.ipynb) or [the source](https://example.org/).
                """),
            NotebookCell.Markdown("## Question\n\nHow unequal is posting, and *against which population*? The answer depends on:\n\n1. who is counted,\n2. what counts as a post,\n   - and over which `period`,\n3. where the line is drawn.\n"),
            Run(1, """
                #r "SocialResearch.dll"
                using SocialResearch.Participation;

                // Load the forum and keep the people of 2015.
                var forum = Conversation.Load("data/forum/posts.csv");
                var people = forum.Between("2015-01-01", "2015-12-31").ByRole(AuthorRole.Person).Where(post => post.Text.Length > 0 && post.Author != "moderator");
                record Group(string Name, int People, double Share = 0.5e-3m);
                $"{people.Count} posts: {string.Join(", ", people.Select(p => p["name"]))}"
                """, new StreamOutput("stdout", "Reading posts.csv …\n"), new StreamOutput("stdout", "\u001b[32m5,082 posts\u001b[0m of 346 authors <read>\n"), new StreamOutput("stderr", "warning: 3 rows without a date were left out\n")),
            NotebookCell.Markdown("## Data\n\n| Set | Rows | Licence | Where it comes from and what a row is |\n|---|--:|---|---|\n| forum | 5,082 | CC BY-SA | one post, exported by the operator in January 2016 with all registered accounts |\n| wiki | 120,417 | CC BY-SA | one edit |\n\n- [x] checked against the card\n- [ ] live\n"),
            Run(2, "Participation.Measure(people, population: 3_460)", new ResultOutput(MimeBundle.OfText(("text/html", Table), ("text/plain", "The top 1 % …")), 2)),
            NotebookCell.Markdown("## Picture\n\nLook at how far the curve hangs below the diagonal."),
            Run(3, "measure.LorenzChart()", new DisplayOutput(MimeBundle.OfText(("image/svg+xml", Svg), ("text/plain", "Two bars: 700 and 90")))),
            Run(4, "picture", ["hide-input"], new DisplayOutput(MimeBundle.OfText(("image/png", Png)), new JsonObject { ["image/png"] = new JsonObject { ["width"] = 240 } })),
            NotebookCell.Markdown("## Reading\n\nA footnote helps[^1]. <script>alert(1)</script> stays text, and so does [this](javascript:alert(1)).\n\n```csharp\nvar x = await Load(); // an example\n```\n\n[^1]: Nielsen, 2006.\n"),
            Run(5, "settings", new ResultOutput(new MimeBundle([new("application/json", new JsonObject { ["seed"] = 42, ["resamples"] = 2000 })]), 5)),
            Run(6, "1 / zero", new ErrorOutput("System.DivideByZeroException", "Attempted to divide by zero.", ["\u001b[31mSystem.DivideByZeroException\u001b[0m: Attempted to divide by zero.", "   at cell 6, line 1: 1 / zero"])),
            Run(7, "hologram", new DisplayOutput(MimeBundle.OfText(("application/x-hologram", "…")))),
            NotebookCell.Code("await Scrape(\"https://example.org\")", "live"),
            NotebookCell.Markdown("## Limits\n\nOne forum is not the internet."),
            Run(8, "Verdict(…)", ["remove-input"], new DisplayOutput(new MimeBundle([new(SocialResearch.Notebooks.Export.NotebookCard.MimeType, new JsonObject { ["verdict"] = "Holds for this forum: 71 % (64–77 %)" })]))));
        return document;
    }

    public static NotebookCell Run(int count, string source, params IReadOnlyList<CellOutput> outputs) => Run(count, source, [], outputs);

    public static NotebookCell Run(int count, string source, IReadOnlyList<string> tags, params IReadOnlyList<CellOutput> outputs)
    {
        var cell = NotebookCell.Code(source, tags);
        cell.ExecutionCount = count;
        cell.SetOutputs(outputs);
        return cell;
    }
}
