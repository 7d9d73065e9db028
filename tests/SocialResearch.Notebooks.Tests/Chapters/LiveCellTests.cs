using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;
using SocialResearch.Tests.Scraping;

namespace SocialResearch.Notebooks.Tests.Chapters;

/// <summary>The cell of chapter 00 that uses the network, filled in as a student would, against a server of our own.</summary>
public sealed class LiveCellTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("live ");
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Students_page_becomes_an_archive_and_a_conversation()
    {
        _site.Page("/beitrag", """
            <article><h1>Ein Schloss</h1><div class="entry-content"><p>Zwei Wochen lang hing das neue Schloss an meinem Rad, und es ging jeden Morgen ohne Schlüssel auf.</p></div></article>
            <div id="comments"><h3>2 Kommentare</h3><ol class="commentlist"><li class="comment" id="comment-1"><cite class="fn">Anna Lind</cite> <time datetime="2013-04-14T16:29:00+02:00">14. April 2013</time><div class="comment-content"><p>Wie lange hält der Akku?</p></div></li></ol></div>
            """);
        string notebooks = Path.Combine(Built.Repository, "notebooks"), here = _folder.CreateSubdirectory("notebooks").FullName;
        File.Copy(Path.Combine(notebooks, "setup.csx"), Path.Combine(here, "setup.csx"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "lib"), Path.Combine(Built.Repository, "lib"));
        NotebookCell live = NotebookDocument.Load(Path.Combine(notebooks, "00-listening-to-the-web.ipynb")).Cells.Single(cell => cell.HasTag("live"));

        // What a student fills in; and the server of the test has no certificate and stands on this machine.
        string filled = Replaced(live.Source, "contact = \"\", address = \"\"", $"contact = \"a@example.org\", address = \"{_site.Url("/beitrag")}\"");
        filled = Replaced(filled, "Contact = contact", "Contact = contact, AllowHttp = true, AllowPrivate = true");
        Ran ran = (await Engine.RunAsync(new RunOptions(Engine.Worker with { WorkingDirectory = here }), "#!import setup.csx", filled)).Succeeds();

        Assert.Equal(["/robots.txt", "/beitrag"], _site.All.Select(asked => asked.Path));
        Assert.Contains($"{_site.Url("/beitrag")}: 200, ", ran.Text(2), StringComparison.Ordinal);
        Assert.Contains("2 of 2 rows of my-pages.warc.gz (web-pages) became posts", ran.Text(2), StringComparison.Ordinal);
        Assert.Contains("SR027", ran.Html(2), StringComparison.Ordinal);
        Assert.DoesNotContain("Anna Lind", ran.Text(2) + ran.Html(2), StringComparison.Ordinal);
        WarcFiles.Read(Path.Combine(here, "my-pages.warc.gz"));
    }

    private static string Replaced(string source, string part, string by)
    {
        Assert.Contains(part, source, StringComparison.Ordinal);
        return source.Replace(part, by, StringComparison.Ordinal);
    }
}
