using System.Buffers;

namespace SocialResearch.Importing.Xml;

/// <summary>Bytes that were looked at already, and then the rest of their stream; with <paramref name="withoutControls"/> control characters become spaces.</summary>
/// <remarks>Exports do contain control characters that somebody pasted, and XML allows them in no form. Only for encodings in which such a byte is never part of a letter.</remarks>
internal sealed class JoinedStream(ReadOnlyMemory<byte> first, Stream rest, bool withoutControls) : ForwardStream
{
    private static readonly SearchValues<byte> s_controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is not (9 or 10 or 13)).Select(code => (byte)code)]);

    private ReadOnlyMemory<byte> _first = first;

    public override int Read(Span<byte> buffer)
    {
        int length = ReadAsIs(buffer);
        if (withoutControls) buffer[..length].ReplaceAny(s_controls, (byte)' ');
        return length;
    }

    private int ReadAsIs(Span<byte> buffer)
    {
        if (_first.IsEmpty) return rest.Read(buffer);
        int length = Math.Min(buffer.Length, _first.Length);
        _first.Span[..length].CopyTo(buffer);
        _first = _first[length..];
        return length;
    }
}
