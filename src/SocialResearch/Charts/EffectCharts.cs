using SocialResearch.Evidence;
using SocialResearch.Results;
using Drawing = SocialResearch.Charts.Chart;

namespace SocialResearch.Charts;

/// <summary>The charts of what a campaign has changed.</summary>
public static class EffectCharts
{
    /// <summary>What was counted, beside the old trend going on; band: the interval of that trend.</summary>
    public static Chart CounterfactualChart(this InterruptedTimeSeries result)
    {
        CounterfactualPoint[] after = [.. result.Course.Where(point => point.IsAfter)];
        return Drawing.Combine(
                Drawing.Range(Days(after), Of(after, point => point.Low), Of(after, point => point.High), color: Palette.Grey),
                Drawing.Line(Days(result.Course), Of(result.Course, point => point.Expected), "old trend", Palette.Grey, dash: "dash"),
                Drawing.Line(Days(result.Course), Of(result.Course, point => point.Observed), "counted", Palette.Blue))
            .WithReferenceLine(x: result.Launch, label: "launch")
            .WithTitle(Finding(result, "Against its old trend"), $"{Wording.Capital(result.Outcome)} a {result.Step}; grey: the trend before the launch going on, with its {Level(result)} band")
            .WithSource(Caption(result, $"Newey-West lag {result.Lag}"));
    }

    /// <summary>Regions with the campaign, beside what they would have had by the change of those without: before the launch both should run together.</summary>
    public static Chart ParallelTrendsChart(this DifferenceInDifferences result) => Pair(result, result.Course, "as without", "with campaign")
        .WithTitle(Finding(result, "Against regions without it"), $"{Wording.Capital(result.Outcome)} a region and {result.Step}; grey: regions without the campaign, moved to the same height before the launch. Before it both lines should run together")
        .WithSource(Caption(result, $"{result.Treated.Count} regions with, {result.Controls.Count} without"));

    /// <summary>Regions with the campaign, beside the mix of others.</summary>
    public static Chart CounterfactualChart(this SyntheticControl result) => Pair(result, result.Course, "mix of others", "with campaign")
        .WithTitle(Finding(result, "Against a mix of other regions"), $"{Wording.Capital(result.Outcome)} a region and {result.Step}; grey: the mix of regions that was nearest before the launch")
        .WithSource(Caption(result, $"placebo p = {Wording.Fixed(result.PlaceboP, 3)}"));

    /// <summary>What launches that never happened would have brought; all of them should lie around zero.</summary>
    /// <exception cref="InsufficientDataException">The time before the launch is too short for any.</exception>
    public static Chart PlaceboChart(this DifferenceInDifferences result)
    {
        if (result.Placebos.Count < 2 || result.Placebos.Any(placebo => placebo.Effect.Interval is null))
            throw new InsufficientDataException($"There are too few placebo launches for a chart; it takes a time before the launch of at least nine {result.Step}s and three regions.", "Export a longer time before the launch.");
        int found = result.Placebos.Count(placebo => placebo.Effect.Interval is { } i && (i.Low > 0 || i.High < 0));
        DateOnly[] days = [.. result.Placebos.Select(placebo => placebo.Launch)];
        double[] At(Func<PlaceboLaunch, double> value) => [.. result.Placebos.Select(value)];
        return Drawing.Combine(
                Drawing.Range(days, At(placebo => placebo.Effect.Interval!.Low), At(placebo => placebo.Effect.Interval!.High), color: Palette.Grey),
                Drawing.Line(days, At(placebo => placebo.Effect.Value!.Value), color: Palette.Grey, showMarkers: true))
            .WithReferenceLine(y: result.Effect.Value!.Value, label: "the true launch")
            .WithTitle(found == 0 ? $"None of {result.Placebos.Count} launches that never happened shows an effect" : $"{found} of {result.Placebos.Count} launches that never happened {(found == 1 ? "shows" : "show")} an effect",
                $"Effect that a launch in each {result.Step} would have had, by the time before the true launch alone; band: {Level(result)} interval")
            .WithYAxis($"{Wording.Capital(result.Outcome)} a region and {result.Step}")
            .WithSource(Caption(result, "neighbouring placebos share most of their data"));
    }

    /// <summary>The answers side by side with their intervals.</summary>
    /// <param name="compared">The answers.</param>
    /// <param name="truth">The truth, where it is known because it was simulated.</param>
    /// <param name="breakEven">How many more it takes to pay.</param>
    public static Chart Chart(this AnswersCompared compared, double? truth = null, double? breakEven = null)
    {
        CampaignAnswer[] answers = [.. compared.Answers.Where(answer => answer.Effect.Total.Value is not null)];
        double[] At(Func<Estimate, double?> value) => [.. answers.Select(answer => value(answer.Effect.Total) ?? double.NaN)];
        EffectMeasure first = answers[0].Effect;
        double least = answers.Min(answer => answer.Effect.Total.Value!.Value), most = answers.Max(answer => answer.Effect.Total.Value!.Value);
        Drawing chart = Drawing.Dots((string[])[.. answers.Select(answer => Wording.Capital(answer.Effect.DesignName.Replace('-', ' ')))], At(total => total.Value), low: At(total => total.Interval?.Low ?? total.Value), high: At(total => total.Interval?.High ?? total.Value))
            .WithXAxis($"More {first.Outcome} in all")
            .WithReferenceLine(x: 0.0)
            .WithSize(height: 190 + 50 * answers.Length)
            .WithTitle($"The same campaign, {answers.Length} answers: from {Wording.Fixed(least, 0)} to {Wording.Fixed(most, 0)} more {first.Outcome}",
                breakEven is null ? "Each answer rests on another assumption; lines: 95 % intervals, where the design has one" : "Each answer rests on another assumption; lines: 95 % intervals, where the design has one. From “pays” on, the campaign pays")
            .WithSource(Caption(first, null));
        if (breakEven is { } pays) chart = chart.WithReferenceLine(x: pays, label: "pays");
        return truth is { } known
            ? chart.WithReferenceLine(x: known, label: "truth").WithTitle($"The truth was {Wording.Fixed(known, 0)} more {first.Outcome}; {answers.Count(answer => answer.Effect.Total.Interval is { } i && i.Low <= known && known <= i.High)} of {answers.Length} intervals hold it")
            : chart;
    }

    private static Chart Pair(EffectMeasure result, IReadOnlyList<CounterfactualPoint> course, string without, string with) => Drawing.Combine(
            Drawing.Line(Days(course), Of(course, point => point.Expected), without, Palette.Grey, dash: "dash"),
            Drawing.Line(Days(course), Of(course, point => point.Observed), with, Palette.Blue))
        .WithReferenceLine(x: result.Launch, label: "launch");

    private static string Finding(EffectMeasure result, string against)
    {
        if (result.Total.Value is not { } total) return $"{against} nothing can be said";
        string amount = $"{Wording.Fixed(Math.Abs(total), 0)} {(total < 0 ? "fewer" : "more")} {result.Outcome}";
        return result.Total.Interval is not { } i ? $"{against} the campaign brought {amount}; there is no interval"
            : i.Low > 0 || i.High < 0 ? $"{against} the campaign brought {amount} ({Wording.Fixed(i.Low, 0)} to {Wording.Fixed(i.High, 0)})"
            : $"{against} an effect cannot be told from none: {amount} ({Wording.Fixed(i.Low, 0)} to {Wording.Fixed(i.High, 0)})";
    }

    private static string Level(EffectMeasure result) => result.Effect.Interval is { } interval ? Wording.Level(interval) : "95 %";

    private static string Caption(EffectMeasure result, string? more) =>
        $"n = {result.Before} {result.Step}s before and {result.After} from {Wording.Day(result.Launch)} on, {result.Period}{(more is null ? "" : "; " + more)}; "
        + (result.Sources.Count == 0 ? "source: simulated or not stated." : $"source: {string.Join(", ", result.Sources.Select(file => file.FileName))}.");

    private static DateOnly[] Days(IReadOnlyList<CounterfactualPoint> course) => [.. course.Select(point => point.Period)];

    private static double[] Of(IReadOnlyList<CounterfactualPoint> course, Func<CounterfactualPoint, double> value) => [.. course.Select(value)];
}
