using System.Globalization;

namespace SocialResearch.Cases;

/// <summary>How long it took from the first public sign to a milestone, as the range that the sources allow.</summary>
/// <remarks>
/// Low = earliest milestone − latest start, high = latest milestone − earliest start, never below zero; over all readings of both. A
/// reading "at latest" puts the low end at zero, because it bounds from above only. Days are differences of calendar days, as people
/// count ("on day four"); hours use the full stretch that a date leaves open: from the 12th to the 16th are 72 to 120 hours.
/// Source of the quantities: W. T. Coombs, Ongoing Crisis Communication (Situational Crisis Communication Theory), from memory.
/// </remarks>
/// <param name="Milestone">Which milestone.</param>
/// <param name="Days">Calendar days; null when no source dates it.</param>
/// <param name="Hours">Hours; null when no source dates it.</param>
/// <param name="Evidence">The readings it was computed from.</param>
public sealed record CaseLag(Milestone Milestone, CaseRange? Days, CaseRange? Hours, IReadOnlyList<CaseMilestone> Evidence)
{
    /// <summary>True when a date was only placed inside a window, so that the ends are estimates.</summary>
    public bool IsApproximate => Evidence.Any(reading => reading.Time.Precision == CasePrecision.Approximate);

    /// <summary>True when it is known from above only: it had happened by then, and may have happened at any time before.</summary>
    public bool IsBound => Evidence.Any(reading => reading.Milestone == Milestone && reading.Reading == MilestoneReading.AtLatest);

    /// <summary>"4 days", "2 to 4 days", "at most 4 days", "about 4 days", or "not documented".</summary>
    public override string ToString() => Days is not { } days ? "not documented"
        : IsBound ? (IsApproximate ? "at most about " : "at most ") + Plural(days.High)
        : (IsApproximate ? "about " : "") + (days.Low == days.High ? Plural(days.High) : $"{Number(days.Low)} to {Plural(days.High)}");

    internal static CaseLag Between(IReadOnlyList<CaseMilestone> start, Milestone milestone, IReadOnlyList<CaseMilestone> reached)
    {
        if (start.Count == 0 || reached.Count == 0) return new(milestone, null, null, reached);
        bool openBelow = reached.Any(reading => reading.Reading == MilestoneReading.AtLatest);
        CaseRange Range(Func<CaseTime, double> first, Func<CaseTime, double> last) => new(
            openBelow ? 0 : Math.Max(0, reached.Min(reading => first(reading.Time)) - start.Max(reading => last(reading.Time))),
            Math.Max(0, reached.Max(reading => last(reading.Time)) - start.Min(reading => first(reading.Time))));
        return new(milestone,
            Range(time => time.FirstDay.DayNumber, time => time.LastDay.DayNumber),
            Range(time => InHours(time.Earliest), time => InHours(time.End)),
            [.. start, .. reached]);
    }

    private static double InHours(DateTime time) => time.Ticks / (double)TimeSpan.TicksPerHour;

    private static string Plural(double days) => Number(days) + (days == 1 ? " day" : " days");

    private static string Number(double days) => days.ToString("0", CultureInfo.InvariantCulture);
}
