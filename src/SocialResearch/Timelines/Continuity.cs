using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>Whether a brand talks all the time or in campaigns.</summary>
/// <remarks>
/// Over the weeks (Monday to Sunday) observed whole: the share with at least one post, with Wilson's interval; the Gini coefficient of
/// posts over the weeks, silent ones included (0 all weeks alike, towards 1 all in one week); and the longest silence, in whole days without a post between
/// two posts or between a post and a stated end of observation. <see cref="Pattern"/> names what <see cref="ContinuityOptions"/> says;
/// its limits are conventions. Weeks follow each other and are no sample, so the interval answers only how far the share would
/// hang on chance if they were.
/// <para>What it does not say: whether continuity pays, and what was deleted since.</para>
/// </remarks>
public sealed record Continuity : MeasureResult
{
    internal Continuity() { }

    /// <summary>The brand's own posts by week.</summary>
    public required Timeline Weeks { get; init; }

    /// <summary>What is called continuous and what campaign-like.</summary>
    public required ContinuityOptions Options { get; init; }

    /// <summary>Share of the weeks observed whole with at least one post.</summary>
    public required Estimate ActiveWeeks { get; init; }

    /// <summary>Gini coefficient of posts over these weeks.</summary>
    public required Estimate Gini { get; init; }

    /// <summary>The longest silence; null with fewer than two posts and no stated ends.</summary>
    public required Silence? LongestSilence { get; init; }

    /// <summary>What the limits call it.</summary>
    public required ActivityPattern Pattern { get; init; }

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            if (ActiveWeeks.Value is not { } share) return $"Continuity is undefined. {ActiveWeeks.WhyUndefined}";
            int weeks = Weeks.CompleteCounts.Length;
            string silence = LongestSilence is { } longest ? $", longest silence {Count(longest.Days, "day", "days")} ({longest.Period})" : "";
            string pattern = Pattern switch
            {
                ActivityPattern.Continuous => "continuous",
                ActivityPattern.CampaignLike => "campaign-like",
                ActivityPattern.Neither => "neither continuous nor campaign-like",
                _ => "too little to call it anything",
            };
            string gini = Gini.Value is { } known ? $", Gini {Fixed(known, 2)} over weeks" : "";
            return $"Active in {Count(Weeks.CompleteCounts.Count(posts => posts > 0))} of {Count(weeks, "week", "weeks")} observed whole ({Percent(share, 0)}){gini}{silence}: {pattern}, by convention.";
        }
    }

    /// <summary>Measures the activity of one brand.</summary>
    /// <param name="own">The posts that it wrote itself, such as <c>conversation.ByRole(AuthorRole.Brand)</c>.</param>
    /// <param name="zone">The zone as in "Europe/Berlin".</param>
    /// <param name="from">The first day that was observed; that of the first post when null.</param>
    /// <param name="to">The last one, observed to its end.</param>
    /// <param name="options">What is called continuous and what campaign-like.</param>
    public static Continuity Measure(Conversation own, string zone, string? from = null, string? to = null, ContinuityOptions? options = null)
    {
        Timeline weeks = Timeline.Measure(own, TimeBin.Week, zone, from, to);
        options ??= new();
        long[] counts = weeks.CompleteCounts;
        Estimate active = Proportions.Wilson(counts.Count(posts => posts > 0), counts.Length, whyUndefined: "No week was observed whole; state the first and the last day observed.");
        Estimate gini = counts.Sum() == 0 ? Estimate.Undefined("No week observed whole has a post.") : Estimate.Of(GiniOf(counts));
        Silence? silence = Silence.Longest(Timeline.Measure(own, TimeBin.Day, zone, from, to), from is not null, to is not null);
        return new()
        {
            Weeks = weeks,
            Options = options,
            ActiveWeeks = active,
            Gini = gini,
            LongestSilence = silence,
            Pattern = PatternOf(active, gini, silence, counts.Length, options),
            Caveats = [.. weeks.Caveats, new("SR064", "Continuous and campaign-like are named by limits that are conventions; quote the share of weeks, the Gini coefficient and the silence.")],
        };
    }

    private static ActivityPattern PatternOf(Estimate active, Estimate gini, Silence? silence, int weeks, ContinuityOptions options)
    {
        // In fewer weeks than a quarter has, one post more changes the name.
        if (weeks < 13 || active.Value is not { } share || gini.Value is not { } uneven) return ActivityPattern.Unknown;
        if (share >= options.ActiveFrom && (silence?.Days ?? 0) <= options.SilenceUntil) return ActivityPattern.Continuous;
        return share < options.ActiveBelow && uneven >= options.GiniFrom ? ActivityPattern.CampaignLike : ActivityPattern.Neither;
    }

    /// <summary>Population form, 2·Σ i·x₍ᵢ₎/(n·Σx) − (n + 1)/n.</summary>
    private static double GiniOf(long[] counts)
    {
        double n = counts.Length, weighted = counts.Order().Select((posts, i) => (i + 1.0) * posts).Sum();
        return Math.Max(0, 2 * weighted / (n * counts.Sum()) - (n + 1) / n);
    }

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["What", Column.Number("Value"), "Definition"],
        [
            ["active weeks", ActiveWeeks.Value is { } share ? $"{Percent(share)} ({PercentRange(ActiveWeeks.Interval!)})" : "undefined", ActiveWeeks.WhyUndefined ?? $"of {Count(Weeks.CompleteCounts.Length)} weeks observed whole, Wilson"],
            ["Gini over weeks", Gini.Value is { } gini ? Fixed(gini, 4) : "undefined", Gini.WhyUndefined ?? "population form, silent weeks included"],
            ["longest silence", LongestSilence is { } silence ? Count(silence.Days, "day", "days") : "undefined", LongestSilence?.Period ?? "it takes two days with posts, or a stated first or last day"],
            ["pattern", Pattern.ToString(), Weeks.CompleteCounts.Length < 13 ? "takes 13 weeks" : $"continuous: at least {Percent(Options.ActiveFrom, 0)} of weeks and no silence over {Options.SilenceUntil} days; campaign-like: below {Percent(Options.ActiveBelow, 0)} of weeks and Gini from {Plain(Options.GiniFrom)}"],
        ],
        Weeks.Foot());
}

/// <summary>Days on end without a post.</summary>
/// <param name="First">The first silent day.</param>
/// <param name="Last">The last one.</param>
public sealed record Silence(DateOnly First, DateOnly Last)
{
    /// <summary>How many days.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>"2012-03-12 to 2012-03-20".</summary>
    public string Period => First == Last ? Day(First) : $"{Day(First)} to {Day(Last)}";

    /// <summary>The longest run of days without posts; at the ends only where observation is stated. Zero days are no silence: null.</summary>
    internal static Silence? Longest(Timeline days, bool isFirstStated, bool isLastStated)
    {
        Silence? longest = null;
        for (int i = 0, end; i < days.Bins.Count; i = end)
        {
            for (end = i + 1; end < days.Bins.Count && days.Bins[end].Posts > 0 == days.Bins[i].Posts > 0;) end++;
            bool isWithin = (i > 0 || isFirstStated) && (end < days.Bins.Count || isLastStated);
            var run = new Silence(days.Bins[i].Date, days.Bins[end - 1].Date);
            if (days.Bins[i].Posts == 0 && isWithin && run.Days > (longest?.Days ?? 0)) longest = run;
        }
        return longest;
    }
}
