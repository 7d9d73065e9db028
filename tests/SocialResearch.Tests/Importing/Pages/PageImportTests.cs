using System.Globalization;
using System.IO.Compression;
using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Importing.Pages;
using SocialResearch.Privacy;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Importing.Pages;

public sealed class PageImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("page-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ImportOptions Options => new() { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Pseudonyms = Pseudonyms.WithKey(new byte[32]) };

    private static ImportedConversation OfProject() => Conversation.Import([Repository.PathOf("data", "pages")], Options);

    private string Page(string name, string html)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, html);
        return path;
    }

    /// <summary>An archive as any tool may write it, not packed.</summary>
    private string Archive(params (string Address, string Html)[] pages)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pages.Length; i++)
        {
            string block = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(pages[i].Html)}\r\n\r\n{pages[i].Html}";
            text.Append(CultureInfo.InvariantCulture, $"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000{i}>\r\nWARC-Date: 2026-11-0{i + 1}T10:00:00Z\r\nWARC-Target-URI: {pages[i].Address}\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {Encoding.UTF8.GetByteCount(block)}\r\n\r\n{block}\r\n\r\n");
        }
        return Page("pages.warc", text.ToString());
    }

    private static string Blog(string comments) =>
        $"""<html lang="de"><head><title>Ein Schloss</title></head><body><article class="post"><h1>Ein Schloss</h1><div class="entry-content"><p>Zwei Wochen lang hing das neue Schloss an meinem Rad, und es ging jeden Morgen ohne Schlüssel auf.</p></div></article><div id="comments"><ol class="commentlist">{comments}</ol></div></body></html>""";

    private static string Comment(string? id, string author, string text, int day, string names = "") =>
        $"""<li class="comment {names}"{(id is null ? "" : $" id=\"comment-{id}\"")}><cite class="fn">{author}</cite> <span class="says">sagt:</span> <a href="#">{day}. April 2013 um 16:29</a><div class="comment-content"><p>{text}</p></div></li>""";

    [Fact]
    public void Folder_of_pages_becomes_one_conversation_and_says_what_was_left_out()
    {
        ImportReport report = OfProject().Reports[0];
        Assert.Equal((9, 1, 1, 24, 2), (Count("pages read"), Count("… of which nothing could be read"), Count("… on which no comment was found"), Count("comments and posts of threads on them"), Count("announcements of links, left out")));
        Assert.Equal((28, 33, 2), (report.Posts, report.Source.RowsRead, report.Duplicates));
        // The magazine says "12 Kommentare" and shows none; the others say what they show.
        Assert.Equal((0, 29, 12), (Count("… without an article or opening post"), Count("comments that pages say they have"), Count("… of which were not found")));
        Assert.Equal(["SR006", "SR009", "SR022", "SR023", "SR027", "SR092", "SR093", "SR094"], report.Caveats.Select(caveat => caveat.Code));
        Assert.Contains("Times without a zone, on 6 pages, were read in Europe/Berlin.", report.Assumptions);

        long Count(string what) => report.Contents.Single(part => part.What == what).Count;
    }

    [Fact]
    public void No_name_and_nothing_that_leads_to_somebody_gets_in()
    {
        string all = string.Join('\n', OfProject().Conversation.Select(post => $"{post.Author} {post.Text} {post.Url} {post.Id}"));
        Assert.DoesNotContain("Ümminger", all, StringComparison.Ordinal);
        Assert.DoesNotContain("service@", all, StringComparison.Ordinal);
        Assert.DoesNotContain("23125", all, StringComparison.Ordinal);
        Assert.DoesNotContain("@pinpusher", all, StringComparison.Ordinal);
        Assert.Contains("[phone]", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_named_as_the_brands_get_its_role_and_keep_their_pseudonym()
    {
        ImportedConversation import = Conversation.Import([Repository.PathOf("data", "pages")], Options with { BrandAuthors = ["@kranich-TEAM"] });
        Post post = Assert.Single(import.Conversation.ByRole(AuthorRole.Brand));
        Assert.DoesNotContain("Kranich", post.Author, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("posts by accounts named as the brand's", 1), import.Reports[0].Contents[^1]);
        Assert.Empty(OfProject().Conversation.ByRole(AuthorRole.Brand));
    }

    [Fact]
    public void Accounts_of_the_brand_are_named_the_same_way_for_every_format()
    {
        string table = Page("posts.csv", "id,author,time,text\n1,Anna,2024-01-01T10:00Z,Wie lange?\n2,DB_Bahn,2024-01-01T11:00Z,Nicht mehr lange.\n");
        Conversation posts = Conversation.Load(table, Options with { BrandAuthors = ["DB_Bahn"], PublicHandles = ["@DB_Bahn"] });
        Assert.Equal("DB_Bahn", Assert.Single(posts.ByRole(AuthorRole.Brand)).Author);
    }

    [Fact]
    public void One_name_is_one_person_on_one_site_and_two_on_two()
    {
        Conversation posts = OfProject().Conversation;
        // Frieda wrote twice in the blog, once below the news, once in the English blog.
        Assert.Single(posts.Where(post => post.Text.StartsWith("Genau das", StringComparison.Ordinal) || post.Text.StartsWith("Und bis Mai", StringComparison.Ordinal)).Select(post => post.Author).Distinct());
        Assert.Equal(3, posts.Where(post => post.Text.StartsWith("Genau das", StringComparison.Ordinal) || post.Text.StartsWith("Hat jemand", StringComparison.Ordinal) || post.Text.StartsWith("It does.", StringComparison.Ordinal)).Select(post => post.Author).Distinct().Count());
        Assert.Null(posts.Single(post => post.Text.StartsWith("Wir hatten am Wochenende", StringComparison.Ordinal)).Author);
    }

    [Fact]
    public void Comment_on_two_pages_of_an_archive_is_one_comment()
    {
        string first = Comment("1", "Anna", "Wie lange hält der Akku?", 14), second = Comment("2", "Bernd", "Einen Monat.", 15);
        string archive = Archive(("https://blog.example/?p=4", Blog(first)), ("https://blog.example/?p=4&cpage=1", Blog(first + second)));
        ImportedConversation import = Conversation.Import([archive], Options);
        Assert.Equal(["Ein Schloss", "Wie lange hält der Akku?", "Einen Monat."], import.Conversation.Select(post => post.Text.Split('\n')[0]));
        Assert.Equal(2, import.Reports[0].Duplicates);
        Assert.Single(import.Conversation.Select(post => post.Thread).Distinct());
    }

    [Fact]
    public void Comments_that_are_only_counted_through_are_told_apart_by_what_they_say()
    {
        string archive = Archive(("https://blog.example/?p=4", Blog(Comment(null, "Anna", "Eins.", 14) + Comment(null, "Bernd", "Zwei.", 15))),
            ("https://blog.example/?p=4&cpage=2", Blog(Comment(null, "Bernd", "Zwei.", 15) + Comment(null, "Carla", "Drei.", 16))));
        Assert.Equal(["Eins.", "Zwei.", "Drei."], Conversation.Import([archive], Options).Conversation.Skip(1).Select(post => post.Text));
    }

    [Fact]
    public void Class_that_says_how_deep_an_answer_is_gives_its_parent()
    {
        string page = Page("tief.html", Blog(Comment("1", "Anna", "Frage.", 14, "depth-1") + Comment("2", "Bernd", "Antwort.", 15, "depth-2") + Comment("3", "Anna", "Danke.", 16, "depth-3") + Comment("4", "Carla", "Neues.", 17, "depth-1")));
        Post[] posts = [.. Conversation.Import([page], Options).Conversation];
        Assert.Equal([null, posts[0].Id, posts[1].Id, posts[2].Id, posts[0].Id], posts.Select(post => post.Parent));
    }

    [Theory]
    [InlineData("https://blog.example/?p=4&cpage=2#comment-9", false, "https://blog.example/?p=4", false)]
    [InlineData("https://blog.example/?replytocom=9&p=4", false, "https://blog.example/?p=4", false)]
    [InlineData("https://blog.example/2013/schloss/comment-page-2/", false, "https://blog.example/2013/schloss", false)]
    [InlineData("https://blog.example/schloss?page=2", false, "https://blog.example/schloss?page=2", false)]
    [InlineData("https://forum.example/viewtopic.php?t=9&start=15", true, "https://forum.example/viewtopic.php?t=9", true)]
    [InlineData("https://forum.example/viewtopic.php?t=9&start=0", true, "https://forum.example/viewtopic.php?t=9", false)]
    [InlineData("https://forum.example/threads/schloss.9/page-3", true, "https://forum.example/threads/schloss.9", true)]
    public void Page_is_called_by_its_address_without_the_view_of_its_comments(string address, bool isThread, string key, bool isLater)
    {
        Assert.Equal(key, PageKey.Of(new WebPage { IsThread = isThread }, new Uri(address), out bool later));
        Assert.Equal(isLater, later);
    }

    [Fact]
    public void Page_that_calls_itself_the_front_page_keeps_the_address_it_was_fetched_from() =>
        Assert.Equal("https://blog.example/schloss", PageKey.Of(new WebPage { Url = "https://blog.example/" }, new Uri("https://blog.example/schloss"), out _));

    [Fact]
    public void Posts_of_a_later_page_of_a_thread_answer_nobody_that_is_known()
    {
        WebPage page = new() { IsThread = true, Comments = [new() { Id = "p16", Text = "Ja." }, new() { Id = "p17", Text = "Nein." }] };
        Assert.All(PagePosts.Of(page, "t9", TimeZoneInfo.Utc, isLater: true), post => Assert.Null(post.Parent));
    }

    [Fact]
    public void Packed_archive_is_read_like_an_open_one()
    {
        string open = Archive(("https://blog.example/?p=4", Blog(Comment("1", "Anna", "Wie lange hält der Akku?", 14)))), packed = open + ".gz";
        using (FileStream from = File.OpenRead(open), file = File.Create(packed))
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest)) from.CopyTo(gzip);
        Assert.Equal(Conversation.Import([open], Options).Conversation.Select(post => post.Text), Conversation.Import([packed], Options).Conversation.Select(post => post.Text));
    }

    [Fact]
    public void What_is_missing_or_holds_no_page_is_named()
    {
        Assert.StartsWith("The file does not exist. Where: fehlt.html.", Assert.Throws<ImportException>(() => Conversation.Import([Path.Combine(_folder, "fehlt.html")], Options)).Message, StringComparison.Ordinal);
        Assert.StartsWith("The format was not recognised.", Assert.Throws<ImportException>(() => Conversation.Import([_folder], Options)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Not one of 1 rows can be used; the first fails because neither a text nor a comment was found on the page.", Assert.Throws<ImportException>(() => Conversation.Import([Page("leer.html", "<html><body></body></html>")], Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_page_and_folder_are_loaded_like_any_other_format()
    {
        string page = Blog(Comment("1", "Anna", "Wie lange hält der Akku?", 14)), archive = Archive(("https://blog.example/?p=4", page));
        Assert.Equal(2, Conversation.Load(archive, Options).Count);
        Assert.Equal(2, Conversation.Load(Page("seite.html", page), Options).Count);
        Directory.CreateDirectory(Path.Combine(_folder, "spiegel", "blog.example"));
        Page(Path.Combine("spiegel", "blog.example", "index.html"), page);
        Assert.Equal(2, Conversation.Load(Path.Combine(_folder, "spiegel"), Options).Count);
        Assert.Equal(2, Conversation.Load(archive, Options with { Format = "web-pages" }).Count);
    }

    [Theory]
    [InlineData("\n<!DOCTYPE html><title>Ohne alles</title>", true)]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", true)]
    [InlineData("<!-- gespeichert --><HTML>", true)]
    [InlineData("WARC/1.1\r\n", true)]
    [InlineData("packed: WARC/1.0\r\n", true)]
    [InlineData("packed: {\"id\": 1}", false)]
    [InlineData("<htmlish>", false)]
    [InlineData("<rss version=\"2.0\"><channel>", false)]
    [InlineData("folder: bilder\nfolder: seite.HTM\n", true)]
    [InlineData("folder: blog.example\nfolder: blog.example/2013/index.html\n", true)]
    [InlineData("folder: Posts.xml\n", false)]
    public void Pages_are_recognised_by_how_they_begin(string beginning, bool isPage) => Assert.Equal(isPage, new PageReader().Recognises(new(beginning)));

    [Fact]
    public void Other_exports_that_are_packed_are_to_be_unpacked_first()
    {
        string packed = Path.Combine(_folder, "posts.csv.gz");
        using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest)) gzip.Write("author,time,text\nAnna,2024-01-01,Hallo\n"u8);
        Assert.Contains("It is compressed: unpack it with gunzip first.", Assert.Throws<ImportException>(() => Conversation.Load(packed, Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_that_a_page_says_it_has_and_that_are_not_there_are_missed()
    {
        string one = Comment("1", "Anna", "Eins.", 14), two = Comment("2", "Bernd", "Zwei.", 15), title = "<h3 class=\"comments-title\">3 Kommentare</h3>";
        string half = Blog(one).Replace("<ol", title + "<ol", StringComparison.Ordinal), other = Blog(two).Replace("<ol", title + "<ol", StringComparison.Ordinal);
        ImportReport first = Conversation.Import([Archive(("https://blog.example/?p=4", half))], Options).Reports[0];
        Assert.Contains("2 of 3 comments that pages say they have were not found, on 1 of 1 page that names a number.", first.Caveats.Single(caveat => caveat.Code == "SR027").Sentence, StringComparison.Ordinal);
        // The second page says three, too: they are the same three.
        ImportReport both = Conversation.Import([Archive(("https://blog.example/?p=4", half), ("https://blog.example/?p=4&cpage=2", other))], Options).Reports[0];
        Assert.Contains("1 of 3 comments", both.Caveats.Single(caveat => caveat.Code == "SR027").Sentence, StringComparison.Ordinal);
        ImportReport all = Conversation.Import([Archive(("https://blog.example/?p=4", half), ("https://blog.example/?p=4&cpage=2", Blog(two + Comment("3", "Carla", "Drei.", 16))))], Options).Reports[0];
        Assert.DoesNotContain(all.Caveats, caveat => caveat.Code == "SR027");
    }

    [Fact]
    public void What_a_browser_saves_beside_a_page_is_no_page()
    {
        Page("Ein Schloss.html", Blog(""));
        Directory.CreateDirectory(Path.Combine(_folder, "Ein Schloss-Dateien"));
        Page(Path.Combine("Ein Schloss-Dateien", "werbung.html"), Blog(Comment("1", "Anna", "Gewinnen Sie!", 14)));
        Assert.Single(Conversation.Load(_folder, Options));
    }

    [Fact]
    public void Saved_page_is_known_by_the_address_that_the_browser_wrote_into_it()
    {
        string page = Page("seite.html", "<!DOCTYPE html>\n<!-- saved from url=(0025)https://blog.example/?p=4 -->\n" + Blog(Comment("1", "Anna", "Eins.", 14)));
        Assert.All(Conversation.Load(page, Options), post => Assert.Equal("blog.example", post.Channel));
    }

    [Fact]
    public void Addresses_that_an_archive_does_not_have_are_counted_with_the_reason()
    {
        string archive = Archive(("https://blog.example/?p=4", Blog(Comment("1", "Anna", "Eins.", 14))));
        Append(archive, "response", "https://blog.example/weg", "application/http;msgtype=response", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        Append(archive, "response", "https://blog.example/robots.txt", "application/http;msgtype=response", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        Append(archive, "metadata", "https://blog.example/intern", "application/warc-fields", "outcome: Robots\r\n");
        Append(archive, "metadata", "https://fort.example/", "application/warc-fields", "outcome: NoAnswer\r\n");
        // What once failed and is there now is not missing.
        Append(archive, "metadata", "https://blog.example/?p=4", "application/warc-fields", "outcome: NoAnswer\r\n");
        ImportReport report = Conversation.Import([archive], Options).Reports[0];
        Assert.Equal([("answers that are no page, or an earlier state of one", 2), ("addresses that a robots.txt refuses", 1), ("addresses that gave an error, or nothing", 2)], report.Contents.TakeLast(3));
        Assert.Equal(["SR095", "SR096"], report.Caveats.Select(caveat => caveat.Code).Intersect(["SR095", "SR096", "SR098"]));
        Assert.Equal(["https://blog.example/weg", "https://fort.example/"], PageArchive.Check(archive).Failed);
    }

    private static void Append(string archive, string type, string address, string contentType, string block) => File.AppendAllText(archive,
        $"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nWARC-Date: 2026-11-09T10:00:00Z\r\nWARC-Target-URI: {address}\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(block)}\r\n\r\n{block}\r\n\r\n");
}
