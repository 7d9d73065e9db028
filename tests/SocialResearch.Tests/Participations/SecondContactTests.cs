using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Tests.Conversations;

namespace SocialResearch.Tests.Participations;

public class SecondContactTests
{
    private static PostDraft Post(string author, string time, string thread = "t") => new() { Id = $"{author} {time}", Author = author, Thread = thread, Time = Drafts.At(time) };

    /// <summary>Observed from 1 to 31 January. Ada returns after an hour and after two days, bo after ten, cem never, dan comes on the last day.</summary>
    private static readonly Conversation January = Conversation.Of(
    [
        Post("ada", "2024-01-01T08:00:00Z"), Post("bo", "2024-01-01T09:00:00Z"), Post("ada", "2024-01-01T09:00:00Z"), Post("cem", "2024-01-02T08:00:00Z"),
        Post("ada", "2024-01-03T08:00:00Z", "u"), Post("bo", "2024-01-11T09:00:00Z"), Post("dan", "2024-01-31T08:00:00Z"),
    ]);

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Retention_is_that_computed_elsewhere(string set)
    {
        CohortTriangle cohorts = SecondContact.Measure(ParticipationOverTimeTests.Load(set), cohorts: ParticipationOverTimeTests.RuleOf(set)).Cohorts;
        JsonElement retention = ParticipationOverTimeTests.Gold.GetProperty(set).GetProperty("retention");
        foreach (JsonProperty k in retention.GetProperty("classic_exactly_k_periods_later").EnumerateObject())
        {
            int periods = int.Parse(k.Name, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(k.Value.GetProperty("rate").GetDouble(), cohorts.After(periods, withPartial: true).Value!.Value, 12);
            Assert.Equal(k.Value.GetProperty("eligible").GetInt64(), cohorts.Cohorts.Where(cohort => cohort.Cells[periods].People is not null).Sum(cohort => cohort.People));
        }
        Assert.Equal(retention.GetProperty("ever_returned_in_a_later_period").GetProperty("rate").GetDouble(), cohorts.EverReturned.Value!.Value, 12);
    }

    [Fact]
    public void Only_people_who_had_the_time_to_come_back_are_asked()
    {
        SecondContact result = SecondContact.Measure(January, within: 7);
        Assert.Equal((4, 3, 1), ((int)result.People, (int)result.Eligible, (int)result.Returned));
        Assert.Equal(1 / 3.0, result.Share.Value);
        Assert.Equal("Wilson score", result.Share.Interval!.Method);
        Assert.Equal(2 / 3.0, SecondContact.Measure(January, within: 10).Share.Value);
    }

    [Fact]
    public void Whoever_has_not_come_back_has_waited_until_the_end()
    {
        SecondContact result = SecondContact.Measure(January, within: 7);
        Assert.Equal([(0.0, 0L, 1L), (2, 1, 0), (10, 1, 0), (29, 0, 1)], result.Curve.Steps.Select(step => (step.Time, step.Events, step.Censored)));
        Assert.Equal(10, result.Median.Value);
        Assert.Equal(1 / 3.0, result.Curve.At(20).Value!.Value, 12);
    }

    [Theory]
    [InlineData(SecondContactRule.AnyPost, 1 / 24.0)]
    [InlineData(SecondContactRule.LaterDay, 2)]
    [InlineData(SecondContactRule.OtherThread, 2)]
    public void What_counts_as_coming_back_is_named(SecondContactRule rule, double first)
    {
        SecondContact result = SecondContact.Measure(January, rule: rule);
        Assert.Equal(first, result.Curve.Steps.First(step => step.Events > 0).Time, 9);
        Assert.Contains(result.Definition, result.ToTable().Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_day_is_one_in_the_zone_asked_for()
    {
        Conversation night = Conversation.Of([Post("ada", "2024-01-01T22:30:00Z"), Post("ada", "2024-01-01T23:30:00Z"), Post("bo", "2024-02-20T08:00:00Z")]);
        Assert.Equal(0, SecondContact.Measure(night).Curve.Events);
        Assert.Equal(1, SecondContact.Measure(night, zone: TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna")).Curve.Events);
    }

    [Fact]
    public void Without_threads_another_thread_cannot_be_told() => Assert.Throws<InsufficientDataException>(
        () => SecondContact.Measure(Conversation.Of([Post("ada", "2024-01-01T22:30:00Z") with { Thread = null }]), rule: SecondContactRule.OtherThread));

    [Fact]
    public void The_end_of_observation_can_be_stated_and_is_else_guessed_and_told()
    {
        Assert.Contains(SecondContact.Measure(January).Caveats, caveat => caveat.Code == "SR037");
        SecondContact stated = SecondContact.Measure(January, until: new(2024, 3, 1));
        Assert.DoesNotContain(stated.Caveats, caveat => caveat.Code == "SR037");
        Assert.Equal(4, stated.Eligible);
        Assert.Throws<ArgumentOutOfRangeException>(() => SecondContact.Measure(January, until: new(2024, 1, 30)));
    }

    [Fact]
    public void Nobody_with_enough_time_is_undefined_with_a_reason()
    {
        SecondContact result = SecondContact.Measure(January, within: 40);
        Assert.Equal("Nobody's first contact lies 40 days or more before the end of the data.", result.Share.WhyUndefined);
        Assert.StartsWith(result.Share.WhyUndefined!, result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_after_the_end_is_null_and_not_zero_and_a_part_of_a_period_is_marked()
    {
        CohortTriangle cohorts = SecondContact.Measure(January, cohorts: PeriodRule.Week).Cohorts;
        Assert.Equal([3, 0, 0, 0, 1], cohorts.Cohorts.Select(cohort => cohort.People));
        Assert.Equal([3L, 1, 0, 0, 0], cohorts.Cohorts[0].Cells.Select(cell => cell.People));
        Assert.Equal([1L, null, null, null, null], cohorts.Cohorts[4].Cells.Select(cell => cell.People));
        Assert.Equal([false, false, false, false, true], cohorts.Cohorts[0].Cells.Select(cell => cell.IsPartial));
        Assert.Equal(["2024-01-01", "•", "•", "0", "0", "0*"], cohorts.ToTable().Rows[0]);
        Assert.Equal(["2024-01-29*", "•*", "", "", "", ""], cohorts.ToTable().Rows[4]);
    }

    [Fact]
    public void A_part_of_a_period_is_left_out_of_pooled_rates_unless_asked_for()
    {
        CohortTriangle cohorts = SecondContact.Measure(January, cohorts: PeriodRule.Week).Cohorts;
        Assert.Null(cohorts.After(4).Value);
        Assert.Equal("No cohort was watched for 4 weeks after its first.", cohorts.After(4).WhyUndefined);
        Assert.Equal(0, cohorts.After(4, withPartial: true).Value);
    }

    [Fact]
    public void Cohorts_of_overlapping_windows_are_refused() =>
        Assert.Throws<ArgumentException>(() => SecondContact.Measure(January, cohorts: PeriodRule.Rolling(10, 5)));

    [Fact]
    public void Every_person_is_in_one_cohort_and_active_where_they_wrote() => Prop.ForAll(Talk, posts =>
    {
        var talk = Conversation.Of(posts);
        SecondContact result = SecondContact.Measure(talk, cohorts: PeriodRule.Week);
        ParticipationOverTime weeks = ParticipationOverTime.Measure(talk, PeriodRule.Week);
        IReadOnlyList<Cohort> cohorts = result.Cohorts.Cohorts;
        return cohorts.Sum(cohort => cohort.People) == talk.Summary.Authors
            && cohorts.All(cohort => cohort.Cells[0].People == cohort.People && cohort.Cells.All(cell => cell.People is null || cell.People <= cohort.People))
            && cohorts.Select(cohort => cohort.People).SequenceEqual(weeks.Periods.Select(period => period.Newcomers))
            && weeks.Periods.Select((period, p) => Enumerable.Range(0, p + 1).Sum(row => cohorts[row].Cells[p - row].People) == period.Contributors).All(fits => fits);
    }).Holds(60);

    [Fact]
    public void Other_names_for_the_same_people_change_nothing() => Prop.ForAll(Talk, posts =>
    {
        SecondContact Of(Func<string, string> name) => SecondContact.Measure(Conversation.Of(posts.Select(post => post with { Author = name(post.Author!) })));
        SecondContact one = Of(name => name), other = Of(name => "z" + (9 - name[^1] % 10) + name);
        return one.Sentence == other.Sentence && one.ToTable().ToString() == other.ToTable().ToString() && one.Cohorts.ToTable().ToString() == other.Cohorts.ToTable().ToString();
    }).Holds(40);

    private static readonly Arbitrary<PostDraft[]> Talk = Gen.Choose(0, 8).Zip(Gen.Choose(0, 80_000)).NonEmptyListOf()
        .Select(pairs => pairs.Select((pair, i) => new PostDraft { Id = $"p{i}", Author = $"a{pair.Item1}", Time = new(new DateTimeOffset(2024, 1, 3, 5, 0, 0, TimeSpan.Zero).AddMinutes(pair.Item2), TimePrecision.Second) }).ToArray()).ToArbitrary();
}
