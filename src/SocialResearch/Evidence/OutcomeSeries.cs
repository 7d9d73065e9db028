using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Evidence;

/// <summary>One outcome, such as orders, period after period without a gap.</summary>
/// <param name="Name">Whose it is: a region, or all of them.</param>
/// <param name="Outcome">What is counted, in the plural: "orders".</param>
/// <param name="Step">One period in words: "week".</param>
/// <param name="Periods">The first day of each period.</param>
/// <param name="Values">The outcome of each.</param>
public sealed record OutcomeSeries(string Name, string Outcome, string Step, IReadOnlyList<DateOnly> Periods, IReadOnlyList<double> Values) : IOutcomes
{
    /// <summary>The files it comes from.</summary>
    public IReadOnlyList<Provenance> Sources { get; init; } = [];

    /// <summary>The zone whose clocks cut the days, or <see cref="MethodsFacts.DaysOfSource"/>; null when nobody says.</summary>
    public string? Zone { get; init; }

    /// <summary>All of the outcome, as a clause.</summary>
    string IOutcomes.Denominator => $"{EffectText.Number(Values.Sum(), Outcome)} of {Name}";

    /// <summary>First and last day, that of the last period included.</summary>
    public string Period => Whole(Step, Periods);

    internal static string Whole(string step, IReadOnlyList<DateOnly> periods)
    {
        DateOnly last = step switch { "week" => periods[^1].AddDays(6), "month" => periods[^1].AddMonths(1).AddDays(-1), _ => periods[^1] };
        return $"{Wording.Day(periods[0])} to {Wording.Day(last)}";
    }

    /// <summary>How many periods lie before a launch.</summary>
    /// <param name="launch">The first day with the campaign; the period it lies in counts as after.</param>
    /// <param name="before">How many periods are needed before it.</param>
    /// <param name="after">How many from it on.</param>
    /// <exception cref="InsufficientDataException">There are fewer.</exception>
    internal int Split(DateOnly launch, int before = 2, int after = 2)
    {
        int at = Periods.Count(first => first < launch);
        // A launch in the middle of a period makes that one neither before nor after; it counts as after, which makes effects look smaller.
        if (at > 0 && at <= Periods.Count && !Periods.Contains(launch) && (at < Periods.Count || launch < EndOfLast)) at--;
        if (at < before || Periods.Count - at < after)
            throw new InsufficientDataException(
                $"{Name} has {Wording.Count(at, Step, Step + "s")} before {Wording.Day(launch)} and {Wording.Count(Periods.Count - at, Step, Step + "s")} from then on; the design needs {before} and {after}.",
                "Export a longer time, or check the date of the launch.");
        return at;
    }

    private DateOnly EndOfLast => Periods.Count < 2 ? Periods[^1].AddDays(1) : Periods[^1].AddDays(Periods[^1].DayNumber - Periods[^2].DayNumber);
}
