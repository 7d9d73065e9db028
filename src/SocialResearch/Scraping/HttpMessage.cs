using System.Globalization;
using System.Text;

namespace SocialResearch.Scraping;

/// <summary>An answer of a web server, read from its bytes as they came: the same code reads the wire and the archive.</summary>
/// <param name="Start">Where the final answer begins; interim ones (1xx) stand before it.</param>
/// <param name="Status">The status, such as 200.</param>
/// <param name="Headers">Names and values in their order.</param>
/// <param name="Payload">The body without the chunks it was sent in, still packed if it was.</param>
/// <param name="Length">Bytes of the answer from <paramref name="Start"/>; more may follow that belong to nothing.</param>
/// <param name="IsWhole">Whether the body is as long as its header or its chunks say.</param>
/// <param name="IsChunked">Whether the bytes are in chunks.</param>
internal sealed record HttpMessage(int Start, int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Payload, int Length, bool IsWhole, bool IsChunked)
{
    /// <summary>Reads the bytes; null when they are no answer.</summary>
    public static HttpMessage? Parse(ReadOnlyMemory<byte> bytes)
    {
        int start = 0;
        while (true)
        {
            ReadOnlySpan<byte> rest = bytes.Span[start..];
            if (!rest.StartsWith("HTTP/"u8)) return null;
            int head = HeadLength(rest, out bool ended);
            string[] lines = Encoding.Latin1.GetString(rest[..head]).ReplaceLineEndings("\n").Split('\n');
            string[] first = lines[0].Split(' ', 3);
            if (first.Length < 2 || !int.TryParse(first[1], NumberStyles.None, CultureInfo.InvariantCulture, out int status)) return null;
            if (status is >= 100 and < 200 && ended && start + head < bytes.Length)
            {
                start += head;
                continue;
            }
            return WithBody(bytes[start..], start, head, status, Fields(lines.AsSpan(1)), ended);
        }
    }

    /// <summary>The first value of that name; null when there is none.</summary>
    public string? Header(string name) => Find(Headers, name);

    public static string? Find(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        foreach ((string key, string value) in headers)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        return null;
    }

    private static HttpMessage WithBody(ReadOnlyMemory<byte> bytes, int start, int head, int status, List<KeyValuePair<string, string>> fields, bool ended)
    {
        ReadOnlyMemory<byte> body = bytes[head..];
        HttpMessage Of(ReadOnlyMemory<byte> payload, int length, bool isWhole, bool isChunked) => new(start, status, fields, payload, length, isWhole, isChunked);
        if (!ended) return Of(default, bytes.Length, false, false);
        if (status is 204 or 304) return Of(default, head, true, false);
        // Some archives keep the header although they took the chunks apart.
        if (Find(fields, "Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true && Joined(body, out int used, out bool isWhole) is { } joined)
            return Of(joined, head + used, isWhole, true);
        if (long.TryParse(Find(fields, "Content-Length")?.Split(',')[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long length) && length <= body.Length)
            return Of(body[..(int)length], head + (int)length, true, false);
        return Of(body, bytes.Length, length <= body.Length, false);
    }

    /// <summary>The bytes without chunk sizes; null when they are not in chunks.</summary>
    private static byte[]? Joined(ReadOnlyMemory<byte> body, out int used, out bool isWhole)
    {
        ReadOnlySpan<byte> bytes = body.Span;
        (used, isWhole) = (0, false);
        var joined = new MemoryStream();
        while (true)
        {
            int line = bytes[used..].IndexOf((byte)'\n');
            if (line < 0) return used == 0 && bytes.Length > 0 ? null : Partial(joined, bytes.Length, out used);
            string size = Encoding.Latin1.GetString(bytes.Slice(used, line)).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length < 0) return used == 0 ? null : Partial(joined, bytes.Length, out used);
            used += line + 1;
            if (length == 0)
            {
                // Trailers end with an empty line.
                int end = bytes[used..].StartsWith("\r\n"u8) ? 2 : bytes[used..].StartsWith("\n"u8) ? 1 : bytes[used..].IndexOf("\r\n\r\n"u8) is >= 0 and var at ? at + 4 : bytes.Length - used;
                used += end;
                isWhole = true;
                return joined.ToArray();
            }
            int there = Math.Min(length, bytes.Length - used);
            joined.Write(bytes.Slice(used, there));
            used += there;
            if (bytes[used..].StartsWith("\r\n"u8)) used += 2;
            else if (bytes[used..].StartsWith("\n"u8)) used++;
            else return Partial(joined, bytes.Length, out used);
        }

        static byte[] Partial(MemoryStream joined, int all, out int used)
        {
            used = all;
            return joined.ToArray();
        }
    }

    private static int HeadLength(ReadOnlySpan<byte> bytes, out bool ended)
    {
        int crlf = bytes.IndexOf("\r\n\r\n"u8), lf = bytes.IndexOf("\n\n"u8);
        ended = crlf >= 0 || lf >= 0;
        if (crlf >= 0 && (lf < 0 || crlf < lf)) return crlf + 4;
        return lf >= 0 ? lf + 2 : bytes.Length;
    }

    /// <summary>Header lines; a line that begins with space goes on with the one before.</summary>
    public static List<KeyValuePair<string, string>> Fields(ReadOnlySpan<string> lines)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (string line in lines)
        {
            if (line.Length > 0 && line[0] is ' ' or '\t' && fields.Count > 0)
            {
                fields[^1] = new(fields[^1].Key, $"{fields[^1].Value} {line.Trim()}");
                continue;
            }
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) fields.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        return fields;
    }
}
