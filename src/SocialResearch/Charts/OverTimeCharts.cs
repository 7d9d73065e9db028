using SocialResearch.Participations;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>The chart of <see cref="ParticipationOverTime"/>.</summary>
public static class OverTimeCharts
{
    /// <summary>The Gini coefficient of each period with its interval; gaps where too few people took part.</summary>
    /// <exception cref="InsufficientDataException">No period has enough people.</exception>
    public static Chart GiniChart(this ParticipationOverTime result)
    {
        PeriodParticipation[] periods = [.. result.Periods], measured = [.. periods.Where(period => period.Gini.Value is not null)];
        if (measured.Length == 0)
            throw new InsufficientDataException($"No {result.Rule.Name} has the {Wording.Count(result.MinimumPeople)} people it takes.", "Take longer periods.");

        DateOnly[] days = [.. periods.Select(period => period.Period.From)];
        Chart line = Chart.Line(days, (double[])[.. periods.Select(period => period.Gini.Value ?? double.NaN)], color: Palette.Blue, showMarkers: true);
        PeriodParticipation low = measured.MinBy(period => period.Gini.Value)!, high = measured.MaxBy(period => period.Gini.Value)!;
        string few = measured.Length == periods.Length ? "" : $" {Wording.Count(periods.Length - measured.Length)} of {Wording.Count(periods.Length, result.Rule.Name, result.Plural)} with fewer than {Wording.Count(result.MinimumPeople)} people are gaps.";
        return Chart.Combine([.. Bands(periods), line])
            .WithTitle(measured.Length == 1
                    ? $"Only one {result.Rule.Name} has enough people: Gini {Wording.Fixed(low.Gini.Value!.Value, 2)}"
                    : $"The Gini coefficient lies between {Written(low)} and {Written(high)}",
                $"{Wording.Capital(result.Community.Name)}: Gini coefficient of the people who {result.Community.Did} in each {result.Rule.Name}, band: {Level(measured)} interval")
            .WithYAxis("Gini coefficient", format: "0.00")
            .WithSource($"n = {Wording.Count(measured.Min(period => period.Contributors))} to {Wording.Count(measured.Max(period => period.Contributors))} {result.Community.People} a {result.Rule.Name}; "
                + $"{result.Community.Period ?? "period not stated"}; {result.Community.Source ?? "source not stated"}.{few} Short periods look more equal than long ones.")
            .WithAlt($"Line chart with a band of the Gini coefficient by {result.Rule.Name} where it goes from {Written(measured[0])} to {Written(measured[^1])}, "
                + $"with a low of {Written(low)} and a high of {Written(high)}.{few}")
            .WithTable(result.ToTable());
    }

    /// <summary>One band for each run of periods without a gap: plotly would fill across one.</summary>
    private static IEnumerable<Chart> Bands(PeriodParticipation[] periods)
    {
        for (int i = 0, end; i < periods.Length; i = end)
        {
            for (end = i + 1; end < periods.Length && HasBand(periods[end]) == HasBand(periods[i]);) end++;
            if (!HasBand(periods[i])) continue;
            PeriodParticipation[] run = periods[i..end];
            // A single period has no width of its own to be seen by.
            int reach = Math.Max(1, (run[0].Period.To.DayNumber - run[0].Period.From.DayNumber) / 4);
            yield return run is [var only]
                ? Chart.Range((DateOnly[])[only.Period.From.AddDays(-reach), only.Period.From.AddDays(reach)], Twice(only.Gini.Interval!.Low), Twice(only.Gini.Interval.High), color: Palette.Blue)
                : Chart.Range((DateOnly[])[.. run.Select(period => period.Period.From)], (double[])[.. run.Select(period => period.Gini.Interval!.Low)],
                    (double[])[.. run.Select(period => period.Gini.Interval!.High)], color: Palette.Blue);
        }
    }

    private static bool HasBand(PeriodParticipation period) => period.Gini.Interval is not null;

    private static double[] Twice(double value) => [value, value];

    private static string Written(PeriodParticipation period) => $"{Wording.Fixed(period.Gini.Value!.Value, 2)} ({period.Period.Name})";

    private static string Level(PeriodParticipation[] measured) => measured.Select(period => period.Gini.Interval).OfType<Interval>().FirstOrDefault() is { } interval ? Wording.Level(interval) : "no";
}
