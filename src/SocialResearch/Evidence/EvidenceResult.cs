using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Evidence;

/// <summary>What every result about cause and cost carries besides its number: the tempting answer next to it, and how it was made.</summary>
public abstract record EvidenceResult : MeasureResult
{
    /// <summary>The answer that is usually given, and the assumption that breaks it; null where there is none.</summary>
    public NaiveAnswer? Naive { get; init; }

    /// <summary>The files it was computed from.</summary>
    public IReadOnlyList<Provenance> Sources { get; init; } = [];

    /// <summary>The zone whose clocks cut the days, or <see cref="MethodsFacts.DaysOfSource"/>; null when nobody says.</summary>
    public string? Zone { get; init; }

    /// <summary>How far it carries as evidence for an effect; null for a plan, which claims nothing.</summary>
    public abstract EvidenceGrade? Grade { get; }

    /// <summary>What a methods paragraph needs to know.</summary>
    public MethodsFacts Methods => Facts with { Zone = Zone, Sources = Sources, Grade = Grade };

    /// <summary>What only the measure itself knows of its methods paragraph.</summary>
    private protected abstract MethodsFacts Facts { get; }

    /// <summary>How the number was made, as a paragraph to put under a chart.</summary>
    /// <param name="language">English or German.</param>
    public Paragraph MethodsParagraph(TextLanguage language = TextLanguage.English) => new(Methods.Write(language));

    internal string WithNaive(string sentence) => Naive is null ? sentence : $"{sentence} {Naive.Sentence}";
}

/// <summary>The answer that is usually given.</summary>
/// <param name="Name">What it is called, such as "before and after".</param>
/// <param name="Value">What it says.</param>
/// <param name="Unit">In which unit; empty for shares.</param>
/// <param name="Breaks">The assumption that it rests on and that does not hold, as a clause: "nothing else has changed".</param>
public sealed record NaiveAnswer(string Name, Estimate Value, string Unit, string Breaks)
{
    /// <summary>The answer with the assumption that breaks it.</summary>
    public string Sentence =>
        $"The tempting answer ({Name}) is {(Value.Value is { } value ? EffectText.Number(value, Unit) : "undefined")}; it assumes that {Breaks}.";
}
