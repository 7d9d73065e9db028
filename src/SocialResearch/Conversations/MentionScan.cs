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

    public static IReadOnlyList<Part> Of(Conversation conversation, BrandMatcher matcher, IProgress<double>? progress, CancellationToken cancellation, int threads = -1)
    {
        var parts = new Part[(conversation.Count + PartSize - 1) / PartSize];
        bool hasHandles = matcher.Brands.Any(brand => brand.Handles.Count > 0);
        int done = 0;
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads }, i =>
        {
            parts[i] = Look(conversation, i * PartSize, Math.Min(conversation.Count, (i + 1) * PartSize), matcher, hasHandles);
            progress?.Report((double)Interlocked.Increment(ref done) / parts.Length);
        });
        return parts;
    }

    private static Part Look(Conversation conversation, int from, int to, BrandMatcher matcher, bool hasHandles)
    {
        var part = new Part();
        Utf8Column texts = conversation.Columns.Texts;
        byte[]? rented = null;
        char[] letters = [];
        var room = new ulong[256];
        for (int place = from, next; place < to; place = next)
        {
            int row = conversation.RowAt(place);
            for (next = place + 1; next < to && conversation.RowAt(next) == row + next - place;) next++;
            ReadOnlySpan<byte> bytes = texts.Bytes(row, row + next - place, out ReadOnlySpan<long> starts, ref rented);
            next = place + starts.Length - 1;
            NamePlaces places = matcher.Places(bytes, starts, room);
            while (places.Next())
            {
                ReadOnlySpan<byte> text = TextOf(bytes, starts, places.Text);
                text = text[matcher.Around(text, places)];
                if (letters.Length < text.Length) letters = new char[Math.Max(1024, 2 * text.Length)];
                Take(matcher.Search(letters.AsSpan(0, Encoding.UTF8.GetChars(text, letters))), row + places.Text, part);
            }
            for (int i = 0; hasHandles && i < starts.Length - 1; i++)
                if (TextOf(bytes, starts, i).IndexOf("[handle]"u8) >= 0) part.Scrubbed++;
        }
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return part;
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
