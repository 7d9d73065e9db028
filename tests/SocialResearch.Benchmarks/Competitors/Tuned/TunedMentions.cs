using System.Buffers;
using System.Text;
using SocialResearch.Benchmarks.Comparing;

namespace SocialResearch.Benchmarks.Competitors.Tuned;

/// <summary>Names as whole words without regard to case: SIMD finds where one begins, in many texts at once; then it is compared.</summary>
internal static class TunedMentions
{
    private const int Together = 1 << 16;

    public static Answers Of(TunedPosts posts, IReadOnlyList<string> names)
    {
        var starts = SearchValues.Create([.. names], StringComparison.OrdinalIgnoreCase);
        var byStart = names.Select((name, i) => (name, i)).GroupBy(pair => Start(pair.name)).ToDictionary(group => group.Key, group => group.ToArray());
        var days = new int[names.Count][];
        int first = posts.Seconds[0] / 86_400, length = posts.Seconds[posts.Count - 1] / 86_400 - first + 1;
        char[] letters = new char[Together];
        int[] ends = new int[Together];
        int[] seen = new int[names.Count];
        for (int from = 0, to; from < posts.Count; from = to)
        {
            int written = 0;
            for (to = from; to < posts.Count && to - from < ends.Length && posts.Texts[to] is var text && written + text.Length < letters.Length; to++)
            {
                written += Encoding.UTF8.GetChars(text, letters.AsSpan(written));
                letters[written++] = '\n';
                ends[to - from] = written;
            }
            if (to == from) throw new InvalidOperationException("A text is longer than the room for many.");
            ReadOnlySpan<char> all = letters.AsSpan(0, written);
            for (int at = 0, post = from; all[at..].IndexOfAny(starts) is var step and >= 0; at++)
            {
                at += step;
                if (at > 0 && char.IsLetterOrDigit(all[at - 1])) continue;
                while (ends[post - from] <= at) post++;
                foreach ((string name, int i) in byStart[Start(all.Slice(at, 4))])
                {
                    if (at + name.Length >= all.Length || char.IsLetterOrDigit(all[at + name.Length]) || seen[i] == post + 1 || !all.Slice(at, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
                    seen[i] = post + 1;
                    (days[i] ??= new int[length])[posts.Seconds[post] / 86_400 - first]++;
                }
            }
        }
        var counts = new DailyCounts(names.Count);
        for (int i = 0; i < days.Length; i++)
            for (int day = 0; day < (days[i]?.Length ?? 0); day++) counts.Add(i, day, days[i][day]);
        return counts.Answers();
    }

    private static long Start(ReadOnlySpan<char> name) =>
        ((long)char.ToLowerInvariant(name[0]) << 48) | ((long)char.ToLowerInvariant(name[1]) << 32) | ((long)char.ToLowerInvariant(name[2]) << 16) | char.ToLowerInvariant(name[3]);
}
