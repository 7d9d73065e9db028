using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>How far the evidence for an effect carries, A to E, with every reason in words.</summary>
/// <remarks>
/// <para>A table of rules, no score. The design says how good it can be at best: randomisation A, difference-in-differences and synthetic control B, interrupted time series C, before
/// and after and groups that formed themselves D, attribution, descriptions and stated numbers E. Each of these takes one grade, down to E:</para>
/// <list type="bullet">
/// <item>nobody knows of how many (no denominator: people reached, visitors, all sales of the period);</item>
/// <item>costs are missing from the checklist, where a cost or a return is claimed;</item>
/// <item>there is no interval, or it is so wide that the answer stays open: it holds both more and less than it takes to pay (or zero, when that is not stated), or the upper end of a cost is more than twice its lower end;</item>
/// <item>an assumption that could be looked at does not hold.</item>
/// </list>
/// <para>A description, such as the cost of a click, compares with nothing: as evidence for an effect it is an E however exact it is, and the reasons say what it lacks as a description. An assumption that the data
/// cannot show is named and takes nothing: the design has already paid for it. The grade is about the evidence, not about the campaign: a campaign
/// that failed can be known with grade A. The order of designs is the usual one of evidence hierarchies; the rules are ours.</para>
/// </remarks>
public sealed record EvidenceGrade : MeasureResult
{
    private EvidenceGrade(StudyDesign design, IReadOnlyList<GradeReason> reasons) => (Design, Reasons) = (design, reasons);

    /// <summary>How the comparison was made.</summary>
    public StudyDesign Design { get; }

    /// <summary>The best that the design allows.</summary>
    public char Best => Design.Best;

    /// <summary>One reason a rule, whether it took a grade or not.</summary>
    public IReadOnlyList<GradeReason> Reasons { get; }

    /// <summary>The grade, A (best) to E.</summary>
    public char Grade => (char)Math.Min('E', Best + Reasons.Count(reason => reason.TakesGrade));

    /// <summary>Applies the rules to an effect.</summary>
    /// <param name="effect">What is claimed.</param>
    /// <param name="denominator">Of how many: "of 18,200 orders in these regions"; null when nobody knows.</param>
    /// <param name="costs">The costs; null when no return is claimed.</param>
    /// <param name="breakEven">How many more it takes to pay; null when not stated.</param>
    public static EvidenceGrade Of(EffectMeasure effect, string? denominator, CostSheet? costs = null, double? breakEven = null)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return Judge(effect.Design, denominator, costs is null ? NoCosts : GradeReason.OfCosts(costs),
            effect is SyntheticControl { Total.Interval: null } synthetic
                ? new("interval", synthetic.PlaceboP > 0.1, $"There is no interval; among groups of regions p = {Fixed(synthetic.PlaceboP, 3)}.")
                : GradeReason.OfAnswer(effect.Total, breakEven),
            effect.Checks);
    }

    /// <summary>The rules in their order, for any design.</summary>
    internal static EvidenceGrade Judge(StudyDesign design, string? denominator, GradeReason costs, GradeReason interval, IReadOnlyList<AssumptionCheck> checks) => new(design,
    [
        new("denominator", string.IsNullOrWhiteSpace(denominator), string.IsNullOrWhiteSpace(denominator) ? "Nobody says of how many; a number of more sales says little without all sales." : $"Stated: {denominator}."),
        costs, interval, .. checks.Select(check => new GradeReason(check.Name, check.Holds == false, check.Finding + (check.Holds is null ? " Not decided by these data." : ""))),
    ]);

    /// <summary>Nothing was said about money.</summary>
    internal static GradeReason NoCosts { get; } = new("costs", false, "No return is claimed, so costs are not asked for.");

    /// <summary>Letter and design: "Evidence grade E: a description, no effect."</summary>
    internal string InShort => $"Evidence grade {Grade}: {Design.Name.English}{(Design == StudyDesign.Description ? ", no effect" : "")}.";

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            string[] taken = [.. Reasons.Where(reason => reason.TakesGrade).Select(reason => $"{reason.Rule} ({reason.Finding.TrimEnd('.')})")];
            bool describes = Design == StudyDesign.Description;
            return $"Evidence grade {Grade}: {Design.Name.English} allows {Best} at best" + (describes ? ", because it compares with nothing" : "")
                + (taken.Length == 0 ? describes ? "; as a description it lacks nothing that the rules ask for." : ", and nothing takes from it."
                    : $"; {(describes ? "as a description it falls short in" : "it loses for")} {string.Join("; ", taken)}.");
        }
    }

    /// <summary>One row a rule.</summary>
    public override Table ToTable() => new(
        ["Rule", "What was found", "Grade"],
        [
            ["design", Capital(Design.Name.English) + ".", $"{Best} at best"],
            .. Reasons.Select(reason => (IReadOnlyList<string>)[reason.Rule, reason.Finding, reason.TakesGrade ? "one down" : ""]),
            ["all", "", Grade.ToString()],
        ],
        "A best, E worst. About the evidence, not about the campaign.");

    /// <summary>The grade as a methods paragraph says it, with the rules that took from it.</summary>
    internal Wordings InMethods
    {
        get
        {
            GradeReason[] taken = [.. Reasons.Where(reason => reason.TakesGrade)];
            return new(
                $"Evidence grade {Grade} of A (best) to E: {Design.Name.English} allows {Best} at best{(taken.Length == 0 ? "" : $"; less for {string.Join(", ", taken.Select(reason => reason.InMethods.English).Distinct())}")}.",
                $"Evidenzgrad {Grade} von A (am besten) bis E: {Design.Name.German} erlaubt höchstens {Best}{(taken.Length == 0 ? "" : $"; Abzug für {string.Join(", ", taken.Select(reason => reason.InMethods.German).Distinct())}")}.");
        }
    }
}

/// <summary>What one rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="TakesGrade">Whether it takes a grade.</param>
/// <param name="Finding">What was found, as a sentence.</param>
public sealed record GradeReason(string Rule, bool TakesGrade, string Finding)
{
    internal Wordings InMethods => Rule switch
    {
        "denominator" => new(Rule, "Grundgesamtheit"),
        "costs" => new(Rule, "Kosten"),
        "interval" => new(Rule, "Unsicherheitsbereich"),
        _ => new($"the assumption that {Rule}", "eine Annahme, die nicht hält"),
    };

    /// <summary>Whether all kinds of cost are answered.</summary>
    internal static GradeReason OfCosts(CostSheet costs) => costs.Missing.Count == 0
        ? new("costs", false, $"All {CostChecklist.All.Count} kinds of cost are answered.")
        : new("costs", true, $"Missing: {string.Join(", ", costs.Missing.Select(category => category.Name))}.");

    /// <summary>Whether an interval decides between more and less than a border.</summary>
    internal static GradeReason OfAnswer(Estimate answer, double? breakEven, bool isShare = false)
    {
        if (answer.Interval is not { } i) return new("interval", true, "There is no interval.");
        double border = breakEven ?? 0;
        string what = breakEven is null ? "zero" : $"what it takes to pay ({EffectText.Number(border)})", range = isShare ? $"{Percent(i.Low)} to {Percent(i.High)}" : EffectText.Range(i);
        return i.Low <= border && i.High >= border
            ? new("interval", true, $"{range} holds both more and less than {what}: the answer stays open.")
            : new("interval", false, $"{range} lies {(i.Low > border ? "above" : "below")} {what}.");
    }

    /// <summary>Whether an amount above zero is known to within a factor of two.</summary>
    internal static GradeReason OfAmount(Estimate amount, string unit) => amount.Interval is not { } i ? new("interval", true, "There is no interval.")
        : i.High > 2 * i.Low ? new("interval", true, $"{EffectText.Range(i)} {unit}: the upper end is more than twice the lower one.")
        : new("interval", false, $"{EffectText.Range(i)} {unit}: the upper end is less than twice the lower one.");
}
