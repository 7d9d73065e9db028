using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Tests.Conversations;
using static SocialResearch.Tests.Dialogues.Talks;

namespace SocialResearch.Tests.Dialogues;

public class FirstResponseTests
{
    /// <summary>Answers after 1, 2, 2, 4, 7, 9, 12 hours; five posts watched for 3, 5, 24, 24, 24 hours without one.</summary>
    private static readonly Conversation s_hand = Conversation.Of(
    [
        .. ((double[])[1, 2, 2, 4, 7, 9, 12]).SelectMany((hours, i) => (PostDraft[])[Said($"q{i}", $"p{i}", 0), Brand($"a{i}", hours, $"q{i}")]),
        Said("x", "x", 21), Said("y", "y", 19), Said("z1", "z1", 0), Said("z2", "z2", 0), Said("z3", "z3", 0),
        Said("end", "z3", 24, "a0"),
    ]);

    private static readonly DialogueOptions s_roots = new() { Answerable = AnswerableRule.Roots };

    [Fact]
    public void The_curve_is_that_of_R_and_the_mean_of_the_answered_is_the_misleading_number()
    {
        FirstResponse response = FirstResponse.Measure(s_hand, BrandVoice.Official, s_roots);
        foreach (int hours in (int[])[1, 2, 4, 7, 9, 12])
        {
            Assert.Equal(DialogueGold.Value($"hand.S({hours})"), 1 - response.AnsweredWithin(hours).Value!.Value, 12);
            Assert.Equal(1 - DialogueGold.Value($"hand.S({hours}).high"), response.AnsweredWithin(hours).Interval!.Low, 9);
            Assert.Equal(1 - DialogueGold.Value($"hand.S({hours}).low"), response.AnsweredWithin(hours).Interval!.High, 9);
        }
        Assert.Equal((DialogueGold.Value("hand.median"), DialogueGold.Value("hand.median.low"), null), (response.Median.Value!.Value, response.Curve.MedianLow!.Value, response.Curve.MedianHigh));
        Assert.Equal(37 / 7.0, response.MeanOfAnswered.Value!.Value, 12);
        Assert.Equal("Of 12 answerable posts half are answered after 9.0 h, 8.3 % within one hour (clock hours, by Kaplan-Meier). The mean of the 7 answered alone, 5.3 h, leaves out the 5 others.", response.Sentence);
    }

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Real_questions_wait_as_long_as_R_says(string set)
    {
        FirstResponse response = FirstResponse.Measure(Load(set), BrandVoice.Anybody);
        foreach (int hours in (int[])[1, 24])
        {
            Assert.Equal(DialogueGold.Value($"{set}.S({hours})"), 1 - response.AnsweredWithin(hours).Value!.Value, 9);
            Assert.Equal(1 - DialogueGold.Value($"{set}.S({hours}).high"), response.AnsweredWithin(hours).Interval!.Low, 6);
            Assert.Equal(1 - DialogueGold.Value($"{set}.S({hours}).low"), response.AnsweredWithin(hours).Interval!.High, 6);
        }
        if (DialogueGold.Values.TryGetValue($"{set}.median", out double median))
        {
            Assert.Equal(DialogueGold.Value($"{set}.median.first"), response.Median.Value!.Value, 6);
            Assert.True(response.Median.Value <= median, "R takes the middle where the curve stays at one half.");
            Assert.Equal(DialogueGold.Value($"{set}.median.low"), response.Curve.MedianLow!.Value, 6);
            Assert.Equal(DialogueGold.Value($"{set}.median.high"), response.Curve.MedianHigh!.Value, 6);
        }
        else Assert.Null(response.Median.Value);
    }

    [Fact]
    public void Waiting_over_a_weekend_takes_no_business_hours_and_clocks_that_change_take_none_away()
    {
        var office = new BusinessHours { State = GermanState.Hessen };
        // Friday 16:00 to Monday 10:00 in Berlin: one hour on Friday, one on Monday; clocks went forward on Sunday, 31 March 2024, Monday was Easter.
        Assert.Equal(TimeSpan.FromHours(2), office.OpenBetween(Local("2024-03-15T16:00:00+01:00"), Local("2024-03-18T10:00:00+01:00")));
        Assert.Equal(TimeSpan.FromHours(8 + 1), office.OpenBetween(Local("2024-03-28T09:00:00+01:00"), Local("2024-04-02T10:00:00+02:00")));
        Assert.Equal(TimeSpan.FromHours(8 + 8 + 8 + 1), (office with { State = null }).OpenBetween(Local("2024-03-28T09:00:00+01:00"), Local("2024-04-02T10:00:00+02:00")));
        Assert.Equal(TimeSpan.Zero, office.OpenBetween(Local("2024-03-30T09:00:00+01:00"), Local("2024-03-31T23:00:00+02:00")));
        Assert.Equal(TimeSpan.Zero, office.OpenBetween(Local("2024-03-15T16:00:00+01:00"), Local("2024-03-15T15:00:00+01:00")));
    }

    [Theory]
    [InlineData("2024-03-31", 23)]
    [InlineData("2024-10-27", 25)]
    [InlineData("2024-06-02", 24)]
    public void An_office_that_never_closes_is_open_as_long_as_the_day_is(string sunday, int hours)
    {
        var always = new BusinessHours { Opens = TimeOnly.MinValue, Closes = TimeOnly.MinValue, Days = Enum.GetValues<DayOfWeek>() };
        DateOnly day = DateOnly.ParseExact(sunday, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var begin = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), always.Zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue)));
        var end = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), always.Zone.GetUtcOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        Assert.Equal(TimeSpan.FromHours(hours), always.OpenBetween(begin, end));
    }

    [Fact]
    public void Business_hours_add_up_wherever_time_is_cut()
    {
        var office = new BusinessHours { State = GermanState.Sachsen };
        DateTimeOffset from = Local("2023-11-20T00:00:00+01:00");
        for (int hours = 0; hours < 24 * 30; hours += 5)
        {
            DateTimeOffset cut = from.AddHours(hours), to = from.AddDays(40);
            Assert.Equal(office.OpenBetween(from, to), office.OpenBetween(from, cut) + office.OpenBetween(cut, to));
        }
        // Brute force by the minute over a week with the Day of Repentance on a Wednesday.
        int minutes = Enumerable.Range(0, 7 * 24 * 60).Count(minute => TimeZoneInfo.ConvertTime(from.AddMinutes(minute), office.Zone) is var local
            && local is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday), Hour: >= 9 and < 17 } && DateOnly.FromDateTime(local.DateTime) != new DateOnly(2023, 11, 22));
        Assert.Equal(TimeSpan.FromMinutes(minutes), office.OpenBetween(from, from.AddDays(7)));
    }

    [Fact]
    public void An_office_that_closes_before_it_opens_is_refused() =>
        Assert.StartsWith("The office closes before it opens", Assert.Throws<ArgumentException>(() => new BusinessHours { Opens = new(17, 0), Closes = new(9, 0) }.OpenBetween(Local("2024-03-15T16:00:00+01:00"), Local("2024-03-16T16:00:00+01:00"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Answers_before_their_questions_and_vague_times_are_counted_and_told()
    {
        Conversation talk = Conversation.Of(
        [
            Said("1", "ada", 5), Brand("2", 4, "1"), Said("3", "bo", 1) with { Time = Drafts.At("2024-04-29T00:00:00Z", TimePrecision.Day) }, Brand("4", 6, "3"), Said("5", "cem", 2), Said("6", "dan", 8, "5"),
        ]);
        FirstResponse response = FirstResponse.Measure(talk, BrandVoice.Official);
        Assert.Equal((1, 1, 2L), (response.Negative, response.WithoutExactTimes, response.Curve.People));
        Assert.Equal(-1, response.MeanOfAnswered.Value);
        Assert.Equal(["SR039", "SR100", "SR106", "SR107", "SR108"], response.Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void The_end_of_observation_makes_the_unanswered_wait_longer()
    {
        FirstResponse guessed = FirstResponse.Measure(s_hand, BrandVoice.Official, s_roots), stated = FirstResponse.Measure(s_hand, BrandVoice.Official, s_roots with { Until = Drafts.At("2024-05-29T08:00:00Z").Utc });
        Assert.Equal((24, 720), (guessed.Curve.LastTime, stated.Curve.LastTime));
        // Now all twelve are watched beyond the last answer, and six of them are half.
        Assert.Equal((9, 5L), (stated.Median.Value, stated.Curve.Steps[^1].Censored + stated.Curve.Steps[^2].Censored + stated.Curve.Steps[^3].Censored));
        Assert.DoesNotContain(stated.Caveats, caveat => caveat.Code == "SR108");
        Assert.Throws<ArgumentOutOfRangeException>(() => FirstResponse.Measure(s_hand, BrandVoice.Official, new() { Until = Drafts.At("2024-04-29T09:00:00Z").Utc }));
    }

    [Fact]
    public void Hours_of_the_week_are_those_of_local_clocks_and_only_posts_watched_for_a_day_are_asked()
    {
        Conversation talk = Conversation.Of([Said("1", "ada", -9), Brand("2", -8, "1"), Said("3", "bo", 0), Said("4", "cem", 40), Brand("5", 44, "4")]);
        AnswerHours hours = AnswerHours.Measure(talk, BrandVoice.Official);
        // 28 April 2024, 23:00 UTC is Monday, 1:00 in Berlin; the post of hour 40 was watched for four hours only.
        Assert.Equal([(DayOfWeek.Monday, 1, 1, 1), (DayOfWeek.Monday, 10, 1, 0)], hours.Hours.Where(hour => hour.Posts > 0).Select(hour => (hour.Day, hour.Hour, hour.Posts, hour.Answered)));
        Assert.Equal((2, 0.5), (hours.Posts, hours.Share.Value));
        Assert.Equal(2, hours.Together([DayOfWeek.Monday], 0, 24).Posts);
    }

    private static DateTimeOffset Local(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
