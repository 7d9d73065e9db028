using SocialResearch.Results;

namespace SocialResearch.Metrics;

/// <summary>The doubts that sums of figures leave, each raised only where it applies.</summary>
internal static class MetricCaveats
{
    /// <param name="readings">What was summed.</param>
    /// <param name="added">The units of sums of more than one figure.</param>
    public static IEnumerable<Caveat> OfSums(IReadOnlyList<MetricReading> readings, IEnumerable<MetricUnit> added)
    {
        HashSet<MetricUnit> units = [.. added];
        string Those(MetricUnit unit) => string.Join(", ", readings.Where(reading => reading.Unit == unit).Select(reading => reading.Name).Distinct());
        if (units.Contains(MetricUnit.People))
            yield return new("SR076", $"Of people ({Those(MetricUnit.People)}) a sum is an upper limit: who is in several rows is counted several times.");
        if (units.Contains(MetricUnit.Number))
            yield return new("SR077", $"The file does not say what kind of number {Those(MetricUnit.Number)} is; adding it may be nonsense.");
        long twice = readings.Count - readings.Select(Identity).Distinct().Count();
        if (twice > 0)
            yield return new("SR078", $"{Wording.Count(twice, "figure is", "figures are")} there again for the same period, metric and dimensions: the files overlap, or the rows differ in something that was not read. Sums count them each time.");
    }

    private static (string, MetricPeriod, string) Identity(MetricReading reading) =>
        (reading.Name, reading.Period, string.Join('\u001F', reading.Dimensions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}\u001E{pair.Value}")));
}
