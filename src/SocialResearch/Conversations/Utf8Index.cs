namespace SocialResearch.Conversations;

/// <summary>Finds the places of texts in a column by their bytes. A place takes 8 bytes and its share of free slots, and no object.</summary>
/// <remarks>
/// Open addressing: half a slot is the hash, so that hardly ever a text is compared in vain and growing computes no hash again.
/// Equal texts are found in the order in which they were added.
/// </remarks>
internal sealed class Utf8Index(Utf8Column texts)
{
    // Hash in the upper half, place + 1 in the lower; 0 where free.
    private ulong[] _slots = new ulong[16];
    private int _count;

    /// <summary>The hash that the other methods take: the same text has the same one as long as the program runs.</summary>
    public static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        return (uint)hash.ToHashCode();
    }

    /// <summary>The place of a text; the first where it was added several times, −1 when it was not.</summary>
    public int Find(ReadOnlySpan<byte> text, uint hash)
    {
        int step = 0;
        return Next(text, hash, ref step);
    }

    /// <summary>The next place of a text; −1 when there is no further one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="step">0 at first; where to go on afterwards.</param>
    public int Next(ReadOnlySpan<byte> text, uint hash, ref int step)
    {
        int mask = _slots.Length - 1;
        while (_slots[((int)hash + step++) & mask] is not 0 and var slot)
        {
            int place = (int)(uint)slot - 1;
            if ((uint)(slot >> 32) == hash && texts.Is(place, text)) return place;
        }
        return -1;
    }

    /// <summary>Adds the place of a text.</summary>
    public void Add(int place, uint hash)
    {
        if (++_count > _slots.Length / 4 * 3) Grow();
        Put(_slots, ((ulong)hash << 32) | ((uint)place + 1));
    }

    private void Grow()
    {
        var slots = new ulong[_slots.Length * 2];
        // From a free slot on: otherwise what went on at the beginning of the array would come before what it followed.
        int free = Array.IndexOf(_slots, 0UL);
        foreach (ulong slot in _slots.AsSpan(free))
            if (slot != 0) Put(slots, slot);
        foreach (ulong slot in _slots.AsSpan(0, free))
            if (slot != 0) Put(slots, slot);
        _slots = slots;
    }

    private static void Put(ulong[] slots, ulong slot)
    {
        int mask = slots.Length - 1, at = (int)(slot >> 32) & mask;
        while (slots[at] != 0) at = (at + 1) & mask;
        slots[at] = slot;
    }
}
