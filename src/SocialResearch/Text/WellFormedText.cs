using System.Text;

namespace SocialResearch.Text;

/// <summary>Text that Unicode can normalise: files cut in two and broken exports hold halves of characters, and worse.</summary>
internal static class WellFormedText
{
    /// <summary>The text with U+FFFD for halves of surrogate pairs and for U+FFFE; the same instance when there are none.</summary>
    /// <remarks><see cref="string.Normalize()"/> throws on both.</remarks>
    public static string Of(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFE') return Replaced(text);
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return Replaced(text);
            i++;
        }
        return text;
    }

    /// <summary>The same in form NFC, in which equal texts are equal.</summary>
    public static string Composed(string text) => Ascii.IsValid(text) ? text : Of(text).Normalize();

    private static string Replaced(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');
}
