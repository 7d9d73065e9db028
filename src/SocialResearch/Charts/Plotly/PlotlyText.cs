using System.Globalization;
using System.Text;

namespace SocialResearch.Charts.Plotly;

/// <summary>Makes text written by people safe for plotly, whose strings are a small HTML dialect with templates.</summary>
public static class PlotlyText
{
    /// <summary>
    /// The text as plotly must be given it to show it letter by letter: angle brackets and ampersands escaped, templates
    /// (<c>%{…}</c>) broken, controls and marks that reverse the reading direction removed, line breaks made spaces.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Clean(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            // A zero-width space the reader does not see keeps plotly from reading a template.
            .Replace("%{", "%\u200b{", StringComparison.Ordinal);
    }

    /// <summary>The text without what a reader cannot see: controls, direction marks, halves of characters.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t') clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && !TurnsDirection(rune.Value) && rune != Rune.ReplacementChar) clean.Append(rune);
        }
        return clean.ToString().Trim();
    }

    private static bool TurnsDirection(int codePoint) =>
        codePoint is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
