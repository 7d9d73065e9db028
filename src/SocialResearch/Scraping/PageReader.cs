using SocialResearch.Conversations;
using SocialResearch.Importing;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Scraping;

/// <summary>Reads saved pages: one, a folder of them, or a web archive. A row is a page, in the order of the archive or of the names.</summary>
internal sealed class PageReader : IPostReader
{
    public string Format => "web-pages";

    public string Looks => "a page (.html), a folder of pages, or a web archive (.warc, .warc.gz)";

    public bool Recognises(string beginning) =>
        beginning.StartsWith("WARC/1", StringComparison.Ordinal) || beginning.TrimStart() is var page && (page.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || page.StartsWith("<html", StringComparison.OrdinalIgnoreCase));

    /// <summary>A name is one person's at most within one site.</summary>
    public string SpaceOf(PostDraft post) => post.Channel is { } site ? $"{Format}/{site}" : Format;

    public void Read(PostSource source, IPostSink sink)
    {
        var found = new PagesFound(source.Zone, sink);
        bool isArchive = !Directory.Exists(source.Path) && IsArchive(source.Path);
        if (isArchive)
        {
            foreach (ArchivedPage page in PageArchive.Pages(source.Path))
            {
                Uri address = new(page.Address);
                found.Add(page.Address, address, () => PageExtractor.Extract(page.Text, address));
            }
            ArchiveReport archive = PageArchive.Check(source.Path);
            foreach (SocialResearch.Results.Caveat caveat in ScrapeCaveats.Of(archive)) sink.Doubt(caveat);
            found.Finish(archive.Records.Where(record => record.Kind is "response" or "revisit").Sum(record => record.Count));
            return;
        }
        foreach (PageFile file in PageFiles.Of([source.Path])) found.Add(file.Name, file.Address, file.Read);
        found.Finish(null);
    }

    private static bool IsArchive(string path)
    {
        using FileStream file = SourceFile.Open(path);
        Span<byte> head = stackalloc byte[5];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head.SequenceEqual("WARC/"u8) || head.StartsWith<byte>([0x1F, 0x8B]);
    }
}

/// <summary>The pages of one source on their way to posts, counted.</summary>
/// <param name="zone">The zone of a page that names none.</param>
/// <param name="sink">Where posts, rejects and remarks go.</param>
internal sealed class PagesFound(TimeZoneInfo zone, IPostSink sink)
{
    private long _pages, _unread, _comments, _announcements, _silent, _flat, _unzoned;

    /// <summary>Extracts a page and hands on what was said on it.</summary>
    public void Add(string name, Uri? address, Func<WebPage> read)
    {
        long row = ++_pages;
        WebPage page;
        try
        {
            page = read();
        }
        // One page must not end the work on all others, whatever is wrong with it.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _unread++;
            sink.Reject(row, e is ResearchException known ? known.What : $"the page cannot be read ({e.GetType().Name})");
            return;
        }
        if (page.Text.Length == 0 && page.Comments.Count == 0)
        {
            _unread++;
            sink.Reject(row, "neither a text nor a comment was found on the page");
            return;
        }
        foreach (SocialResearch.Results.Caveat caveat in page.Caveats) sink.Doubt(caveat);
        string id = PageKey.Of(page, address, out bool isLater) ?? name;
        foreach (PostDraft post in PagePosts.Of(page with { Url = page.Url ?? address?.ToString() }, id, zone, isLater)) sink.Add(post, row);
        PageComment[] comments = [.. page.Comments.Where(comment => comment.Kind == CommentKind.Comment)];
        for (int i = comments.Length; i < page.Comments.Count; i++) sink.Reject(row, "it announces a link from another page (trackback or pingback) and is no comment");
        _announcements += page.Comments.Count - comments.Length;
        _comments += comments.Length;
        if (comments.Length == 0) _silent++;
        if (comments.Length > 1 && comments.All(comment => comment.Parent is null)) _flat += comments.Length;
        if (comments.Select(comment => comment.Time).Append(page.Published).Any(time => time is { Offset: null, Precision: <= TimePrecision.Minute })) _unzoned++;
    }

    /// <summary>Says what was found over all.</summary>
    /// <param name="answers">All answers of an archive; null where there is none.</param>
    public void Finish(long? answers)
    {
        if (_pages == 0) throw new ImportException("The archive holds no page.", null, "Look at PageArchive.Check: the sites may have refused, or the addresses led to something else than HTML.");
        sink.Describe("pages read", _pages);
        sink.Describe("… of which nothing could be read", _unread);
        sink.Describe("… on which no comment was found", _silent);
        sink.Describe("comments and posts of threads on them", _comments);
        sink.Describe("announcements of links, left out", _announcements);
        if (answers is { } all) sink.Describe("answers that are no page, or an earlier state of one", all - _pages);
        if (_unzoned > 0) sink.Assume($"Times without a zone, on {Count(_unzoned, "page", "pages")}, were read in {zone.Id}.");
        if (_silent > 0)
            sink.Doubt(new("SR092", $"On {Count(_silent)} of {Count(_pages, "page", "pages")} no comment was found. Comments that a script loads, or that stand on a further page, are not in a saved page."));
        if (_flat > 0)
            sink.Doubt(new("SR093", $"{Count(_flat)} of {Count(_comments)} comments stand on pages that do not show who answers whom; they count as answers to the page or the opening post."));
        if (_comments > 0)
            sink.Doubt(new("SR094", "People are known by the name a page shows, within one site. Whoever types a name into a form may be somebody else, and one person may use several."));
    }
}
