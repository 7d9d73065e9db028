using System.Buffers;
using System.Text;

namespace SocialResearch.Conversations;

/// <summary>Texts, one after the other, as UTF-8 in blocks of one MiB: one byte a letter for most languages of the web, and no object a text.</summary>
/// <remarks>Halves of surrogate pairs cannot be written as UTF-8 and become U+FFFD; everything else comes back as it was.</remarks>
internal sealed class Utf8Column
{
    private const int BlockBits = 20, BlockSize = 1 << BlockBits, FirstBlock = 1 << 12;

    // A byte that never begins UTF-8 stands for "no text", so that null and empty stay apart without a column of flags.
    private const byte Missing = 0xFF;

    private readonly List<byte[]> _blocks = [];
    private byte[] _open = [];
    private long[] _starts = new long[16];

    /// <summary>How many texts it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of all of them.</summary>
    public long Length => _starts[Count];

    /// <summary>Appends a text.</summary>
    public void Add(string? text)
    {
        if (text is null)
        {
            AddNone();
            return;
        }
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Add(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Appends a text that is UTF-8 already.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (Count + 2 > _starts.Length) Array.Resize(ref _starts, Math.Max(_starts.Length * 2, Count + 2));
        long end = _starts[Count];
        int offset = (int)(end & (BlockSize - 1));
        // Most texts find room in the block that is open.
        if (offset > 0 && text.Length <= _open.Length - offset) text.CopyTo(_open.AsSpan(offset));
        else Write(text, end);
        _starts[++Count] = end + text.Length;
    }

    /// <summary>Appends that there is no text.</summary>
    public void AddNone() => Add([Missing]);

    /// <summary>The text at a place; a new string each time.</summary>
    public string? this[int index]
    {
        get
        {
            byte[]? rented = null;
            ReadOnlySpan<byte> bytes = Bytes(index, ref rented);
            string? text = bytes is [Missing] ? null : Encoding.UTF8.GetString(bytes);
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
            return text;
        }
    }

    /// <summary>Whether there is a text at a place.</summary>
    public bool Has(int index)
    {
        long start = _starts[index];
        return _starts[index + 1] - start != 1 || _blocks[(int)(start >> BlockBits)][start & (BlockSize - 1)] != Missing;
    }

    /// <summary>Whether the text at a place is this one.</summary>
    public bool Is(int index, ReadOnlySpan<byte> text)
    {
        long start = _starts[index];
        if (_starts[index + 1] - start != text.Length) return false;
        int first = (int)(start & (BlockSize - 1));
        if (text.Length <= BlockSize - first) return text.IsEmpty || _blocks[(int)(start >> BlockBits)].AsSpan(first, text.Length).SequenceEqual(text);
        while (!text.IsEmpty)
        {
            int offset = (int)(start & (BlockSize - 1)), part = Math.Min(BlockSize - offset, text.Length);
            if (!_blocks[(int)(start >> BlockBits)].AsSpan(offset, part).SequenceEqual(text[..part])) return false;
            text = text[part..];
            start += part;
        }
        return true;
    }

    /// <summary>Fetches what tells where a text begins.</summary>
    public void FetchStart(int place)
    {
        if (place < Count) NearMemory.Fetch(ref _starts[place]);
    }

    /// <summary>Fetches the beginning of a text.</summary>
    public void FetchText(int place)
    {
        // Behind the last text may be no block.
        if (place < Count && _starts[place] is var start && start < _starts[Count]) NearMemory.Fetch(ref _blocks[(int)(start >> BlockBits)][start & (BlockSize - 1)]);
    }

    /// <summary>The bytes of a text; a text that crosses blocks is copied into a rented buffer, which the caller returns.</summary>
    public ReadOnlySpan<byte> Bytes(int index, ref byte[]? rented)
    {
        long start = _starts[index];
        int length = checked((int)(_starts[index + 1] - start)), offset = (int)(start & (BlockSize - 1));
        if (length == 0) return [];
        int block = (int)(start >> BlockBits);
        if (offset + length <= BlockSize) return _blocks[block].AsSpan(offset, length);
        if (rented is null || rented.Length < length)
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
            rented = ArrayPool<byte>.Shared.Rent(length);
        }
        for (int copied = 0; copied < length; block++, offset = 0)
        {
            int part = Math.Min(BlockSize - offset, length - copied);
            _blocks[block].AsSpan(offset, part).CopyTo(rented.AsSpan(copied));
            copied += part;
        }
        return rented.AsSpan(0, length);
    }

    /// <summary>The bytes of texts that follow each other: of as many as lie in one block, at least of the first.</summary>
    /// <param name="from">The first text.</param>
    /// <param name="to">Where they end at the latest, itself left out.</param>
    /// <param name="starts">Where each of them begins in the column, and where the last one ends.</param>
    /// <param name="rented">As in <see cref="Bytes(int, ref byte[])"/>.</param>
    public ReadOnlySpan<byte> Bytes(int from, int to, out ReadOnlySpan<long> starts, ref byte[]? rented)
    {
        long start = _starts[from], blockEnd = ((start >> BlockBits) + 1) << BlockBits;
        starts = _starts.AsSpan(from, to - from + 1);
        int last = starts.BinarySearch(blockEnd);
        if (last < 0) last = ~last - 1;
        starts = starts[..(Math.Max(1, last) + 1)];
        if (last < 1) return Bytes(from, ref rented);
        int length = (int)(starts[^1] - start);
        return length == 0 ? [] : _blocks[(int)(start >> BlockBits)].AsSpan((int)(start & (BlockSize - 1)), length);
    }

    /// <summary>Takes room for the places of so many texts; the texts themselves take theirs block by block.</summary>
    public void Reserve(int count)
    {
        if (count + 1 > _starts.Length) Array.Resize(ref _starts, count + 1);
    }

    /// <summary>Gives back what growing took in advance.</summary>
    public void Trim()
    {
        if (_starts.Length - Count > _starts.Length / 16) Array.Resize(ref _starts, Count + 1);
        int used = (int)(_starts[Count] & (BlockSize - 1));
        if (_blocks.Count > 0 && used > 0)
        {
            Array.Resize(ref _open, used);
            _blocks[^1] = _open;
        }
        _blocks.TrimExcess();
    }

    private void Write(ReadOnlySpan<byte> bytes, long end)
    {
        while (!bytes.IsEmpty)
        {
            int offset = (int)(end & (BlockSize - 1));
            int part = Math.Min(BlockSize - offset, bytes.Length);
            bytes[..part].CopyTo(Block(offset, offset + part).AsSpan(offset));
            bytes = bytes[part..];
            end += part;
        }
    }

    /// <summary>The last block, or a new one at offset 0. The first grows as it is filled: most conversations are small.</summary>
    private byte[] Block(int offset, int needed)
    {
        if (offset == 0) _blocks.Add(_open = GC.AllocateUninitializedArray<byte>(_blocks.Count > 0 ? BlockSize : Math.Max(FirstBlock, needed)));
        if (_open.Length < needed) Array.Resize(ref _open, Math.Min(BlockSize, Math.Max(_open.Length * 2, needed)));
        return _blocks[^1] = _open;
    }
}
