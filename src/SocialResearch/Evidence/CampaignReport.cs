using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>Everything that the files of a campaign allow to say, and for the rest why not.</summary>
/// <remarks>
/// The effect is measured by every design that the data allow; the one quoted is the strongest with an interval, in the order of <see cref="StudyDesign"/>. Nothing here is new: each part is the measure
/// of that name with its defaults.
/// </remarks>
public sealed record CampaignReport : MeasureResult
{
    private CampaignReport(CampaignFiles files) => Files = files;

    /// <summary>The files.</summary>
    public CampaignFiles Files { get; }

    /// <summary>What a click cost.</summary>
    public CostPerAction? CostPerClick { get; private init; }

    /// <summary>Whether upkeep becomes cheaper.</summary>
    public UpkeepTrend? Upkeep { get; private init; }

    /// <summary>What the design could have seen, from the time before the launch.</summary>
    public DesignPower? Power { get; private init; }

    /// <summary>The effect by every design that the data allow, the tempting ones first.</summary>
    public IReadOnlyList<EffectMeasure> Effects { get; private init; } = [];

    /// <summary>The strongest design with an interval; null without any effect.</summary>
    public EffectMeasure? Quoted => Effects.Where(effect => effect.Total.Interval is not null && effect.Design != StudyDesign.Attributed).MaxBy(effect => effect.Design) ?? Effects.LastOrDefault();

    /// <summary>The return of each answer that has one.</summary>
    public AnswersCompared? Answers { get; private init; }

    /// <summary>The return by the quoted design.</summary>
    public CampaignReturn? Return { get; private init; }

    /// <summary>How far the evidence for the quoted effect carries.</summary>
    public EvidenceGrade? Grade { get; private init; }

    /// <summary>What cannot be said, and why.</summary>
    public IReadOnlyList<NotSaid> NotSaid { get; private init; } = [];

    /// <summary>Why a part is missing; null when it is there.</summary>
    /// <param name="part">As in <see cref="Evidence.NotSaid.Part"/>, such as "return".</param>
    public string? WhyNot(string part) => NotSaid.FirstOrDefault(missing => missing.Part == part)?.Sentence;

    /// <summary>Measures all that the files allow.</summary>
    /// <param name="files">The files.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static CampaignReport Of(CampaignFiles files, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<NotSaid> missing = [];
        CampaignPlan plan = files.Plan;
        T? Try<T>(string part, string? lacks, Func<T> measure) where T : class
        {
            if (lacks is not null)
            {
                missing.Add(new(part, $"{lacks} missing."));
                return null;
            }
            try
            {
                return measure();
            }
            catch (ResearchException why)
            {
                missing.Add(new(part, why.Message));
                return null;
            }
        }
        string? Lacks(params (bool IsThere, string Name)[] inputs) => inputs.Where(input => !input.IsThere).Select(input => input.Name).ToList() is { Count: > 0 } names ? $"{Capital(string.Join(" and ", names))} {(names.Count == 1 && !names[0].StartsWith("the regions", StringComparison.Ordinal) ? "is" : "are")}" : null;
        (bool, string) clicks = (files.Clicks is not null, "a file of clicks"), costs = (files.Costs is not null, "a file of costs"), outcomes = (files.Outcomes is not null, "a file of outcomes"),
            launch = (plan.Launch is not null, "the day of the launch"), regions = (plan.Regions.Count > 0, "the regions with the campaign"), margin = (plan.Margin is not null, "the margin of one sale"), overLinks = (plan.OverLinks is not null, "the number of sales over links");

        OutcomePanel? panel = files.Outcomes;
        OutcomeSeries? series = panel is null ? null : Try("outcome", null, () => panel.Total(plan.Regions));
        bool compares = panel is not null && plan.Regions.Count > 0 && plan.Regions.Count < panel.Regions.Count;
        string? noControls = Lacks(outcomes, launch, regions) ?? (compares ? null : "Regions without the campaign are");
        EffectMeasure?[] effects =
        [
            Try<EffectMeasure>("attribution", Lacks(outcomes, launch, overLinks), () => AttributedSales.Measure(plan.OverLinks!.Value, series!, plan.Launch!.Value)),
            Try<EffectMeasure>("before and after", Lacks(outcomes, launch), () => BeforeAfter.Measure(series!, plan.Launch!.Value)),
            Try<EffectMeasure>("interrupted time series", Lacks(outcomes, launch), () => InterruptedTimeSeries.Measure(series!, plan.Launch!.Value)),
            Try<EffectMeasure>("difference-in-differences", noControls, () => DifferenceInDifferences.Measure(panel!, plan.Regions, plan.Launch!.Value)),
            Try<EffectMeasure>("synthetic control", noControls, () => SyntheticControl.Measure(panel!, plan.Regions, plan.Launch!.Value)),
        ];
        CampaignReturn Returned(EffectMeasure effect) => CampaignReturn.Measure(ReturnInputs.Of(effect, plan.Margin!, files.Costs!), seed: seed) with { Period = effect.Period, Sources = [.. effect.Sources, .. files.Costs!.Sources] };
        string? noReturn = Lacks(outcomes, launch, margin, costs);
        var report = new CampaignReport(files)
        {
            CostPerClick = Try("cost of a click", Lacks(clicks, costs), () => CostPerAction.Measure(files.Clicks!, files.Costs!)),
            Upkeep = Try("upkeep", Lacks(clicks, costs), () => UpkeepTrend.Measure(files.Clicks!, files.Costs!)),
            Power = Try("power", Lacks(outcomes, launch), () => PowerOf(panel!, series!, plan, compares)),
            Effects = [.. effects.OfType<EffectMeasure>()],
        };
        EffectMeasure? quoted = report.Quoted;
        CampaignReturn? roi = Try("return", noReturn ?? (quoted?.Total.Interval is null ? "An effect with an interval is" : null), () => Returned(quoted!));
        CampaignAnswer[] answers = [.. report.Effects.Select(effect => new CampaignAnswer(effect, noReturn is null && effect.Total.Interval is not null ? effect == quoted ? roi : Returned(effect) : null))];
        return report with
        {
            Return = roi,
            Answers = answers.Length < 2 ? null : AnswersCompared.Of(answers),
            Grade = quoted is null ? null : EvidenceGrade.Of(quoted, plan.Denominator, files.Costs, roi?.BreakEven),
            NotSaid = missing,
            Caveats = report.Power?.Detectable.Value is { } least && quoted?.Effect.Value is { } found && Math.Abs(found) < least
                ? [new("SR133", $"The effect found ({EffectText.Number(found)} a {quoted.Step}) is smaller than what the design would usually have seen ({EffectText.Number(least)}): it may be chance, and if it is real its size is uncertain.")] : [],
        };
    }

    private static DesignPower PowerOf(OutcomePanel panel, OutcomeSeries series, CampaignPlan plan, bool compares)
    {
        int at = series.Split(plan.Launch!.Value, 4, 2), after = series.Values.Count - at;
        OutcomePanel before = panel.First(at);
        return compares ? DesignPower.Of(before, plan.Regions.Count, after) : DesignPower.Of(before.Total(plan.Regions), after);
    }

    /// <inheritdoc/>
    public override string Sentence => string.Join(" ", ((string?[])
    [
        Quoted?.Sentence, Return is null ? null : $"The return lies between {Percent(Return.Return.Interval!.Low, 0)} and {Percent(Return.Return.Interval.High, 0)}; it paid with a probability of {Percent(Return.ProbabilityPositive, 0)}.",
        Grade is null ? null : $"Evidence grade {Grade.Grade}.",
        NotSaid.Count == 0 ? null : $"What cannot be said: {string.Join(", ", NotSaid.Select(missing => missing.Part))}.",
    ]).OfType<string>()) is { Length: > 0 } all ? all : "Nothing can be said.";

    /// <summary>One row a part, with what it says or why it is not there.</summary>
    public override Table ToTable() => new(
        ["Part", "What it says"],
        [
            .. CostPerClick is null ? [] : (IReadOnlyList<string>[])[["cost of a click", CostPerClick.Sentence]],
            .. Upkeep is null ? [] : (IReadOnlyList<string>[])[["upkeep", Upkeep.Sentence]],
            .. Power is null ? [] : (IReadOnlyList<string>[])[["power", Power.Sentence]],
            .. Effects.Select(effect => (IReadOnlyList<string>)[effect.DesignName, effect.Sentence]),
            .. Return is null ? [] : (IReadOnlyList<string>[])[["return", Return.Sentence]],
            .. Grade is null ? [] : (IReadOnlyList<string>[])[["evidence grade", Grade.Sentence]],
            .. NotSaid.Select(missing => (IReadOnlyList<string>)[missing.Part, "not said: " + missing.Why]),
        ]);
}

/// <summary>A part of a report that is not there.</summary>
/// <param name="Part">Which.</param>
/// <param name="Why">Why, as a sentence.</param>
public sealed record NotSaid(string Part, string Why)
{
    /// <summary>"No return: the margin of one sale is missing."</summary>
    public string Sentence => $"No {Part}: {Why}";
}
