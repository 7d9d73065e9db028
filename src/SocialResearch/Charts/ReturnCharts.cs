using SocialResearch.Evidence;
using SocialResearch.Results;
using Drawing = SocialResearch.Charts.Chart;

namespace SocialResearch.Charts;

/// <summary>The charts of <see cref="CampaignReturn"/>.</summary>
public static class ReturnCharts
{
    /// <summary>What is left after each period: the middle line, with bands that hold half and 95 % of the draws.</summary>
    public static Chart FanChart(this CampaignReturn result)
    {
        int[] periods = [.. result.Course.Select(point => point.Period)];
        double[] At(Func<FanPoint, double> value) => [.. result.Course.Select(value)];
        FanPoint? pays = result.Course.FirstOrDefault(point => point.Median > 0);
        FanPoint last = result.Course[^1];
        string step = result.Inputs.Step;
        return Drawing.Combine(
                Drawing.Range(periods, At(point => point.Low95), At(point => point.High95), color: Palette.Sky),
                Drawing.Range(periods, At(point => point.Low50), At(point => point.High50), color: Palette.Blue),
                Drawing.Line(periods, At(point => point.Median), color: Palette.Blue))
            .WithReferenceLine(y: 0.0, label: "costs are paid")
            .WithXAxis($"{Wording.Capital(step)}s since the launch")
            .WithYAxis($"Left after all costs, {result.Inputs.Currency}")
            .WithTitle(last.Low95 > 0 ? $"It pays from {step} {pays!.Period} on, whatever the ranges allow"
                    : last.High95 < 0 ? $"After {last.Period} {step}s it has not paid, whatever the ranges allow"
                    : $"After {last.Period} {step}s {(result.ProbabilityPositive < 0.1 ? "it has hardly paid" : result.ProbabilityPositive > 0.9 ? "it has very probably paid" : "nobody can say whether it paid")}: {NumberText.Percent(result.ProbabilityPositive, 0)} of what is possible lies above zero",
                $"Gain less all costs after each {step}, {result.Inputs.Currency}; dark band: half of the draws, pale band: 95 % of them")
            .WithSource($"n = {Wording.Count(result.Draws)} draws from {result.Inputs.All.Count} ranges, seed {result.Seed}; {result.Period ?? $"{last.Period} {step}s"}; sales and upkeep taken to come evenly; source: {Files(result)}.");
    }

    /// <summary>What each input alone does to the return, the strongest on top.</summary>
    public static Chart TornadoChart(this CampaignReturn result)
    {
        TornadoBar[] bars = [.. result.Tornado.Where(bar => bar.AtLow != bar.AtHigh)];
        if (bars.Length == 0) throw new InsufficientDataException("Every input is exact, so none of them moves the return.", "Give at least one input a range.");
        string[] names = [.. bars.Select(bar => bar.Input)];
        double[] At(Func<TornadoBar, double> value) => [.. bars.Select(value)];
        double middle = result.Return.Value!.Value;
        return Drawing.Combine(
                Drawing.Dots(names, At(bar => bar.AtLow), "input at its low end", Palette.Orange, At(bar => Math.Min(bar.AtLow, middle)), At(bar => Math.Max(bar.AtLow, middle))),
                Drawing.Dots(names, At(bar => bar.AtHigh), "input at its high end", Palette.Blue, At(bar => Math.Min(bar.AtHigh, middle)), At(bar => Math.Max(bar.AtHigh, middle))))
            .WithXAxis("Return, share of the cost", percent: true)
            .WithReferenceLine(x: 0.0, label: "paid")
            .WithTitle($"What to find out first: {bars[0].Input} moves the return from {NumberText.Percent(Math.Min(bars[0].AtLow, bars[0].AtHigh), 0)} to {NumberText.Percent(Math.Max(bars[0].AtLow, bars[0].AtHigh), 0)}",
                "Return when one input goes from its 5 % to its 95 % value and the others stay in their middle")
            .WithSource($"n = {bars.Length} inputs with a range, {result.Inputs.All.Count - bars.Length} exact; {result.Period ?? "period not stated"}; source: {Files(result)}.")
            .WithTable(new Table(
                ["Input", Column.Number("from"), Column.Number("to"), Column.Number("return from"), Column.Number("to")],
                [.. result.Tornado.Select(bar => (IReadOnlyList<string>)[bar.Input, Wording.Plain(bar.Low), Wording.Plain(bar.High), NumberText.Percent(bar.AtLow, 0), NumberText.Percent(bar.AtHigh, 0)])]));
    }

    private static string Files(CampaignReturn result) => result.Sources.Count == 0 ? "simulated or not stated" : string.Join(", ", result.Sources.Select(file => file.FileName).Distinct());
}
