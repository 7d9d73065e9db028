using System.Runtime.InteropServices;

namespace SocialResearch.Benchmarks.Competitors.Tuned;

/// <summary>Texts that repeat as numbers from 0; a table of open addresses over their bytes.</summary>
internal sealed class ByteNumbers
{
    private readonly ByteColumn _texts = new();
    private int[] _slots = new int[1024];
    private uint[] _hashes = new uint[1024];

    public int Count => _texts.Count;

    public int Of(ReadOnlySpan<byte> text)
    {
        uint hash = Hash(text);
        int mask = _slots.Length - 1, slot = (int)hash & mask;
        for (; _slots[slot] > 0; slot = (slot + 1) & mask)
            if (_hashes[slot] == hash && _texts[_slots[slot] - 1].SequenceEqual(text)) return _slots[slot] - 1;
        _texts.Add(text);
        (_slots[slot], _hashes[slot]) = (Count, hash);
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        (int[] slots, uint[] hashes) = (_slots, _hashes);
        (_slots, _hashes) = (new int[2 * slots.Length], new uint[2 * slots.Length]);
        int mask = _slots.Length - 1;
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] == 0) continue;
            int slot = (int)hashes[i] & mask;
            while (_slots[slot] > 0) slot = (slot + 1) & mask;
            (_slots[slot], _hashes[slot]) = (slots[i], hashes[i]);
        }
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = (ulong)text.Length;
        for (; text.Length >= 8; text = text[8..]) hash = (hash ^ MemoryMarshal.Read<ulong>(text)) * 0x9E3779B97F4A7C15;
        foreach (byte letter in text) hash = (hash ^ letter) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 32);
    }
}
