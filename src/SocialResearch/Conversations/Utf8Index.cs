namespace SocialResearch.Conversations;

/// <summary>Finds the places of texts in a column by their bytes. A place takes eight bytes and as many for a free slot, and no object.</summary>
/// <remarks>
/// Open addressing. Most of the time goes into waiting for memory, so a slot is small: it holds the <see cref="TextHash"/>, and the text is looked at
/// in the column only where it is most likely the same. Slots are in the order of the hashes, so that a larger table is filled from front to back.
/// Equal texts are found in the order in which they were added.
/// </remarks>
internal sealed class Utf8Index(Utf8Column texts)
{
    // The hash, then the number of the place from 1; 0 where the slot is free.
    private ulong[] _slots = new ulong[16];
    private int _count;
    private ulong _foreseen;

    /// <summary>All places of a text, one after the other.</summary>
    public Walk All(uint hash) => new(this, hash);

    /// <summary>Adds a place of a text behind all that a walk found.</summary>
    /// <param name="place">The place.</param>
    /// <param name="to">A walk that has come to its end.</param>
    public void Add(int place, in Walk to)
    {
        ulong slot = ((ulong)to.Hash << 32) | (uint)(place + 1);
        if (++_count <= _slots.Length / 8 * 5)
        {
            _slots[to.At] = slot;
            return;
        }
        Resize(_slots.Length * 2);
        Put(slot);
    }

    /// <summary>Adds a place of a text that is not there yet, without looking at the others.</summary>
    public void AddNew(int place, uint hash)
    {
        if (++_count > _slots.Length / 8 * 5) Resize(_slots.Length * 2);
        Put(((ulong)hash << 32) | (uint)(place + 1));
    }

    /// <summary>Takes room for so many places.</summary>
    public void Reserve(int count)
    {
        int slots = (int)Math.Min(Array.MaxLength / 2, count * 2L);
        if (slots > _slots.Length) Resize(slots);
    }

    /// <summary>Fetches the slots of texts that will be looked for soon, then the texts in them: the processor waits for all of them at once instead of for one after the other.</summary>
    public void Foresee(ReadOnlySpan<uint> hashes)
    {
        const int AtOnce = 32;
        ulong seen = 0;
        foreach (uint hash in hashes) seen ^= _slots[SlotOf(hash)];
        Span<int> places = stackalloc int[AtOnce];
        for (; !hashes.IsEmpty; hashes = hashes[Math.Min(AtOnce, hashes.Length)..])
        {
            int count = 0;
            foreach (uint hash in hashes[..Math.Min(AtOnce, hashes.Length)])
            {
                ulong slot = _slots[SlotOf(hash)];
                places[count] = (int)(uint)slot - 1;
                if (slot != 0 && (uint)(slot >> 32) == hash) count++;
            }
            seen ^= texts.Foresee(places[..count]);
        }
        _foreseen = seen;
    }

    private int SlotOf(uint hash) => (int)((ulong)hash * (uint)_slots.Length >> 32);

    private void Resize(int length)
    {
        ulong[] slots = _slots;
        _slots = GC.AllocateUninitializedArray<ulong>(length);
        // Written once from front to back: a page that is read before it is written costs the system twice.
        Array.Clear(_slots);
        // From a free slot on: otherwise what went on at the beginning of the array would come before what it followed.
        int free = Array.IndexOf(slots, 0UL);
        foreach (ulong slot in slots.AsSpan(free)) Put(slot);
        foreach (ulong slot in slots.AsSpan(0, free)) Put(slot);
    }

    private void Put(ulong slot)
    {
        if (slot == 0) return;
        int at = SlotOf((uint)(slot >> 32));
        while (_slots[at] != 0) at = at + 1 == _slots.Length ? 0 : at + 1;
        _slots[at] = slot;
    }

    /// <summary>Goes through the places of a text.</summary>
    internal struct Walk(Utf8Index index, uint hash)
    {
        /// <summary>The slot to look at next; at the end a free one.</summary>
        public int At { get; private set; } = index.SlotOf(hash);

        public readonly uint Hash => hash;

        /// <summary>The next place; −1 when there is no further one.</summary>
        public int Next(ReadOnlySpan<byte> text)
        {
            ulong[] slots = index._slots;
            while (slots[At] is not 0 and var slot)
            {
                At = At + 1 == slots.Length ? 0 : At + 1;
                if ((uint)(slot >> 32) == hash && index.Is((int)(uint)slot - 1, text)) return (int)(uint)slot - 1;
            }
            return -1;
        }
    }

    private bool Is(int place, ReadOnlySpan<byte> text) => texts.Is(place, text);
}
