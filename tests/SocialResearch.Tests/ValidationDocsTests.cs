using System.Globalization;
using System.Text;
using System.Text.Json;
using SocialResearch.Participations;
using SocialResearch.Results;
using SocialResearch.Tests.Participations;

namespace SocialResearch.Tests;

public class ValidationDocsTests
{
    [Fact]
    public void Page_of_validation_is_what_the_program_computes_today()
    {
        var page = new StringBuilder("""
            # Validation

            Written by a test, which fails when a number moves; rewritten only with `UPDATE_GOLDEN=1`. Gold values were computed outside
            this project with numpy (shares and Lorenz curve in exact rationals) and checked against R's ineq 0.2-13; see the note in
            `tests/SocialResearch.Tests/Participations/Gold/inequality.json`. Data: `data/participation`, each with its `CARD.md`; of
            omp_labeled, twcs_excerpt and csn_moby_words only how many people have how many counts.

            ## Participation inequality: exact values

            Allowed deviation 1e-12, of values above 1 relative to the value. Shares are given under each rounding rule: *fractional*
            splits the person at the cut, *ceil*, *floor* and *half up* take whole people, *ties* adds everybody level with the last one
            in. Not shown, but compared: the other values of each vector, and the cases worked by hand (`PublishedValueTests`).

            | data set | measure | our value | gold value | deviation |
            |---|---|---:|---:|---:|

            """);
        foreach (string vector in GoldFile.Vectors) AppendExact(page, vector);
        page.Append("""

            ## Participation inequality: bootstrap intervals

            95 %, percentile type 7; ours 5,000 multinomial replicates with seed 1, gold 5,000 (Gini) or 2,000 (top 1 %) replicates
            drawn row by row. Both are random: the difference is given in standard errors of the statistic and should mostly be below
            0.1 for Gini and 0.2 for the top share. Neither interval is proven to cover the truth in 95 of 100 cases; with tails as
            heavy as these it covers less (SR003).

            | data set | measure | ours | gold | largest difference, in standard errors |
            |---|---|---:|---:|---:|

            """);
        foreach (string vector in GoldFile.Vectors)
        {
            Participation measured = Participation.Measure(GoldFile.Data(vector), options: new() { Bootstrap = new() { Replicates = 5_000 } });
            AppendInterval(page, vector, "Gini, population form", GoldFile.Inequality(vector).GetProperty("gini_bootstrap"), measured.Gini.Uncertainty!.Percentile);
            AppendInterval(page, vector, "share of the top 1 %, fractional", GoldFile.Inequality(vector).GetProperty("top1_fractional_bootstrap"), measured.Top1.Content.Uncertainty!.Percentile);
        }
        Golden.MatchesFile(Repository.PathOf("docs", "validation.md"), page.ToString());
    }

    /// <summary>What is quoted most, row by row; all that is compared, as the largest deviation.</summary>
    private static readonly (string Path, string Words)[] s_quoted =
    [
        ("gini", "Gini, population form"), ("gini_corrected_n_over_n_minus_1", "Gini, corrected"), ("gini_jackknife_se", "Gini, jackknife standard error"),
        ("shares.fractional.top1", "top 1 %, fractional"), ("shares.fractional.next9", "next 9 %, fractional"), ("shares.fractional.rest90", "rest, fractional"),
        ("shares.ceil.top1", "top 1 %, ceil"), ("shares.floor.top1", "top 1 %, floor"), ("shares.round_half_up.top1", "top 1 %, half up"), ("shares.ceil_include_ties.top1", "top 1 %, ties"),
        ("theil_T", "Theil T"), ("theil_L_mld", "Theil L"), ("hoover", "Hoover"), ("palma_top10_over_bottom40", "Palma"), ("atkinson_0_5", "Atkinson 0.5"),
        ("hhi", "Herfindahl"), ("min_people_for_0.5_of_content.k", "fewest people for 50 %"),
    ];

    private static void AppendExact(StringBuilder page, string vector)
    {
        using JsonDocument json = JsonDocument.Parse(Participation.Measure(GoldFile.Data(vector), options: new() { Bootstrap = new() { Replicates = 100 } }).ToJson());
        var values = GoldFile.Compare(GoldFile.Inequality(vector), json.RootElement.GetProperty("inequality"))
            .Where(value => !value.Path.Contains("bootstrap", StringComparison.Ordinal)).ToDictionary(value => value.Path);
        foreach ((string path, string words) in s_quoted)
            page.Append(CultureInfo.InvariantCulture, $"| {vector} | {words} | {Written(values[path].Ours)} | {Written(values[path].Gold)} | {Deviation(values[path].Ours, values[path].Gold)} |\n");
        double largest = values.Values.Where(value => value.Gold.ValueKind == JsonValueKind.Number)
            .Max(value => Math.Abs(value.Gold.GetDouble() - value.Ours.GetDouble()) / Math.Max(1, Math.Abs(value.Gold.GetDouble())));
        page.Append(CultureInfo.InvariantCulture, $"| {vector} | **all {values.Count} values**, largest deviation | | | {largest:0e+0} |\n");
    }

    private static string Written(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "undefined" : value.GetDouble().ToString("0.000000000000000", CultureInfo.InvariantCulture);

    private static string Deviation(JsonElement ours, JsonElement gold) =>
        gold.ValueKind == JsonValueKind.Null || ours.GetDouble() == gold.GetDouble() ? "0" : Math.Abs(ours.GetDouble() - gold.GetDouble()).ToString("0e+0", CultureInfo.InvariantCulture);

    private static void AppendInterval(StringBuilder page, string data, string measure, JsonElement gold, Interval ours)
    {
        double low = gold.GetProperty("p2_5").GetDouble(), high = gold.GetProperty("p97_5").GetDouble(), se = gold.GetProperty("se").GetDouble();
        double difference = Math.Max(Math.Abs(ours.Low - low), Math.Abs(ours.High - high)) / se;
        page.Append(CultureInfo.InvariantCulture, $"| {data} | {measure} | {ours.Low:0.0000} to {ours.High:0.0000} | {low:0.0000} to {high:0.0000} | {difference:0.00} |\n");
    }
}
