using SocialResearch.Text;

namespace SocialResearch.Importing;

/// <summary>Puts text into the form every post has: Unicode that is whole and composed, line ends as \n, no control characters.</summary>
/// <remarks>The sink does so with every text and author; readers do so where they must know what is left of a text.</remarks>
internal static class WrittenText
{
    /// <summary>The text, without space around it; the same instance when nothing was to be done.</summary>
    public static string Clean(string raw)
    {
        string text = raw;
        if (HasSuspects(text))
        {
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
            text = string.Concat(text.Select(c => c is '\r' or '\v' or '\f' or '\u2028' or '\u2029' ? '\n' : c).Where(c => !IsControl(c)));
        }
        return WellFormedText.Composed(text).Trim();
    }

    // Those from U+0080 on stay: in texts of a wrong encoding they are all that is left of a letter.
    private static bool IsControl(char c) => c is < ' ' and not ('\n' or '\t') or '\x7F';

    private static bool HasSuspects(ReadOnlySpan<char> text)
    {
        // Most are ASCII between these, which is found many at once.
        int first = text.IndexOfAnyExceptInRange(' ', '~');
        if (first < 0) return false;
        foreach (char c in text[first..])
            if (IsControl(c) || c is '\u2028' or '\u2029') return true;
        return false;
    }

    /// <summary>A name or title on one line; null when nothing is left.</summary>
    public static string? Line(string? raw)
    {
        if (raw is null) return null;
        string line = string.Join(' ', Clean(raw).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 0 ? line : null;
    }

    /// <summary>A headline and the text below it.</summary>
    public static string Below(string? title, string body) => (title, body) switch
    {
        (null, _) => body,
        (_, "") => title,
        _ => $"{title}\n\n{body}",
    };
}
