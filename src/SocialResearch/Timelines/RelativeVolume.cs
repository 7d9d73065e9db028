using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>Which part of all posts of a bin some posts are: 50 a day are many on a quiet day and few on a loud one.</summary>
/// <remarks>
/// Share = posts of the part ÷ posts of the whole in the same bin, with Wilson's interval; undefined in a bin without posts. Intervals take
/// posts to be independent; replies to each other are not, so they are too narrow.
/// </remarks>
public sealed record RelativeVolume : MeasureResult
{
    internal RelativeVolume() { }

    /// <summary>Everything that was counted.</summary>
    public required Timeline Whole { get; init; }

    /// <summary>The part, in the same bins.</summary>
    public required Timeline Part { get; init; }

    /// <summary>What the part is called.</summary>
    public required string Name { get; init; }

    /// <summary>The share in each bin, in the order of the bins.</summary>
    public required IReadOnlyList<Estimate> Shares { get; init; }

    /// <summary>The share over all bins, the incomplete ones among them: both numbers are cut at the same instant.</summary>
    public required Estimate Overall { get; init; }

    /// <inheritdoc/>
    public override string Sentence => Overall.Value is { } share
        ? $"{Capital(Name)}: {Percent(share)} ({PercentRange(Overall.Interval!)}) of {Count(Whole.Placed, "post", "posts")}, {Whole.Period} ({Whole.Zone.Id})."
        : $"The share of {Name} is undefined. {Overall.WhyUndefined}";

    /// <summary>Measures a part of a conversation against the whole.</summary>
    /// <param name="whole">All posts, in bins.</param>
    /// <param name="part">Some of them: a selection of the same conversation.</param>
    /// <param name="name">What they are called in sentences.</param>
    /// <param name="level">Nominal coverage of the intervals as a share.</param>
    /// <exception cref="ArgumentException">A bin has more posts of the part than of the whole.</exception>
    public static RelativeVolume Measure(Timeline whole, Conversation part, string name = "the selected posts", double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(whole);
        Timeline some = whole.Of(part);
        for (int i = 0; i < some.Bins.Count; i++)
        {
            if (some.Bins[i].Posts > whole.Bins[i].Posts)
                throw new ArgumentException($"{TimelineText.Name(whole.By, whole.Bins[i])} has {Count(some.Bins[i].Posts)} of the part and {Count(whole.Bins[i].Posts)} of the whole. Take the part by selecting from the whole.", nameof(part));
        }
        string none = $"Nobody posted in this {whole.Unit()}, and a share of nothing is undefined.";
        return new()
        {
            Whole = whole,
            Part = some,
            Name = name,
            Shares = [.. some.Bins.Zip(whole.Bins, (of, all) => Proportions.Wilson(of.Posts, all.Posts, level, none))],
            Overall = Proportions.Wilson(some.Placed, whole.Placed, level, "No post stands in a bin."),
            Caveats = whole.Caveats,
        };
    }

    /// <inheritdoc/>
    public override Table ToTable() => new(
        [Whole.Unit(), Column.Number("posts"), Column.Number("of all"), Column.Number("share"), Column.Number("interval")],
        [.. Enumerable.Range(0, Shares.Count).Select(i => (IReadOnlyList<string>)
        [
            TimelineText.Name(Whole.By, Whole.Bins[i]), Count(Part.Bins[i].Posts), Count(Whole.Bins[i].Posts),
            Shares[i].Value is { } share ? Percent(share) : "undefined", Shares[i].Interval is { } interval ? PercentRange(interval) : "",
        ])],
        $"{Capital(Name)} of all posts of a {Whole.Unit()}, Wilson intervals. {Whole.Foot()}");
}
