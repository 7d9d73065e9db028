using System.Text;
using System.Text.RegularExpressions;
using SocialResearch.Text;

namespace SocialResearch.Scraping;

/// <summary>Turns the bytes of a page into text: byte order mark, header, <c>meta</c>, and whether the bytes can be what these say.</summary>
/// <remarks>
/// The order is that of the HTML standard (WHATWG, "determining the character encoding"): a mark wins over the header, the header over the page.
/// As there, ISO-8859-1 and ASCII mean Windows-1252, and a <c>meta</c> that says UTF-16 means UTF-8, as it could not have been read otherwise.
/// One thing differs: bytes beyond ASCII that are valid UTF-8 are read so even where a Western encoding is stated, because text
/// in Windows-1252 is hardly ever valid UTF-8 by chance, while wrongly labelled UTF-8 is common. And stated UTF-8 that is none is read as Windows-1252.
/// </remarks>
internal static partial class PageEncoding
{
    private const int MetaWithin = 4096;

    /// <summary>The text of a page.</summary>
    /// <param name="bytes">The unpacked body.</param>
    /// <param name="contentType">The header; may say a charset.</param>
    /// <param name="doubt">What does not fit, as a sentence; null when all is well.</param>
    public static string Read(ReadOnlySpan<byte> bytes, string? contentType, out string? doubt)
    {
        doubt = null;
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);

        string? stated = Name(CharsetParameter().Match(contentType ?? "")) ?? InPage(bytes);
        Encoding? encoding = stated is null ? null : Charset.Find(stated);
        bool western = encoding is null or { CodePage: 1252 or 28605 };
        if (western || encoding!.CodePage == Encoding.UTF8.CodePage)
        {
            string text = Charset.Guess(bytes, out bool isNoUtf8);
            bool statedUtf8 = !western;
            if (isNoUtf8 && statedUtf8 && IsMostlyUtf8(bytes))
            {
                doubt = "The page is UTF-8 with damaged bytes; they show as \uFFFD.";
                return Encoding.UTF8.GetString(bytes);
            }
            if (isNoUtf8 && statedUtf8) doubt = "The page says it is UTF-8 and is not; it was read as Windows-1252.";
            else if (!isNoUtf8 && encoding is not null && western && bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F)) doubt = "The page says it is in a Western encoding and is UTF-8; it was read so.";
            else if (stated is not null && encoding is null) doubt = "The page names an encoding that does not exist here; it was read by its bytes.";
            return isNoUtf8 && encoding is { CodePage: 28605 } ? encoding.GetString(bytes) : text;
        }
        return encoding.GetString(bytes);
    }

    private static string? InPage(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaWithin)]);
        string? name = Name(XmlDeclaration().Match(head)) ?? Name(Meta().Match(Remarks().Replace(head, "")));
        return name?.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) == true ? "utf-8" : name;
    }

    /// <summary>One damaged byte must not turn every ü of a UTF-8 page into Ã¼.</summary>
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var next)
        {
            bytes = bytes[next..];
            if (Rune.DecodeFromUtf8(bytes, out _, out int used) == System.Buffers.OperationStatus.Done) good++;
            else bad++;
            bytes = bytes[used..];
        }
        return good > bad;
    }

    private static string? Name(Match match) => match.Success ? match.Groups[1].Value : null;

    [GeneratedRegex("""charset\s*=\s*["']?([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CharsetParameter();

    [GeneratedRegex("""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex("""<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meta();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Remarks();
}
