using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>What a campaign has changed, by one design.</summary>
public abstract record EffectMeasure : EvidenceResult
{
    /// <summary>Takes what all designs say of their data from the data.</summary>
    private protected EffectMeasure(StudyDesign design, IOutcomes outcomes, DateOnly launch, int before)
    {
        (Design, Launch, Before, After) = (design, launch, before, outcomes.Periods.Count - before);
        (Outcome, Step, Period, Denominator) = (outcomes.Outcome, outcomes.Step, outcomes.Period, outcomes.Denominator);
        (Sources, Zone) = (outcomes.Sources, outcomes.Zone);
    }

    /// <summary>The design.</summary>
    public StudyDesign Design { get; init; }

    /// <summary>What is counted, in the plural: "orders".</summary>
    public string Outcome { get; init; }

    /// <summary>One period in words.</summary>
    public string Step { get; init; }

    /// <summary>The first day with the campaign.</summary>
    public DateOnly Launch { get; init; }

    /// <summary>Periods before it.</summary>
    public int Before { get; init; }

    /// <summary>Periods from it on.</summary>
    public int After { get; init; }

    /// <summary>First and last day of all periods.</summary>
    public string Period { get; init; }

    /// <summary>More a period on average, in one region or in all that the measure is about; negative when there was less.</summary>
    public required Estimate Effect { get; init; }

    /// <summary>More in all periods and regions with the campaign together.</summary>
    public required Estimate Total { get; init; }

    /// <summary>What must be true for the number to be the effect of the campaign, as a clause.</summary>
    public abstract string Assumption { get; }

    /// <summary>What could be looked at of the assumptions, and what was seen.</summary>
    public IReadOnlyList<AssumptionCheck> Checks { get; init; } = [];

    /// <summary>Of how many the effect is a part, as a clause: "101,159 orders of 12 regions"; null when nobody knows.</summary>
    public string? Denominator { get; init; }

    /// <summary>How far the evidence carries, no return being claimed; with costs and what it takes to pay by <see cref="EvidenceGrade.Of"/>.</summary>
    public override EvidenceGrade Grade => EvidenceGrade.Of(this, Denominator);

    /// <summary>The design in words: "difference-in-differences".</summary>
    public string DesignName => Design.Name.English;

    /// <inheritdoc/>
    public override string Sentence => WithNaive(
        $"{Capital(DesignName)}: the campaign brought {EffectText.MoreOrFewer(Total, Outcome)} in {Count(After, Step, Step + "s")} from {Day(Launch)} on"
        + (EffectText.ExcludesZero(Total) == false ? "; no effect at all is among what these data allow" : "")
        + $". It rests on this: {Assumption}.");

    /// <summary>All values of the design with their intervals.</summary>
    public override Table ToTable() => new(
        ["What", Column.Number("Value"), Column.Number("Interval"), "Made by"],
        [.. Rows().Select(row => (IReadOnlyList<string>)
        [
            row.Name,
            row.Value.Value is { } value ? EffectText.Number(value) : "undefined",
            row.Value.Interval is { } i ? EffectText.Range(i) : "",
            row.Value.Interval?.Method ?? row.Value.WhyUndefined ?? "",
        ])],
        $"{Capital(DesignName)}: {Count(Before, Step, Step + "s")} before and {Count(After, Step, Step + "s")} from {Day(Launch)} on; of {Denominator ?? "nobody says how many"}. Evidence grade {Grade.Grade}.");

    private protected abstract IEnumerable<(string Name, Estimate Value)> Rows();

    private protected static Estimate Of(double value, double error, double freedom, double level, string method)
    {
        double reach = Statistics.StudentT.Reach(level, freedom) * error;
        return Estimate.Of(value, new Interval(value - reach, value + reach, level, method));
    }
}

/// <summary>Something that must be true, and what the data say about it.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Holds">Whether nothing spoke against it; null when the data cannot say.</param>
/// <param name="Finding">What was seen, as a sentence.</param>
public sealed record AssumptionCheck(string Name, bool? Holds, string Finding);
