using System.Buffers.Binary;
using System.Text;

namespace SocialResearch.Tests.Importing;

/// <summary>Damages files in the ways in which they come damaged: by transport, by other programs, by hands, by chance.</summary>
internal static class Mutations
{
    private static readonly byte[][] s_oddities =
    [
        [0xEF, 0xBB, 0xBF], [0], [0xFF, 0xFE], [0xC0, 0xAF], [0xED, 0xA0, 0xBD], [0xF0, 0x9F], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBF, 0xBE], [0xE2, 0x80, 0xA8], [0xCC, 0x81, 0xCC, 0x81], [0x1A], [0x1E], [0x1F], [0xA0],
        .. new[]
        {
            "\\ud83d", "\\ude00\\ud83d", "\\u0000", "\"", "\"\"", "'", "\\", "\r", "\n", "\n\n\n", "\t", ";", ",", "<", ">", "&", "&#0;", "&#xD800;", "&amp", "]]>", "<![CDATA[", "<!--", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "<?xml version=\"1.1\"?>",
            "{", "}", "[", "]", ":", "null", "true", "{}", "[]", "NaN", "-1", "1e400", "-0", "1.5", "9007199254740993", "0000-00-00", "31/31/2026", "2026-02-30", "12.03.", "[deleted]", "REDACTED", "From a@b Mon Jan  5 10:00:00 2015\n",
            "Content-Transfer-Encoding: base64\n", "=?utf-8?B?w6T?=", "=FG=\n", "sep=|\n", "1.2E+17", "\u200F\u202E", "ﷺ",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly string[][] s_nests = [["[", "]"], ["{\"a\":", "}"], ["<a>", "</a>"], ["<b x='1'>", ""], ["\"", "\""], ["(", ")"], ["children\":[{\"", ""]];

    /// <summary>The file with one to three things wrong.</summary>
    /// <param name="original">The file.</param>
    /// <param name="other">Another file, of which a piece may get in.</param>
    /// <param name="random">Chance; the same gives the same damage.</param>
    public static byte[] Of(byte[] original, byte[] other, Random random)
    {
        byte[] bytes = original;
        for (int times = random.Next(1, 4); times > 0 && bytes.Length > 0; times--) bytes = Once(bytes, other, random);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, byte[] other, Random random)
    {
        int at = random.Next(bytes.Length), length = random.Next(Math.Min(400, bytes.Length - at)) + 1, to = random.Next(bytes.Length);
        ReadOnlySpan<byte> piece = bytes.AsSpan(at, length);
        switch (random.Next(18))
        {
            case 0:
                return Flip(bytes, random);
            case 1:
                return bytes[..at];
            case 2:
                return Insert(bytes, to, piece);
            case 3:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4:
                byte[] without = [.. bytes[..at], .. bytes[(at + length)..]];
                return Insert(without, Math.Min(to, without.Length), piece);
            case 5:
                return SwapLines(bytes, random);
            case 6 or 7 or 8:
                return Insert(bytes, to, s_oddities[random.Next(s_oddities.Length)]);
            case 9:
                return ReplaceRun(bytes, at, char.IsAsciiDigit, GiantNumber(random));
            case 10:
                string[] nest = s_nests[random.Next(s_nests.Length)];
                int depth = random.Next(8) == 0 ? random.Next(9_000, 20_000) : random.Next(1, 200);
                return Insert(bytes, to, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(nest[0], depth)) + (random.Next(2) == 0 ? "" : string.Concat(Enumerable.Repeat(nest[1], depth)))));
            case 11:
                return Reencode(bytes, random.Next(8));
            case 12:
                return [.. bytes[..at], .. other[random.Next(other.Length)..]];
            case 13:
                return Insert(bytes, at, other.AsSpan(0, random.Next(other.Length)));
            case 14:
                return [.. bytes, .. bytes]; // Every identifier is there twice.
            case 15:
                return Insert(bytes, to, Encoding.UTF8.GetBytes(new string("xÄ\n\" "[random.Next(5)], random.Next(1, 100_000))));
            case 16:
                return ReplaceValue(bytes, at, s_oddities[random.Next(s_oddities.Length)]);
            default:
                return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("\n", random.Next(3) switch { 0 => "\r\n", 1 => "\r", _ => "" }, StringComparison.Ordinal));
        }
    }

    private static byte[] Flip(byte[] bytes, Random random)
    {
        byte[] flipped = [.. bytes];
        for (int flips = random.Next(1, 12); flips > 0; flips--)
        {
            int at = random.Next(bytes.Length);
            flipped[at] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)(flipped[at] ^ (1 << random.Next(8)));
        }
        return flipped;
    }

    private static byte[] Insert(byte[] bytes, int at, ReadOnlySpan<byte> piece) => [.. bytes[..at], .. piece, .. bytes[at..]];

    private static byte[] SwapLines(byte[] bytes, Random random)
    {
        string[] lines = Encoding.Latin1.GetString(bytes).Split('\n');
        int one = random.Next(lines.Length), two = random.Next(lines.Length);
        (lines[one], lines[two]) = (lines[two], lines[one]);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static string GiantNumber(Random random) => random.Next(5) switch
    {
        0 => new string('9', random.Next(10, 400)),
        1 => "1e" + random.Next(10, 5_000),
        2 => "-" + new string('9', random.Next(10, 30)),
        3 => random.NextInt64(long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "0." + new string('3', random.Next(20, 200)),
    };

    /// <summary>Puts a text in the place of the next run of such characters.</summary>
    private static byte[] ReplaceRun(byte[] bytes, int from, Func<char, bool> isIn, string by)
    {
        int begin = Array.FindIndex(bytes, from, b => isIn((char)b));
        if (begin < 0) return bytes;
        int end = Array.FindIndex(bytes, begin, b => !isIn((char)b));
        return [.. bytes[..begin], .. Encoding.UTF8.GetBytes(by), .. bytes[(end < 0 ? bytes.Length : end)..]];
    }

    /// <summary>Puts something else in the place of a value of JSON, an attribute of XML, a cell: values change their kind more often than bytes break.</summary>
    private static byte[] ReplaceValue(byte[] bytes, int from, byte[] by)
    {
        int begin = Array.FindIndex(bytes, from, b => b is (byte)':' or (byte)'=' or (byte)',' or (byte)';' or (byte)'>');
        int end = begin < 0 ? -1 : Array.FindIndex(bytes, begin + 1, b => b is (byte)',' or (byte)'}' or (byte)';' or (byte)'<' or (byte)' ' or (byte)'\n');
        return end < 0 ? bytes : [.. bytes[..(begin + 1)], .. by, .. bytes[end..]];
    }

    private static byte[] Reencode(byte[] bytes, int how)
    {
        Encoding ansi = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        string text = Encoding.UTF8.GetString(bytes);
        return how switch
        {
            0 => Encoding.UTF8.GetBytes(ansi.GetString(bytes)), // Ã¼
            1 => ansi.GetBytes(text),
            2 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            3 => Encoding.Unicode.GetBytes(text),
            4 => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            5 => Encoding.UTF32.GetBytes(text),
            6 => [0xEF, 0xBB, 0xBF, .. bytes],
            _ => [.. bytes.Chunk(2).SelectMany(pair => pair.Length == 2 ? BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(BitConverter.ToUInt16(pair))) : pair)],
        };
    }
}
