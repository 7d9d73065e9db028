using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>How time is cut for an outcome.</summary>
public enum PanelStep
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks from Monday; they even out the days of the week.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,
}

/// <summary>One outcome, such as orders, for several regions over the same periods.</summary>
/// <remarks>Every region has a value for every period: a gap is refused, not filled. Periods that the data cover only in part are left out at both ends.</remarks>
public sealed record OutcomePanel : MeasureResult, IOutcomes
{
    private OutcomePanel(string outcome, string step, IReadOnlyList<DateOnly> periods, IReadOnlyList<string> regions, IReadOnlyList<IReadOnlyList<double>> values) =>
        (Outcome, Step, Periods, Regions, Values) = (outcome, step, periods, regions, values);

    /// <summary>What is counted, in the plural.</summary>
    public string Outcome { get; }

    /// <summary>One period in words.</summary>
    public string Step { get; }

    /// <summary>The first day of each period.</summary>
    public IReadOnlyList<DateOnly> Periods { get; }

    /// <summary>The regions.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>One list a region, one value a period.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Values { get; }

    /// <summary>The files it comes from.</summary>
    public IReadOnlyList<Provenance> Sources { get; init; } = [];

    /// <summary>The zone whose clocks cut the days, or <see cref="MethodsFacts.DaysOfSource"/>; null when nobody says.</summary>
    public string? Zone { get; init; }

    /// <summary>Puts series of equal length together.</summary>
    /// <param name="outcome">What is counted, in the plural.</param>
    /// <param name="step">How time is cut.</param>
    /// <param name="periods">The first day of each period.</param>
    /// <param name="regions">Each region with its values.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is no number.</exception>
    public static OutcomePanel Of(string outcome, PanelStep step, IReadOnlyList<DateOnly> periods, params IReadOnlyList<(string Region, IReadOnlyList<double> Values)> regions)
    {
        if (regions.FirstOrDefault(region => region.Values.Count != periods.Count || region.Values.Any(value => !double.IsFinite(value))) is { Region: { } odd })
            throw new ArgumentException($"{odd} needs one number for each of {periods.Count} periods.", nameof(regions));
        return new(outcome, Word(step), periods, [.. regions.Select(region => region.Region)], [.. regions.Select(region => region.Values)]);
    }

    /// <summary>The outcome of an export by region and time.</summary>
    /// <param name="figures">The export, with rows by day, week or month.</param>
    /// <param name="metric">What is the outcome, such as <c>orders</c>.</param>
    /// <param name="by">The dimension that holds the regions; null takes all rows as one region.</param>
    /// <param name="step">How time is cut; no finer than the rows.</param>
    /// <exception cref="InsufficientDataException">A region has no figure for a period, or there are no two periods.</exception>
    public static OutcomePanel Of(MetricTable figures, string metric, string? by = "region", PanelStep step = PanelStep.Week)
    {
        ArgumentNullException.ThrowIfNull(figures);
        MetricReading[] readings = [.. figures.Of(metric).Readings.Where(reading => reading is { Value: not null, Period: { First: not null, Last: not null } })];
        if (readings.Length == 0) throw new InsufficientDataException($"No figure of {metric} has both a value and a day.", "Export it by day or week.");
        string RegionOf(MetricReading reading) => by is null ? "all" : reading[by] ?? "unknown";
        // Rows that all lie seven days apart are weeks, whatever their header calls them.
        int[] days = [.. readings.Select(reading => reading.Period.First!.Value.DayNumber).Distinct().Order()];
        int every = days.Length > 1 && days.Zip(days.Skip(1), (a, b) => b - a).All(gap => gap % 7 == 0) ? 7 : 1;
        int First(MetricReading reading) => reading.Period.First!.Value.DayNumber;
        int Last(MetricReading reading) => Math.Max(reading.Period.Last!.Value.DayNumber, First(reading) + (reading.Period.Precision == PeriodPrecision.Day ? every - 1 : 0));
        var sums = new Dictionary<(string Region, DateOnly Period), (double Value, int Days)>();
        foreach (MetricReading reading in readings)
        {
            DateOnly start = StartOf(DateOnly.FromDayNumber(First(reading)), step), end = StartOf(DateOnly.FromDayNumber(Last(reading)), step);
            if (start != end && !(every == 7 && step == PanelStep.Week))
                throw new InsufficientDataException($"A figure of {reading.Period} reaches over more than one {Word(step)}.", "Cut time by longer steps, or export by day.");
            (double value, int covered) = sums.GetValueOrDefault((RegionOf(reading), start));
            sums[(RegionOf(reading), start)] = (value + reading.Value!.Value, covered + Last(reading) - First(reading) + 1);
        }
        return Whole(metric, step, sums, figures);
    }

    /// <summary>The sum of some regions as one series; of all regions when none is named.</summary>
    /// <exception cref="ArgumentException">There is no such region.</exception>
    public OutcomeSeries Total(params IReadOnlyList<string> regions)
    {
        int[] at = [.. (regions.Count == 0 ? Regions : regions).Select(IndexOf)];
        string name = regions.Count == 0 ? "all regions" : regions.Count > 3 ? $"{Count(regions.Count)} regions" : string.Join(", ", regions);
        return new(name, Outcome, Step, Periods, [.. Periods.Select((_, t) => at.Sum(region => Values[region][t]))]) { Sources = Sources, Zone = Zone };
    }

    /// <summary>The first periods only, such as those before a launch.</summary>
    /// <param name="periods">How many.</param>
    public OutcomePanel First(int periods) => periods >= 1 && periods <= Periods.Count
        ? new(Outcome, Step, [.. Periods.Take(periods)], Regions, [.. Values.Select(values => (IReadOnlyList<double>)[.. values.Take(periods)])]) { Sources = Sources, Zone = Zone }
        : throw new ArgumentOutOfRangeException(nameof(periods), periods, $"There are {Periods.Count} periods.");

    /// <summary>The place of a region in <see cref="Regions"/>.</summary>
    internal int IndexOf(string region)
    {
        int at = Regions.ToList().FindIndex(known => string.Equals(known, region, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at : throw new ArgumentException($"There is no region \"{region}\". Regions are: {string.Join(", ", Regions)}.", nameof(region));
    }

    /// <summary>How many periods lie before a launch; see <see cref="OutcomeSeries.Split"/>.</summary>
    internal int Split(DateOnly launch, int before = 2, int after = 2) => Total().Split(launch, before, after);

    /// <summary>The mean over some regions of each period.</summary>
    internal double[] Mean(IReadOnlyList<int> regions) => [.. Periods.Select((_, t) => regions.Average(region => Values[region][t]))];

    /// <summary>All of the outcome, as a clause.</summary>
    string IOutcomes.Denominator => $"{EffectText.Number(Values.Sum(region => region.Sum()), Outcome)} of {Count(Regions.Count, "region", "regions")}";

    /// <summary>First and last day, that of the last period included.</summary>
    public string Period => OutcomeSeries.Whole(Step, Periods);

    /// <inheritdoc/>
    public override string Sentence =>
        $"{Capital(Outcome)} of {Count(Regions.Count, "region", "regions")} in {Count(Periods.Count, Step, Step + "s")}, {Period}: {EffectText.Number(Values.Sum(region => region.Sum()))} in all.";

    /// <summary>One row a region: its mean and its least and most.</summary>
    public override Table ToTable() => new(
        ["Region", Column.Number($"Mean a {Step}"), Column.Number("Least"), Column.Number("Most")],
        [.. Regions.Select((region, i) => (IReadOnlyList<string>)[region, EffectText.Number(Values[i].Average()), Plain(Values[i].Min()), Plain(Values[i].Max())])]);

    private static OutcomePanel Whole(string metric, PanelStep step, Dictionary<(string Region, DateOnly Period), (double Value, int Days)> sums, MetricTable figures)
    {
        string[] regions = [.. sums.Keys.Select(key => key.Region).Distinct().Order(StringComparer.Ordinal)];
        DateOnly[] periods = [.. sums.Keys.Select(key => key.Period).Distinct().Order()];
        List<DateOnly> all = [];
        for (DateOnly at = periods[0]; at <= periods[^1]; at = Next(at, step)) all.Add(at);
        bool IsWhole(DateOnly period) => regions.All(region => sums.GetValueOrDefault((region, period)).Days >= Next(period, step).DayNumber - period.DayNumber);
        int first = all.FindIndex(IsWhole), last = all.FindLastIndex(IsWhole);
        if (first < 0 || last - first < 1) throw new InsufficientDataException($"There are no two whole {Word(step)}s of {metric} in all of {Count(regions.Length, "region", "regions")}.", "Export a longer time, or cut it by shorter steps.");
        foreach (DateOnly period in all[first..(last + 1)])
            foreach (string region in regions)
                if (sums.GetValueOrDefault((region, period)).Days < Next(period, step).DayNumber - period.DayNumber)
                    throw new InsufficientDataException($"{region} has no figure of {metric} for all days of the {Word(step)} from {Day(period)}.", "Add the missing rows (a day without any is a row with 0), or leave the region out with Where.");
        IReadOnlyList<DateOnly> kept = all[first..(last + 1)];
        int left = all.Count - kept.Count;
        return new(metric, Word(step), kept, regions, [.. regions.Select(region => (IReadOnlyList<double>)[.. kept.Select(period => sums[(region, period)].Value)])])
        {
            Sources = figures.Sources,
            Zone = MethodsFacts.DaysOfSource,
            Caveats = left == 0 ? figures.Caveats : [.. figures.Caveats, new("SR134", $"{Count(left, Word(step) + " is", Word(step) + "s are")} in the data only in part and left out at the ends.")],
        };
    }

    private static string Word(PanelStep step) => step switch { PanelStep.Day => "day", PanelStep.Week => "week", _ => "month" };

    private static DateOnly StartOf(DateOnly day, PanelStep step) => step switch
    {
        PanelStep.Day => day,
        PanelStep.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new(day.Year, day.Month, 1),
    };

    private static DateOnly Next(DateOnly start, PanelStep step) => step switch { PanelStep.Day => start.AddDays(1), PanelStep.Week => start.AddDays(7), _ => start.AddMonths(1) };
}
