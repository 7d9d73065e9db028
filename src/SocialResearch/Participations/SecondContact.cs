using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Whether people come back: the share with a second contact, and how long it takes.</summary>
/// <remarks>
/// <para>The share returning within d days is taken of those whose first contact lies at least d days before the end of
/// observation: the others have not had the time. Its interval is Wilson's.</para>
/// <para>The Kaplan-Meier curve uses everybody: who has not come back by the end has waited at least so long. It starts at 1 and
/// falls with each return; its median is the time after which half have come back, undefined when fewer than half do.</para>
/// <para>Times are counted from the first post of the data. Who was there before the data begin is no newcomer, and comes back
/// more readily. Whoever comes back under another name counts as lost.</para>
/// <para>Sources: Kaplan and Meier (1958) and Wilson (1927), see <see cref="KaplanMeier"/> and <see cref="Proportions"/>.</para>
/// </remarks>
public sealed record SecondContact : MeasureResult
{
    private SecondContact() { }

    /// <summary>What counts as coming back.</summary>
    public required SecondContactRule Rule { get; init; }

    /// <summary>d, the days within which people come back.</summary>
    public required int WithinDays { get; init; }

    /// <summary>Everybody who wrote at all.</summary>
    public required long People { get; init; }

    /// <summary>People whose first contact lies at least d days before the end of observation.</summary>
    public required long Eligible { get; init; }

    /// <summary>Those of them who came back within d days.</summary>
    public required long Returned { get; init; }

    /// <summary>The share of the eligible who came back within d days.</summary>
    public required Estimate Share { get; init; }

    /// <summary>The share who have not come back yet, by days since the first contact.</summary>
    public required KaplanMeier Curve { get; init; }

    /// <summary>Days until half have come back; undefined when fewer than half do.</summary>
    public required Estimate Median { get; init; }

    /// <summary>The last day on which a return would have been seen.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The zone in which days begin.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Names, period and source.</summary>
    public required Community Community { get; init; }

    /// <summary>Who of each cohort was active in which later period.</summary>
    public required CohortTriangle Cohorts { get; init; }

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            string median = Median.Value is { } days
                ? $"half have {Come} after {Days(days)}{(Median.Interval is { } i ? $" ({Level(i)} interval {Days(i.Low)} to {Days(i.High)})" : "")}"
                : $"fewer than half have {Come} after {Days(Curve.LastTime)}";
            if (Share.Value is not { } share) return $"{Share.WhyUndefined} By Kaplan-Meier {median}.";
            return $"Of {Count(Eligible)} {Community.People} whose first contact lies {Count(WithinDays)} days or more before the end of the data, {Percent(share)} "
                + $"({Level(Share.Interval!)} interval {PercentRange(Share.Interval!)}) {Came} within {Count(WithinDays)} days; by Kaplan-Meier over all {Count(People)}, {median} ({Community.Period}).";
        }
    }

    /// <summary>What counts as coming back, in words.</summary>
    public string Definition => Rule switch
    {
        SecondContactRule.AnyPost => "a second post, however soon",
        SecondContactRule.LaterDay => "a post on a later day than the first",
        _ => "a post in another thread than the first",
    };

    internal string Come => Rule switch { SecondContactRule.AnyPost => "written again", SecondContactRule.LaterDay => "written on a later day", _ => "written in another thread" };

    private string Came => Rule switch { SecondContactRule.AnyPost => "wrote again", SecondContactRule.LaterDay => "wrote on a later day", _ => "wrote in another thread" };

    /// <summary>Measures whether people come back.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="within">d, the days within which people come back.</param>
    /// <param name="zone">The zone in which days begin; UTC when left out.</param>
    /// <param name="rule">What counts as coming back; a post on a later day when left out.</param>
    /// <param name="cohorts">How first contacts are grouped; by month when left out.</param>
    /// <param name="until">The last day on which posts were collected; the day of the last post when left out.</param>
    /// <param name="community">Names and source; default "people" who "wrote" "posts".</param>
    /// <exception cref="InsufficientDataException">Nobody can be followed, or threads are asked for that the data do not have.</exception>
    public static SecondContact Measure(
        Conversation conversation, int within = 30, TimeZoneInfo? zone = null, SecondContactRule rule = SecondContactRule.LaterDay,
        PeriodRule? cohorts = null, DateOnly? until = null, Community? community = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(within, 1);
        zone ??= TimeZoneInfo.Utc;
        var posts = DatedPosts.Of(conversation, zone, takesMonths: false);
        if (rule == SecondContactRule.OtherThread && posts.Authors.Any(author => author.Any(post => post.Thread is null)))
            throw new InsufficientDataException("Some posts have no thread, so nobody can say whether a later post is in another one.", "Select the posts that have one, or choose another rule.");
        DateOnly end = until ?? posts.Last;
        if (end < posts.Last)
            throw new ArgumentOutOfRangeException(nameof(until), until, "There are posts after the last day of observation. Name the last day of collection, or select earlier posts with Between.");

        Wait[] waits = [.. posts.Authors.Select(author => SecondContacts.WaitOf(author, rule, end, zone))];
        Wait[] eligible = [.. posts.Authors.Zip(waits).Where(pair => end.DayNumber - pair.First[0].Day.DayNumber >= within).Select(pair => pair.Second)];
        long returned = eligible.LongCount(wait => wait.Happened && wait.Time <= within);
        var curve = KaplanMeier.Of(waits);
        community ??= new(Name: "the conversation", Contributions: "posts", Did: "wrote");
        string? files = conversation.Sources.Count == 0 ? null : string.Join(", ", conversation.Sources.Select(file => file.FileName));
        return new()
        {
            Rule = rule,
            WithinDays = within,
            People = waits.Length,
            Eligible = eligible.Length,
            Returned = returned,
            Share = Proportions.Wilson(returned, eligible.Length, whyUndefined: $"Nobody's first contact lies {Count(within)} days or more before the end of the data."),
            Curve = curve,
            Median = MedianOf(curve),
            Until = end,
            Zone = zone,
            Community = community with { Period = community.Period ?? conversation.Summary.Period, Source = community.Source ?? files },
            Cohorts = CohortTriangle.Of(posts, cohorts ?? PeriodRule.Month, end),
            Caveats = [.. SecondContacts.Doubts(posts, until is null, curve).OrderBy(caveat => caveat.Code, StringComparer.Ordinal)],
        };
    }

    /// <summary>The share, the curve at some days, and the median, each with its definition.</summary>
    public override Table ToTable() => new(
        ["What", Column.Number("Value"), Column.Number("Interval"), "Definition"],
        [
            ["people", Count(People), "", "everybody with a known author and day"],
            ["eligible", Count(Eligible), "", $"first contact {Count(WithinDays)} days or more before {Day(Until)}"],
            ["came back within " + Days(WithinDays), Count(Returned), "", Definition],
            [$"share within {Days(WithinDays)}", Written(Share), Interval(Share), "came back / eligible; Wilson score"],
            .. ((int[])[1, 7, 30, 90, 180, 365]).Where(day => day <= Curve.LastTime).Select(day => (IReadOnlyList<string>)
                [$"not yet back after {Days(day)}", Written(Curve.At(day)), Interval(Curve.At(day)), "Kaplan-Meier over all people; Greenwood, log-log, pointwise"]),
            ["median days", Median.Value is { } median ? Fixed(median, 1) : "undefined", MedianEnds, Median.WhyUndefined ?? "first time at which at most half are not yet back; Brookmeyer and Crowley"],
            ["came back in a later period", Written(Cohorts.EverReturned), Interval(Cohorts.EverReturned), $"active in any later {Cohorts.Rule.Name} / first seen before the last one; Wilson score"],
        ],
        $"{Community.Name}, {Community.Period}, days in {Zone.Id}. Coming back is {Definition}.");

    private string MedianEnds => Median.Value is null && Curve.MedianLow is null ? ""
        : $"{(Curve.MedianLow is { } low ? Fixed(low, 1) : "0")} to {(Curve.MedianHigh is { } high ? Fixed(high, 1) : "not reached")}";

    private static Estimate MedianOf(KaplanMeier curve) => curve.Median is not { } median
        ? Estimate.Undefined($"Fewer than half came back within the {Fixed(curve.LastTime, 0)} days for which anybody was watched.")
        : Estimate.Of(median, curve is { MedianLow: { } low, MedianHigh: { } high } ? new Interval(low, high, curve.Level, "Brookmeyer and Crowley") : null);

    private static string Written(Estimate share) => share.Value is { } value ? Percent(value) : "undefined";

    private static string Interval(Estimate share) => share.Interval is { } interval ? PercentRange(interval) : "";

    private static string Days(double days) => days == Math.Floor(days) ? Count((long)days, "day", "days") : Fixed(days, 1) + " days";
}

/// <summary>What counts as a second contact.</summary>
public enum SecondContactRule
{
    /// <summary>A second post, however soon: a correction a minute later counts too.</summary>
    AnyPost,

    /// <summary>A post on a later day in the zone asked for; time is counted in whole days.</summary>
    LaterDay,

    /// <summary>A post in another thread than the first, however soon: the person has come for something else.</summary>
    OtherThread,
}
