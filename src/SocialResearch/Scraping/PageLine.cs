using System.Buffers;
using System.Net;
using System.Text;

namespace SocialResearch.Scraping;

/// <summary>Words of a page on one line.</summary>
internal static class PageLine
{
    // All that char.IsWhiteSpace knows but the space itself.
    private static readonly SearchValues<char> s_otherSpaces = SearchValues.Create("\t\n\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

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

    private static bool IsTidy(ReadOnlySpan<char> text) => !text.ContainsAny(s_otherSpaces) && !text.Contains("  ", StringComparison.Ordinal);

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
        // Most elements hold one text. What is white before it goes anyway.
        string only = "";
        StringBuilder? line = null;
        for (int node = first; node < end; node++)
        {
            string? text = view.Text(node) ?? (view.IsInline(node) ? null : " ");
            if (text is null) continue;
            if (string.IsNullOrWhiteSpace(only)) only = text;
            else (line ??= new StringBuilder(only)).Append(text);
        }
        return Collapse(line?.ToString() ?? only).Trim();
    }
}
