using SocialResearch.Cases;
using SocialResearch.Importing;
using SocialResearch.Results;

namespace SocialResearch.Tests.Cases;

/// <summary>The tables in data/cases hold together, and say what their sources say.</summary>
public sealed class CaseDataTests
{
    private static readonly Lazy<CaseStudies> s_studies = new(() => CaseStudies.Load(Repository.PathOf("data", "cases")));

    private static CaseStudies Studies => s_studies.Value;

    public static TheoryData<string> Ids => [.. Studies.Cases.Select(record => record.Id)];

    [Fact]
    public void The_card_names_every_table_with_its_fingerprint()
    {
        string folder = Repository.PathOf("data", "cases"), card = File.ReadAllText(Path.Combine(folder, "CARD.md"));
        foreach (string file in Directory.GetFiles(folder, "*.csv"))
        {
            Assert.Contains($"`{Path.GetFileName(file)}`", card, StringComparison.Ordinal);
            Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))), card, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_row_has_a_source_with_an_address_and_none_is_from_memory()
    {
        IEnumerable<CaseSource> sources = Studies.Cases.SelectMany(record => record.Events.Select(row => row.Source).Concat(record.Series.SelectMany(series => series.Points).Select(point => point.Source)));
        Assert.All(sources, source =>
        {
            Assert.True(Uri.TryCreate(source.Address, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https", source.Address);
            Assert.DoesNotContain("memory", source.Title, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory, MemberData(nameof(Ids))]
    public void An_answer_where_people_talked_is_dated_exactly_when_the_channels_show_one(string id) =>
        Assert.Equal(Studies[id].Channels.Matched.Count > 0, Studies[id].Lag(Milestone.ChannelResponse).Days is not null);

    [Theory, MemberData(nameof(Ids))]
    public void Every_case_has_a_channel_on_either_side(string id) =>
        Assert.True(Studies[id].Channels is { Talked.Count: > 0, Answered.Count: > 0 });

    [Fact]
    public void Doubts_travel_with_the_cases_they_belong_to()
    {
        Assert.Equal(["SR080", "SR081", "SR083", "SR084", "SR082"], Studies.Caveats.Select(caveat => caveat.Code));
        Assert.Equal(["SR081", "SR083", "SR084"], Studies["kryptonite_2004"].Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void Claims_rest_on_pages_that_can_be_opened() =>
        Assert.All(Studies.Claims.SelectMany(claim => claim.Sources), address => Assert.True(Uri.TryCreate(address, UriKind.Absolute, out _), address));

    [Theory, MemberData(nameof(Ids))]
    public void Every_case_has_a_start_that_a_source_dates(string id) =>
        Assert.Contains(Studies[id].Milestones, reading => reading is { Milestone: Milestone.Start, Reading: MilestoneReading.Dated });

    [Theory, MemberData(nameof(Ids))]
    public void A_milestone_is_not_dated_more_exactly_than_its_evidence(string id) => Assert.All(Studies[id].Milestones.Where(reading => reading.Reading != MilestoneReading.Claimed), reading =>
    {
        Assert.True(reading.Time.Earliest >= reading.Event.Time.Earliest && reading.Time.End <= reading.Event.Time.End, $"{reading.Milestone}: {reading.Time} against {reading.Event.Time} of {reading.Event.Id}");
    });

    [Theory, MemberData(nameof(Ids))]
    public void Nobody_answers_before_the_start(string id) => Assert.All(Studies[id].Lags, lag => Assert.True(lag.Days is not { High: < 0 }));

    // Day differences by hand from the sources, as in the notes of the tables.
    [Theory]
    [InlineData("kryptonite_2004", Milestone.Noticed, 0, 4)]
    [InlineData("kryptonite_2004", Milestone.FirstResponse, 2, 4)]
    [InlineData("kryptonite_2004", Milestone.Remedy, 5, 10)]
    [InlineData("dominos_2009", Milestone.Noticed, 0, 0)]
    [InlineData("dominos_2009", Milestone.ChannelResponse, 2, 2)]
    [InlineData("dell_2005_2009", Milestone.ChannelResponse, 384, 384)]
    [InlineData("dell_2005_2009", Milestone.FirstResponse, 41, 71)]
    [InlineData("motrin_2008", Milestone.FirstResponse, 2, 2)]
    [InlineData("motrin_2008", Milestone.Remedy, 3, 3)]
    [InlineData("jako_2009", Milestone.Remedy, 2, 2)]
    [InlineData("jackwolfskin_2009", Milestone.FirstResponse, 2, 5)]
    [InlineData("jackwolfskin_2009", Milestone.Noticed, 0, 5)]
    [InlineData("united_2009", Milestone.FirstResponse, 0, 4)]
    public void Lags_are_those_that_the_dates_give(string id, Milestone milestone, double low, double high) =>
        Assert.Equal(new CaseRange(low, high), Studies[id].Lag(milestone).Days);

    [Fact]
    public void An_answer_that_no_source_dates_is_not_documented()
    {
        CaseLag lag = Studies["motrin_2008"].Lag(Milestone.ChannelResponse);
        Assert.Null(lag.Days);
        Assert.Equal("not documented", lag.ToString());
    }

    [Fact]
    public void The_three_months_are_contradicted_by_at_most_four_days()
    {
        ClaimTest test = Studies.Claims.Single(claim => claim.Id == "K1").Test;
        Assert.Equal(Finding.Contradicts, test.Finding);
        Assert.Equal("0 to 4 days", test.Range);
    }

    [Fact]
    public void A_forecast_a_survey_of_intentions_and_a_party_s_own_count_decide_nothing() => Assert.All(
        Studies.Claims.Where(claim => claim.Basis is ClaimBasis.Forecast or ClaimBasis.Survey or ClaimBasis.CompanyCount or ClaimBasis.NotFound), claim => Assert.Equal(Finding.NotTested, claim.Test.Finding));

    [Fact]
    public void A_quarter_to_a_half_of_the_views_had_come_before_the_apology()
    {
        // 250,000 (14 April) is certainly before 15 April; the first report certainly after it is the last, 2,000,000 (January 2010).
        Assert.Equal(new CaseRange(0.125, 1), Studies["dominos_2009"].VolumeBefore("video_views_cum", Milestone.ChannelResponse));
    }

    [Fact]
    public void An_answer_that_is_known_from_above_only_leaves_open_that_nothing_came_before_it() =>
        Assert.Equal(new CaseRange(0, 2_000_000 / 8_791_174.0), Studies["united_2009"].VolumeBefore("video_views_cum"));

    [Fact]
    public void The_comparison_reads_as_a_person_has_seen_it() => Golden.Matches("cases-side-by-side.txt", $"{Studies.Sentence}\n\n{Studies.ToTable()}");

    [Fact]
    public void The_verdict_on_Kryptonite_reads_as_a_person_has_seen_it()
    {
        Verdict verdict = Studies.Verdict("kryptonite_2004", new("Kryptonite noticed the blogs only after three months", "a claim of German marketing blogs"));
        Golden.Matches("kryptonite-verdict.txt", verdict.ToPlainText());
    }
}
