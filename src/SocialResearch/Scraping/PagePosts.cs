using SocialResearch.Conversations;

namespace SocialResearch.Scraping;

/// <summary>Turns a page into posts: the article or opening post, and the comments as its answers.</summary>
internal static class PagePosts
{
    /// <summary>The posts, the first one first. Names are as the page shows them; the sink of an import makes pseudonyms of them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="id">What the page is called within its source, such as its address; ids of comments begin with it.</param>
    /// <param name="zone">The zone of a page that names none.</param>
    public static IEnumerable<PostDraft> Of(WebPage page, string id, TimeZoneInfo zone)
    {
        string? channel = page.Url is { } address && Uri.TryCreate(address, UriKind.Absolute, out Uri? known) ? known.Host : null;
        // Of a thread the opening post is the first of the comments, and the page itself nobody's.
        bool isThread = page.IsThread && page.Comments.Count > 0;
        string root = isThread ? Within(id, page.Comments[0]) : id;
        if (!isThread)
        {
            yield return new PostDraft
            {
                Id = id,
                Thread = id,
                Author = page.Authors.Count > 0 ? page.Authors[0] : null,
                Time = page.Published?.In(zone),
                Text = page.Title is { } title && page.Text.Length > 0 ? $"{title}\n\n{page.Text}" : page.Title ?? page.Text,
                Url = page.Url,
                Channel = channel,
                Language = page.Language,
            };
        }
        var ids = new HashSet<string>();
        foreach (PageComment comment in page.Comments.Where(comment => comment.Kind == CommentKind.Comment))
        {
            string own = Within(id, comment);
            // A page that shows a comment twice has one comment.
            if (!ids.Add(own)) continue;
            yield return new PostDraft
            {
                Id = own,
                Thread = id,
                Parent = own == root ? null : comment.Parent is { } parent ? $"{id}#{parent}" : root,
                Author = comment.Author,
                Time = comment.Time?.In(zone),
                Text = comment.Text,
                Url = comment.Url,
                Channel = channel,
                Language = page.Language,
            };
        }
    }

    private static string Within(string id, PageComment comment) => $"{id}#{comment.Id}";
}
