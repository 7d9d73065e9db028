using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Scraping;

namespace SocialResearch.Importing.Pages;

/// <summary>Turns a page into posts: the article or opening post, and the comments as its answers.</summary>
internal static class PagePosts
{
    /// <summary>The posts, the first one first. Names are as the page shows them; the sink of an import makes pseudonyms of them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="id">What the page is called within its source, such as its address; ids of comments begin with it.</param>
    /// <param name="zone">The zone of a page that names none.</param>
    /// <param name="isLater">Whether it is a later page of a thread: then nobody knows which post its posts answer.</param>
    public static IEnumerable<PostDraft> Of(WebPage page, string id, TimeZoneInfo zone, bool isLater = false)
    {
        Dictionary<string, string> names = Names(page, id);
        string? channel = page.Url is { } address && Uri.TryCreate(address, UriKind.Absolute, out Uri? known) ? known.Host : null;
        // Of a thread the opening post is the first of the comments, and the page itself nobody's.
        bool isThread = page.IsThread && page.Comments.Count > 0;
        string? root = !isThread ? id : isLater ? null : names[page.Comments[0].Id];
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
            string own = names[comment.Id];
            // A page that shows a comment twice has one comment.
            if (!ids.Add(own)) continue;
            yield return new PostDraft
            {
                Id = own,
                Thread = id,
                Parent = own == root ? null : comment.Parent is { } parent ? names.GetValueOrDefault(parent, $"{id}#{parent}") : root,
                Author = comment.Author,
                Time = comment.Time?.In(zone),
                Text = comment.Text,
                Url = comment.Url,
                Channel = channel,
                Language = page.Language,
            };
        }
    }

    /// <summary>What each comment is called among those of all pages. One that is only counted through is known by what it says, as on the next page the counting begins anew.</summary>
    private static Dictionary<string, string> Names(WebPage page, string id)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < page.Comments.Count; i++)
        {
            PageComment comment = page.Comments[i];
            string own = comment.Id;
            if (comment.Url is null && int.TryParse(own, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && (number == i || number == i + 1))
            {
                own = Fingerprint.Of($"{comment.Author}\n{comment.Time}\n{comment.Text}").ToString("x32", CultureInfo.InvariantCulture);
                // The same words of the same writer twice on one page are two comments.
                if ((used[own] = used.GetValueOrDefault(own) + 1) is > 1 and var times) own = string.Create(CultureInfo.InvariantCulture, $"{own}-{times}");
            }
            names.TryAdd(comment.Id, $"{id}#{own}");
        }
        return names;
    }
}
