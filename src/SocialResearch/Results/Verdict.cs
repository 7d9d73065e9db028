using System.Text.Json;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Results;

/// <summary>A claim beside the evidence: what was said, what was measured, and what follows.</summary>
[TypeFormatterSource(typeof(VerdictFormats), PreferredMimeTypes = ["text/html", "text/plain", VerdictFormats.Card])]
public sealed record Verdict : MeasureResult
{
    /// <summary>Puts a claim and its tests together.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="conclusion">What follows from the tests, as one or two sentences.</param>
    /// <param name="tests">The numbers compared.</param>
    public Verdict(Claim claim, string conclusion, IReadOnlyList<ClaimTest> tests) => (Claim, Conclusion, Tests) = (claim, conclusion, tests);

    /// <summary>The claim that was tested.</summary>
    public Claim Claim { get; }

    /// <summary>What follows from the tests.</summary>
    public string Conclusion { get; }

    /// <summary>The numbers compared, in the order they were given.</summary>
    public IReadOnlyList<ClaimTest> Tests { get; }

    /// <summary>How many of the numbers agree with the claim.</summary>
    public string Tally
    {
        get
        {
            int tested = Tests.Count(test => test.Finding != Finding.NotTested);
            if (tested == 0) return "None of these numbers can be tested with these data.";
            (Finding Finding, string One, string Many)[] words =
            [
                (Finding.Agrees, "agrees with the claim", "agree with the claim"),
                (Finding.Contradicts, "contradicts it", "contradict it"),
                (Finding.Undecided, "stays undecided", "stay undecided"),
            ];
            IEnumerable<string> parts = words.Select(word => (word, Count: Tests.Count(test => test.Finding == word.Finding)))
                .Where(part => part.Count > 0).Select(part => $"{part.Count} {(part.Count == 1 ? part.word.One : part.word.Many)}");
            return $"Of {tested} {(tested == 1 ? "number" : "numbers")} that can be tested, {string.Join(", ", parts)}.";
        }
    }

    /// <summary>The tally and the conclusion.</summary>
    public override string Sentence => $"{Tally} {Conclusion}";

    /// <summary>One row a test: claimed, measured, interval, and whether the interval excludes the claim.</summary>
    public override Table ToTable() => new(
        ["Where", "Of whom", "What is compared", Column.Number("Claimed"), Column.Number("Measured"), Column.Number("Interval"), "Interval excludes claim", "Finding"],
        [.. Tests.Select(test => (IReadOnlyList<string>)
        [
            test.Community,
            test.Denominator,
            test.Quantity,
            Claimed(test),
            test.Measured.Value is { } value ? test.Write(value) : test.Measured.Interval is null ? "undefined" : "only bounds",
            test.Range,
            test.OtherQuestion is not null ? "does not apply" : test.IntervalExcludesClaim switch { true => "yes", false => "no", null => "unknown" },
            test.Conclusion,
        ])],
        $"Claim: {Claim.Words} ({Claim.Source})." + (Tests.Any(test => test.Unit is null) ? " Tolerances in percentage points." : ""));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Remarks => [.. Tests.Where(test => test.Note is not null)
        .Select(test => $"{Capital(test.Quantity)}{(Tests.Select(other => other.Community).Distinct().Count() > 1 ? $" ({test.Community})" : "")}: {test.Note}.")];

    private static string Claimed(ClaimTest test) => test.Unit is null
        ? $"{Percent(test.Claimed, 0)} ± {Fixed(test.Tolerance * 100, 0)}"
        : test.Tolerance == 0 ? test.Write(test.Claimed) : $"{Plain(test.Claimed)} ± {test.Write(test.Tolerance)}";
}

internal sealed class VerdictFormats : TypeFormatterSource
{
    /// <summary>What the gallery shows of a notebook; ours alone, other front ends ignore it.</summary>
    public const string Card = "application/vnd.notebook.card+json";

    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        .. new MeasureResultFormats().CreateTypeFormatters(),
        new TypeFormatter<Verdict>(Card, WriteCard),
    ];

    private static void WriteClaim(Utf8JsonWriter json, string id, string verdict, string detail)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("verdict", verdict);
        json.WriteString("detail", detail);
        json.WriteEndObject();
    }

    private static void WriteCard(Verdict verdict, TextWriter writer)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("claim", verdict.Claim.Words);
            json.WriteString("verdict", verdict.Tally);
            json.WriteString("detail", verdict.Conclusion);
            json.WriteStartArray("claims");
            if (verdict.Claim.Id is { } id) WriteClaim(json, id, verdict.Tally, verdict.Conclusion);
            foreach (ClaimTest test in verdict.Tests.Where(test => test.ClaimId is not null))
                WriteClaim(json, test.ClaimId!, Capital(test.Conclusion) + ".", $"{Capital(test.Community)}. {test.Compared}");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        writer.Write(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }
}
