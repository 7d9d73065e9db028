using System.Text;

namespace SocialResearch.Scraping;

/// <summary>Words of a page on one line.</summary>
internal static class PageLine
{
    /// <summary>The text with each run of white space as one space; at the ends too, where there was any.</summary>
    public static string Collapse(string text)
    {
        bool isTidy = true, before = false;
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c);
            if (space && (before || c != ' ')) { isTidy = false; break; }
            before = space;
        }
        if (isTidy) return text;
        var line = new StringBuilder(text.Length);
        before = false;
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c);
            if (!space) line.Append(c);
            else if (!before) line.Append(' ');
            before = space;
        }
        return line.ToString();
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
