using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>Two rates side by side, such as the conversion of two landing pages.</summary>
/// <remarks>
/// d = x₁/n₁ − x₂/n₂ with Newcombe's interval from Wilson scores (1998, method 10). It takes the people to be independent and counted once, and
/// says nothing about why the rates differ: who came over one link may be other people than who came over the other.
/// </remarks>
public sealed record RateComparison : EvidenceResult
{
    private RateComparison(Rate first, Rate second, Estimate difference, bool byLot) => (First, Second, Difference, ByLot) = (first, second, difference, byLot);

    /// <summary>The first rate.</summary>
    public Rate First { get; }

    /// <summary>The second one.</summary>
    public Rate Second { get; }

    /// <summary>First less second, −1 to 1.</summary>
    public Estimate Difference { get; }

    /// <summary>Whether chance has decided who belongs to which group.</summary>
    public bool ByLot { get; }

    /// <summary>The days; null when not stated.</summary>
    public string? Period { get; init; }

    /// <summary>Compares two rates.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="level">Nominal coverage of the intervals.</param>
    /// <param name="byLot">Whether chance has decided who belongs to which group, as in an A/B test; else both formed themselves, and the grade says so.</param>
    public static RateComparison Measure(Rate first, Rate second, double level = 0.95, bool byLot = false)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Estimate difference = Proportions.Newcombe((first.Happened, first.Of), (second.Happened, second.Of), level);
        return new(first, second, difference, byLot)
        {
            Naive = new("the difference alone", difference.Value is { } d ? Estimate.Of(d * 100) : difference, "percentage points", "other people of the same kind would give the very same rates"),
            Caveats = first.Happened < 10 || second.Happened < 10
                ? [new("SR123", $"{(first.Happened < second.Happened ? first : second).Name} has only {Count(Math.Min(first.Happened, second.Happened))}: the interval is wide, and one more or less moves the result.")]
                : [],
        };
    }

    /// <inheritdoc/>
    public override string Sentence => Difference.Value is not { } d ? Difference.WhyUndefined! : WithNaive(
        $"{First.Name}: {Percent(First.Share.Value!.Value)} of {Count(First.Of)}; {Second.Name}: {Percent(Second.Share.Value!.Value)} of {Count(Second.Of)}. "
          + $"The difference is {Points(d)} percentage points ({Level(Difference.Interval!)} interval {Points(Difference.Interval!.Low)} to {Points(Difference.Interval.High)})"
          + (EffectText.ExcludesZero(Difference) == true ? "." : "; no difference at all is among what these data allow.")
          + $" {Grade.InShort}");

    /// <summary>Both rates and their difference.</summary>
    public override Table ToTable() => new(
        ["What", Column.Number("Happened"), Column.Number("Of"), Column.Number("Rate"), Column.Number("Interval")],
        [
            .. new[] { First, Second }.Select(rate => (IReadOnlyList<string>)[rate.Name, Count(rate.Happened), Count(rate.Of), rate.Share.Value is { } share ? Percent(share, 2) : "undefined", rate.Share.Interval is { } i ? $"{Percent(i.Low, 2)} to {Percent(i.High, 2)}" : ""]),
            ["difference, percentage points", "", "", Difference.Value is { } d ? Points(d) : "undefined", Difference.Interval is { } range ? $"{Points(range.Low)} to {Points(range.High)}" : ""],
        ],
        Grade.InShort);

    /// <inheritdoc/>
    public override EvidenceGrade Grade => EvidenceGrade.Judge(ByLot ? StudyDesign.Randomised : StudyDesign.SideBySide, First.Of > 0 && Second.Of > 0 ? $"{Count(First.Of)} and {Count(Second.Of)} counted" : null,
        new("costs", false, "No cost is claimed, so costs are not asked for."), GradeReason.OfAnswer(Difference, null, isShare: true),
        [ByLot ? new("groups are alike but for what is compared", true, "Chance has decided who belongs to which group, as stated.")
            : new("groups are alike but for what is compared", null, "Nobody has drawn lots: who came over the one may be other people than who came over the other.")]);

    private protected override MethodsFacts Facts => new(
        new($"{Count(First.Of)} and {Count(Second.Of)} counted", $"{MethodsFacts.Count(First.Of, "", "").German.Trim()} und {MethodsFacts.Count(Second.Of, "", "").German.Trim()} Gezählte"), Period,
        new($"Difference of two rates, {First.Name} less {Second.Name}.", $"Differenz zweier Anteile, {First.Name} minus {Second.Name}."))
    {
        Interval = Difference.Interval is null ? null : new("Newcombe's interval from Wilson scores", "Intervall nach Newcombe aus Wilson-Intervallen"),
        Level = Difference.Interval?.Level ?? 0.95,
    };

    private static string Points(double share) => Fixed(share * 100, 1);
}

/// <summary>How often something happened among those it could have happened to.</summary>
/// <param name="Name">What it is, such as "page A".</param>
/// <param name="Happened">How often.</param>
/// <param name="Of">Of how many.</param>
public sealed record Rate(string Name, long Happened, long Of)
{
    /// <summary>The share with Wilson's interval.</summary>
    public Estimate Share { get; } = Proportions.Wilson(Happened, Of);
}
