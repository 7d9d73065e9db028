using System.Text.RegularExpressions;
using SocialResearch.Scraping;

namespace SocialResearch.Importing.Pages;

/// <summary>What a page is called, so that it is one page however its comments are spread over addresses.</summary>
internal static partial class PageKey
{
    /// <summary>The address without what only chooses a view of the comments; null when there is none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="fetched">Where it was fetched from; null when that is not known.</param>
    /// <param name="isLater">Whether it is a later page of a thread, whose first post is not the opening one.</param>
    public static string? Of(WebPage page, Uri? fetched, out bool isLater)
    {
        isLater = false;
        // A site whose every page calls itself the front page has not one page.
        string? address = Uri.TryCreate(page.Url, UriKind.Absolute, out Uri? own) && (own.PathAndQuery.Length > 1 || fetched is null) ? page.Url : fetched?.ToString();
        if (address is null || !WebAddress.TryNormal(address, null, out Uri? normal)) return null;
        string key = Tidy(CommentsPart().Replace(normal!.ToString(), "$1"));
        if (!page.IsThread) return key;
        string whole = Tidy(ThreadPart().Replace(key, "$1"));
        isLater = whole != key && !FirstPart().IsMatch(key);
        return whole;
    }

    private static string Tidy(string address) => address.Replace("?&", "?", StringComparison.Ordinal).TrimEnd('?', '&', '/');

    [GeneratedRegex(@"([?&])(?:cpage|replytocom|commentpage|utm_\w+)=[^&]*|/comment-page-\d+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentsPart();

    [GeneratedRegex(@"([?&])(?:start|page|pagenumber|offset)=\d+|/page[-/]\d+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThreadPart();

    [GeneratedRegex(@"[?&](?:start|offset)=0(?:&|$)|[?&](?:page|pagenumber)=[01](?:&|$)|/page[-/]1(?:/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstPart();
}
