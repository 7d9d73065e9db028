using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>When people ask, and whether they are answered within a day: by weekday and hour of the question.</summary>
/// <remarks>
/// A post counts where its local clock stood when it was written. Answered is one with a direct answer within d hours; only posts
/// watched for at least d hours are asked, the others have not had the time. Cells of few posts say little: n stands with each share.
/// Days known without a time of day are left out. Wilson's interval for each cell.
/// </remarks>
public sealed record AnswerHours : DialogueResult
{
    private AnswerHours() { }

    /// <summary>d, the hours within which an answer counts.</summary>
    public required double Within { get; init; }

    /// <summary>The zone of weekdays and hours.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>All 168 hours of the week, from Monday 0:00, empty ones too.</summary>
    public required IReadOnlyList<AnswerHour> Hours { get; init; }

    /// <summary>Answerable posts watched for at least d hours.</summary>
    public int Posts => Hours.Sum(hour => hour.Posts);

    /// <summary>Those answered within d hours.</summary>
    public int Answered => Hours.Sum(hour => hour.Answered);

    /// <summary>The share of all of them.</summary>
    public Estimate Share => Proportions.Wilson(Answered, Posts, whyUndefined: $"No answerable post was watched for {Fixed(Within, 0)} hours.");

    /// <summary>Measures by weekday and hour.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="brand">Who speaks for the brand.</param>
    /// <param name="options">What is answerable, zone and end of observation.</param>
    /// <param name="within">d, the hours within which an answer counts.</param>
    public static AnswerHours Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null, double within = 24) =>
        Of(Dialogue.Look(conversation, brand, options), within);

    /// <summary>Some hours of some weekdays together.</summary>
    /// <param name="days">The weekdays.</param>
    /// <param name="from">The first hour, 0 to 23.</param>
    /// <param name="to">The hour after the last one, up to 24.</param>
    public AnswerHour Together(IReadOnlyList<DayOfWeek> days, int from, int to)
    {
        AnswerHour[] some = [.. Hours.Where(hour => days.Contains(hour.Day) && hour.Hour >= from && hour.Hour < to)];
        return some.Length == 0 ? throw new ArgumentException("These days and hours are empty: name weekdays, and hours from 0 up to 24.", nameof(days))
            : new(some[0].Day, some[0].Hour, some.Sum(hour => hour.Posts), some.Sum(hour => hour.Answered));
    }

    /// <inheritdoc/>
    public override string Sentence => Share.Value is null ? Share.WhyUndefined!
        : $"Of {Count(Posts, "answerable post", "answerable posts")} watched for {Fixed(Within, 0)} hours {InWords(Share)} were answered within that time: "
            + $"{Part("Monday to Friday", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday])}, {Part("at weekends", [DayOfWeek.Saturday, DayOfWeek.Sunday])} ({Zone.Id}).";

    internal static AnswerHours Of(DialoguePosts posts, double within)
    {
        if (!(within > 0 && within <= 24 * 366)) throw new ArgumentOutOfRangeException(nameof(within), within, "Hours from above 0 up to a year.");
        TimeZoneInfo zone = posts.Options.Clock;
        var (asked, answered) = (new int[168], new int[168]);
        for (int i = 0; i < posts.Answerable.Length; i++)
        {
            if (posts.InstantAt(posts.Answerable[i]) is not { } time || (posts.Until - time).TotalHours < within) continue;
            if (posts.IsAnswered[i] && posts.FirstAnswer[i] == DialoguePosts.None) continue;
            DateTimeOffset local = TimeZoneInfo.ConvertTime(time, zone);
            int hour = ((int)local.DayOfWeek + 6) % 7 * 24 + local.Hour;
            asked[hour]++;
            if (posts.FirstAnswer[i] != DialoguePosts.None && (posts.InstantAt(posts.FirstAnswer[i])!.Value - time).TotalHours <= within) answered[hour]++;
        }
        return new()
        {
            Scope = DialogueScope.Of(posts),
            Within = within,
            Zone = zone,
            Hours = [.. asked.Select((count, i) => new AnswerHour((DayOfWeek)((i / 24 + 1) % 7), i % 24, count, answered[i]))],
            Caveats = DialogueCaveats.OfAnswers(posts),
        };
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows => Enumerable.Range(0, 7).Select(day => (DayOfWeek)((day + 1) % 7)).Select(day => Together([day], 0, 24))
        .Select(day => ShareRow($"asked on {day.Day}", day.Share, $"n = {Count(day.Posts)}; answered within {Fixed(Within, 0)} h / watched for {Fixed(Within, 0)} h; Wilson score"));

    private string Part(string name, IReadOnlyList<DayOfWeek> days) => Together(days, 0, 24) is { Share.Value: { } share } part ? $"{name} {Percent(share)} of {Count(part.Posts)}" : $"{name} nobody asked";
}

/// <summary>One hour of the week.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Hour">The hour, 0 to 23.</param>
/// <param name="Posts">Answerable posts of this hour that were watched long enough.</param>
/// <param name="Answered">Those answered in time.</param>
public sealed record AnswerHour(DayOfWeek Day, int Hour, int Posts, int Answered)
{
    /// <summary>The share answered in time; undefined where nobody asked.</summary>
    public Estimate Share => Proportions.Wilson(Answered, Posts, whyUndefined: "Nobody asked then.");
}
