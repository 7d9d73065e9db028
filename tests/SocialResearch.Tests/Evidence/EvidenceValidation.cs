using System.Globalization;
using System.Text;
using SocialResearch.Evidence;
using SocialResearch.Results;
using SocialResearch.Statistics;
using SocialResearch.Tests.Evidence.Coverage;
using static SocialResearch.Tests.Evidence.EvidenceGold;

namespace SocialResearch.Tests.Evidence;

/// <summary>The part of docs/validation.md about cause and cost.</summary>
internal static class EvidenceValidation
{
    public static void Append(StringBuilder page)
    {
        page.Append("""

            ## Cause and cost: values of R

            Computed by `tests/SocialResearch.Tests/Evidence/Gold/evidence.R` with R 4.2.2 (`lm`, `t.test`, `poisson.test`, `prop.test`) and sandwich 3.0-2 (`NeweyWest(lag = 3, prewhite = FALSE, adjust = TRUE)`,
            `vcovHC(type = "HC1")`, `vcovCL(type = "HC1")`). Time series: R's `Seatbelts`, car drivers killed by month 1978 to 1984, law from February 1983. It stands in for a series of 24 months that a textbook on
            quasi-experiments uses: of that one only the printed coefficients could be found, not the data, so it was **not** reproduced. The tests compare to 1e-9.

            | quantity | our value | R |
            |---|---:|---:|

            """);
        double[] y = Numbers("its_y");
        var series = new OutcomeSeries("Great Britain", "deaths", "month", [.. y.Select((_, t) => new DateOnly(1978, 1, 1).AddMonths(t))], y);
        DateOnly law = new(1983, 2, 1);
        InterruptedTimeSeries its = InterruptedTimeSeries.Measure(series, law, lag: 3), other = InterruptedTimeSeries.Measure(series, law, SegmentForm.FromStart, lag: 3);
        double Error(Estimate estimate, double freedom) => (estimate.Interval!.High - estimate.Value!.Value) / StudentT.Reach(0.95, freedom);
        Row("step at the law", its.Step0.Value!.Value, Numbers("its_since")[2]);
        Row("the same, other parametrisation (no step)", other.Step0.Value!.Value, Numbers("its_fromstart")[2]);
        Row("change of slope", its.TrendChange.Value!.Value, Numbers("its_since")[3]);
        Row("standard error of the step, Newey-West lag 3", Error(its.Step0, 80), Numbers("its_nw3")[2]);
        Row("mean effect after the law", its.Effect.Value!.Value, Numbers("its_mean_effect")[0]);
        Row("its standard error", Error(its.Effect, 80), Numbers("its_mean_effect")[1]);
        Row("Durbin-Watson", its.DurbinWatson.Value!.Value, Number("its_dw"));
        var panel = OutcomePanel.Of("orders", PanelStep.Week, [.. Enumerable.Range(0, 14).Select(t => new DateOnly(2026, 1, 5).AddDays(7 * t))], [.. Enumerable.Range(1, 6).Select(g => ($"R{g}", (IReadOnlyList<double>)Numbers($"did_y{g}")))]);
        Estimate Did(PanelErrors errors) => DifferenceInDifferences.Measure(panel, ["R1", "R2"], new DateOnly(2026, 1, 5).AddDays(56), errors).Effect;
        Row("difference-in-differences", Did(PanelErrors.Classical).Value!.Value, Number("did_effect"));
        Row("its error, classical", Error(Did(PanelErrors.Classical), 64), Number("did_se_classical"));
        Row("its error, HC1", Error(Did(PanelErrors.Hc1), 64), Number("did_se_hc1"));
        Row("its error, clustered (CR1)", Error(Did(PanelErrors.ClusteredByRegion), 5), Number("did_se_cluster"));
        Row("its lower end, collapsed by region", Did(PanelErrors.CollapsedByRegion).Interval!.Low, Numbers("did_collapsed")[1]);
        Row("18 events, lower end", EventCounts.Garwood(18).Interval!.Low, Numbers("poisson_low")[3]);
        Row("18 events, upper end", EventCounts.Garwood(18).Interval!.High, Numbers("poisson_high")[3]);
        Row("56 of 70 less 48 of 80, lower end (Newcombe)", Proportions.Newcombe((56, 70), (48, 80)).Interval!.Low, Numbers("newcombe_56_70_48_80")[1]);

        page.Append("""

            ## Cause and cost: how often a design claims what is not there

            1,000 simulated campaigns a row (`SimulatedCampaign`): weekly orders of regions, 36 weeks before and 24 after the launch, neighbouring weeks alike by ρ. *Claims*: how many of 100 campaigns **without any effect** get a
            95 % interval that excludes zero; 5 are promised. *Holds*: how many of 100 intervals hold the truth when there is an effect (8 orders a region and week). A cell is uncertain by about ±1.4 near 5 and 95 and ±3 near 50;
            the worlds share their 1,000 seeds, so cells of one design lean the same way.

            What follows. Before and after, and the interrupted time series, are right about nothing when a season rises with the launch. Without a season they claim too much as soon as weeks resemble their
            neighbours; Newey-West helps and does not suffice. Difference-in-differences takes the season out, but only its errors collapsed by region keep the promise, with five regions as with forty, and therefore they are the default;
            clustered errors need regions on both sides, and errors that take weeks to be independent claim an effect in every third campaign at ρ = 0.6. A synthetic control has no interval; its rank among
            groups of as many regions is in the last row. It is not ranked among single regions, which the mix fits worse than a mean of several: it would stand out too often.

            Simulated on 22 November 2026 by `dotnet run -c Release --project tests/SocialResearch.Tests -- -explicit only -method
            "*All_designs_are_simulated*"`; one world and all intervals of counts are simulated again in every run of the tests (`DesignSimulationTests`).

            | world | design | claims | holds |
            |---|---|---:|---:|

            """);
        string[][] rows = [.. File.ReadLines(DesignSimulationTests.Results).Skip(1).Select(Cells)];
        foreach (string[] row in rows.Where(row => row[2].Length > 0))
            page.Append(CultureInfo.InvariantCulture, $"| {row[0]} | {row[1]} | {Share(row[2])} | {Share(row[3])} |\n");
        page.Append("""

            The same for intervals of counts and rates. Exact intervals of counts hold what they promise or more (the cells are uncertain by ±1.4), until clicks come in waves; then they are too narrow, the more clicks the more so.

            | world | interval | holds |
            |---|---|---:|

            """);
        foreach (string[] row in rows.Where(row => row[2].Length == 0))
            page.Append(CultureInfo.InvariantCulture, $"| {row[0]} | {row[1]} | {Share(row[3])} |\n");

        void Row(string quantity, double ours, double gold) => page.Append(CultureInfo.InvariantCulture, $"| {quantity} | {ours:0.000000000} | {gold:0.000000000} |\n");
    }

    private static string[] Cells(string line)
    {
        string[] quoted = line.Split('"');
        return [quoted[1], quoted[3], .. quoted[4][1..].Split(',')];
    }

    private static string Share(string ofThousand) => ofThousand.Length == 0 ? "none" : (int.Parse(ofThousand, CultureInfo.InvariantCulture) / 10.0).ToString("0.0", CultureInfo.InvariantCulture);
}
