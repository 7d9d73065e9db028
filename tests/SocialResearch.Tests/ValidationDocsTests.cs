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
            `tests/SocialResearch.Tests/Participations/Gold/participation.json`. Data: `data/participation`, each with its `CARD.md`.

            ## Participation inequality: exact values

            Allowed deviation 1e-12. Shares are given under each rounding rule: *fractional* splits the person at the cut, *ceil* and
            *floor* take whole people, *ties* adds everybody level with the last one in.

            | data set | measure | our value | gold value | deviation |
            |---|---|---:|---:|---:|

            """);
        foreach (string vector in GoldFile.Vectors) AppendExact(page, vector, GoldFile.Vector(vector), GoldFile.Data(vector));
        foreach (string hand in GoldFile.HandCases) AppendExact(page, "by hand: " + hand, GoldFile.HandCase(hand), GoldFile.Counts(GoldFile.HandCase(hand)));
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
            AppendInterval(page, vector, "Gini, population form", GoldFile.Vector(vector).GetProperty("gini_bootstrap"), measured.Gini.Interval!);
            AppendInterval(page, vector, "share of the top 1 %, fractional", GoldFile.Vector(vector).GetProperty("top1_bootstrap"), measured.Top1.Content.Interval!);
        }
        TailValidation.Append(page);
        Golden.MatchesFile(Repository.PathOf("docs", "validation.md"), page.ToString());
    }

    private static void AppendExact(StringBuilder page, string data, JsonElement gold, ContributionCounts counts)
    {
        Participation measured = Measure(counts, GroupRounding.Fractional);
        Append(page, data, "Gini, population form", measured.Gini.Value!.Value, gold.GetProperty("gini").GetDouble());
        Append(page, data, "Gini, corrected", measured.GiniCorrected.Value!.Value, gold.GetProperty("gini_corrected").GetDouble());
        foreach (string p in (string[])["0.5", "0.9", "0.99"])
            Append(page, data, $"Lorenz curve at {p}", measured.Lorenz!.At(double.Parse(p, CultureInfo.InvariantCulture)), gold.GetProperty("lorenz").GetProperty(p).GetDouble());
        foreach ((string key, GroupRounding rounding) in GoldFile.Rules)
        {
            JsonElement shares = gold.GetProperty("shares").GetProperty(key);
            Participation ruled = Measure(counts, rounding);
            string rule = key == "ceil_include_ties" ? "ties" : key;
            Append(page, data, $"top 1 %, {rule}", ruled.Top1.Content.Value!.Value, shares.GetProperty("top1").GetDouble());
            Append(page, data, $"next 9 %, {rule}", ruled.Next9.Content.Value!.Value, shares.GetProperty("next9").GetDouble());
            Append(page, data, $"rest, {rule}", ruled.Rest90.Content.Value!.Value, shares.GetProperty("rest90").GetDouble());
        }
    }

    private static Participation Measure(ContributionCounts counts, GroupRounding rounding) =>
        Participation.Measure(counts, options: new() { Rounding = rounding, Bootstrap = new() { Replicates = 100 } });

    private static void Append(StringBuilder page, string data, string measure, double ours, double gold) =>
        page.Append(CultureInfo.InvariantCulture, $"| {data} | {measure} | {ours:0.000000000000000} | {gold:0.000000000000000} | {(Math.Abs(ours - gold) is 0 ? "0" : Math.Abs(ours - gold).ToString("0e+0", CultureInfo.InvariantCulture))} |\n");

    private static void AppendInterval(StringBuilder page, string data, string measure, JsonElement gold, Interval ours)
    {
        double low = gold.GetProperty("low").GetDouble(), high = gold.GetProperty("high").GetDouble(), se = gold.GetProperty("se").GetDouble();
        double difference = Math.Max(Math.Abs(ours.Low - low), Math.Abs(ours.High - high)) / se;
        page.Append(CultureInfo.InvariantCulture, $"| {data} | {measure} | {ours.Low:0.0000} to {ours.High:0.0000} | {low:0.0000} to {high:0.0000} | {difference:0.00} |\n");
    }
}
