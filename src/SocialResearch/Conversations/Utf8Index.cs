using System.Numerics;

namespace SocialResearch.Conversations;

/// <summary>Finds the places of texts in a column by their bytes. A place takes 16 bytes and its share of free slots, and no object.</summary>
/// <remarks>
/// Open addressing. A slot holds the <see cref="TextKey"/>, so that a short text is told without looking into the column, and a longer one is
/// looked at only where it is most likely the same: most of the time goes into waiting for memory. Equal texts are found in the order in which they were added.
/// </remarks>
internal sealed class Utf8Index(Utf8Column texts)
{
    private Slot[] _slots = new Slot[16];
    private int _count, _foreseen;

    /// <summary>The place of a text; the first where it was added several times, −1 when it was not.</summary>
    public int Find(ReadOnlySpan<byte> text, TextKey key) => All(key).Next(text);

    /// <summary>All places of a text, one after the other.</summary>
    public Walk All(TextKey key) => new(this, key);

    /// <summary>Adds the place of a text.</summary>
    public void Add(int place, TextKey key)
    {
        if (++_count > _slots.Length / 4 * 3) Resize(_slots.Length * 2);
        Put(_slots, new(key, place + 1));
    }

    /// <summary>Takes room for so many places.</summary>
    public void Reserve(int count)
    {
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(1 << 30, count / 3 * 4L + 16));
        if (slots > _slots.Length) Resize(slots);
    }

    /// <summary>Fetches the slots of texts that will be looked for soon: the processor waits for all of them at once instead of for one after the other.</summary>
    public void Foresee(ReadOnlySpan<TextKey> keys)
    {
        int mask = _slots.Length - 1, seen = 0;
        foreach (TextKey key in keys) seen ^= _slots[(int)key.Slot & mask].Number;
        _foreseen = seen;
    }

    private void Resize(int length)
    {
        var slots = new Slot[length];
        // From a free slot on: otherwise what went on at the beginning of the array would come before what it followed.
        int free = Array.FindIndex(_slots, slot => slot.Number == 0);
        for (int i = 0; i < _slots.Length; i++)
            if (_slots[(free + i) & (_slots.Length - 1)] is { Number: > 0 } slot) Put(slots, slot);
        _slots = slots;
    }

    private static void Put(Slot[] slots, in Slot slot)
    {
        int mask = slots.Length - 1, at = (int)slot.Key.Slot & mask;
        while (slots[at].Number != 0) at = (at + 1) & mask;
        slots[at] = slot;
    }

    /// <summary>A key and the number of its place, from 1; 0 where the slot is free.</summary>
    private readonly record struct Slot(TextKey Key, int Number);

    /// <summary>Goes through the places of a text.</summary>
    internal struct Walk(Utf8Index index, TextKey key)
    {
        private uint _at = key.Slot;

        /// <summary>The next place; −1 when there is no further one.</summary>
        public int Next(ReadOnlySpan<byte> text)
        {
            Slot[] slots = index._slots;
            while (true)
            {
                ref Slot slot = ref slots[(int)(_at++ & (uint)(slots.Length - 1))];
                if (slot.Number == 0) return -1;
                if (slot.Key == key && (key.IsExact || index.Is(slot.Number - 1, text))) return slot.Number - 1;
            }
        }
    }

    private bool Is(int place, ReadOnlySpan<byte> text) => texts.Is(place, text);
}
