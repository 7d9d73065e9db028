using System.Collections;

namespace SocialResearch.Timelines;

/// <summary>The bins of a timeline, whose borders it shares with all timelines that were counted into them: thirty brands over five years of days are thirty lists of numbers.</summary>
internal sealed class TimelineBins : IReadOnlyList<TimelineBin>
{
    private readonly TimelineBin[] _bins;
    private readonly int[] _posts;

    private TimelineBins(TimelineBin[] bins)
    {
        (_bins, Edges, _posts) = (bins, new long[bins.Length == 0 ? 0 : bins.Length + 1], new int[bins.Length]);
        for (int i = 0; i < bins.Length; i++) (Edges[i], Edges[i + 1], _posts[i]) = (bins[i].Start.UtcTicks, bins[i].End.UtcTicks, bins[i].Posts);
    }

    private TimelineBins(TimelineBins borders, int[] posts) => (_bins, Edges, _posts) = (borders._bins, borders.Edges, posts);

    /// <summary>Where each bin begins, and where the last one ends, in ticks of UTC.</summary>
    public long[] Edges { get; }

    public int Count => _bins.Length;

    public TimelineBin this[int index] => _bins[index] with { Posts = _posts[index] };

    /// <summary>The bins of any timeline; each ends where the next one begins.</summary>
    public static TimelineBins Of(IReadOnlyList<TimelineBin> bins) => bins as TimelineBins ?? new(bins as TimelineBin[] ?? [.. bins]);

    /// <summary>The same bins with other posts.</summary>
    public TimelineBins With(int[] posts) => new(this, posts);

    public IEnumerator<TimelineBin> GetEnumerator()
    {
        for (int i = 0; i < _bins.Length; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
