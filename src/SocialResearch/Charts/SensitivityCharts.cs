using SocialResearch.Participations;
using SocialResearch.Results;
using Drawing = SocialResearch.Charts.Chart;

namespace SocialResearch.Charts;

/// <summary>The chart of <see cref="ParticipationSensitivity"/>.</summary>
public static class SensitivityCharts
{
    /// <summary>The share of the top 1 % under each choice with its interval, beside the baseline and the claim; colours tell the findings apart.</summary>
    public static Chart Chart(this ParticipationSensitivity result)
    {
        SensitivityRow[] rows = [.. result.Applicable];
        Finding[] findings = [.. rows.Select(row => row.Finding!.Value).Distinct()];
        string[] names = [.. rows.Select(row => row.Choice)];
        Drawing Dots(Finding finding)
        {
            double[] Of(Func<SensitivityRow, double?> value) => [.. rows.Select(row => row.Finding == finding ? value(row) ?? double.NaN : double.NaN)];
            return Drawing.Dots(names, Of(row => row.Top1.Value), findings.Length == 1 ? null : ParticipationSensitivity.InWords(finding),
                low: Of(row => row.Top1.Interval?.Low), high: Of(row => row.Top1.Interval?.High));
        }

        Participation measured = result.Baseline.Measured!;
        Community community = measured.Community;
        bool isTested = findings.Any(finding => finding != Finding.NotTested);
        int left = result.Rows.Count - rows.Length;
        Drawing chart = Drawing.Combine([.. findings.Select(Dots)])
            .WithXAxis($"Share of {community.Contributions} by the top 1 %", (0, 1), percent: true)
            .WithReferenceLine(x: result.Baseline.Top1.Value!.Value, label: "baseline")
            .WithTitle(Title(result, rows), $"{Wording.Capital(community.Name)}: share of the {community.Contributions} made by the most active 1 %; lines: {Level(result)} intervals, of windows and random parts the range" + (findings.Length == 1 ? "" : "; colours: the verdict on all numbers of the claim, the silent people too"))
            .WithSource($"n = {Wording.Count(measured.Contributions)} {community.Contributions} of {measured.Denominator}; {community.Period ?? "period not stated"}; {community.Source ?? "source not stated"}."
                + (left == 0 ? "" : $" {Wording.Count(left, "choice does", "choices do")} not apply; see the table."))
            .WithAlt(Alt(result, rows))
            .WithTable(Numbers(result));
        return isTested ? chart.WithReferenceLine(x: NinetyNineOne.ContentOfTop1, label: "claim\u00a090\u00a0%") : chart;
    }

    private static string Title(ParticipationSensitivity result, SensitivityRow[] rows)
    {
        double low = rows.Min(row => row.Top1.Value!.Value), high = rows.Max(row => row.Top1.Value!.Value);
        string range = $"from {Wording.Percent(low, 0)} to {Wording.Percent(high, 0)}";
        int others = rows.Count(row => row.Finding != result.Baseline.Finding);
        if (rows.Length == 1) return $"The top 1 % made {Wording.Percent(low)}; no other choice could be tried";
        if (others > 0) return $"The verdict on 90-9-1 depends on the choice: {others} of {rows.Length} {(others == 1 ? "says" : "say")} something else than the baseline";
        return result.Baseline.Finding == Finding.NotTested
            ? $"The top 1 % made {range}, depending on the choice"
            : $"{range[..1].ToUpperInvariant()}{range[1..]}, but whatever the choice 90-9-1 is {ParticipationSensitivity.InWords(result.Baseline.Finding!.Value)}";
    }

    private static string Level(ParticipationSensitivity result) => result.Baseline.Top1.Interval is { } interval ? Wording.Level(interval) : "no";

    private static string Alt(ParticipationSensitivity result, SensitivityRow[] rows) =>
        $"Dot chart of the share of the top 1 % under {Wording.Count(rows.Length, "choice", "choices")} where "
        + string.Join(", ", rows.Select(row => $"{row.Choice} has {Wording.Percent(row.Top1.Value!.Value)}")) + ". " + result.VerdictSentence;

    // The whole table stands with the result; below the chart only what it draws, and why some rows are missing.
    private static Table Numbers(ParticipationSensitivity result) => new(
        ["Choice", Column.Number("Top 1 %"), Column.Number("Interval"), Column.Number("Gini"), "90-9-1"],
        [.. result.Rows.Select(row => (IReadOnlyList<string>)
        [
            row.Choice,
            row.Top1.Value is { } share ? Wording.Percent(share) : "",
            row.Top1.Interval is { } interval ? Wording.PercentRange(interval) : "",
            row.Gini.Value is { } gini ? Wording.Fixed(gini, 3) : "",
            row.Finding is not null ? ParticipationSensitivity.Verdict(row) : "not applicable: " + row.NotApplicable,
        ])]);
}
