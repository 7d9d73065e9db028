using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>How long people wait for the first answer, those who are still waiting included.</summary>
/// <remarks>
/// <para>Kaplan-Meier over all answerable posts whose time is known to the minute: a post is watched from its time to its first direct
/// answer, or, unanswered, to the end of observation (right-censored). S(t) is the share still unanswered t hours after
/// posting; 1 − S(1) is answered within one hour. The median is the time after which half are answered; undefined while fewer are.</para>
/// <para>Dashboards show the mean or median of the answered posts only (<see cref="MeanOfAnswered"/>, in hours): it leaves out who
/// got nothing, and falls when hard questions are ignored. A brand that answers one in a hundred within a minute looks perfect by it.</para>
/// <para>In business hours the same waits are counted while the office is open (<see cref="BusinessHours"/>); a post of Saturday that is
/// answered on Sunday then took no time at all, so the median of both clocks belong together.</para>
/// <para>It assumes that posts still open would be answered like those watched longer. A post that is never answered is censored,
/// not "answered after infinity": where much stays unanswered the curve levels off above zero, and that level is the finding.</para>
/// <para>Kaplan and Meier (1958), intervals Greenwood on the log-log scale and Brookmeyer and Crowley, see <see cref="KaplanMeier"/>.</para>
/// </remarks>
public sealed record FirstResponse : DialogueResult
{
    private const double SecondsAnHour = 3_600;

    private FirstResponse() { }

    /// <summary>The business hours by which waits were counted; null for clock hours.</summary>
    public required BusinessHours? Hours { get; init; }

    /// <summary>The share still unanswered, by hours since posting.</summary>
    public required KaplanMeier Curve { get; init; }

    /// <summary>Hours until half of the posts are answered.</summary>
    public required Estimate Median { get; init; }

    /// <summary>The mean of the answered posts alone, in hours; for comparison with dashboards, not to be quoted.</summary>
    public required Estimate MeanOfAnswered { get; init; }

    /// <summary>The median of the answered posts alone, in hours, type 7; the same warning.</summary>
    public required Estimate MedianOfAnswered { get; init; }

    /// <summary>Answers that seem older than what they answer, counted as immediate: wrong clocks.</summary>
    public required int Negative { get; init; }

    /// <summary>Posts left out because their time, or that of every answer, is not known to the minute.</summary>
    public required int WithoutExactTimes { get; init; }

    /// <summary>Measures the time to the first answer in clock hours.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static FirstResponse Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null) => Of(Dialogue.Look(conversation, brand, options), null);

    /// <summary>Measures the time to the first answer while the office is open.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static FirstResponse MeasureInBusinessHours(Conversation conversation, BrandVoice brand, DialogueOptions? options = null)
    {
        DialoguePosts posts = Dialogue.Look(conversation, brand, options);
        return Of(posts, posts.Options.BusinessHours);
    }

    /// <summary>The share answered within some hours, 1 − S; undefined beyond the longest time watched.</summary>
    /// <param name="hours">Hours of this measure's clock.</param>
    public Estimate AnsweredWithin(double hours) => Curve.At(hours) is { Value: { } open } at
        ? Estimate.Of(1 - open, at.Interval is { } i ? i with { Low = 1 - i.High, High = 1 - i.Low } : null)
        : Curve.At(hours);

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            if (Curve.People == 0) return "No answerable post has a time that is known to the minute, so nobody can say how fast answers come.";
            string half = Median.Value is { } median
                ? $"half are answered after {Time(median)}{(Median.Interval is { } i ? $" ({Level(i)} interval {Time(i.Low)} to {Time(i.High)})" : "")}"
                : $"fewer than half are answered after {Time(Curve.LastTime)}, the longest anybody was watched";
            string hour = AnsweredWithin(1) is { Value: { } within } ? $", {Percent(within)} within one hour" : "";
            string naive = MeanOfAnswered.Value is { } mean ? $" The mean of the {Count(Curve.Events)} answered alone, {Time(mean)}, leaves out the {Count(Curve.People - Curve.Events)} others." : "";
            return $"Of {Count(Curve.People, "answerable post", "answerable posts")} {half}{hour} ({Clock}{(Hours is null ? "" : ", in which a wait while the office is closed counts as none")}, by Kaplan-Meier).{naive}";
        }
    }

    internal string Clock => Hours is null ? "clock hours" : "business hours";

    internal static FirstResponse Of(DialoguePosts posts, BusinessHours? hours)
    {
        var waits = new List<Wait>();
        var answered = new List<double>();
        int negative = 0, inexact = 0;
        OpenTime? open = hours is null || posts.Conversation.Summary.First is not { } first ? null : new(hours, first.Utc, posts.Until);
        double Between(DateTimeOffset from, DateTimeOffset to) => open is null ? (double)(to - from).Ticks / TimeSpan.TicksPerSecond / SecondsAnHour : open.Between(from, to).TotalHours;
        for (int i = 0; i < posts.Answerable.Length; i++)
        {
            if (posts.InstantAt(posts.Answerable[i]) is not { } asked || posts.IsAnswered[i] && posts.FirstAnswer[i] == DialoguePosts.None) inexact++;
            else if (posts.FirstAnswer[i] == DialoguePosts.None) waits.Add(new(Between(asked, posts.Until), Happened: false));
            else
            {
                DateTimeOffset answer = posts.InstantAt(posts.FirstAnswer[i])!.Value;
                if (answer < asked) negative++;
                double hoursWaited = Between(asked, answer);
                // Dashboards average what the clocks say; the curve cannot go back in time.
                answered.Add(hoursWaited);
                waits.Add(new(Math.Max(0, hoursWaited), Happened: true));
            }
        }
        var curve = KaplanMeier.Of(waits);
        double[] ascending = [.. answered.Order()];
        Estimate none = Estimate.Undefined("No answer has a time that is known to the minute.");
        return new()
        {
            Scope = DialogueScope.Of(posts),
            Hours = hours,
            Curve = curve,
            Median = MedianOf(curve),
            MeanOfAnswered = ascending.Length == 0 ? none : Estimate.Of(ascending.Average()),
            MedianOfAnswered = ascending.Length == 0 ? none : Estimate.Of(Quantiles.Type7(ascending, 0.5)),
            Negative = negative,
            WithoutExactTimes = inexact,
            Caveats = DialogueCaveats.OfResponse(posts, curve, negative, inexact, hours),
        };
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows =>
    [
        Row($"posts watched, {Clock}", Count(Curve.People), $"answerable posts with a time to the minute; {Count(Curve.People - Curve.Events)} unanswered, watched until the end"),
        [$"median, {Clock}", Median.Value is { } median ? Time(median) : "not reached", MedianEnds, Median.WhyUndefined ?? "first time at which at most half are unanswered; Brookmeyer and Crowley"],
        .. ((double[])[1, 24]).Select(hour => ShareRow($"answered within {Fixed(hour, 0)} h, {Clock}", AnsweredWithin(hour), $"1 − S({Fixed(hour, 0)} h), Kaplan-Meier; Greenwood, log-log")),
        Row($"mean of answered alone, {Clock}", MeanOfAnswered.Value is { } mean ? Time(mean) : "undefined", "what dashboards show; leaves out the unanswered: do not quote it"),
        Row($"median of answered alone, {Clock}", MedianOfAnswered.Value is { } middle ? Time(middle) : "undefined", "the same"),
    ];

    private string MedianEnds => Median.Value is null && Curve.MedianLow is null ? ""
        : $"{(Curve.MedianLow is { } low ? Time(low) : "0 s")} to {(Curve.MedianHigh is { } high ? Time(high) : "not reached")}";

    private static Estimate MedianOf(KaplanMeier curve) => curve.Median is not { } median
        ? Estimate.Undefined(curve.People == 0 ? "No post was watched." : $"Fewer than half were answered within {Time(curve.LastTime)}, the longest anybody was watched.")
        : Estimate.Of(median, curve is { MedianLow: { } low, MedianHigh: { } high } ? new Interval(low, high, curve.Level, "Brookmeyer and Crowley") : null);

    internal static string Time(double hours) => Duration(hours * SecondsAnHour);
}
