using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>How much interaction a brand's posts get, by a definition that is printed with the number.</summary>
/// <remarks>
/// <para>Interactions are what the file counts under <see cref="Counted"/>. Divided by reach (people), impressions (how often it was
/// shown) or followers, this gives rates that differ many times over: without its denominator an "engagement rate" says nothing.</para>
/// <para>Ratio of sums: all interactions / all reach; large posts weigh more; r = Σy/Σx with se = √(Σ(y − r·x)²/(n(n − 1)))/x̄. Mean of ratios:
/// every post weighs the same, and one seen by few people can rule it; se = s/√n. Interval r ± 1.96·se over n posts, normal, cut at 0; it
/// speaks about posts like these, not about people. Undefined with fewer than two posts. Cochran, Sampling Techniques, 1977, chapter 6
/// (from memory).</para>
/// <para>Posts without one of the figures are left out and counted. A rate says nothing about what people said, or whether they
/// are the ones the brand wants. One person may interact often; reach of several posts counts people again.</para>
/// </remarks>
public sealed record InteractionRate : MeasureResult
{
    private InteractionRate() { }

    /// <summary>What the interactions were divided by.</summary>
    public required InteractionDenominator Denominator { get; init; }

    /// <summary>How posts were put together.</summary>
    public required RatioRule Rule { get; init; }

    /// <summary>The figures that were added up as interactions.</summary>
    public required IReadOnlyList<string> Counted { get; init; }

    /// <summary>The rate under <see cref="Rule"/>.</summary>
    public Estimate Rate => Rule == RatioRule.RatioOfSums ? RatioOfSums : MeanOfRatios;

    /// <summary>Sum of interactions / sum of denominators.</summary>
    public required Estimate RatioOfSums { get; init; }

    /// <summary>The mean over posts of interactions / denominator.</summary>
    public required Estimate MeanOfRatios { get; init; }

    /// <summary>Posts with both figures.</summary>
    public required int Posts { get; init; }

    /// <summary>Posts left out because a figure is missing or the denominator is zero.</summary>
    public required int LeftOut { get; init; }

    /// <summary>All interactions of the posts that count.</summary>
    public required double Interactions { get; init; }

    /// <summary>The days of the posts and the files; null when unknown.</summary>
    public required string? Origin { get; init; }

    /// <summary>Measures from an analytics export with one row a post.</summary>
    /// <param name="table">The figures; rows are posts.</param>
    /// <param name="by">What to divide by.</param>
    /// <param name="rule">How posts are put together.</param>
    /// <param name="counted">Figures that are interactions; by default "interactions" or "engagements" where the file has them, else reactions or likes, comments, replies, shares, reposts and saves.</param>
    /// <exception cref="InsufficientDataException">The file has no such figures.</exception>
    public static InteractionRate Measure(MetricTable table, InteractionDenominator by, RatioRule rule = RatioRule.RatioOfSums, IReadOnlyList<string>? counted = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        string below = NameOf(by);
        IReadOnlyList<string> above = counted ?? table.Interactions;
        if (above.Count == 0 || !table.Names.Contains(below, StringComparer.OrdinalIgnoreCase) || above.Any(name => !table.Names.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            throw new InsufficientDataException($"The figures hold no {(above.Count == 0 ? "interactions" : table.Names.Contains(below, StringComparer.OrdinalIgnoreCase) ? "such interactions" : below)}; they hold {string.Join(", ", table.Names)}.",
                "Choose another denominator, or name the figures that count as interactions.");
        }
        var rows = table.Readings.GroupBy(reading => (reading.Source, reading.Row)).Select(row => (
            Above: above.Select(name => row.FirstOrDefault(reading => Is(reading, name))?.Value).ToArray(), Below: row.FirstOrDefault(reading => Is(reading, below))?.Value));
        string? period = table.First is { } first && table.Last is { } last ? $"{Day(first)} to {Day(last)}" : null;
        string files = string.Join(", ", table.Sources.Select(file => file.FileName));
        return Of([.. rows.Select(row => (row.Above.All(value => value is null) ? null : (double?)row.Above.Sum(value => value ?? 0), row.Below))], by, rule, above, string.Join(", ", new[] { period, files }.Where(part => !string.IsNullOrEmpty(part))));

        static bool Is(MetricReading reading, string name) => reading.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Measures from posts whose source counts reactions: likes, replies and shares by views.</summary>
    /// <param name="posts">The posts of one account; select them with <c>ByAuthor</c> or <c>ByRole</c>.</param>
    /// <param name="rule">How posts are put together.</param>
    public static InteractionRate Measure(Conversation posts, RatioRule rule = RatioRule.RatioOfSums)
    {
        ArgumentNullException.ThrowIfNull(posts);
        var rows = posts.Select(post => post.Reactions).Select(each =>
            (each is { Likes: null, Replies: null, Shares: null } ? null : (double?)((each.Likes ?? 0) + (each.Replies ?? 0) + (each.Shares ?? 0)), (double?)each.Views));
        return Of([.. rows], InteractionDenominator.Impressions, rule, ["likes", "replies", "shares"],
            string.Join(", ", new[] { posts.Summary.Period, string.Join(", ", posts.Sources.Select(file => file.FileName)) }.Where(part => !string.IsNullOrEmpty(part))));
    }

    /// <inheritdoc/>
    public override string Sentence => Rate.Value is not { } rate ? Rate.WhyUndefined!
        : $"{Percent(rate, 2)}{(Rate.Interval is { } i ? $" ({Level(i)} interval {Fixed(i.Low * 100, 2)}–{Percent(i.High, 2)})" : "")} interactions by {NameOf(Denominator)}, {Words(Rule)}, over {Count(Posts, "post", "posts")}{(Origin is null ? "" : $" ({Origin})")}: "
            + $"{string.Join(" + ", Counted)} divided by {NameOf(Denominator)}.";

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["What", Column.Number("Value"), Column.Number("Interval"), "Definition"],
        [
            ["posts", Count(Posts), "", $"with both figures; {Count(LeftOut)} left out"],
            ["interactions", Plain(Interactions), "", string.Join(" + ", Counted)],
            Line("ratio of sums", RatioOfSums, $"all interactions / all {NameOf(Denominator)}: large posts weigh more"),
            Line("mean of ratios", MeanOfRatios, $"mean over posts of interactions / {NameOf(Denominator)}: every post weighs the same"),
        ],
        Origin);

    private static InteractionRate Of(IReadOnlyList<(double? Above, double? Below)> rows, InteractionDenominator by, RatioRule rule, IReadOnlyList<string> counted, string origin)
    {
        (double Y, double X)[] posts = [.. rows.Where(row => row is { Above: not null, Below: > 0 }).Select(row => (row.Above!.Value, row.Below!.Value))];
        Estimate none = Estimate.Undefined($"No post has both interactions and {NameOf(by)}.");
        double y = posts.Sum(post => post.Y), x = posts.Sum(post => post.X), n = posts.Length;
        double ratio = posts.Length == 0 ? 0 : y / x, mean = posts.Length == 0 ? 0 : posts.Average(post => post.Y / post.X);
        double ofSums = Math.Sqrt(posts.Sum(post => Square(post.Y - ratio * post.X)) / (n * (n - 1))) / (x / n);
        double ofRatios = Math.Sqrt(posts.Sum(post => Square(post.Y / post.X - mean)) / (n * (n - 1)));
        int leftOut = rows.Count - posts.Length;
        return new()
        {
            Denominator = by,
            Rule = rule,
            Counted = counted,
            RatioOfSums = posts.Length == 0 ? none : With(ratio, ofSums, posts.Length, "normal, linearised ratio"),
            MeanOfRatios = posts.Length == 0 ? none : With(mean, ofRatios, posts.Length, "normal"),
            Posts = posts.Length,
            LeftOut = leftOut,
            Interactions = y,
            Origin = origin.Length == 0 ? null : origin,
            Caveats =
            [
                .. leftOut > 0 ? [new Caveat("SR113", $"{Count(leftOut)} of {Count(rows.Count)} posts have no interactions or no {NameOf(by)} in the data and are left out. A blank figure is not zero.")] : Array.Empty<Caveat>(),
                new("SR114", $"A rate by {NameOf(by)} cannot be compared with one by another denominator, nor one that counts {string.Join(", ", counted)} with one that counts something else."),
            ],
        };
    }

    private static Estimate With(double value, double error, int posts, string method)
    {
        if (posts < 2) return Estimate.Of(value);
        double reach = NormalDistribution.TwoSided(0.95) * error;
        return Estimate.Of(value, new Interval(Math.Max(0, value - reach), value + reach, 0.95, $"{method}, {posts} posts"));
    }

    private static IReadOnlyList<string> Line(string what, Estimate rate, string definition) =>
        [what, rate.Value is { } value ? Percent(value, 2) : "undefined", rate.Interval is { } i ? $"{Fixed(i.Low * 100, 2)}–{Percent(i.High, 2)}" : "", rate.WhyUndefined ?? definition];

    private static string Words(RatioRule rule) => rule == RatioRule.RatioOfSums ? "ratio of sums" : "mean of ratios";

    private static string NameOf(InteractionDenominator by) => by switch { InteractionDenominator.Reach => "reach", InteractionDenominator.Impressions => "impressions", _ => "followers" };

    private static double Square(double number) => number * number;
}

/// <summary>What interactions are divided by.</summary>
public enum InteractionDenominator
{
    /// <summary>Different people who saw the post.</summary>
    Reach,

    /// <summary>People who follow the account, whether they saw the post or not.</summary>
    Followers,

    /// <summary>How often the post was shown, to one person several times; views.</summary>
    Impressions,
}

/// <summary>How the rates of several posts become one.</summary>
public enum RatioRule
{
    /// <summary>All interactions by all denominators: large posts weigh more.</summary>
    RatioOfSums,

    /// <summary>The mean of the posts' rates: every post weighs the same.</summary>
    MeanOfRatios,
}
