using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>Whether posts come like a clock, independently of each other, or in bursts.</summary>
/// <remarks>
/// B and its form for few events, A_n, of the gaps between posts in the order of time (<see cref="BurstinessValues"/>): −1 a clock, 0
/// independent posts, towards 1 bursts. Only posts known to the minute or second count; those at the same instant have a gap of zero.
/// Day and night alone make B larger than 0: people sleep. Compare with another conversation, not with 0. There is no interval, because gaps
/// hang together.
/// </remarks>
public sealed record PostBurstiness : MeasureResult
{
    internal PostBurstiness() { }

    /// <summary>A_n with the population standard deviation: B for few events.</summary>
    public required Estimate Finite { get; init; }

    /// <summary>B with the population standard deviation.</summary>
    public required Estimate Plain { get; init; }

    /// <summary>Both with both standard deviations; null when undefined.</summary>
    public required BurstinessValues? Values { get; init; }

    /// <summary>Posts whose time is known well enough.</summary>
    public required int Timed { get; init; }

    /// <summary>All posts given.</summary>
    public required int Posts { get; init; }

    /// <summary>Gaps of zero.</summary>
    public required int SameInstant { get; init; }

    /// <summary>How the posts were selected.</summary>
    public required Selection Selection { get; init; }

    /// <inheritdoc/>
    public override string Sentence => Finite.Value is { } value
        ? $"{Pattern(value)}: burstiness {Fixed(value, 2)} (−1 a clock, 0 independent posts, 1 all at once), n = {Count(Timed)} of {Count(Posts, "post", "posts")} whose time is known to the minute."
        : $"The burstiness is undefined. {Finite.WhyUndefined}";

    // A convention: below, one pause moves the value from one side to the other.
    private const int FewestToName = 30;

    private string Pattern(double value) => Timed < FewestToName ? $"{Count(Timed)} posts are too few to tell bursts from chance"
        : value > 0.1 ? "Posts come in bursts" : value < -0.1 ? "Posts come more evenly than by chance" : "Posts come about as unevenly as independent ones";

    /// <summary>Measures how unevenly posts follow each other.</summary>
    public static PostBurstiness Measure(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        long[] ticks = [.. conversation.Select(post => post.Time).OfType<PostTime>().Where(time => time.Precision is TimePrecision.Second or TimePrecision.Minute).Select(time => time.Utc.UtcTicks).Order()];
        double[] gaps = [.. ticks.Zip(ticks.Skip(1), (one, next) => (double)(next - one) / TimeSpan.TicksPerSecond)];
        BurstinessValues? values = BurstinessValues.Of(gaps);
        string why = gaps.Length < 2 ? $"It takes three posts known to the minute; here {(ticks.Length == 1 ? "is" : "are")} {Count(ticks.Length)}." : "All posts have the same time.";
        int same = gaps.Count(gap => gap == 0);
        List<Caveat> caveats = [];
        if (ticks.Length < conversation.Count || same > ticks.Length / 10)
            caveats.Add(new("SR065", $"{Count(conversation.Count - ticks.Length)} of {Count(conversation.Count, "post", "posts")} are left out, as their time is not known to the minute; {Count(same, "gap is", "gaps are")} zero because posts have the same time."));
        return new()
        {
            Values = values,
            Finite = values is null ? Estimate.Undefined(why) : Estimate.Of(values.FinitePopulation),
            Plain = values is null ? Estimate.Undefined(why) : Estimate.Of(values.Population),
            Timed = ticks.Length,
            Posts = conversation.Count,
            SameInstant = same,
            Selection = conversation.Selection,
            Caveats = caveats,
        };
    }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        string Written(double? value) => value is { } known ? Fixed(known, 4) : "undefined";
        string definition = Finite.WhyUndefined ?? "r = σ/μ of the gaps";
        return new(["What", Column.Number("Value"), "Definition"],
        [
            ["A_n, population σ", Written(Values?.FinitePopulation), $"{definition}; (√(n+1)·r − √(n−1)) / ((√(n+1) − 2)·r + √(n−1)), n posts (Kim and Jo 2016)"],
            ["A_n, sample σ", Written(Values?.FiniteSample), "the same, σ divided by one less"],
            ["B, population σ", Written(Values?.Population), "(r − 1)/(r + 1) (Goh and Barabási 2008)"],
            ["B, sample σ", Written(Values?.Sample), "the same, σ divided by one less"],
            ["posts timed to the minute", Count(Timed), $"of {Count(Posts)}. {Selection}"],
            ["gaps of zero", Count(SameInstant), "posts with the same time"],
        ]);
    }
}
