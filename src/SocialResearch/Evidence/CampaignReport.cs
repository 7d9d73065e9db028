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

    /// <summary>What an interaction cost.</summary>
    public CostPerAction? CostPerInteraction { get; private init; }

    /// <summary>What a contact cost.</summary>
    public CostPerAction? CostPerContact { get; private init; }

    /// <summary>Whether upkeep becomes cheaper.</summary>
    public UpkeepTrend? Upkeep { get; private init; }

    /// <summary>What the design could have seen, from the time before the launch.</summary>
    public DesignPower? Power { get; private init; }

    /// <summary>The effect by every design that the data allow, the tempting ones first.</summary>
    public IReadOnlyList<EffectMeasure> Effects { get; private init; } = [];

    /// <summary>The strongest design with an interval; null without any effect.</summary>
    public EffectMeasure? Quoted => Effects.Where(effect => effect.Total.Interval is not null && effect.Design != StudyDesign.Attributed).MaxBy(effect => effect.Design) ?? (Effects.Count > 0 ? Effects[^1] : null);

    /// <summary>The return of each answer that has one.</summary>
    public AnswersCompared? Answers { get; private init; }

    /// <summary>The return by the quoted design.</summary>
    public CampaignReturn? Return { get; private init; }

    /// <summary>How far the evidence for the quoted effect carries.</summary>
    public EvidenceGrade? Grade { get; private init; }

    /// <summary>What cannot be said, and why.</summary>
    public IReadOnlyList<NotSaid> NotSaid { get; private init; } = [];

    /// <summary>Two claims against the quoted effect: that there is no benefit, and that what came over the links is the benefit.</summary>
    public Verdict Verdict
    {
        get
        {
            string name = Files.Plan.Name ?? "this campaign", of = Files.Plan.Denominator ?? Quoted?.Denominator ?? "nobody says of how many";
            Estimate total = Quoted?.Total ?? Estimate.Undefined("nothing compares the time with the campaign to a time or place without");
            ClaimTest Test(string quantity, double claimed) => new(name, of, quantity, claimed, 0, total) { Unit = Quoted?.Outcome ?? "orders" };
            return new Verdict(
                new("Without an accepted ROI there was no benefit; or: what came over the links is what the campaign brought", "both sides of a debate about budgets, in our words"),
                (Quoted is null ? "What is there does not show what the campaign has changed." : $"By {Quoted.DesignName}, evidence grade {Grade!.Grade}; it rests on this: {Quoted.Assumption}.")
                + (Return is null ? "" : $" It paid with a probability of {Percent(Return.ProbabilityPositive, 0)}."),
                [Test("more than without the campaign, if there was no benefit", 0), .. Files.Plan.OverLinks is { } links ? [Test("more than without the campaign, if the links show it", links)] : (IReadOnlyList<ClaimTest>)[]])
            { Caveats = Caveats };
        }
    }

    /// <summary>Why a part is missing; null when it is there.</summary>
    /// <param name="part">As in <see cref="Evidence.NotSaid.Part"/>, such as "return".</param>
    public string? WhyNot(string part) => NotSaid.FirstOrDefault(missing => missing.Part == part)?.Sentence;

    /// <summary>A part, or a paragraph that says why it is not there.</summary>
    /// <param name="part">"costs", "power", "cost of a click", "cost of an interaction", "cost of a contact", "upkeep", "answers", "return", "evidence grade" or "methods".</param>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    public object Part(string part) => part switch
    {
        "costs" => (object?)Files.Costs ?? new Paragraph("No costs: a file of costs is missing."),
        "power" => (object?)Power ?? new Paragraph(WhyNot(part)!),
        "cost of a click" => (object?)CostPerClick ?? new Paragraph(WhyNot(part)!),
        "cost of an interaction" => (object?)CostPerInteraction ?? new Paragraph(WhyNot(part)!),
        "cost of a contact" => (object?)CostPerContact ?? new Paragraph(WhyNot(part)!),
        "upkeep" => (object?)Upkeep ?? new Paragraph(WhyNot(part)!),
        "answers" => (object?)Answers ?? (object?)Quoted ?? new Paragraph("No answer to whether the campaign has changed anything: it takes a launch and outcomes."),
        "return" => (object?)Return ?? new Paragraph(WhyNot(part)!),
        "evidence grade" => (object?)Grade ?? new Paragraph("No grade: there is no effect to grade."),
        "methods" => Described is { Count: > 0 } results ? new Paragraph(string.Join("\n", results.SelectMany(result => new[] { result.MethodsParagraph(), result.MethodsParagraph(TextLanguage.German) }))) : new Paragraph("No methods paragraph: nothing was measured."),
        _ => throw new ArgumentException($"There is no part \"{part}\". Parts are: costs, power, cost of a click, cost of an interaction, cost of a contact, upkeep, answers, return, evidence grade, methods.", nameof(part)),
    };

    /// <summary>What gets a methods paragraph.</summary>
    private IReadOnlyList<EvidenceResult> Described => [.. new EvidenceResult?[] { Return ?? (EvidenceResult?)Quoted, Return is null ? null : Quoted, CostPerClick, CostPerInteraction, CostPerContact }.OfType<EvidenceResult>()];

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
        string? Lacks(params (bool IsThere, string Name)[] inputs) => inputs.Where(input => !input.IsThere).Select(input => input.Name).ToList() is { Count: > 0 } names ? $"{(names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}")} {(names.Count == 1 && !names[0].StartsWith("the regions", StringComparison.Ordinal) ? "is" : "are")}" : null;
        (bool, string) clicks = (files.Clicks is not null, "a file of clicks"), costs = (files.Costs is not null, "a file of costs"), interactions = (files.Interactions is not null, "a file of interactions"), contacts = (files.Contacts is not null, "a file of contacts"), outcomes = (files.Outcomes is not null, "a file of outcomes"),
            launch = (plan.Launch is not null, "the day of the launch"), regions = (plan.Regions.Count > 0, "the regions with the campaign"), margin = (plan.Margin is not null, "the margin of one sale"), overLinks = (plan.OverLinks is not null, "the number of sales over links");

        OutcomePanel? panel = files.Outcomes;
        OutcomeSeries? series = panel is null ? null : Try("outcome", null, () => panel.Total(plan.Regions));
        bool compares = panel is not null && plan.Regions.Count > 0 && plan.Regions.Count < panel.Regions.Count;
        string? noControls = Lacks(outcomes, launch, regions) ?? (compares ? null : "regions without the campaign are");
        EffectMeasure?[] effects =
        [
            Try<EffectMeasure>("attribution", Lacks(outcomes, launch, overLinks), () => AttributedSales.Measure(plan.OverLinks!.Value, series!, plan.Launch!.Value)),
            Try<EffectMeasure>("before and after", Lacks(outcomes, launch), () => BeforeAfter.Measure(series!, plan.Launch!.Value)),
            Try<EffectMeasure>("interrupted time series", Lacks(outcomes, launch), () => InterruptedTimeSeries.Measure(series!, plan.Launch!.Value)),
            Try<EffectMeasure>("difference-in-differences", noControls, () => DifferenceInDifferences.Measure(panel!, plan.Regions, plan.Launch!.Value)),
            Try<EffectMeasure>("synthetic control", noControls, () => SyntheticControl.Measure(panel!, plan.Regions, plan.Launch!.Value)),
        ];
        CampaignReturn Returned(EffectMeasure effect) => CampaignReturn.Measure(ReturnInputs.Of(effect, plan.Margin!, files.Costs!), seed: seed) with { Period = effect.Period, Zone = effect.Zone, Denominator = plan.Denominator, Sources = [.. effect.Sources, .. files.Costs!.Sources] };
        CostPerAction CostOf(ActionCounts actions)
        {
            CostPerAction cost = CostPerAction.Measure(actions, files.Costs!);
            double early = plan.Launch is { } start ? actions.Rows.Where(row => row.Day < start).Sum(row => row.Count) : 0;
            return early == 0 ? cost : cost with { Caveats = [.. cost.Caveats, new("SR058", $"{EffectText.Number(early)} of {Count(actions.Count, actions.Action, actions.Action + "s")} are of days before the launch: they make one look cheaper than the campaign made it.")] };
        }
        string? noReturn = Lacks(outcomes, launch, margin, costs) ?? (files.Costs!.Total.Amount > 0 ? null : "costs above zero are");
        var report = new CampaignReport(files)
        {
            CostPerClick = Try("cost of a click", Lacks(clicks, costs), () => CostPerAction.Measure(files.Clicks!, files.Costs!)),
            CostPerInteraction = Try("cost of an interaction", Lacks(interactions, costs), () => CostOf(files.Interactions!)),
            CostPerContact = Try("cost of a contact", Lacks(contacts, costs), () => CostOf(files.Contacts!)),
            Upkeep = Try("upkeep", Lacks(clicks, costs), () => UpkeepTrend.Measure(files.Clicks!, files.Costs!)),
            Power = Try("power", Lacks(outcomes, launch), () => PowerOf(panel!, series!, plan, compares)),
            Effects = [.. effects.OfType<EffectMeasure>()],
        };
        EffectMeasure? quoted = report.Quoted;
        CampaignReturn? roi = Try("return", noReturn ?? (quoted?.Total.Interval is null ? "an effect with an interval is" : null), () => Returned(quoted!));
        CampaignAnswer[] answers = [.. report.Effects.Select(effect => new CampaignAnswer(effect, noReturn is null && effect.Total.Interval is not null ? effect == quoted ? roi : Returned(effect) : null))];
        return report with
        {
            Return = roi,
            Answers = answers.Length < 2 ? null : AnswersCompared.Of(answers),
            Grade = quoted is null ? null : EvidenceGrade.Of(quoted, plan.Denominator ?? quoted.Denominator, files.Costs, roi?.BreakEven),
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
            .. CostPerInteraction is null ? [] : (IReadOnlyList<string>[])[["cost of an interaction", CostPerInteraction.Sentence]],
            .. CostPerContact is null ? [] : (IReadOnlyList<string>[])[["cost of a contact", CostPerContact.Sentence]],
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
