using SocialResearch.Evidence;
using SocialResearch.Importing;
using SocialResearch.Metrics;
using SocialResearch.Tests.Importing;

namespace SocialResearch.Tests.Evidence;

public sealed class ActionCountsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actions").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private static MetricTable Fixture(string format, string file) => MetricTable.Load(Reading.Fixture(format, file));

    private CampaignReport Report() => CampaignReport.Of(CampaignFiles.Load(_folder, "EUR"));

    [Theory]
    [InlineData("meta-posts", "facebook.csv", "interactions by the platform's rule")]
    [InlineData("linkedin-posts", "posts.csv", "likes + comments + reposts")]
    [InlineData("tiktok-days", "Overview.csv", "likes + comments + shares")]
    [InlineData("x-posts", "tweets.csv", "engagements by the platform's rule")]
    public void Interactions_of_every_platform_are_counted_by_a_definition_that_is_said(string format, string file, string definition)
    {
        MetricTable figures = Fixture(format, file);
        ActionCounts counts = ActionCounts.Of(ActionKind.Interaction, (figures, null));
        Assert.Equal(definition, counts.Definition);
        Assert.Equal(figures.Readings.Where(reading => definition.Split(" by ")[0].Split(" + ").Contains(reading.Name)).Sum(reading => reading.Value ?? 0), counts.Count);
        Assert.Contains($"counted as {definition}", counts.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_events_are_contacts_and_fractions_of_them_come_from_a_model()
    {
        ActionCounts contacts = ActionCounts.Of(ActionKind.Contact, (Fixture("ga4", "traffic.csv"), null));
        Assert.Equal(("key events", 16L), (contacts.Definition, contacts.Count));
        Assert.Contains("SR057", contacts.Caveats.Select(caveat => caveat.Code));
        // What the export itself leaves in doubt goes along.
        Assert.Contains("SR071", contacts.Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void Channels_that_count_differently_are_added_and_it_is_said()
    {
        Write("interactions-x.csv", "Date,engagements\n2026-03-02,70\n");
        Write("interactions-forum.csv", "date,channel,count\n2026-03-02,forum,30\n2026-02-20,forum,\n2026-02-27,,5\n");
        Write("costs.csv", "item,category,kind,amount\nads,media,once,210\n");
        Write("campaign.csv", "key,value\nlaunch,2026-03-02\n");
        CampaignReport report = Report();
        ActionCounts counts = report.Files.Interactions!;
        Assert.Equal([("x", 70L), ("forum", 35L)], counts.ByChannel.Select(row => (row.Channel!, row.Count)));
        Assert.Equal("One interaction cost 2.00 EUR (95 % interval 1.65 to 2.45): 210 EUR for 105 interactions (counted as the table's own count; engagements by the platform's rule), 2026-02-27 to 2026-03-02. Evidence grade E: a description, no effect. "
            + "The tempting answer (advertising alone) is 2.00 EUR an interaction; it assumes that nobody worked for it.", report.CostPerInteraction!.Sentence);
        Assert.Equal(["SR120", "SR054", "SR056", "SR058"], report.CostPerInteraction.Caveats.Select(caveat => caveat.Code));
        Assert.Equal("No cost of a contact: a file of contacts is missing.", report.Part("cost of a contact").ToString());
        Assert.Equal("105 interactions, counted as the table's own count; engagements by the platform's rule", EvidenceReason(report.CostPerInteraction, "denominator"));
    }

    [Fact]
    public void Upkeep_of_months_without_counts_is_said()
    {
        Write("clicks.csv", "date,clicks\n2026-03-02,50\n2026-04-02,50\n");
        Write("costs.csv", "item,category,kind,month,amount\nads,media,upkeep,2026-02,100\nads,media,upkeep,2026-03,100\nfilm,content,once,2025-12,100\n");
        CostPerAction click = Report().CostPerClick!;
        Assert.Equal("100 EUR of upkeep are of months outside the days in which clicks were counted: cost and count are not about the same time.", click.Caveats.Single(caveat => caveat.Code == "SR086").Sentence);
    }

    [Fact]
    public void A_table_without_such_counts_is_refused_with_what_it_has_and_what_to_give()
    {
        Write("contacts.csv", "date,visits\n2026-03-02,70\n");
        Assert.Equal("contacts.csv counts no contacts; it counts: page visits. Give an export with leads, conversions or key events, or a table with date, channel and count (Datum, Kanal, Anzahl).",
            Assert.Throws<InsufficientDataException>(() => CampaignFiles.Load(_folder)).Message);
        Write("contacts.csv", "date,channel,count\n2026-03-02,forum,-3\n");
        Assert.Contains("below zero (contacts.csv, line 2)", Assert.Throws<InsufficientDataException>(() => CampaignFiles.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cost_of_one_is_a_description_whose_grade_says_what_it_lacks()
    {
        Money Eur(decimal amount) => new(amount, "EUR");
        CostSheet whole = CostSheet.Of(CostChecklist.All.Select(category => new CostItem(category.German, category.Name, CostKind.SetUp, Eur(100))));
        EvidenceGrade full = CostPerAction.Measure(ClickTable.Of([new(new(2026, 3, 2), "Wien", null, 1_000)], [new(ClickRule.Bot, 50)]), whole).Grade;
        Assert.Equal(('E', 'E', StudyDesign.Description), (full.Grade, full.Best, full.Design));
        Assert.Equal("Evidence grade E: a description allows E at best, because it compares with nothing; as a description it lacks nothing that the rules ask for.", full.Sentence);
        EvidenceGrade poor = CostPerAction.Measure("contact", 4, Eur(900)).Grade;
        Assert.Equal(["costs", "interval"], poor.Reasons.Where(reason => reason.TakesGrade).Select(reason => reason.Rule));
        Assert.Contains("as a description it falls short in costs (Nobody says which kinds of cost are in the amount); interval (87.9 to 826 EUR: the upper end is more than twice the lower one)", poor.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rates_are_graded_by_whether_lots_were_drawn_and_whether_the_interval_decides()
    {
        Rate a = new("page A", 300, 2_000), b = new("page B", 200, 2_000), close = new("page C", 290, 2_000);
        Assert.Equal('D', RateComparison.Measure(a, b).Grade.Grade);
        Assert.Equal('A', RateComparison.Measure(a, b, byLot: true).Grade.Grade);
        Assert.Equal('B', RateComparison.Measure(a, close, byLot: true).Grade.Grade);
        Assert.Equal('E', RateComparison.Measure(a, close).Grade.Grade);
        Assert.Equal("Evidence grade A: randomisation allows A at best, and nothing takes from it.", RateComparison.Measure(a, b, byLot: true).Grade.Sentence);
    }

    [Fact]
    public void A_return_of_stated_sales_is_graded_e()
    {
        ReturnInput Input(string name, double value) => new(name, InputRange.Exactly(value), "stated", IsMeasured: false);
        CampaignReturn stated = CampaignReturn.Measure(new(Input("extra orders", 100), Input("margin", 30), Input("set-up cost", 500), Input("upkeep cost", 500), "EUR"), 100);
        Assert.Equal((StudyDesign.Stated, 'E'), (stated.Grade.Design, stated.Grade.Grade));
        Assert.Contains("Evidenzgrad E von A (am besten) bis E: eine angegebene Zahl erlaubt höchstens E; Abzug für Grundgesamtheit, Kosten.", $"{stated.MethodsParagraph(TextLanguage.German)}", StringComparison.Ordinal);
    }

    private static string EvidenceReason(CostPerAction cost, string rule) => cost.Grade.Reasons.Single(reason => reason.Rule == rule).Finding["Stated: ".Length..^1];
}
