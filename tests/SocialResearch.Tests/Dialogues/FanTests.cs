using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Metrics;
using SocialResearch.Tests.Conversations;

namespace SocialResearch.Tests.Dialogues;

/// <summary>Fans and attention: interaction rates and the budget.</summary>
public class FanTests
{
    private static MetricReading Figure(long row, string name, double? value) =>
        new(MetricPeriod.Unknown, new Dictionary<string, string> { [MetricReading.Post] = $"p{row}" }, name, name, value, name == "followers" ? MetricUnit.Stock : MetricUnit.Count) { Row = row };

    /// <summary>A post seen by many and one seen by few: 20 + 10 of 1,000 and 5 + 5 of 50; a third without reach.</summary>
    private static readonly MetricTable s_posts = new(
    [
        Figure(1, "likes", 20), Figure(1, "comments", 10), Figure(1, "reach", 1_000), Figure(1, "followers", 5_000),
        Figure(2, "likes", 5), Figure(2, "comments", 5), Figure(2, "reach", 50), Figure(2, "followers", 5_000),
        Figure(3, "likes", 7), Figure(3, "comments", null), Figure(3, "reach", null), Figure(3, "followers", 5_000),
    ]);

    [Fact]
    public void Ratio_of_sums_and_mean_of_ratios_differ_and_both_are_shown()
    {
        InteractionRate rate = InteractionRate.Measure(s_posts, InteractionDenominator.Reach);
        Assert.Equal(40 / 1_050.0, rate.Rate.Value!.Value, 12);
        Assert.Equal((0.03 + 0.2) / 2, rate.MeanOfRatios.Value!.Value, 12);
        Assert.Equal(rate.MeanOfRatios, InteractionRate.Measure(s_posts, InteractionDenominator.Reach, RatioRule.MeanOfRatios).Rate);
        Assert.Equal((2, 1, 40.0), (rate.Posts, rate.LeftOut, rate.Interactions));
        Assert.Equal(["SR113", "SR114"], rate.Caveats.Select(caveat => caveat.Code));
        Assert.EndsWith("ratio of sums, over 2 posts: likes + comments divided by reach.", rate.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_interval_is_that_of_a_linearised_ratio_by_hand()
    {
        // r = 40/1050; residuals 30 − r·1000 and 10 − r·50 are −8.0952 and 8.0952; se = √(2·8.0952²/2)/525.
        double se = (10 - 40 / 1_050.0 * 50) / 525;
        InteractionRate rate = InteractionRate.Measure(s_posts, InteractionDenominator.Reach);
        Assert.Equal(40 / 1_050.0 + 1.959963984540054 * se, rate.Rate.Interval!.High, 10);
    }

    [Fact]
    public void By_followers_the_rate_is_another_and_all_posts_count()
    {
        InteractionRate rate = InteractionRate.Measure(s_posts, InteractionDenominator.Followers);
        Assert.Equal((47 / 15_000.0, 3), (rate.Rate.Value!.Value, rate.Posts));
    }

    [Fact]
    public void A_denominator_that_is_not_there_is_refused_with_what_is() => Assert.Equal(
        "The figures hold no impressions; they hold likes, comments, reach, followers. Choose another denominator, or name the figures that count as interactions.",
        Assert.Throws<InsufficientDataException>(() => InteractionRate.Measure(s_posts, InteractionDenominator.Impressions)).Message);

    [Fact]
    public void Figures_that_count_as_interactions_can_be_named() =>
        Assert.Equal(25 / 1_050.0, InteractionRate.Measure(s_posts, InteractionDenominator.Reach, counted: ["likes"]).Rate.Value!.Value, 12);

    [Fact]
    public void Reactions_of_posts_are_divided_by_views()
    {
        Conversation posts = Conversation.Of([Drafts.Post("1", minute: 0) with { Reactions = new(Likes: 3, Views: 100) }, Drafts.Post("2", minute: 1) with { Reactions = new(Likes: 1) }]);
        InteractionRate rate = InteractionRate.Measure(posts);
        Assert.Equal((0.03, 1, 1), (rate.Rate.Value!.Value, rate.Posts, rate.LeftOut));
        Assert.Null(rate.Rate.Interval);
    }

    [Fact]
    public void An_attention_budget_shows_its_inputs_and_what_follows()
    {
        AttentionBudget budget = AttentionBudget.Of(pages: 100, postsPerDay: 2, secondsPerPost: 6, minutesPerDay: 5);
        Assert.Equal((20, 0.25, 25), (budget.MinutesNeeded, budget.ShareSeen.Value, budget.PagesWithTime.Value));
        Assert.Equal("100 pages with 2 posts a day each and 6 seconds a post ask for 20 minutes a day; with 5 minutes 25.0 % of the posts can be seen, or every post of 25 pages.", budget.Sentence);
        Assert.Equal(4, budget.ToTable().Rows.Count(row => row[2] == "assumed"));
        Assert.Equal(1, AttentionBudget.Of(1, 1, 1, 60).ShareSeen.Value);
        Assert.NotNull(AttentionBudget.Of(0, 1, 1, 60).ShareSeen.WhyUndefined);
        Assert.Throws<ArgumentOutOfRangeException>(() => AttentionBudget.Of(1, 1, 1, 1_441));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttentionBudget.Of(double.NaN, 1, 1, 60));
    }
}
