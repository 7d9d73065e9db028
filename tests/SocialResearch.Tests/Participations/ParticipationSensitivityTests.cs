using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Results;
using SocialResearch.Tests.Conversations;

namespace SocialResearch.Tests.Participations;

public class ParticipationSensitivityTests
{
    private static readonly SensitivityOptions Quick = new() { Participation = new() { Bootstrap = new() { Replicates = 100 } }, SampleDraws = 40, WindowDays = [20] };

    /// <summary>Sixty days of talk: a few who write much, many who write once, a bot, two of the brand, and posts of nobody known.</summary>
    private static List<PostDraft> Posts(Func<string, string>? label = null, int ofBot = 30)
    {
        label ??= name => name;
        var posts = new List<PostDraft>();
        void Add(string? author, int number, AuthorRole role = AuthorRole.Person)
        {
            for (int i = 0; i < number; i++)
                posts.Add(new() { Id = $"p{posts.Count}", Author = author is null ? null : label(author), Role = role, Time = Drafts.At("2024-03-01T12:00:00Z") with { Utc = Drafts.At("2024-03-01T12:00:00Z").Utc.AddDays(i * 60.0 / number) } });
        }
        for (int person = 0; person < 12; person++) Add($"person {person}", person < 8 ? 1 : person * person / 4);
        Add("brand", 9, AuthorRole.Brand);
        Add(null, 5, AuthorRole.Anonymous);
        Add("bot", ofBot, AuthorRole.Bot);
        return posts;
    }

    private static ParticipationSensitivity Measure(IEnumerable<PostDraft> posts, long? population = 1_000) =>
        ParticipationSensitivity.Measure(Conversation.Of(posts), population, options: Quick);

    private static SensitivityRow Row(ParticipationSensitivity result, string choice) => Assert.Single(result.Rows, row => row.Choice == choice);

    [Fact]
    public void Each_choice_is_a_row_and_those_that_do_not_apply_say_why()
    {
        ParticipationSensitivity result = Measure(Posts());
        Assert.Equal(
            [
                "baseline", "bots out", "staff out", "bots and staff out", "brand out", "anonymous as one person", "anonymous as many people",
                "one-post authors out", "people told apart otherwise", "first half of the time", "second half of the time", "first quarter of the time",
                "second quarter of the time", "third quarter of the time", "last quarter of the time", "windows of 20 days", "random 50 % of the posts", "random 10 % of the posts",
            ],
            result.Rows.Select(row => row.Choice));
        Assert.Equal("no posts by staff", Row(result, "staff out").NotApplicable);
        Assert.Equal("no alternative counts were given", Row(result, "people told apart otherwise").NotApplicable);
        Assert.Contains(result.ToTable().Rows, row => row[0] == "staff out" && row[11] == "not applicable: no posts by staff");
    }

    [Fact]
    public void A_source_that_names_no_roles_has_not_said_that_there_are_no_bots()
    {
        PostDraft ada = new() { Id = "a", Author = "ada", Time = Drafts.At("2024-03-01T12:00:00Z") }, bo = ada with { Id = "b", Author = "bo", Role = AuthorRole.Person };
        Assert.Equal("the source does not say in which role anybody wrote", Row(Measure([ada]), "bots out").NotApplicable);
        Assert.Equal("no posts known to be by bots; of 1 post the role is unknown", Row(Measure([ada, bo]), "bots out").NotApplicable);
        Assert.Equal("every post has a known author", Row(Measure([ada]), "anonymous as one person").NotApplicable);
    }

    [Fact]
    public void A_role_left_out_is_measured_as_if_its_posts_had_never_been()
    {
        SensitivityRow row = Row(Measure(Posts()), "bots out");
        Participation without = Participation.Measure(Conversation.Of(Posts(ofBot: 0)), 1_000, options: Quick.Participation);
        Assert.Equal((without.Contributors, without.Contributions, without.Gini), (row.Contributors, row.Contributions, row.Gini));
    }

    [Fact]
    public void Posts_of_a_bot_do_not_change_the_row_without_bots()
    {
        SensitivityRow few = Row(Measure(Posts(ofBot: 3)), "bots out"), many = Row(Measure(Posts(ofBot: 300)), "bots out");
        Assert.Equal((few.Gini, few.Top1, few.Contributions), (many.Gini, many.Top1, many.Contributions));
        Assert.NotEqual(few.Top1Moved, many.Top1Moved);
    }

    [Fact]
    public void Other_names_for_the_same_people_change_nothing()
    {
        ParticipationSensitivity one = Measure(Posts()), other = Measure(Posts(name => "x" + (char)('z' - name.Length) + string.Concat(name.Reverse())));
        Assert.Equal(one.ToTable().ToString(), other.ToTable().ToString());
    }

    [Fact]
    public void Anonymous_posts_are_left_out_and_shown_at_both_extremes()
    {
        ParticipationSensitivity result = Measure(Posts(), population: null);
        Assert.Equal(result.Baseline.Contributors + 1, Row(result, "anonymous as one person").Contributors);
        Assert.Equal(result.Baseline.Contributors + 5, Row(result, "anonymous as many people").Contributors);
        Assert.Equal(result.Baseline.Contributions + 5, Row(result, "anonymous as one person").Contributions);
        Assert.StartsWith("posts without a known author count as one person, which is wrong", Row(result, "anonymous as one person").Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void One_post_authors_left_out_stay_in_the_population()
    {
        SensitivityRow row = Row(Measure(Posts()), "one-post authors out");
        Assert.Equal((6, 1_000), ((int)row.Contributors!.Value, (int)row.Measured!.Population!.Value));
    }

    [Fact]
    public void Movement_is_measured_against_the_baseline()
    {
        ParticipationSensitivity result = Measure(Posts());
        Assert.Equal(0, result.Baseline.Top1Moved);
        Assert.All(result.Applicable, row => Assert.Equal(row.Top1.Value - result.Baseline.Top1.Value, row.Top1Moved));
    }

    [Fact]
    public void Halves_hold_all_posts_and_quarters_too()
    {
        ParticipationSensitivity result = Measure(Posts());
        Assert.Equal(result.Baseline.Contributions, result.Rows.Where(row => row.Choice.Contains("half", StringComparison.Ordinal)).Sum(row => row.Contributions));
        Assert.Equal(result.Baseline.Contributions, result.Rows.Where(row => row.Choice.Contains("quarter", StringComparison.Ordinal)).Sum(row => row.Contributions));
    }

    [Fact]
    public void Rolling_windows_give_their_mean_and_their_extremes()
    {
        SensitivityRow row = Row(Measure(Posts()), "windows of 20 days");
        Assert.Equal("lowest and highest of 4 windows", row.Gini.Interval!.Method);
        Assert.InRange(row.Gini.Value!.Value, row.Gini.Interval.Low, row.Gini.Interval.High);
        Assert.Null(row.Measured);
    }

    [Fact]
    public void Sampling_posts_makes_people_look_more_equal()
    {
        ParticipationSensitivity result = ParticipationSensitivity.Measure(GoldFile.Data("se_qc_contributors"), options: Quick);
        double?[] gini = [result.Baseline.Gini.Value, Row(result, "random 50 % of the contributions").Gini.Value, Row(result, "random 10 % of the contributions").Gini.Value];
        Assert.Equal(gini.OrderDescending(), gini);
        Assert.True(gini[2] < 0.65);
    }

    [Fact]
    public void Other_identities_are_given_as_counts_and_become_rows()
    {
        ParticipationSensitivity result = ParticipationSensitivity.Measure(
            GoldFile.Data("git_git_by_name"), community: new("git", Contributions: "commits"),
            options: Quick with { Alternatives = [new("people by e-mail address", GoldFile.Data("git_git_by_email"))] });
        Assert.Equal(0.894903, Row(result, "people by e-mail address").Gini.Value!.Value, 6);
        Assert.Equal("counts do not say in which role anybody wrote", Row(result, "bots out").NotApplicable);
        Assert.Equal("counts do not say how many posts have no known author", Row(result, "anonymous as one person").NotApplicable);
        Assert.StartsWith("None of 5 choices makes the claim 90-9-1 testable: nobody is known to have stayed silent.", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alternative_with_more_people_than_the_population_needs_a_population_of_its_own()
    {
        SensitivityRow Of(long? own) => Row(ParticipationSensitivity.Measure(ContributionCounts.Of([5, 1]), 3, options: Quick with { Alternatives = [new("merged", ContributionCounts.Of([2, 2, 1, 1]), own)] }), "merged");
        Assert.Equal("it counts 4 people, more than the population; give it a population of its own", Of(null).NotApplicable);
        Assert.Equal(8, Of(8).Measured!.Population);
    }

    [Fact]
    public void The_sentence_says_whether_the_verdict_depends_on_the_choice()
    {
        // One of a hundred is the bot, which writes almost everything; without it the claim is contradicted.
        Assert.Matches(@"^The verdict on 90-9-1 depends on the choice: the baseline leaves it undecided, but \d+ of \d+ contradict the claim \(bots out, bots and staff out", Measure(Posts(ofBot: 3_000), 100).Sentence);
        ParticipationSensitivity holds = ParticipationSensitivity.Measure(GoldFile.Data("se_qc_contributors"), 3_460, options: Quick);
        Assert.True(holds.VerdictHolds);
        Assert.StartsWith("The verdict on 90-9-1 does not depend on these choices: all 4 contradict the claim. The top 1 % of 3,460 people made 71.2 %", holds.Sentence, StringComparison.Ordinal);
        Assert.All(holds.Applicable, row => Assert.Equal(Finding.Contradicts, row.Finding));
    }

    [Fact]
    public void Without_contributions_there_is_nothing_to_choose() =>
        Assert.Throws<InsufficientDataException>(() => ParticipationSensitivity.Measure(ContributionCounts.Of([0, 0])));

    [Fact]
    public void Impossible_options_are_refused()
    {
        ContributionCounts counts = ContributionCounts.Of([3, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => ParticipationSensitivity.Measure(counts, options: Quick with { SampleDraws = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ParticipationSensitivity.Measure(counts, options: Quick with { SampleShares = [10] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ParticipationSensitivity.Measure(counts, options: Quick with { WindowDays = [1] }));
    }
}
