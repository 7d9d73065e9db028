using SocialResearch.Evidence;
using SocialResearch.Results;
using Drawing = SocialResearch.Charts.Chart;

namespace SocialResearch.Charts;

/// <summary>The charts of <see cref="ClickTable"/> and <see cref="UpkeepTrend"/>.</summary>
public static class ClickCharts
{
    private const int MostRegions = 16;

    /// <summary>Clicks by region with exact intervals, the most on top; the sixteen largest.</summary>
    /// <exception cref="InsufficientDataException">No click has a region.</exception>
    public static Chart RegionChart(this ClickTable clicks)
    {
        IReadOnlyList<RegionClicks> all = clicks.ByRegion();
        RegionClicks[] shown = [.. all.Where(region => region.Region is not null).Take(MostRegions)];
        if (shown.Length == 0) throw new InsufficientDataException("No click has a region.", "Export clicks by country or region, or let the redirect server write the country into its log.");
        long most = (long)shown[0].Clicks.Value!, unknown = (long)(all.FirstOrDefault(region => region.Region is null)?.Clicks.Value ?? 0), left = clicks.Unfiltered - clicks.Clicks;
        return Drawing.Bar((string[])[.. shown.Select(region => region.Region!)], (double[])[.. shown.Select(region => region.Clicks.Value!.Value)],
                low: (double[])[.. shown.Select(region => region.Clicks.Interval!.Low)], high: (double[])[.. shown.Select(region => region.Clicks.Interval!.High)])
            .WithXAxis("Clicks")
            .WithTitle($"{shown[0].Region} brought {NumberText.Percent((double)most / clicks.Clicks, 0)} of {Wording.Count(clicks.Clicks)} clicks", "Clicks by region as the source names it; lines: exact 95 % intervals of the counts")
            .WithSource($"n = {Wording.Count(clicks.Clicks)} clicks, {clicks.Period ?? "period not stated"}{(all.Count(region => region.Region is not null) > shown.Length ? $"; the {MostRegions} regions with the most" : "")}"
                + (unknown > 0 ? $"; {Wording.Count(unknown)} without region are not drawn" : "") + (left > 0 ? $"; {Wording.Count(left)} openings by programs left out" : clicks.IsFiltered ? "" : "; openings by programs are among them")
                + $"; source: {(clicks.Sources.Count == 0 ? "simulated or not stated" : string.Join(", ", clicks.Sources.Select(file => file.FileName)))}.");
    }

    /// <summary>The upkeep cost of a click, month by month: does the barrel fill itself?</summary>
    /// <exception cref="InsufficientDataException">There is only one month.</exception>
    public static Chart Chart(this UpkeepTrend trend)
    {
        if (trend.Months.Count < 2) throw new InsufficientDataException("One month is no course.", "Add the costs and clicks of further months.");
        DateOnly[] months = [.. trend.Months.Select(month => month.Month)];
        double[] At(Func<UpkeepMonth, double> value) => [.. trend.Months.Select(value)];
        double first = trend.Months[0].Each.Value!.Value, last = trend.Months[^1].Each.Value!.Value;
        string change = trend.ChangeAMonth.Value is { } share ? $" ({(share >= 0 ? "+" : "\u2212")}{NumberText.Percent(Math.Abs(share), 0)} a month)" : "";
        return Drawing.Combine(
                Drawing.Range(months, At(month => month.Each.Interval!.Low), At(month => month.Each.Interval!.High), color: Palette.Blue),
                Drawing.Line(months, At(month => month.Each.Value!.Value), color: Palette.Blue, showMarkers: true))
            .WithYAxis($"{trend.Currency} a click", (0, 1.1 * trend.Months.Max(month => month.Each.Interval!.High)))
            .WithTitle(trend.Direction switch
            {
                "rising" => $"The barrel must be filled ever faster: a click cost {Wording.Fixed(first, 2)}, then {Wording.Fixed(last, 2)} {trend.Currency}{change}",
                "falling" => $"The barrel fills itself: a click cost {Wording.Fixed(first, 2)}, then {Wording.Fixed(last, 2)} {trend.Currency}{change}",
                _ => $"Upkeep of a click shows no clear trend: {Wording.Fixed(first, 2)} at first, {Wording.Fixed(last, 2)} {trend.Currency} at last{change}",
            }, $"Upkeep cost of one click by month, {trend.Currency}; band: exact 95 % interval of the clicks")
            .WithSource($"n = {Wording.Count(trend.Months.Sum(month => month.Clicks))} clicks in {trend.Months.Count} months, {Wording.Day(months[0])[..7]} to {Wording.Day(months[^1])[..7]}; set-up not included; source: {(trend.Sources.Count == 0 ? "simulated or not stated" : string.Join(", ", trend.Sources.Select(file => file.FileName).Distinct()))}.");
    }
}
