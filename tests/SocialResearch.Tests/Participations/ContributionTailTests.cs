using System.Text.Json;
using System.Text.Json.Nodes;
using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Participations;

public class ContributionTailTests
{
    private static readonly ContributionTailOptions s_quick = new() { Replicates = 100 };

    public static TheoryData<string, string> Findings => new()
    {
        { nameof(TailFinding.PowerLawRejected), "git_git_by_email" },
        { nameof(TailFinding.OtherModelBetter), "se_qc_contributors" },
        { nameof(TailFinding.NotDistinguishable), "r_help_1997_1999" },
        { nameof(TailFinding.NotDistinguishable), "moby_words" },
    };

    [Theory, MemberData(nameof(Findings))]
    public void Finding_follows_the_evidence(string finding, string vector)
    {
        ContributionTail measured = ContributionTail.Measure(TailGold.Data(vector), options: s_quick);
        Assert.Equal(finding, measured.Finding.ToString());
        Assert.Contains("bootstrap samples", measured.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_read_as_they_were_looked_at() => Golden.Matches("tail-sentences.txt", string.Join("\n\n",
    [
        .. TailGold.Vectors.Select(vector => $"{vector}: {ContributionTail.Measure(TailGold.Data(vector), options: s_quick)}"),
        $"drawn from a power law: {Measure(PowerLaw(200_000, 2.5, 1))}",
        $"drawn from a log-normal: {Measure(LogNormal(3_000, 0.2, 1.6, 4))}",
        $"the same, if p were higher: {NotRejected(Measure(LogNormal(3_000, 0.2, 1.6, 4)))}",
        $"drawn from a rounded Pareto: {Measure(RoundedPareto(30_000, 0.8, 1))}",
        $"the same, if p were higher: {NotRejected(Measure(RoundedPareto(30_000, 0.8, 1)))}",
        $"drawn from an exponential: {NotRejected(Measure(Exponential(2_000, 0.05, 1)))}",
        $"two counts: {Measure([.. Enumerable.Repeat(1L, 90), .. Enumerable.Repeat(2L, 30)])}",
        $"few: {Measure([1, 1, 1, 2, 2, 3, 5, 9])}",
        $"equal: {Measure([3, 3, 3])}",
        $"one: {Measure([7])}",
    ]));

    [Fact]
    public void Table_reads_as_it_was_looked_at() => Golden.Matches("tail-table.txt", ContributionTail.Measure(
        TailGold.Data("se_qc_contributors"), new("Quantum Computing Stack Exchange", "people", "posts", "wrote", "2018", "data/participation/se_quantumcomputing"), s_quick).ToTable().ToString());

    [Fact]
    public void True_power_law_beats_every_log_normal()
    {
        ContributionTail measured = Measure(PowerLaw(200_000, 2.5, 1));
        Assert.Equal(TailFinding.PowerLawBetter, measured.Finding);
        Assert.Equal(2.5, measured.Tail!.PowerLaw.Exponent, 4 * measured.Tail.PowerLaw.StandardError);
    }

    [Fact]
    public void True_log_normal_beats_the_power_law_over_all_people()
    {
        ContributionTail measured = Measure(LogNormal(3_000, 0.2, 1.6, 4));
        Assert.Equal(TailFinding.PowerLawRejected, measured.Finding);
        TailAlternative whole = measured.Whole![TailModel.LogNormal];
        Assert.True(whole.Comparison!.FavoursOther);
        Assert.Equal(1.6, whole["sigma"]!.Value, 0.2);
    }

    [Fact]
    public void Few_people_are_fitted_but_nothing_is_said_of_their_shape()
    {
        ContributionTail measured = Measure([1, 1, 1, 2, 2, 3, 5, 9]);
        Assert.Equal(TailFinding.TooLittle, measured.Finding);
        Assert.NotNull(measured.Tail);
        Assert.DoesNotContain("power law", measured.Sentence, StringComparison.Ordinal);
        Assert.Contains(measured.Caveats, caveat => caveat.Code == "SR040");
        Assert.DoesNotContain(measured.Caveats, caveat => caveat.Code is "SR041" or "SR044");
    }

    [Fact]
    public void Equal_counts_have_no_tail_and_a_reason()
    {
        ContributionTail measured = Measure([3, 3, 3]);
        Assert.Equal(TailFinding.Undefined, measured.Finding);
        Assert.Null(measured.Tail);
        Assert.Null(measured.Test);
        Assert.Contains("same number", measured.WhyUndefined, StringComparison.Ordinal);
        Assert.Empty(measured.Fits);
        Assert.Null(ContributionTailJson.Of(measured)["alpha"]);
        Assert.Contains("same number", ContributionTailJson.Of(measured)["undefined"]!["alpha"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Silent_people_are_left_out_and_counted()
    {
        ContributionTail contributors = ContributionTail.Measure(GoldFile.Data("se_qc_contributors"), options: s_quick);
        ContributionTail everybody = ContributionTail.Measure(GoldFile.Data("se_qc_population"), options: s_quick);
        Assert.Equal(contributors.Tail!.PowerLaw, everybody.Tail!.PowerLaw);
        Assert.Equal(contributors.Test, everybody.Test);
        Assert.Equal(3_058, everybody.LeftOut);
        Assert.Contains("who contributed at least once", everybody.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_refused()
    {
        Assert.Throws<InsufficientDataException>(() => Measure([]));
        Assert.Throws<InsufficientDataException>(() => Measure([0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContributionTail.Measure(ContributionCounts.Of([1, 2]), options: new() { Replicates = 10 }));
    }

    private static readonly long[][] s_hardCases =
    [
        [1], [1, 1], [1, 2], [5, 1], [1, 1, 2], [2, 2, 3], [1, 1_000_000_000], [999_999_999, 1_000_000_000],
        [1, 2, 3], [10, 11, 12, 13], [1, 1, 1, 1, 1_000_000_000], [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
        [7, 7, 7, 7, 7, 7, 7, 7, 8, 1_000], [.. Enumerable.Repeat(1L, 5_000), 2], [.. Enumerable.Repeat(1L, 300), 1_000_000_000],
        [.. Enumerable.Repeat(40L, 30), .. Enumerable.Repeat(41L, 60), .. Enumerable.Repeat(42L, 20), .. Enumerable.Repeat(43L, 3)],
        [.. Enumerable.Range(1, 200).Select(x => (long)x)],
        [.. Enumerable.Range(0, 31).SelectMany(x => Enumerable.Repeat(1L << x, 4))],
        [.. Enumerable.Range(1, 60).Select(x => 1_000_000_000L + x)],
        [long.MaxValue / 2, long.MaxValue / 4, 3, 1],
    ];

    public static TheoryData<int> HardCases => [.. Enumerable.Range(0, s_hardCases.Length)];

    /// <summary>Whatever the counts: no NaN, no infinity, no exception; and a model with more freedom is never less likely.</summary>
    [Theory, MemberData(nameof(HardCases))]
    public void Hard_cases_give_numbers_or_reasons(int index)
    {
        long[] counts = s_hardCases[index];
        ContributionTail measured = Measure(counts);
        Assert.NotEmpty(measured.Sentence);
        Assert.NotEmpty(measured.ToHtml());
        JsonObject json = ContributionTailJson.Of(measured);
        JsonSerializer.Serialize(json);
        if (measured.Tail is not { } tail)
        {
            Assert.Single(counts.Distinct());
            return;
        }
        foreach (TailModels models in (TailModels[])[tail, measured.Whole!])
        {
            Assert.True(models.PowerLaw.Exponent > 1 && double.IsFinite(models.PowerLaw.Exponent));
            Assert.InRange(models.PowerLaw.Distance, 0, 1);
            Assert.True(double.IsFinite(models.PowerLaw.StandardError));
            foreach (TailAlternative alternative in models.Alternatives)
            {
                Assert.True(alternative.Comparison is not null || alternative.WhyUndefined is not null);
                if (alternative.LogLikelihood is not { } likelihood) continue;
                Assert.True(double.IsFinite(likelihood));
                if (alternative.Model == TailModel.TruncatedPowerLaw) Assert.True(likelihood >= models.PowerLaw.LogLikelihood - 1e-7 * Math.Abs(likelihood));
                if (alternative.Model == TailModel.LogNormal) Assert.True(likelihood >= models.Limit.LogLikelihood);
            }
        }
        foreach (TailCurve curve in measured.Fits)
        {
            Assert.Equal(tail.PowerLaw.From, curve.Points[0].Count);
            Assert.Equal(tail.PowerLaw.People, curve.Points[0].People, 1e-6 * tail.PowerLaw.People);
            foreach ((TailPoint point, TailPoint next) in curve.Points.Zip(curve.Points.Skip(1)))
                Assert.True(next.Count > point.Count && next.People <= point.People * (1 + 1e-9) && next.People >= 0);
        }
    }

    [Fact]
    public void Observed_curve_is_the_rank_of_each_count()
    {
        ContributionTail measured = Measure([1, 1, 1, 2, 2, 5]);
        Assert.Equal([new TailPoint(1, 6), new TailPoint(2, 3), new TailPoint(5, 1)], measured.Observed.Points);
    }

    [Fact]
    public void Conversation_is_measured_by_its_authors()
    {
        DateTimeOffset day = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var forum = Conversation.Of([.. Enumerable.Range(0, 60).Select(i => new PostDraft { Id = $"p{i}", Author = "a" + i % (1 + i / 6), Time = new PostTime(day.AddHours(i), TimePrecision.Second) }), new PostDraft { Id = "x", Time = new PostTime(day, TimePrecision.Second) }]);
        ContributionTail measured = ContributionTail.Measure(forum, options: s_quick);
        Assert.Equal(ContributionTail.Measure(ContributionCounts.Of(forum), options: s_quick).Tail!.PowerLaw, measured.Tail!.PowerLaw);
        Assert.Contains("2024", measured.Sentence, StringComparison.Ordinal);
        Assert.Contains(measured.Caveats, caveat => caveat.Code == "SR009");
    }

    [Fact]
    public void Json_has_the_names_of_the_gold_values_and_full_precision()
    {
        ContributionTail measured = ContributionTail.Measure(TailGold.Data("r_help_1997_1999"), options: s_quick);
        JsonObject json = ContributionTailJson.Of(measured);
        Named(TailGold.Of("r_help_1997_1999"), json);
        Assert.Equal(measured.Tail!.PowerLaw.Exponent, json["alpha"]!.GetValue<double>());
        Assert.Equal(measured.Test!.P, json["bootstrap_p"]!["p"]!.GetValue<double>());

        static void Named(JsonElement gold, JsonObject ours)
        {
            foreach (JsonProperty entry in gold.EnumerateObject())
            {
                if (entry.Name is "R_poweRlaw" or "python_powerlaw" or "scipy" or "bootstrap_p") continue;
                Assert.True(ours.ContainsKey(entry.Name), entry.Name);
                if (entry.Value.ValueKind == JsonValueKind.Object) Named(entry.Value, ours[entry.Name]!.AsObject());
            }
        }
    }

    [Fact]
    public void Json_says_why_the_log_normal_is_null()
    {
        JsonObject json = ContributionTailJson.Of(ContributionTail.Measure(TailGold.Data("moby_words"), options: s_quick));
        Assert.False(json["lognormal_mle_finite"]!.GetValue<bool>());
        Assert.Null(json["lognormal"]!["mu"]);
        Assert.Null(json["vs_lognormal"]!["LR"]);
        Assert.Contains("binned Pareto", json["undefined"]!["vs_lognormal"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.False(json["at_xmin_1"]!.AsObject().ContainsKey("undefined"));
    }

    private static ContributionTail Measure(IEnumerable<long> counts) => ContributionTail.Measure(ContributionCounts.Of(counts), options: s_quick);

    /// <summary>What the sentence would be had the bootstrap not rejected: such evidence is too rare to be waited for.</summary>
    private static ContributionTail NotRejected(ContributionTail measured) => measured with { Test = new(37, 100, 1) };

    private static IEnumerable<long> PowerLaw(int people, double alpha, ulong seed)
    {
        var sample = new CountHistogram();
        new PowerLawSampler(CountHistogram.Of([(1, people)]), new(0, 1, alpha, 0)).Draw(sample, [], new SeededRandom(seed));
        for (int i = 0; i < sample.Length; i++)
            for (long k = 0; k < sample.People[i]; k++) yield return (long)sample.Values[i];
    }

    private static IEnumerable<long> Exponential(int people, double rate, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, people).Select(_ => 1 + (long)(-Math.Log(1 - random.NextUnit()) / rate))];
    }

    private static IEnumerable<long> RoundedPareto(int people, double slope, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, people).Select(_ => (long)Math.Floor(0.5 * Math.Pow(1 - random.NextUnit(), -1 / slope) + 0.5))];
    }

    private static IEnumerable<long> LogNormal(int people, double mu, double sigma, ulong seed)
    {
        var random = new SeededRandom(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextUnit())) * Math.Cos(2 * Math.PI * random.NextUnit());
        return [.. Enumerable.Range(0, people).Select(_ => (long)Math.Round(Math.Exp(mu + sigma * Normal()))).Where(count => count > 0)];
    }
}
