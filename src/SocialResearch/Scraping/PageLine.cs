using System.Buffers;
using System.Net;
using System.Text;

namespace SocialResearch.Scraping;

/// <summary>Words of a page on one line.</summary>
internal static class PageLine
{
    /// <summary>The words of a piece of markup without tags: entities as characters, and unless it is verbatim each run of white space as one space.</summary>
    public static string Collapse(ReadOnlySpan<char> markup, bool isVerbatim)
    {
        if (!isVerbatim && markup.IsWhiteSpace()) return " ";
        // The parser's own decoder garbles characters beyond U+FFFF, which is where emoji are.
        if (markup.Contains('&')) markup = WebUtility.HtmlDecode(markup.ToString());
        return isVerbatim || IsTidy(markup) ? markup.ToString() : Collapsed(markup);
    }

    /// <summary>The text with each run of white space as one space; at the ends too, where there was any.</summary>
    public static string Collapse(string text) => IsTidy(text) ? text : Collapsed(text);

    private static bool IsTidy(ReadOnlySpan<char> text)
    {
        bool before = false;
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c);
            if (space && (before || c != ' ')) return false;
            before = space;
        }
        return true;
    }

    private static string Collapsed(ReadOnlySpan<char> text)
    {
        char[]? rented = text.Length > 512 ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        Span<char> line = rented ?? stackalloc char[512];
        int length = 0;
        bool before = false;
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c);
            if (!space || !before) line[length++] = space ? ' ' : c;
            before = space;
        }
        string collapsed = line[..length].ToString();
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return collapsed;
    }

    /// <summary>The words of a range of nodes; blocks and line breaks become spaces.</summary>
    public static string Of(PageView view, int first, int end)
    {
        var line = new StringBuilder();
        for (int node = first; node < end; node++)
        {
            if (view.Text(node) is { } text) line.Append(text);
            else if (!view.IsInline(node)) line.Append(' ');
        }
        return Collapse(line.ToString()).Trim();
    }
}
