using SocialResearch.Charts;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Charts;

/// <summary>Charts of results with real data and long names: choices, rarefaction, time, second contact.</summary>
internal static class MeasuredCharts
{
    private static readonly ParticipationOptions Quick = new() { Bootstrap = new() { Replicates = 100 } };

    private static readonly Community Site = new("Quantum Computing Stack Exchange", "registered people", "posts", "wrote", Source: "public data dump");

    private static readonly Lazy<Conversation> Posts = new(() => Load("se_quantumcomputing")), Mails = new(() => Load("r_help_1997_1999"));

    public static Chart Sensitivity => ParticipationSensitivity.Measure(Posts.Value, 3_460, Site, new() { Participation = Quick, SampleDraws = 40 }).Chart();

    public static Chart SensitivityOfContributors => ParticipationSensitivity.Measure(
        Counts("wikia_de_undertale/author_counts.csv"), community: new("Undertale Wiki (deutsch)", "contributors", "edits", "made", "November 2015 to February 2019", "wiki dump"),
        options: new()
        {
            Participation = Quick,
            SampleDraws = 40,
            Alternatives =
            [
                new("registered humans only, bots and IP addresses out", Counts("wikia_de_undertale/author_counts_registered_humans.csv")),
                new("all IP addresses merged into one person", Counts("wikia_de_undertale/author_counts_ips_merged.csv")),
            ],
        }).Chart();

    public static Chart Rarefaction => Compared.Chart();

    public static Chart RarefiedContributors => Compared.Chart(RarefiedStatistic.Contributors);

    public static Chart GiniByWeek => ParticipationOverTime.Measure(Posts.Value, PeriodRule.Week, community: Site, options: Quick).GiniChart();

    public static Chart GiniByMonth => ParticipationOverTime.Measure(Mails.Value, options: Quick).GiniChart();

    public static Chart CohortsByMonth => SecondContact.Measure(Mails.Value).Cohorts.CohortChart();

    public static Chart CohortsByQuarter => SecondContact.Measure(Mails.Value, cohorts: PeriodRule.Quarter).Cohorts.CohortChart();

    public static Chart Survival => SecondContact.Measure(Mails.Value, within: 90).SurvivalChart();

    public static Chart SurvivalShort => SecondContact.Measure(Posts.Value, within: 30, rule: SecondContactRule.AnyPost, community: Site).SurvivalChart();

    private static readonly Lazy<Conversation> Forum = new(() => Conversation.Load(Repository.PathOf("data", "forum", "kettenblatt.csv"), new ImportOptions { Pseudonyms = Pseudonyms.WithKey(new byte[32]), Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") }));

    public static Chart Response => FirstResponse.Measure(Mails.Value, BrandVoice.Anybody).ResponseChart();

    public static Chart ResponseOfFew => FirstResponse.MeasureInBusinessHours(Forum.Value, BrandVoice.Official).ResponseChart();

    public static Chart Hours => AnswerHours.Measure(Posts.Value, BrandVoice.Anybody).HoursChart();

    public static Chart HoursOfFew => AnswerHours.Measure(Forum.Value, BrandVoice.Official).HoursChart();

    public static Chart Newcomers => NewcomerReturn.Measure(Mails.Value, BrandVoice.Anybody).ReturnChart();

    public static Chart Network => ReplyNetwork.Measure(Forum.Value, BrandVoice.Official).NetworkChart();

    public static Chart NetworkOfMany => ReplyNetwork.Measure(Mails.Value, BrandVoice.Anybody).NetworkChart();

    public static Chart Thread => Discussions.Measure(Forum.Value, BrandVoice.Official).ThreadChart(Forum.Value);

    public static Chart RankSize => ContributionTail.Measure(Counts("se_quantumcomputing/author_counts.csv"), Site with { People = "people" }, new() { Replicates = 100 }).RankSizeChart();

    public static Chart RankSizeOfMany => ContributionTail.Measure(Counts("r_mailing_lists/author_counts_r-devel.csv"), new("R-devel mailing list", "people", "mails", "wrote", "1997 to 2026"), new() { Replicates = 100 }).RankSizeChart();

    public static Chart Published => Participation.PublishedChart(
        PublishedShare.Load(Repository.PathOf("data", "participation", "published", "published.csv")),
        Participation.Measure(Counts("se_quantumcomputing/author_counts.csv"), 3_460, Site, Quick),
        Participation.Measure(Counts("r_mailing_lists/author_counts_all_lists.csv"), community: new("R mailing lists", "people", "mails", "wrote", "1997 to 2026"), options: Quick),
        Participation.Measure(Counts("wikia_de_undertale/author_counts_registered_humans.csv"), community: new("German Undertale wiki", "registered people", "edits", "made"), options: Quick));

    private static ParticipationRarefaction Compared => ParticipationRarefaction.Measure(
        [
            new("Quantum Computing Stack Exchange", Counts("se_quantumcomputing/author_counts.csv")), new("r-help, 1997 to 1999", Counts("r_help_1997_1999/author_counts.csv")),
            new("Undertale Wiki (deutsch)", Counts("wikia_de_undertale/author_counts.csv")), new("git", Counts("git_git/author_counts.csv")),
        ], draws: 20);

    private static ContributionCounts Counts(string file) => ContributionCounts.Load(Repository.PathOf("data", "participation", file));

    private static Conversation Load(string set) => Conversation.Load(
        Repository.PathOf("data", "participation", set, "events.csv"), new ImportOptions { Pseudonyms = Pseudonyms.WithKey(new byte[32]) });
}
