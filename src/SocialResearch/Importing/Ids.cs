using System.Net;

namespace SocialResearch.Importing;

/// <summary>What an identifier is worth. Identifiers stay text: beyond 2^53 a number would change them.</summary>
internal static class Ids
{
    private static readonly HashSet<string> s_nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "[deleted]", "[removed]", "[gelöscht]", "deleted", "gelöscht", "removed", "redacted", "null", "none", "n/a", "nan", "undefined",
        "anonymous", "anonym", "anonymus", "anonyme", "guest", "gast", "unknown", "unbekannt", "deleted user", "deleted account", "gelöschter benutzer", "gelöschter nutzer",
    };

    /// <summary>Why the id cannot be used, to follow the column's name; null when it can.</summary>
    /// <remarks>A spreadsheet turns 122158000000000001 into 1.22158E+17, and thousands of ids into one.</remarks>
    public static string? Fault(ReadOnlySpan<char> id)
    {
        int e = id.IndexOfAny('E', 'e');
        bool isDamaged = e > 0 && e + 1 < id.Length && char.IsAsciiDigit(id[0]) && id[..e].IndexOfAny('.', ',') > 0
            && id[..e].Trim("0123456789.,").IsEmpty && id[e + 1] == '+' && id[(e + 2)..].Trim("0123456789").IsEmpty;
        return isDamaged ? "was damaged by a spreadsheet (written like 1.2E+17); export again and import the file without opening it in a spreadsheet" : null;
    }

    /// <summary>Whether a name stands for nobody in particular: deleted, redacted, a guest, an IP address.</summary>
    public static bool IsNobody(string author) => s_nobody.Contains(author.Trim()) || IsAddress(author);

    /// <summary>Whether an author's id surely stands for somebody, and has the form of every post: letters of ASCII with a digit, a hyphen or an underscore among them, as no word for nobody and no address is written.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> author)
    {
        bool isWord = true;
        foreach (byte sign in author)
        {
            if ((uint)((sign | 0x20) - 'a') <= 'z' - 'a') continue;
            if ((uint)(sign - '0') > 9 && sign is not ((byte)'-' or (byte)'_')) return false;
            isWord = false;
        }
        return !isWord;
    }

    // A plain number is an IP address to the parser, and an id to everybody else.
    private static bool IsAddress(string author) =>
        (author.AsSpan().Count('.') == 3 || author.AsSpan().Count(':') >= 2) && author.Length <= 45 && IPAddress.TryParse(author, out _);
}
