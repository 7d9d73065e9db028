using SocialResearch.Participations;
using SocialResearch.Results;
using Drawing = SocialResearch.Charts.Chart;

namespace SocialResearch.Charts;

/// <summary>What a rarefaction curve shows.</summary>
public enum RarefiedStatistic
{
    /// <summary>The Gini coefficient.</summary>
    Gini,

    /// <summary>The content share of the top 1 %.</summary>
    Top1,

    /// <summary>The people who contributed.</summary>
    Contributors,
}

/// <summary>The charts of <see cref="ParticipationRarefaction"/>.</summary>
public static class RarefactionCharts
{
    /// <summary>One curve a community, from few contributions or people to all of them, and the size at which they are compared.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="statistic">What is shown.</param>
    public static Chart Chart(this ParticipationRarefaction result, RarefiedStatistic statistic = RarefiedStatistic.Gini)
    {
        Drawing chart = Drawing.Combine([.. result.Curves.Select((curve, i) => Drawing.Combine(
            Drawing.Range(Sizes(curve), Values(curve, statistic, interval => interval.Low), Values(curve, statistic, interval => interval.High), color: Color(i)),
            Drawing.Line(Sizes(curve), Values(curve, statistic, null), curve.Community.Name, Color(i), dash: Dash(i))))]);
        bool percent = statistic == RarefiedStatistic.Top1;
        return chart
            .WithXAxis(result.By == RarefiedBy.People ? "People drawn at random" : "Contributions drawn at random", log: true)
            .WithYAxis(Name(statistic), percent: percent, format: statistic == RarefiedStatistic.Gini ? "0.00" : null)
            .WithReferenceLine(x: (double)result.At, label: $"compared at {Wording.Count(result.At)}")
            .WithTitle(Title(result, statistic), $"{Name(statistic)} expected when {result.Unit} are drawn at random; bands: middle 95 % of {Wording.Count(result.Draws)} draws")
            .WithSource(string.Join("; ", result.Curves.Select(Source)) + ".")
            .WithTable(result.ToTable())
            .WithAlt($"Line chart of the {Lower(Name(statistic))} of {Wording.Count(result.Curves.Count, "community", "communities")} by {result.Unit} drawn at random where "
                + string.Join("; ", result.Curves.Select(curve => $"{curve.Community.Name} has {Written(curve.AtCommonSize, statistic)} at {Wording.Count(result.At)} and {Written(curve.Full, statistic)} at its full size of {Wording.Count(curve.Full.Size)}")) + ".");
    }

    private static string Title(ParticipationRarefaction result, RarefiedStatistic statistic)
    {
        if (result.Curves is [var only]) return $"{only.Community.Name}: {Written(only.AtCommonSize, statistic)} at {Wording.Count(result.At)} {result.Unit}, {Written(only.Full, statistic)} at full size";
        RarefactionCurve high = result.Curves.MaxBy(curve => Of(curve.AtCommonSize, statistic).Value)!, low = result.Curves.MinBy(curve => Of(curve.AtCommonSize, statistic).Value)!;
        string most = Written(high.AtCommonSize, statistic), where = $"in {high.Community.Name} and {Written(low.AtCommonSize, statistic)} in {low.Community.Name}";
        return $"At {Wording.Count(result.At)} {result.Unit} each, " + statistic switch
        {
            RarefiedStatistic.Gini => $"the Gini coefficient is {most} {where}",
            RarefiedStatistic.Top1 => $"the top 1 % made {most} {where}",
            _ => $"{most} people contributed {where}",
        };
    }

    private static string Source(RarefactionCurve curve)
    {
        ContributionCounts counts = curve.Community.Counts;
        string files = counts.Sources.Count == 0 ? "source not stated" : string.Join(", ", counts.Sources.Select(file => file.FileName));
        return $"{curve.Community.Name}: n = {Wording.Count(counts.Contributions)} contributions of {Wording.Count(counts.Contributors)} people, {curve.Community.Period ?? "period not stated"}, {files}";
    }

    private static string Name(RarefiedStatistic statistic) => statistic switch
    {
        RarefiedStatistic.Gini => "Gini coefficient",
        RarefiedStatistic.Top1 => "Share of the top 1 %",
        _ => "People who contributed",
    };

    private static Estimate Of(RarefiedShares shares, RarefiedStatistic statistic) => statistic switch
    {
        RarefiedStatistic.Gini => shares.Gini,
        RarefiedStatistic.Top1 => shares.Top1,
        _ => shares.Contributors,
    };

    private static string Written(RarefiedShares shares, RarefiedStatistic statistic) => Of(shares, statistic).Value is not { } value ? "no value" : statistic switch
    {
        RarefiedStatistic.Gini => Wording.Fixed(value, 2),
        RarefiedStatistic.Top1 => Wording.Percent(value),
        _ => Wording.Fixed(value, 0),
    };

    private static double[] Sizes(RarefactionCurve curve) => [.. curve.Points.Select(point => (double)point.Size)];

    // At full size there is one draw only, and the band closes on the line.
    private static double[] Values(RarefactionCurve curve, RarefiedStatistic statistic, Func<Interval, double>? end) =>
        [.. curve.Points.Select(point => Of(point, statistic)).Select(estimate => (end is not null && estimate.Interval is { } interval ? end(interval) : estimate.Value) ?? double.NaN)];

    private static string Color(int i) => Palette.Series[i % Palette.Series.Count];

    private static string Dash(int i) => ((string[])["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"])[i % 6];

    private static string Lower(string text) => text.StartsWith("Gini", StringComparison.Ordinal) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
