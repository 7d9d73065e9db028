using System.Buffers;

namespace SocialResearch.Importing.Mail;

/// <summary>Undoes what mail does to bytes on their way (RFC 2045); what is damaged is read as far as it goes.</summary>
internal static class TransferEncoding
{
    /// <summary>The bytes behind a body.</summary>
    /// <param name="name">The value of Content-Transfer-Encoding; other names than the two below mean as it stands.</param>
    /// <param name="body">The body.</param>
    public static byte[] Decode(string? name, ReadOnlySpan<byte> body) => name?.Trim().ToLowerInvariant() switch
    {
        "quoted-printable" => QuotedPrintable(body, underscoreIsSpace: false),
        "base64" => Base64(body),
        _ => body.ToArray(),
    };

    /// <summary>Reads <c>=C3=BC</c>; in headers an underscore is a space.</summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> coded, bool underscoreIsSpace)
    {
        var bytes = new ArrayBufferWriter<byte>(coded.Length + 1);
        for (int i = 0; i < coded.Length; i++)
        {
            byte c = coded[i];
            if (c == '=' && i + 2 < coded.Length && char.IsAsciiHexDigit((char)coded[i + 1]) && char.IsAsciiHexDigit((char)coded[i + 2]))
            {
                c = Convert.FromHexString([(char)coded[i + 1], (char)coded[i + 2]])[0];
                i += 2;
            }
            else if (c == '=' && SoftBreak(coded[(i + 1)..]) is var length and > 0)
            {
                i += length;
                continue;
            }
            else if (c == '_' && underscoreIsSpace) c = (byte)' ';
            bytes.GetSpan(1)[0] = c;
            bytes.Advance(1);
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads base64 up to its padding; characters that do not belong are passed over.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> coded)
    {
        char[] digits = new char[coded.Length + 3];
        int count = 0;
        foreach (byte c in coded)
        {
            if (c == '=') break;
            if (char.IsAsciiLetterOrDigit((char)c) || c is (byte)'+' or (byte)'/') digits[count++] = (char)c;
        }
        if (count % 4 == 1) count--;
        while (count % 4 != 0) digits[count++] = '=';
        return Convert.FromBase64CharArray(digits, 0, count);
    }

    private static int SoftBreak(ReadOnlySpan<byte> after)
    {
        int end = after.IndexOf((byte)'\n');
        return end >= 0 && after[..end].TrimEnd(" \t\r"u8).IsEmpty ? end + 1 : 0;
    }
}
