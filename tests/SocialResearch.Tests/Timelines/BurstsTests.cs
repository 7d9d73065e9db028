using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Tests.Conversations;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Timelines;

public sealed class BurstsTests
{
    private static readonly int[] s_wave = [2, 3, 2, 3, 2, 2, 3, 60, 90, 50, 40, 12, 4, 3, 2, 3, 2, 2, 3, 2, 3, 2];

    [Fact]
    public void A_wave_is_one_burst_with_its_posts_share_peak_and_half_life()
    {
        Bursts bursts = Bursts.Measure(Counted.Whole(s_wave));
        Burst main = Assert.Single(bursts.Outer);
        Assert.Equal((7, 10, 240L), (main.First, main.Last, main.Posts));
        Assert.Equal(240.0 / s_wave.Sum(), main.Share, 12);
        Assert.Equal((90, new DateOnly(2023, 1, 10)), (main.Peak.Posts, main.Peak.Date));
        // Baseline 2.5, so half of the height is 46.25: 50 is above, 40 two days after the peak is not.
        Assert.Equal(2.5, bursts.Baseline.Value);
        Assert.Equal(2, main.HalfLife.Value);
        Assert.Equal(240 - 4 * 2.5, main.Excess, 9);
        Assert.False(main.IsCut);
        Assert.Equal(
            "1 burst in 22 days observed whole holds 81.4 % of 295 posts; the largest, 2023-01-09 to 2023-01-12, has 240, most on 2023-01-10 (90), half its height was gone after 2 days.",
            bursts.Sentence);
    }

    [Fact]
    public void Half_of_the_height_counts_as_gone_only_when_the_burst_stays_below()
    {
        // 40 is below half already, but 80 comes back.
        Burst burst = Assert.Single(Bursts.Measure(Counted.Whole(1, 1, 1, 1, 1, 100, 40, 80, 30, 20, 1, 1, 1, 1, 1, 1, 1, 1), new() { Gamma = 1 }).Outer);
        Assert.Equal(3, burst.HalfLife.Value);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 1, 90 }, "The peak is the last day observed whole, and the real one may come after.")]
    [InlineData(new[] { 90, 20, 1, 1, 1, 1, 1, 1, 1 }, "The peak is the first day observed whole, and the real one may lie before.")]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 90, 80 }, "Observation ends before half of the height is gone.")]
    public void Where_the_end_of_the_data_hides_it_there_is_no_half_life(int[] counts, string why)
    {
        Bursts bursts = Bursts.Measure(Counted.Whole(counts), new() { Gamma = 1 });
        Assert.Equal(why, Assert.Single(bursts.Outer).HalfLife.WhyUndefined);
        Assert.Contains(bursts.Caveats, caveat => caveat.Code == "SR015");
    }

    [Fact]
    public void Incomplete_days_never_become_a_finding()
    {
        int[] counts = [90, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 90];
        Assert.Empty(Bursts.Measure(Counted.Open(counts)).All);
        Assert.Equal((1, 10), ChangePoints.Measure(Counted.Open(counts), new() { MinimumLength = 1 }).Segments is [var only] ? (only.First, only.Last) : default);
        Assert.NotEmpty(Bursts.Measure(Counted.Whole(counts), new() { Gamma = 1 }).All);
    }

    [Fact]
    public void Counts_that_scatter_are_no_bursts_unless_the_textbook_asks_for_them()
    {
        int[] restless = [.. Enumerable.Range(0, 80).Select(day => day * 7919 % 13 * (day * 104729 % 7))];
        Bursts own = Bursts.Measure(Counted.Whole(restless)), textbook = Bursts.Measure(Counted.Whole(restless), new() { Gamma = 1 });
        Assert.Empty(own.All);
        Assert.Equal(2 * own.Scatter.Value!.Value, own.Gamma, 12);
        Assert.True(textbook.All.Count > 3);
        Assert.Contains(textbook.Caveats, caveat => caveat.Code == "SR014" && caveat.Sentence.Contains("γ = 1 was asked for", StringComparison.Ordinal));
    }

    [Fact]
    public void Beside_a_whole_that_is_louder_too_there_is_no_burst()
    {
        int[] part = [.. s_wave], whole = [.. s_wave.Select(count => count * 10)];
        Conversation all = Counted.Posts(whole);
        Timeline total = Timeline.Measure(all, TimeBin.Day, "UTC", Counted.Day(0), Counted.Day(21));
        Assert.Empty(Bursts.Measure(total.Of(Counted.Posts(part)), new() { Gamma = 1 }, total).All);
        Assert.Throws<ArgumentException>(() => Bursts.Measure(total.Of(Counted.Posts(part)), null, Counted.Whole(1, 2)));
    }

    [Theory]
    [InlineData(new int[0], "Bursts need at least two bins observed whole; here are 0 days observed whole.")]
    [InlineData(new[] { 1 }, "Bursts need at least two bins observed whole; here are 0 days observed whole.")]
    [InlineData(new[] { 400 }, "Bursts need at least two bins observed whole; here are 0 days observed whole.")]
    public void Nothing_one_post_and_all_posts_in_one_bin_have_no_burst(int[] counts, string sentence)
    {
        Bursts bursts = Bursts.Measure(Counted.Open(counts));
        Assert.Empty(bursts.All);
        Assert.Equal(sentence, bursts.Sentence);
        Assert.Empty(ChangePoints.Measure(Counted.Open(counts)).Segments);
        Assert.Equal("It takes at least two days observed whole.", LifeCycle.Measure(Counted.Open(counts)).WhyNone);
    }

    [Fact]
    public void Moving_all_posts_by_weeks_moves_the_bursts_with_them() => Prop.ForAll(Gen.Choose(1, 500).ToArbitrary(), weeks =>
    {
        Conversation moved = Conversation.Of(Counted.Posts(s_wave).Select(post => new PostDraft { Id = post.Id, Time = post.Time!.Value with { Utc = post.Time.Value.Utc.AddDays(7 * weeks) } }));
        Bursts before = Bursts.Measure(Counted.Open(s_wave)), after = Bursts.Measure(Timeline.Measure(moved, TimeBin.Day, "UTC"));
        return before.All.Zip(after.All).All(pair => pair.First.Start.AddDays(7 * weeks) == pair.Second.Start && pair.First.Posts == pair.Second.Posts) && before.All.Count == after.All.Count;
    }).Holds(20);

    [Fact]
    public void The_harder_it_is_to_rise_the_fewer_bursts_there_are() => Prop.ForAll(Gen.Choose(0, 40).ArrayOf(20).ToArbitrary(), counts =>
    {
        // With two states the number of rises is what γ is the price of, and at a higher price no more of them are bought.
        Timeline timeline = Counted.Whole([.. counts, 1]);
        int[] rises = [.. ((double[])[0.5, 1, 3, 10, 1e6]).Select(gamma => Bursts.Measure(timeline, new() { Gamma = gamma, States = 2 }).Outer.Count)];
        return rises.Zip(rises.Skip(1)).All(pair => pair.First >= pair.Second) && rises[^1] == 0;
    }).Holds(30);

    [Fact]
    public void A_step_is_a_change_of_level_with_rates_and_intervals()
    {
        ChangePoints changes = ChangePoints.Measure(Counted.Whole([.. Enumerable.Range(0, 30).Select(day => 4 + day % 3), .. Enumerable.Range(0, 30).Select(day => 14 + day % 4)]));
        Assert.Equal(1, changes.Changes);
        Assert.Equal((30, 59, 30), (changes.Segments[1].First, changes.Segments[1].Last, changes.Segments[1].Length));
        Assert.Equal(5, changes.Segments[0].Rate.Value!.Value, 12);
        Assert.InRange(5.0, changes.Segments[0].Rate.Interval!.Low, changes.Segments[0].Rate.Interval!.High);
        Assert.StartsWith("One change of level in 60 days observed whole (2023-01-02 to 2023-03-02) on 2023-02-01: from 5 a day (", changes.Sentence, StringComparison.Ordinal);
        Assert.Contains(changes.Caveats, caveat => caveat.Code == "SR016");
        Assert.Equal(1, ChangePoints.Measure(changes.Timeline, new() { Cost = SocialResearch.Statistics.SegmentCost.SquaredError }).Changes);
    }

    [Fact]
    public void Where_nothing_could_have_been_found_it_is_said() =>
        Assert.Contains(ChangePoints.Measure(Counted.Whole(3, 4, 5)).Caveats, caveat => caveat.Code == "SR017" && caveat.Sentence.StartsWith("3 days observed whole are fewer", StringComparison.Ordinal));

    [Fact]
    public void Five_years_of_days_with_clock_changes_are_measured()
    {
        Conversation talk = Conversation.Of(Enumerable.Range(0, 1_826).SelectMany(day => Enumerable.Range(0, day is > 900 and < 905 ? 80 : 1 + day % 3).Select(i => new PostDraft
        {
            Id = $"{day}-{i}",
            Time = new(new DateTimeOffset(2019, 1, 1, 0, 30, 0, TimeSpan.Zero).AddDays(day).AddMinutes(i), TimePrecision.Minute),
        })));
        TimelineReport report = TimelineReport.Measure(talk, TimeBin.Day, "Europe/Berlin", "2019-01-01", "2024-01-01");
        Burst burst = Assert.Single(report.Bursts.Outer);
        Assert.Equal(new DateOnly(2021, 6, 20), DateOnly.FromDateTime(burst.Start.DateTime));
        Assert.Equal((4, TimeSpan.FromHours(2)), (burst.Length, burst.Start.Offset));
        Assert.Equal(talk.Count, report.Timeline.Placed);
    }

    [Fact]
    public void Burstiness_of_posts_uses_only_times_known_to_the_minute()
    {
        Conversation clock = Conversation.Of([.. Enumerable.Range(0, 20).Select(i => Drafts.Post($"{i}", minute: i * 10)), new() { Id = "day", Time = Drafts.At("2024-04-29T00:00:00Z", TimePrecision.Day) }]);
        PostBurstiness even = PostBurstiness.Measure(clock);
        Assert.Equal((-1.0, 20, 21), (even.Plain.Value, even.Timed, even.Posts));
        Assert.Contains(even.Caveats, caveat => caveat.Code == "SR065");
        Assert.Equal("The burstiness is undefined. It takes three posts known to the minute; here are 2.", PostBurstiness.Measure(Conversation.Of([Drafts.Post("1", minute: 1), Drafts.Post("2", minute: 4)])).Sentence);
        Assert.Equal("All posts have the same time.", PostBurstiness.Measure(Conversation.Of(Enumerable.Range(0, 5).Select(i => Drafts.Post($"{i}", minute: 1)))).Finite.WhyUndefined);
    }
}
