using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Scraping;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Importing.Pages;

/// <summary>The pages of one source on their way to posts, counted.</summary>
/// <param name="zone">The zone of a page that names none.</param>
/// <param name="sink">Where posts, rejects and remarks go.</param>
internal sealed class PagesFound(TimeZoneInfo zone, IPostSink sink)
{
    // The comments of one article may stand on several pages, each of which says how many there are in all.
    private readonly Dictionary<string, (int? Stated, HashSet<string> Found)> _threads = new(StringComparer.Ordinal);
    private long _unread, _bare, _comments, _announcements, _silent, _flat, _unclear, _told, _unzoned;

    /// <summary>How many pages there were so far.</summary>
    public long Pages { get; private set; }

    /// <summary>Extracts a page and hands on what was said on it.</summary>
    /// <param name="name">What it is called where it has no address.</param>
    /// <param name="read">Extracts it; says where it was fetched from, if that is known.</param>
    public void Add(string name, Func<(WebPage Page, Uri? Address)> read)
    {
        long row = ++Pages;
        WebPage page;
        Uri? address;
        try
        {
            (page, address) = read();
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
        foreach (Caveat caveat in page.Caveats) sink.Doubt(caveat);
        string id = PageKey.Of(page, address, out bool isLater) ?? name;
        PostDraft[] posts = [.. PagePosts.Of(page with { Url = page.Url ?? address?.ToString() }, id, zone, isLater)];
        foreach (PostDraft post in posts) sink.Add(post, row);
        Tally(page, id, posts, row);
    }

    /// <summary>Says what was found over all.</summary>
    public void Finish()
    {
        sink.Describe("pages read", Pages);
        sink.Describe("… of which nothing could be read", _unread);
        sink.Describe("… without an article or opening post", _bare);
        sink.Describe("… on which no comment was found", _silent);
        sink.Describe("comments and posts of threads on them", _comments);
        sink.Describe("… that link, number, quote or name the comment they answer", _told);
        sink.Describe("… that name one nobody can tell", _unclear);
        sink.Describe("announcements of links, left out", _announcements);
        long stated = _threads.Values.Sum(thread => thread.Stated ?? 0), lacking = _threads.Values.Sum(Lacking);
        sink.Describe("comments that pages say they have", stated);
        sink.Describe("… of which were not found", lacking);
        if (_unzoned > 0) sink.Assume($"Times without a zone, on {Count(_unzoned, "page", "pages")}, were read in {zone.Id}.");
        if (lacking > 0)
            sink.Doubt(new("SR027", $"{Count(lacking)} of {Count(stated, "comment", "comments")} that pages say they have were not found, on {Count(_threads.Values.Count(thread => Lacking(thread) > 0))} of {Count(_threads.Values.Count(thread => thread.Stated is not null), "page that names", "pages that name")} a number. They may stand on further pages that were not fetched, or a script loads them."));
        if (_unclear > 0)
            sink.Doubt(new("SR028", $"{Count(_unclear)} of {Count(_comments, "comment", "comments")} name somebody, a number or a quotation that fits none or several of the comments; they count as answers to the page or the opening post."));
        if (_silent > 0)
            sink.Doubt(new("SR092", $"On {Count(_silent)} of {Count(Pages, "page", "pages")} no comment was found. Comments that a script loads, or that stand on a further page, are not in a saved page."));
        if (_flat > 0)
            sink.Doubt(new("SR093", $"{Count(_flat)} of {Count(_comments)} comments stand on pages that do not show who answers whom; they count as answers to the page or the opening post."));
        if (_comments > 0)
            sink.Doubt(new("SR094", "People are known by the name a page shows, within one site. Whoever types a name into a form may be somebody else, and one person may use several."));
    }

    private static long Lacking((int? Stated, HashSet<string> Found) thread) => Math.Max(0, (thread.Stated ?? 0) - thread.Found.Count);

    private void Tally(WebPage page, string id, PostDraft[] posts, long row)
    {
        PageComment[] comments = [.. page.Comments.Where(comment => comment.Kind == CommentKind.Comment)];
        for (int i = comments.Length; i < page.Comments.Count; i++) sink.Reject(row, "it announces a link from another page (trackback or pingback) and is no comment");
        _announcements += page.Comments.Count - comments.Length;
        _comments += comments.Length;
        if (comments.Length == 0) _silent++;
        if (page.Text.Length == 0) _bare++;
        _told += comments.Count(comment => comment.ParentBy is ParentEvidence.Link or ParentEvidence.Number or ParentEvidence.Quotation or ParentEvidence.Name);
        _unclear += comments.Count(comment => comment.ParentBy == ParentEvidence.Unclear);
        if (comments.Length > 1 && comments.All(comment => comment.Parent is null)) _flat += comments.Length;
        if (comments.Select(comment => comment.Time).Append(page.Published).Any(time => time is { Offset: null, Precision: <= TimePrecision.Minute })) _unzoned++;
        (int? stated, HashSet<string> found) = _threads.GetValueOrDefault(id, (null, new(StringComparer.Ordinal)));
        // Publishing systems count announcements, too.
        found.UnionWith(posts.Skip(page.IsThread ? 0 : 1).Select(post => post.Id).Concat(page.Comments.Where(comment => comment.Kind != CommentKind.Comment).Select(comment => $"{id}#{comment.Id}")));
        _threads[id] = (page.StatedComments > (stated ?? -1) ? page.StatedComments : stated, found);
    }
}
