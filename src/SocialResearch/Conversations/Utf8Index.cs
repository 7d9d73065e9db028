using System.Runtime.CompilerServices;

namespace SocialResearch.Conversations;

/// <summary>Finds the places of texts by their <see cref="TextKey.Hash"/>. A place takes eight bytes and as many for a free slot, and no object.</summary>
/// <remarks>
/// Open addressing. Most of the time goes into waiting for memory, so a slot is small: it holds the hash and the place, and whoever asks looks at the text
/// there, which is most likely the same. Slots are in the order of the hashes, so that a larger table is filled from front to back.
/// Places with the same hash are found in the order in which they were added.
/// </remarks>
internal sealed class Utf8Index
{
    // The hash, then the number of the place from 1; 0 where the slot is free.
    private ulong[] _slots = new ulong[16];
    private int _count;

    /// <summary>Begins to go through all places with a hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Walk All(uint hash) => new(hash, SlotOf(hash));

    /// <summary>The next place of a walk; −1 when there is no further one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(ref Walk walk)
    {
        ulong[] slots = _slots;
        int at = walk.At;
        while (slots[at] is not 0 and var slot)
        {
            at = at + 1 == slots.Length ? 0 : at + 1;
            if ((uint)(slot >> 32) != walk.Hash) continue;
            walk.At = at;
            return (int)(uint)slot - 1;
        }
        walk.At = at;
        return -1;
    }

    /// <summary>Adds a place behind all that a walk found.</summary>
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

    /// <summary>Takes room for so many places.</summary>
    public void Reserve(int count)
    {
        int slots = (int)Math.Min(Array.MaxLength / 2, count * 2L);
        if (slots > _slots.Length) Resize(slots);
    }

    /// <summary>Fetches the slots in which searches will begin.</summary>
    public void Fetch(ReadOnlySpan<TextKey> keys)
    {
        ulong[] slots = _slots;
        foreach (ref readonly TextKey key in keys) NearMemory.Fetch(ref slots[SlotOf(key.Hash)]);
    }

    /// <summary>The place that a search most likely finds, or none: −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Likely(uint hash) => _slots[SlotOf(hash)] is var slot && (uint)(slot >> 32) == hash ? (int)(uint)slot - 1 : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    /// <summary>How far the search for a hash has come.</summary>
    internal struct Walk(uint hash, int at)
    {
        /// <summary>The hash.</summary>
        public readonly uint Hash = hash;

        /// <summary>The slot to look at next; at the end a free one.</summary>
        public int At = at;
    }
}
