using System.Globalization;
using System.Runtime.CompilerServices;
using SocialResearch.Conversations;
using SocialResearch.Privacy;
using SocialResearch.Results;

namespace SocialResearch.Metrics;

public sealed partial record MetricTable
{
    /// <summary>The figures of these metrics.</summary>
    /// <param name="names">As in <see cref="Names"/>, without regard to case.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public MetricTable Of(params IReadOnlyList<string> names)
    {
        if (names is not { Count: > 0 }) throw new ArgumentException("Name at least one metric.", nameof(names));
        foreach (string name in names)
        {
            if (Names.Count > 0 && !Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentException($"There is no metric \"{name}\". Metrics are: {string.Join(", ", Names)}.", nameof(names));
        }
        return Keep(reading => names.Contains(reading.Name, StringComparer.OrdinalIgnoreCase), string.Join(" or ", names));
    }

    /// <summary>The figures of some days, the first and the last included: only those whose whole period certainly lies within.</summary>
    /// <remarks>Figures since publication and those of a longer period are left out: no share of them can be cut off. The step says how many.</remarks>
    /// <param name="from">The first day, as in 2026-10-01.</param>
    /// <param name="to">The last day.</param>
    /// <exception cref="ArgumentException">A day is not written as year-month-day, or the last lies before the first.</exception>
    public MetricTable Between(string from, string to)
    {
        DateOnly first = Day(from, nameof(from)), last = Day(to, nameof(to));
        if (last < first) throw new ArgumentException($"The last day, {to}, lies before the first, {from}. Exchange them.", nameof(to));
        int unclear = Readings.Count(reading => !reading.Period.LiesWithin(first, last) && (reading.Period.Last is null || (reading.Period.First <= last && reading.Period.Last >= first)));
        return Keep(reading => reading.Period.LiesWithin(first, last), $"from {from} to {to}" + (unclear == 0 ? "" : $", {Wording.Count(unclear)} of a longer or unknown period left out"));
    }

    /// <summary>The figures of rows that have one of these values in a dimension.</summary>
    /// <param name="dimension">Such as <c>country</c>.</param>
    /// <param name="values">Spelt as in the file, without regard to case.</param>
    /// <exception cref="ArgumentException">No row has the dimension, or no value is given.</exception>
    public MetricTable In(string dimension, params IReadOnlyList<string> values)
    {
        if (values is not { Count: > 0 }) throw new ArgumentException("Name at least one value.", nameof(values));
        RefuseUnknown(dimension, nameof(dimension));
        return Keep(reading => reading[dimension] is { } value && values.Contains(value, StringComparer.OrdinalIgnoreCase), $"{dimension} {string.Join(" or ", values.Select(value => $"\"{value}\""))}");
    }

    /// <summary>The figures for which a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="description">The condition in words, for sentences about the result; the code itself when left out.</param>
    public MetricTable Where(Func<MetricReading, bool> condition, [CallerArgumentExpression(nameof(condition))] string? description = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Keep(condition, $"where {description}");
    }

    /// <summary>Sums by one or several dimensions; without any, one sum a metric.</summary>
    /// <remarks>
    /// Each metric is summed for itself. Levels, shares and averages are not added, periods of different length neither; blank
    /// cells are left out and counted. Beside the dimensions of the files there are <c>day</c>, <c>month</c> and <c>hour</c>.
    /// </remarks>
    /// <param name="dimensions">Such as <c>country</c>, or <c>month</c> and <c>country</c>.</param>
    /// <exception cref="ArgumentException">No row has the dimension.</exception>
    public MetricTotals By(params IReadOnlyList<string> dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        foreach (string dimension in dimensions)
            if (!MetricTotals.IsOfTime(dimension)) RefuseUnknown(dimension, nameof(dimensions));
        return MetricTotals.Of(this, dimensions);
    }

    private MetricTable Keep(Func<MetricReading, bool> keeps, string sentence)
    {
        MetricReading[] kept = [.. Readings.Where(keeps)];
        // Words of whoever selects; they too are read by others.
        return new(kept) { Steps = [.. Steps, new SelectionStep(TextScrubber.Scrub(sentence), Readings.Count, kept.Length)], Caveats = Caveats };
    }

    private void RefuseUnknown(string dimension, string parameter)
    {
        if (Readings.Count > 0 && !Dimensions.Contains(dimension))
            throw new ArgumentException($"No figure has a dimension \"{dimension}\". Dimensions are: {(Dimensions.Count == 0 ? "none" : string.Join(", ", Dimensions))}.", parameter);
    }

    private static DateOnly Day(string day, string parameter) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read)
            ? read
            : throw new ArgumentException($"\"{day}\" is no day. Write year, month and day as in 2026-12-31.", parameter);
}
