using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace SocialResearch.Importing;

/// <summary>How the bytes of a file stand for characters, found by looking at them.</summary>
/// <param name="Encoding">Turns the bytes into text; what it cannot read becomes U+FFFD, which the import counts.</param>
/// <param name="MarkLength">Bytes of the byte order mark.</param>
/// <param name="Assumption">What had to be assumed, as a sentence; null when the bytes leave no doubt.</param>
internal sealed record TextForm(Encoding Encoding, int MarkLength, string? Assumption)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Whether all bytes were looked at and are UTF-8 without damage, or are presumed to be.</summary>
    public bool IsWholeUtf8 { get; private init; }

    /// <summary>Whether only the beginning was looked at; who reads the bytes looks at the others.</summary>
    public bool IsPresumed { get; private init; }

    /// <summary>Looks at all bytes from the stream's beginning and goes back there.</summary>
    public static TextForm Of(Stream stream)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        try
        {
            stream.Position = 0;
            TextForm? marked = ByMark(buffer.AsSpan(0, stream.ReadAtLeast(buffer.AsSpan(0, 4), 4, throwOnEndOfStream: false)));
            if (marked is { Encoding: not UTF8Encoding }) return marked;
            // Most files are whole; only of damaged ones it is counted how much is what.
            if (IsUtf8(stream, buffer)) return (marked ?? ByCount(0, 0)) with { IsWholeUtf8 = true };
            stream.Position = 0;
            long good = 0, bad = 0;
            for (int kept = 0, read = 1; read > 0;)
            {
                ReadOnlySpan<byte> rest = Count(Next(stream, buffer, kept, out read), isLast: read == 0, ref good, ref bad);
                rest.CopyTo(buffer);
                kept = rest.Length;
            }
            return marked ?? ByCount(good, bad);
        }
        finally
        {
            stream.Position = 0;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsUtf8(Stream stream, byte[] buffer)
    {
        stream.Position = 0;
        for (int kept = 0, read = 1; read > 0;)
        {
            ReadOnlySpan<byte> bytes = Next(stream, buffer, kept, out read);
            if (!IsUtf8(bytes, isLast: read == 0, out int whole)) return false;
            kept = bytes.Length - whole;
            bytes[whole..].CopyTo(buffer);
        }
        return true;
    }

    /// <summary>Whether bytes are UTF-8 as far as they can be judged.</summary>
    /// <param name="bytes">They begin with a character.</param>
    /// <param name="isLast">Whether nothing follows them.</param>
    /// <param name="whole">How many of them are whole characters: the last one may go on in the next bytes, and its first byte tells how many follow.</param>
    public static bool IsUtf8(ReadOnlySpan<byte> bytes, bool isLast, out int whole)
    {
        whole = bytes.Length;
        for (int back = 1; !isLast && back <= 3 && back <= bytes.Length; back++)
        {
            if (bytes[^back] < 0xC0) continue;
            if (bytes[^back] >= (back == 1 ? 0xC0 : back == 2 ? 0xE0 : 0xF0)) whole = bytes.Length - back;
            break;
        }
        return Utf8.IsValid(bytes[..whole]);
    }

    /// <summary>What was kept and what follows it in the stream.</summary>
    private static ReadOnlySpan<byte> Next(Stream stream, byte[] buffer, int kept, out int read)
    {
        read = stream.ReadAtLeast(buffer.AsSpan(kept), 1, throwOnEndOfStream: false);
        return buffer.AsSpan(0, kept + read);
    }

    /// <summary>As <see cref="Of(Stream)"/>, for the beginning of a file that may be cut anywhere.</summary>
    public static TextForm Of(ReadOnlySpan<byte> beginning)
    {
        long good = 0, bad = 0;
        if (ByMark(beginning) is { } marked) return marked;
        Count(beginning, isLast: false, ref good, ref bad);
        return ByCount(good, bad);
    }

    /// <summary>UTF-8 without damage, where nothing in the beginning speaks against it; null otherwise.</summary>
    /// <param name="beginning">The beginning; it may be cut anywhere.</param>
    public static TextForm? Presumed(ReadOnlySpan<byte> beginning)
    {
        TextForm form = ByMark(beginning) ?? ByCount(0, 0);
        return form.Encoding is UTF8Encoding && IsUtf8(beginning, isLast: false, out _) ? form with { IsWholeUtf8 = true, IsPresumed = true } : null;
    }

    private static TextForm? ByMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return new(s_utf8, 3, null);
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return new(Encoding.Unicode, 2, null);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return new(Encoding.BigEndianUnicode, 2, null);
        if (bytes.Length < 4) return null;
        // A header is Latin letters, so of two bytes one is zero.
        if (bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) return new(Encoding.Unicode, 0, "The file has no byte order mark and looks like UTF-16 (little endian); it was read so.");
        if (bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0) return new(Encoding.BigEndianUnicode, 0, "The file has no byte order mark and looks like UTF-16 (big endian); it was read so.");
        return null;
    }

    private static TextForm ByCount(long good, long bad)
    {
        if (bad == 0) return new(s_utf8, 0, null);
        // One damaged byte must not turn every ü of a UTF-8 file into Ã¼.
        return good > bad
            ? new(s_utf8, 0, string.Create(CultureInfo.InvariantCulture, $"Damaged bytes in the UTF-8 of the file: {bad}; they show as \uFFFD. It may have been cut off."))
            : new(CodePagesEncodingProvider.Instance.GetEncoding(1252)!, 0, "The file is not UTF-8; it was read as Windows-1252.");
    }

    /// <summary>Counts characters beyond ASCII that are UTF-8 and bytes that are not; hands back what may go on in the next bytes.</summary>
    private static ReadOnlySpan<byte> Count(ReadOnlySpan<byte> bytes, bool isLast, ref long good, ref long bad)
    {
        while (true)
        {
            int next = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0) return [];
            bytes = bytes[next..];
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int used);
            if (status == OperationStatus.NeedMoreData && !isLast) return bytes;
            if (status == OperationStatus.Done) good++;
            else bad++;
            bytes = bytes[used..];
        }
    }
}
