using System.Collections;

namespace SocialResearch.Timelines;

/// <summary>The bins of a timeline, whose borders it shares with all timelines that were counted into them: thirty brands over five years of days are thirty lists of numbers.</summary>
internal sealed class TimelineBins : IReadOnlyList<TimelineBin>
{
    private readonly TimelineBin[] _bins;
    private readonly int[] _posts;

    private TimelineBins(TimelineBin[] bins, long[] edges, int[] posts) => (_bins, Edges, _posts) = (bins, edges, posts);

    /// <summary>Where each bin begins, and where the last one ends, in ticks of UTC.</summary>
    public long[] Edges { get; }

    public int Count => _bins.Length;

    public TimelineBin this[int index] => _bins[index] with { Posts = _posts[index] };

    /// <summary>The bins of any timeline; each ends where the next one begins.</summary>
    public static TimelineBins Of(IReadOnlyList<TimelineBin> bins) => bins as TimelineBins
        ?? new([.. bins], bins.Count == 0 ? [] : [.. bins.Select(bin => bin.Start.UtcTicks), bins[^1].End.UtcTicks], [.. bins.Select(bin => bin.Posts)]);

    /// <summary>The same bins with other posts.</summary>
    public TimelineBins With(int[] posts) => new(_bins, Edges, posts);

    public IEnumerator<TimelineBin> GetEnumerator()
    {
        for (int i = 0; i < _bins.Length; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
