using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>Several honest-looking answers to one question, each with the assumption that it rests on.</summary>
/// <remarks>The distance between the answers is no interval: they answer with different assumptions, and one of them may simply be wrong.</remarks>
public sealed record AnswersCompared : MeasureResult
{
    private AnswersCompared(IReadOnlyList<CampaignAnswer> answers) => Answers = answers;

    /// <summary>The answers in the order given, the tempting ones first.</summary>
    public IReadOnlyList<CampaignAnswer> Answers { get; }

    /// <summary>Puts answers side by side.</summary>
    /// <param name="answers">What was measured and, where one is claimed, its return.</param>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static AnswersCompared Of(params IReadOnlyList<CampaignAnswer> answers) => answers.Count >= 2
        ? new(answers) { Caveats = [new("SR135", "The distance between the answers is no interval: each rests on another assumption, and only one set of assumptions can be right.")] }
        : throw new ArgumentException("Comparing takes at least two answers.", nameof(answers));

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            string outcome = Answers[0].Effect.Outcome;
            string each = string.Join("; ", Answers.Select(answer => $"{answer.Effect.DesignName} says {EffectText.Value(answer.Effect.Total, outcome)}"
                + (answer.Return is { } roi ? $" and a return of {Percent(roi.Return.Value!.Value, 0)}" : "")));
            return $"The same campaign, {Count(Answers.Count)} answers: {each}.";
        }
    }

    /// <summary>One row an answer.</summary>
    public override Table ToTable() => new(
        ["Answer", Column.Number($"More {Answers[0].Effect.Outcome}"), Column.Number("Interval"), Column.Number("Return"), Column.Number("P(it paid)"), "Grade", "It assumes that"],
        [.. Answers.Select(answer => (IReadOnlyList<string>)
        [
            answer.Effect.DesignName,
            answer.Effect.Total.Value is { } total ? EffectText.Number(total) : "undefined",
            answer.Effect.Total.Interval is { } i ? EffectText.Range(i) : "none",
            answer.Return is { } roi ? Percent(roi.Return.Value!.Value, 0) : "",
            answer.Return is { } chance ? Percent(chance.ProbabilityPositive, 0) : "",
            (answer.Return?.Grade ?? answer.Effect.Grade).Grade.ToString(),
            answer.Effect.Assumption,
        ])]);
}

/// <summary>One answer.</summary>
/// <param name="Effect">What the campaign has changed.</param>
/// <param name="Return">What it returned; null when that is not claimed.</param>
public sealed record CampaignAnswer(EffectMeasure Effect, CampaignReturn? Return = null);
