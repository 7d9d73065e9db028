namespace SocialResearch.Importing.Json;

/// <summary>Half characters in JSON: programs that cut texts at a fixed length leave half an emoji behind as <c>\ud83d</c>.</summary>
internal static class LoneSurrogates
{
    /// <summary>Writes the replacement character over each half that stands alone; the length stays, so positions do too.</summary>
    /// <param name="json">A whole value; broken escapes are left to the parser.</param>
    /// <returns>How many were replaced.</returns>
    public static int Mend(Span<byte> json)
    {
        int mended = 0;
        for (int at = 0; at < json.Length; at++)
        {
            int next = json[at..].IndexOf((byte)'\\');
            if (next < 0) break;
            at += next;
            int unit = UnitAt(json, at);
            if (unit is >= 0xD800 and <= 0xDBFF && UnitAt(json, at + 6) is >= 0xDC00 and <= 0xDFFF)
            {
                at += 11;
            }
            else if (unit is >= 0xD800 and <= 0xDFFF)
            {
                "\\ufffd"u8.CopyTo(json[at..]);
                mended++;
                at += 5;
            }
            else
            {
                at++;
            }
        }
        return mended;
    }

    private static int UnitAt(ReadOnlySpan<byte> json, int at)
    {
        if (at + 6 > json.Length || json[at] != '\\' || json[at + 1] != 'u') return -1;
        int unit = 0;
        foreach (byte digit in json.Slice(at + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit)) return -1;
            unit = unit * 16 + (digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }
        return unit;
    }
}
