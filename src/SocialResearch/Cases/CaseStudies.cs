using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Cases;

/// <summary>Several cases side by side, with the claims that are told about them.</summary>
/// <remarks>
/// Cases that everybody knows were chosen by fame: there is no base rate of companies that answered late and suffered nothing, and
/// none of those that answered at once and suffered all the same. They illustrate; they cannot prove that fast is better.
/// </remarks>
/// <param name="Cases">The cases.</param>
/// <param name="Claims">The claims about them.</param>
/// <param name="Sources">The tables they were read from.</param>
[TypeFormatterSource(typeof(MeasureResultFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record CaseStudies(IReadOnlyList<CaseRecord> Cases, IReadOnlyList<CaseClaim> Claims, IReadOnlyList<Provenance> Sources) : MeasureResult
{
    /// <summary>A case by its id.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public CaseRecord this[string id] => Cases.FirstOrDefault(record => record.Id == id)
        ?? throw new ArgumentException($"There is no case {id}. There are: {string.Join(", ", Cases.Select(record => record.Id))}.", nameof(id));

    /// <summary>The claims about one case beside its record.</summary>
    /// <param name="id">The case.</param>
    /// <param name="claim">The claim that the verdict is headed by, with its source.</param>
    public Verdict Verdict(string id, Claim claim)
    {
        CaseClaim[] claims = [.. Claims.Where(row => row.Case == this[id])];
        if (claims.Length == 0) throw new ArgumentException($"No claim about {this[id].Title} is in the tables.", nameof(id));
        string conclusion = string.Join(" ", claims.Select(row => $"“{Capital(row.Words)}”: {Words(row.Test)}."));
        return new Verdict(claim, conclusion, [.. claims.Select(row => row.Test)]) { Caveats = CaseCaveats.Of([this[id]]) };
    }

    /// <summary>How many cases, and how many of them answered where people talked.</summary>
    public override string Sentence
    {
        get
        {
            int answered = Cases.Count(record => record.Lag(Milestone.ChannelResponse).Days is not null);
            CaseLag[] within = [.. Cases.Select(record => record.Lag(Milestone.FirstResponse)).Where(lag => lag.Days is { High: <= 7 })];
            return $"{Cases.Count} cases, chosen by fame: {within.Length} of them answered somebody within seven days; "
                + $"of {answered} an answer in a channel where people talked is documented.";
        }
    }

    /// <summary>The lags of all cases, as the ranges that the sources allow.</summary>
    public override Table ToTable() => new(
        ["Case", "Noticed after", "Answered after", "Answered where people talked", "Remedy after", "People talked in", "Answers came in"],
        [.. Cases.Select(record => (IReadOnlyList<string>)[record.Title, .. record.Lags.Select(lag => lag.ToString()), record.Channels.TalkedIn, record.Channels.AnsweredIn])],
        "Calendar days from the first public sign, as ranges where sources disagree or know only the day; about = a date placed inside a known window.");

    private static string Words(ClaimTest test) => test.Finding switch
    {
        Finding.Contradicts => $"contradicted, the record says {test.Range}, the claim {test.Write(test.Claimed)}",
        Finding.Agrees => $"agrees, the record says {test.Range}",
        Finding.Undecided => $"not decided, the record says {test.Range}",
        _ => test.Conclusion,
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
