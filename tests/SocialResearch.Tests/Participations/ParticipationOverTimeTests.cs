using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Privacy;
using SocialResearch.Statistics;
using SocialResearch.Tests.Conversations;

namespace SocialResearch.Tests.Participations;

public class ParticipationOverTimeTests
{
    private static readonly ParticipationOptions Quick = new() { Bootstrap = new() { Replicates = 100 } };

    internal static readonly JsonElement Gold = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "SocialResearch.Tests", "Participations", "Gold", "time.json"))).RootElement;

    internal static Conversation Load(string set) => Conversation.Load(
        Repository.PathOf("data", "participation", set, "events.csv"), new ImportOptions { Pseudonyms = Pseudonyms.WithKey(new byte[32]) });

    internal static PeriodRule RuleOf(string set) => set == "se_quantumcomputing" ? PeriodRule.Week : PeriodRule.Month;

    private static PostDraft Post(string author, string time, TimePrecision precision = TimePrecision.Second) =>
        new() { Id = $"{author} {time}", Author = author, Time = Drafts.At(time, precision) };

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void People_active_and_new_in_each_period_are_those_counted_elsewhere(string set)
    {
        ParticipationOverTime result = ParticipationOverTime.Measure(Load(set), RuleOf(set), options: Quick);
        Assert.Equal(
            Gold.GetProperty(set).GetProperty("active_and_new").EnumerateArray().Select(pair => (pair[0].GetInt64(), pair[1].GetInt64())),
            result.Periods.Select(period => (period.Contributors, period.Newcomers)));
        Assert.Equal(Load(set).Count(post => post.Author is not null), result.Periods.Sum(period => period.Contributions));
    }

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Everybody_is_new_once_and_lost_once(string set)
    {
        ParticipationOverTime result = ParticipationOverTime.Measure(Load(set), RuleOf(set), options: Quick);
        long people = Load(set).Summary.Authors;
        Assert.Equal((people, people), (result.Periods.Sum(period => period.Newcomers), result.Periods.Sum(period => period.Lost)));
    }

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void The_time_from_first_to_last_post_is_that_computed_elsewhere(string set)
    {
        JsonElement gold = Gold.GetProperty(set).GetProperty("lifespan_days");
        double[] days = [.. DatedPosts.Of(Load(set), TimeZoneInfo.Utc, false).Authors.Select(posts => (posts[^1].Utc - posts[0].Utc).TotalDays).Order()];
        Assert.Equal(gold.GetProperty("zero").GetInt32(), days.Count(day => day == 0));
        Assert.Equal(gold.GetProperty("median").GetDouble(), Quantiles.Type7(days, 0.5), 9);
        Assert.Equal(gold.GetProperty("mean").GetDouble(), days.Average(), 9);
        Assert.Equal(gold.GetProperty("p90").GetDouble(), Quantiles.Type7(days, 0.9), 9);
        Assert.Equal(gold.GetProperty("max").GetDouble(), days[^1], 9);
    }

    [Fact]
    public void A_period_is_measured_as_if_it_were_alone()
    {
        Conversation all = Load("r_help_1997_1999");
        PeriodParticipation november = Assert.Single(ParticipationOverTime.Measure(all, PeriodRule.Month, options: Quick).Periods, period => period.Period.Name == "1999-11");
        Participation alone = Participation.Measure(all.Between("1999-11-01", "1999-11-30"), options: Quick);
        Assert.Equal((alone.Gini, alone.Top1.Content), (november.Gini, november.Top1));
    }

    [Fact]
    public void Below_the_minimum_nothing_is_computed_and_the_reason_given()
    {
        ParticipationOverTime result = ParticipationOverTime.Measure(Load("r_help_1997_1999"), minimumPeople: 30, options: Quick);
        PeriodParticipation may = result.Periods[1];
        Assert.Equal((null, "16 people, fewer than the minimum of 30."), (may.Gini.Value, may.Gini.WhyUndefined));
        Assert.Contains(result.Caveats, caveat => caveat.Code == "SR036" && caveat.Sentence.StartsWith("8 of 33 periods", StringComparison.Ordinal));
        Assert.Contains("not measured", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Periods_too_near_the_end_are_marked_because_people_may_still_come_back()
    {
        ParticipationOverTime result = ParticipationOverTime.Measure(Load("r_help_1997_1999"), followUpDays: 90, options: Quick);
        Assert.Equal(["1999-10", "1999-11", "1999-12"], result.Periods.Where(period => period.IsLostProvisional).Select(period => period.Period.Name));
        Assert.StartsWith("≤ ", result.ToTable().Rows[^1][8], StringComparison.Ordinal);
    }

    [Fact]
    public void Periods_that_the_data_cover_in_part_are_marked()
    {
        ParticipationOverTime weeks = ParticipationOverTime.Measure(Load("se_quantumcomputing"), PeriodRule.Week, options: Quick);
        Assert.Equal(["2018-08-27"], weeks.Periods.Where(period => period.Period.IsPartial).Select(period => period.Period.Name));
        Assert.All(weeks.Periods, period => Assert.Equal(DayOfWeek.Monday, period.Period.From.DayOfWeek));
    }

    [Fact]
    public void Rolling_windows_overlap_and_only_whole_ones_count()
    {
        Conversation talk = Conversation.Of([Post("ada", "2024-01-01T08:00:00Z"), Post("bo", "2024-01-06T08:00:00Z"), Post("ada", "2024-01-12T08:00:00Z")]);
        ParticipationOverTime result = ParticipationOverTime.Measure(talk, PeriodRule.Rolling(10, every: 2), options: Quick);
        Assert.Equal([("2024-01-01", 2L), ("2024-01-03", 2)], result.Periods.Select(period => (period.Period.Name, period.Contributors)));
        Assert.Throws<InsufficientDataException>(() => ParticipationOverTime.Measure(talk, PeriodRule.Rolling(30, every: 2)));
    }

    [Fact]
    public void Days_begin_where_the_zone_says()
    {
        Conversation talk = Conversation.Of([Post("ada", "2024-01-31T23:30:00Z")]);
        Assert.Equal("2024-01", ParticipationOverTime.Measure(talk).Periods[0].Period.Name);
        Assert.Equal("2024-02", ParticipationOverTime.Measure(talk, zone: TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna")).Periods[0].Period.Name);
    }

    [Fact]
    public void Posts_known_to_the_month_count_by_months_and_are_left_out_and_told_by_weeks()
    {
        Conversation talk = Conversation.Of([Post("ada", "2024-01-10T08:00:00Z"), Post("bo", "2024-02-01T00:00:00Z", TimePrecision.Month), new() { Id = "x", Author = "cem" }]);
        Assert.Equal(2, ParticipationOverTime.Measure(talk).Periods.Sum(period => period.Contributions));
        ParticipationOverTime weeks = ParticipationOverTime.Measure(talk, PeriodRule.Week);
        Assert.Equal(1, weeks.Periods.Sum(period => period.Contributions));
        Assert.Equal("Of 3 posts 1 without a time are left out, 1 of which only the month is known are left out.", Assert.Single(weeks.Caveats, caveat => caveat.Code == "SR035").Sentence);
    }

    [Fact]
    public void Quarters_and_years_begin_with_their_first_month()
    {
        Conversation talk = Conversation.Of([Post("ada", "2023-11-10T08:00:00Z"), Post("ada", "2024-05-10T08:00:00Z")]);
        Assert.Equal(["2023-Q4", "2024-Q1", "2024-Q2"], ParticipationOverTime.Measure(talk, PeriodRule.Quarter).Periods.Select(period => period.Period.Name));
        Assert.Equal(["2023", "2024"], ParticipationOverTime.Measure(talk, PeriodRule.Year).Periods.Select(period => period.Period.Name));
    }

    [Fact]
    public void Without_authors_or_times_nobody_can_be_followed() => Assert.Throws<InsufficientDataException>(
        () => ParticipationOverTime.Measure(Conversation.Of([new() { Id = "a", Author = "ada" }, new() { Id = "b", Time = Drafts.At("2024-01-10T08:00:00Z") }])));
}
