namespace SocialResearch.Benchmarks.Competitors.Tuned;

/// <summary>Texts one after the other in blocks; none crosses a block.</summary>
internal sealed class ByteColumn
{
    private const int BlockSize = 1 << 22;

    private readonly List<byte[]> _blocks = [];
    private long[] _places = new long[1024];
    private int _used = BlockSize;

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<byte> text)
    {
        if (_used + text.Length > BlockSize)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, text.Length)]);
            _used = 0;
        }
        text.CopyTo(_blocks[^1].AsSpan(_used));
        if (Count == _places.Length) Array.Resize(ref _places, 2 * Count);
        // 16 bits of block, 22 of place, 26 of length.
        _places[Count++] = ((long)(_blocks.Count - 1) << 48) | ((long)_used << 26) | (uint)text.Length;
        _used += text.Length;
    }

    public ReadOnlySpan<byte> this[int index] =>
        _blocks[(int)(_places[index] >> 48)].AsSpan((int)(_places[index] >> 26) & (BlockSize - 1), (int)_places[index] & ((1 << 26) - 1));
}
