using System.Buffers;
using System.Net;
using System.Text;

namespace SocialResearch.Text;

/// <summary>Guards the parser of pages, whose time grows with the square of the depth: 40,000 tags that are never closed take it half a minute.</summary>
internal static class HtmlNesting
{
    /// <summary>No post is as deep as this; what is, was made to stop programs or is damaged.</summary>
    public const int Deepest = 1000;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_childless = new HashSet<string>(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"], StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> s_endOfName = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>Whether more tags are open at once than any post has.</summary>
    public static bool IsTooDeep(ReadOnlySpan<char> html)
    {
        int depth = 0;
        while (html.IndexOf('<') is var at and >= 0)
        {
            html = html[(at + 1)..];
            if (html.IsEmpty) break;
            if (html[0] == '/') depth = Math.Max(0, depth - 1);
            if (!char.IsAsciiLetter(html[0])) continue;
            int end = html.IndexOfAny(s_endOfName);
            if (!s_childless.Contains(end < 0 ? html : html[..end]) && ++depth > Deepest) return true;
        }
        return false;
    }

    /// <summary>The text between the tags, without a parser: what can be had of HTML that is too deep.</summary>
    public static string WithoutTags(ReadOnlySpan<char> html)
    {
        var text = new StringBuilder();
        while (html.IndexOf('<') is var at and >= 0)
        {
            text.Append(html[..at]).Append(' ');
            int end = html[at..].IndexOf('>');
            html = end < 0 ? [] : html[(at + end + 1)..];
        }
        return string.Join(' ', WebUtility.HtmlDecode(text.Append(html).ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
