using System.Text;

namespace SocialResearch.Importing.Xml;

/// <summary>Puts text into the form every post has: Unicode that is whole, line ends as \n, no control characters.</summary>
internal static class WrittenText
{
    /// <summary>The text, without empty lines around it.</summary>
    public static string Clean(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            char c = raw[i];
            if (c == '\r')
            {
                text.Append('\n');
                if (i + 1 < raw.Length && raw[i + 1] == '\n') i++;
            }
            else if (char.IsSurrogate(c))
            {
                bool pair = char.IsHighSurrogate(c) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]);
                if (pair) text.Append(c).Append(raw[++i]);
                else text.Append('\uFFFD');
            }
            else if (!char.IsControl(c) || c is '\n' or '\t')
            {
                text.Append(c is '\uFFFE' or '\uFFFF' ? '\uFFFD' : c);
            }
        }
        return text.ToString().Normalize(NormalizationForm.FormC).Trim();
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
