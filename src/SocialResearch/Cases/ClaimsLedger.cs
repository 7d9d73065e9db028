using SocialResearch.Results;

namespace SocialResearch.Cases;

/// <summary>Every claim that the chapters test or will test, with what came out.</summary>
/// <remarks>
/// Verdicts are not kept here: they are those that the chapters showed when they were last run. A claim is open as long as no chapter
/// has run to its end with a verdict about it.
/// </remarks>
/// <param name="Claims">The claims in the order of the table.</param>
/// <param name="Sources">The table that the claims were read from.</param>
[TypeFormatterSource(typeof(MeasureResultFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record ClaimsLedger(IReadOnlyList<LedgerClaim> Claims, IReadOnlyList<Conversations.Provenance> Sources) : MeasureResult
{
    /// <summary>How many claims, and how many of them have a verdict.</summary>
    public override string Sentence
    {
        get
        {
            int decided = Claims.Count(claim => claim.Verdict is not null);
            return $"{Wording.Count(Claims.Count, "claim", "claims")}: {decided} with a verdict computed by a chapter, {Claims.Count - decided} open.";
        }
    }

    /// <summary>One row a claim: who says so, what would decide it, and the verdict or why there is none.</summary>
    public override Table ToTable() => new(
        ["Id", "Claim", "Said by", "What would decide it", "Chapter", "Verdict"],
        [.. Claims.Select(claim => (IReadOnlyList<string>)
            [claim.Id, claim.Words, claim.Source, claim.Quantity, claim.Chapter ?? "none yet", claim.Verdict is { } verdict ? $"{verdict.Tally} {verdict.Detail}" : $"Open: {claim.WhyOpen}."])],
        "Claims in our own words. Verdicts as the chapters computed them when they were last run.");
}

/// <summary>One claim of the ledger.</summary>
/// <param name="Id">Its name, such as <c>K1</c>; a chapter's verdict carries it.</param>
/// <param name="Words">The claim in our own words.</param>
/// <param name="Title">Where it stands: the title of the page or text, or a description where no single text is meant.</param>
/// <param name="Author">Who says so.</param>
/// <param name="Date">When, as exactly as is known.</param>
/// <param name="Quantity">The quantity that would decide it.</param>
/// <param name="Chapter">The notebook that tests it, without its ending; null while there is none.</param>
/// <param name="Verdict">What the notebook found; null while it is open.</param>
/// <param name="WhyOpen">Why there is no verdict; null when there is one.</param>
public sealed record LedgerClaim(
    string Id, string Words, string Title, string Author, string Date, string Quantity, string? Chapter, LedgerVerdict? Verdict, string? WhyOpen)
{
    /// <summary>Author, title and date in one line.</summary>
    public string Source => $"{Author}, {Title}, {Date}";
}

/// <summary>What a chapter found about a claim.</summary>
/// <param name="Tally">The finding.</param>
/// <param name="Detail">The numbers behind it.</param>
public sealed record LedgerVerdict(string Tally, string Detail);
