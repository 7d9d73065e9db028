using System.Globalization;
using System.Text;

namespace SocialResearch.Charts;

/// <summary>Estimates how wide a text will be, where no browser is there to ask.</summary>
/// <remarks>
/// The widths are those of a broad sans-serif (DejaVu Sans), rounded up: in a narrower font a label stands in too much room,
/// never in too little.
/// </remarks>
internal static class TextMetrics
{
    /// <summary>Distance of two lines in plotly, as a multiple of the font size.</summary>
    public const double LineHeight = 1.3;

    public static double Width(string text, double size, bool bold = false)
    {
        double em = 0;
        foreach (Rune rune in text.EnumerateRunes()) em += Advance(rune);
        return em * size * (bold ? 1.12 : 1);
    }

    public static double Width(IEnumerable<string> lines, double size) => lines.Select(line => Width(line, size)).DefaultIfEmpty(0).Max();

    public static double Height(int lines, double size) => lines * size * LineHeight;

    /// <summary>Breaks at spaces; a word that is wider than the line is broken between characters as readers see them.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width, size, bold)))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Width(longer, size, bold) > width)
            {
                lines.Add(line);
                longer = word;
            }
            line = longer;
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    /// <summary>Wraps, and ends with an ellipsis what needs more lines.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, int atMost)
    {
        IReadOnlyList<string> lines = Wrap(text, width, size);
        return lines.Count <= atMost ? lines : [.. lines.Take(atMost - 1), Cut(string.Join(' ', lines.Skip(atMost - 1)), width, size)];
    }

    private static string Cut(string text, double width, double size)
    {
        if (Width(text, size) <= width) return text;
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        int keep = starts.Length - 1;
        while (keep > 1 && Width(text[..starts[keep]] + "…", size) > width) keep--;
        return text[..starts[keep]].TrimEnd() + "…";
    }

    private static IEnumerable<string> Pieces(string word, double width, double size, bool bold)
    {
        if (Width(word, size, bold) <= width)
        {
            yield return word;
            yield break;
        }
        var piece = new StringBuilder();
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            if (piece.Length > 0 && Width(piece + element, size, bold) > width)
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(element);
        }
        if (piece.Length > 0) yield return piece.ToString();
    }

    private static double Advance(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '\'' or '|' or '.' or ',' or ':' or ';' or '!' => 0.34,
        ' ' or '\u00a0' or 'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '-' => 0.42,
        'm' or 'W' or 'M' or '%' or '@' or '…' or '—' => 1.0,
        'w' or '−' or '+' or '=' or '<' or '>' or 'O' or 'Q' or 'G' or 'D' or 'N' or 'H' or 'U' => 0.84,
        'c' or 's' or 'z' or 'v' or 'x' or 'y' or 'k' => 0.6,
        0x200b => 0,
        < 0x20 => 0,
        < 0x7f => char.IsUpper((char)rune.Value) ? 0.72 : 0.645,
        < 0x250 => 0.66,
        < 0x1100 => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? 0 : 0.72,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : 1.0,
    };
}
