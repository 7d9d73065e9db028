using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>How far the evidence for an effect carries, A to E, with every reason in words.</summary>
/// <remarks>
/// <para>A table of rules, no score. The design says how good it can be at best: randomised regions A, difference-in-differences and synthetic control B, interrupted time series C, before
/// and after D, attribution E. Each of these takes one grade, down to E:</para>
/// <list type="bullet">
/// <item>nobody knows of how many (no denominator: people reached, visitors, all sales of the period);</item>
/// <item>costs are missing from the checklist, where a return is claimed;</item>
/// <item>there is no interval, or it is so wide that the answer stays open: it holds both more and less than it takes to pay (or zero, when that is not stated);</item>
/// <item>an assumption that could be looked at does not hold.</item>
/// </list>
/// <para>An assumption that the data cannot show is named and takes nothing: the design has already paid for it. The grade is about the evidence, not about the campaign: a campaign
/// that failed can be known with grade A. The order of designs is the usual one of evidence hierarchies; the rules are ours.</para>
/// </remarks>
public sealed record EvidenceGrade : MeasureResult
{
    private EvidenceGrade(EffectMeasure effect, char best, IReadOnlyList<GradeReason> reasons) => (Effect, Best, Reasons) = (effect, best, reasons);

    /// <summary>What is graded.</summary>
    public EffectMeasure Effect { get; }

    /// <summary>The best that the design allows.</summary>
    public char Best { get; }

    /// <summary>One reason a rule, whether it took a grade or not.</summary>
    public IReadOnlyList<GradeReason> Reasons { get; }

    /// <summary>The grade, A (best) to E.</summary>
    public char Grade => (char)Math.Min('E', Best + Reasons.Count(reason => reason.TakesGrade));

    /// <summary>Applies the rules.</summary>
    /// <param name="effect">What is claimed.</param>
    /// <param name="denominator">Of how many: "of 18,200 orders in these regions"; null when nobody knows.</param>
    /// <param name="costs">The costs; null when no return is claimed.</param>
    /// <param name="breakEven">How many more it takes to pay; null when not stated.</param>
    public static EvidenceGrade Of(EffectMeasure effect, string? denominator, CostSheet? costs = null, double? breakEven = null)
    {
        ArgumentNullException.ThrowIfNull(effect);
        char best = effect.Design switch
        {
            StudyDesign.Randomised => 'A',
            StudyDesign.DifferenceInDifferences or StudyDesign.SyntheticControl => 'B',
            StudyDesign.InterruptedTimeSeries => 'C',
            StudyDesign.BeforeAfter => 'D',
            _ => 'E',
        };
        List<GradeReason> reasons =
        [
            new("denominator", string.IsNullOrWhiteSpace(denominator), string.IsNullOrWhiteSpace(denominator) ? "Nobody says of how many; a number of more sales says little without all sales." : $"Stated: {denominator}."),
            costs is null ? new("costs", false, "No return is claimed, so costs are not asked for.")
                : costs.Missing.Count == 0 ? new("costs", false, $"All {CostChecklist.All.Count} kinds of cost are answered.")
                : new("costs", true, $"Missing: {string.Join(", ", costs.Missing.Select(category => category.Name))}."),
            Width(effect, breakEven),
        ];
        reasons.AddRange(effect.Checks.Select(check => new GradeReason(check.Name, check.Holds == false, check.Finding + (check.Holds is null ? " Not decided by these data." : ""))));
        return new(effect, best, reasons);
    }

    private static GradeReason Width(EffectMeasure effect, double? breakEven)
    {
        if (effect.Total.Interval is not { } i)
            return effect is SyntheticControl synthetic
                ? new("interval", synthetic.PlaceboP > 0.1, $"There is no interval; among groups of regions p = {Fixed(synthetic.PlaceboP, 3)}.")
                : new("interval", true, "There is no interval.");
        double border = breakEven ?? 0;
        string what = breakEven is null ? "zero" : $"what it takes to pay ({EffectText.Number(border)})";
        return i.Low <= border && i.High >= border
            ? new("interval", true, $"{EffectText.Range(i)} holds both more and less than {what}: the answer stays open.")
            : new("interval", false, $"{EffectText.Range(i)} lies {(i.Low > border ? "above" : "below")} {what}.");
    }

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            string[] taken = [.. Reasons.Where(reason => reason.TakesGrade).Select(reason => $"{reason.Rule} ({reason.Finding.TrimEnd('.')})")];
            return $"Evidence grade {Grade}: {EffectMeasure.NameOf(Effect.Design)} allows {Best} at best"
                + (taken.Length == 0 ? ", and nothing takes from it." : $"; it loses for {string.Join("; ", taken)}.");
        }
    }

    /// <summary>One row a rule.</summary>
    public override Table ToTable() => new(
        ["Rule", "What was found", "Grade"],
        [
            ["design", Capital(EffectMeasure.NameOf(Effect.Design)) + ".", $"{Best} at best"],
            .. Reasons.Select(reason => (IReadOnlyList<string>)[reason.Rule, reason.Finding, reason.TakesGrade ? "one down" : ""]),
            ["all", "", Grade.ToString()],
        ],
        "A best, E worst. About the evidence, not about the campaign.");
}

/// <summary>What one rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="TakesGrade">Whether it takes a grade.</param>
/// <param name="Finding">What was found, as a sentence.</param>
public sealed record GradeReason(string Rule, bool TakesGrade, string Finding);
