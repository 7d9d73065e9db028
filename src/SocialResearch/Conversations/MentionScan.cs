using System.Buffers;
using System.Text;
using SocialResearch.Text;
using SocialResearch.Text.Matching;

namespace SocialResearch.Conversations;

/// <summary>Looks for brands in all texts of a conversation, on all processors, without an object a text.</summary>
/// <remarks>The posts are cut into parts of a fixed size, whose results are taken in order: the number of threads changes nothing.</remarks>
internal static class MentionScan
{
    private const int PartSize = 1 << 14;

    /// <summary>Up to so many bytes of text a second thread takes a third more of the processor, to be done some thousandths of a second earlier.</summary>
    private const double WorthThreads = 1 << 25;

    /// <summary>What one part of the posts holds, in the order of the posts.</summary>
    public sealed class Part
    {
        /// <summary>Each brand a post mentions, once.</summary>
        public List<(int Brand, int Row)> Named { get; } = [];

        /// <summary>For each post the brands of which it holds an ambiguous name only.</summary>
        public List<int> Ambiguous { get; } = [];

        /// <summary>Posts that mention a brand.</summary>
        public int Naming { get; set; }

        /// <summary>Posts that mention two or more.</summary>
        public int Shared { get; set; }

        /// <summary>Posts out of which handles were taken before; counted only where handles are looked for.</summary>
        public int Scrubbed { get; set; }
    }

    public static IReadOnlyList<Part> Of(Conversation conversation, BrandMatcher matcher, IProgress<double>? progress, CancellationToken cancellation, int? threads = null)
    {
        Utf8Column texts = conversation.Columns.Texts;
        double bytes = (double)texts.Length / Math.Max(1, texts.Count) * conversation.Count;
        var parts = new Part[(conversation.Count + PartSize - 1) / PartSize];
        bool hasHandles = matcher.Brands.Any(brand => brand.Handles.Count > 0);
        int done = 0;
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads ?? (bytes < WorthThreads ? 1 : -1) }, () => new Desk(), (i, _, desk) =>
        {
            parts[i] = Look(conversation, i * PartSize, Math.Min(conversation.Count, (i + 1) * PartSize), matcher, hasHandles, desk);
            progress?.Report((double)Interlocked.Increment(ref done) / parts.Length);
            return desk;
        }, _ => { });
        return parts;
    }

    private static Part Look(Conversation conversation, int from, int to, BrandMatcher matcher, bool hasHandles, Desk desk)
    {
        var part = new Part();
        Utf8Column texts = conversation.Columns.Texts;
        byte[]? rented = null;
        for (int place = from, next; place < to; place = next)
        {
            int row = conversation.RowAt(place);
            for (next = place + 1; next < to && conversation.RowAt(next) == row + next - place;) next++;
            ReadOnlySpan<byte> bytes = texts.Bytes(row, row + next - place, out ReadOnlySpan<long> starts, ref rented);
            next = place + starts.Length - 1;
            NamePlaces places = matcher.Places(bytes, starts, desk.Marks);
            while (places.Next())
            {
                ReadOnlySpan<byte> text = TextOf(bytes, starts, places.Text);
                Take(desk.Search(text[matcher.Around(text, places)], matcher), row + places.Text, part);
            }
            for (int i = 0; hasHandles && i < starts.Length - 1; i++)
                if (TextOf(bytes, starts, i).IndexOf("[handle]"u8) >= 0) part.Scrubbed++;
        }
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return part;
    }

    /// <summary>What one thread needs to look for names.</summary>
    private sealed class Desk
    {
        private readonly FoundBefore _before = new();
        private char[] _letters = new char[1024];

        public ulong[] Marks { get; } = new ulong[256];

        public ChosenName[] Search(ReadOnlySpan<byte> text, BrandMatcher matcher)
        {
            int place = FoundBefore.PlaceOf(text);
            if (_before[text, place] is { } before) return before;
            if (_letters.Length < text.Length) _letters = new char[2 * text.Length];
            ChosenName[] found = matcher.Search(_letters.AsSpan(0, Encoding.UTF8.GetChars(text, _letters)));
            _before.Keep(text, place, found);
            return found;
        }
    }

    private static ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> texts, ReadOnlySpan<long> starts, int text) =>
        texts.Slice((int)(starts[text] - starts[0]), (int)(starts[text + 1] - starts[text]));

    /// <summary>Takes the names of one text, which are ordered by brand.</summary>
    private static void Take(ChosenName[] chosen, int row, Part part)
    {
        int named = 0;
        for (int i = 0, next; i < chosen.Length; i = next)
        {
            bool counts = false, isAmbiguous = false;
            for (next = i; next < chosen.Length && chosen[next].Brand == chosen[i].Brand; next++)
            {
                counts |= chosen[next].Withheld == WithheldReason.None;
                isAmbiguous |= chosen[next].Withheld is WithheldReason.NoContext or WithheldReason.OtherMeaning;
            }
            if (counts)
            {
                part.Named.Add((chosen[i].Brand, row));
                named++;
            }
            else if (isAmbiguous) part.Ambiguous.Add(chosen[i].Brand);
        }
        if (named > 0) part.Naming++;
        if (named > 1) part.Shared++;
    }
}
