using SocialResearch.Charts;
using SocialResearch.Charts.Plotly;
using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Tests.Conversations;
using SocialResearch.Tests.Participations;

namespace SocialResearch.Tests.Charts;

public sealed class OverTimeChartsTests
{
    private static readonly ParticipationOptions Quick = new() { Bootstrap = new() { Replicates = 100 } };

    /// <summary>People who write in the month of their name, and the number of their posts.</summary>
    private static Conversation Talk(params (string Month, int People)[] months) => Conversation.Of(
        from month in months
        from person in Enumerable.Range(0, month.People)
        from post in Enumerable.Range(0, 1 + person % 3)
        select new PostDraft { Id = $"{month} {person} {post}", Author = $"{person}", Time = Drafts.At($"{month.Month}-1{post}T08:00:00Z") });

    [Fact]
    public void Periods_with_too_few_people_are_gaps_in_line_and_band()
    {
        Chart chart = ParticipationOverTime.Measure(Talk(("2024-01", 9), ("2024-02", 9), ("2024-03", 2), ("2024-04", 8)), minimumPeople: 6, options: Quick).GiniChart();
        Trace[] traces = [.. chart.ToFigure(800).Data];
        // Two bands of two borders each, and the line.
        Assert.Equal([2, 2, 2, 2, 4], traces.Select(trace => trace.Y!.Items.Count));
        Assert.Equal([false, false, true, false], traces[^1].Y!.Items.Select(y => y is null));
        Assert.Contains("1 of 4 months with fewer than 6 people are gaps.", chart.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("trace", string.Join(' ', traces.Where(trace => trace.Showlegend != false).Select(trace => trace.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_title_names_the_lowest_and_the_highest_period()
    {
        ParticipationOverTime result = ParticipationOverTime.Measure(ParticipationOverTimeTests.Load("r_help_1997_1999"), options: Quick);
        Assert.Equal("The Gini coefficient lies between 0.34 (1998-08) and 0.50 (1999-12)", result.GiniChart().Title);
    }

    [Fact]
    public void Without_a_period_of_enough_people_there_is_nothing_to_draw() => Assert.Equal(
        "No month has the 30 people it takes. Take longer periods.",
        Assert.Throws<InsufficientDataException>(() => ParticipationOverTime.Measure(Talk(("2024-01", 9)), options: Quick).GiniChart()).Message);

    [Fact]
    public void The_survival_curve_is_a_staircase_from_one_with_a_tick_where_watching_ended()
    {
        Conversation talk = Conversation.Of(
        [
            new() { Id = "1", Author = "ada", Time = Drafts.At("2024-01-01T08:00:00Z") }, new() { Id = "2", Author = "ada", Time = Drafts.At("2024-01-04T08:00:00Z") },
            new() { Id = "3", Author = "bo", Time = Drafts.At("2024-01-01T08:00:00Z") }, new() { Id = "4", Author = "cem", Time = Drafts.At("2024-01-11T08:00:00Z") },
        ]);
        Chart chart = SecondContact.Measure(talk).SurvivalChart();
        Trace[] traces = [.. chart.ToFigure(800).Data];
        Assert.Equal([0.0, 3, 3, 10], traces[2].X!.Items.Cast<double>());
        Assert.Equal([1.0, 1, 0.5, 0.5], traces[2].Y!.Items.Cast<double>());
        Assert.Equal([0.0, 10], traces[3].X!.Items.Cast<double>());
        Assert.Equal("Half have written on a later day after 3 days", chart.Title);
    }

    [Fact]
    public void When_fewer_than_half_come_back_the_title_says_how_many_are_still_missing()
    {
        Conversation talk = Conversation.Of([.. Enumerable.Range(0, 4).Select(i => new PostDraft { Id = $"{i}", Author = $"{i}", Time = Drafts.At($"2024-01-0{i + 1}T08:00:00Z") })]);
        Assert.Equal("After 3 days, 100 % have still not written on a later day", SecondContact.Measure(talk).SurvivalChart().Title);
    }

    [Fact]
    public void Cohort_cells_that_nobody_could_see_yet_are_empty_and_few_people_are_a_dot()
    {
        // 8 people in January, all back in February, 2 in March; 6 others begin in March; April is watched for ten days.
        PostDraft Post(int person, string day) => new() { Id = $"{person} {day}", Author = $"{person}", Time = Drafts.At(day + "T08:00:00Z") };
        Conversation talk = Conversation.Of(
        [
            .. Enumerable.Range(0, 8).SelectMany(i => new[] { Post(i, "2024-01-01"), Post(i, "2024-02-05") }), Post(0, "2024-03-03"), Post(1, "2024-03-03"),
            .. Enumerable.Range(10, 6).Select(i => Post(i, "2024-03-07")), Post(10, "2024-04-10"),
        ]);
        Chart chart = SecondContact.Measure(talk).Cohorts.CohortChart();
        HeatmapTrace cells = Assert.IsType<HeatmapTrace>(Assert.Single(chart.ToFigure(800).Data));
        Assert.Equal([[100.0, null, null], [null, null, null], [null, null, null]], cells.Z!.Items.Cast<DataArray>().Select(row => row.Items));
        Annotation dot = Assert.Single(chart.ToFigure(800).Layout.Annotations!, note => note.Text == "•");
        Assert.Equal((1.0, 0.0), (dot.X, dot.Y));
        Assert.Equal("64 % of the newcomers are active in the month after their first", SecondContact.Measure(talk, until: new(2024, 4, 30)).Cohorts.CohortChart().Title);
    }

    [Fact]
    public void Posts_of_one_period_show_nobody_coming_back() =>
        Assert.Throws<InsufficientDataException>(() => SecondContact.Measure(Talk(("2024-01", 9))).Cohorts.CohortChart());

    [Fact]
    public void Rarefaction_names_the_size_at_which_it_compares_and_period_and_file_of_each_community()
    {
        Chart chart = ParticipationRarefaction.Measure(
            [new("site", GoldFile.Data("se_qc_contributors"), Period: "2018"), new("wiki", GoldFile.Data("wikia_de_undertale_all"))], draws: 20).Chart();
        Assert.Equal("At 5,082 contributions each, the Gini coefficient is 0.89 in wiki and 0.79 in site", chart.Title);
        Assert.Equal("site: n = 5,082 contributions of 402 people, 2018, author_counts.csv; wiki: n = 6,267 contributions of 512 people, period not stated, author_counts.csv.", chart.Source);
        Assert.Equal("compared at 5,082", Assert.Single(chart.Lines).Label);
    }
}
