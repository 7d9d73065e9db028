using SocialResearch.Results;

namespace SocialResearch.Cases;

/// <summary>What the record's numbers about a claim are worth.</summary>
public enum ClaimBasis
{
    /// <summary>Dated sources.</summary>
    Record,

    /// <summary>One survey of stated intentions.</summary>
    Survey,

    /// <summary>A count by the company or its agency.</summary>
    CompanyCount,

    /// <summary>A forecast; nobody counted afterwards.</summary>
    Forecast,

    /// <summary>Nothing was found that could decide.</summary>
    NotFound,
}

/// <summary>A popular claim about a case beside what its record allows.</summary>
/// <param name="Id">Its name in the tables, such as <c>K1</c>.</param>
/// <param name="Case">The case.</param>
/// <param name="Words">The claim in our words.</param>
/// <param name="Claimed">The claimed value; 1 for a claim that something was so.</param>
/// <param name="Unit">Its unit; <c>boolean</c> for something that was so or not.</param>
/// <param name="Tolerance">How far from the claimed value still counts as it.</param>
/// <param name="Record">The range that the record allows; null when it has none.</param>
/// <param name="Basis">What the range is worth.</param>
/// <param name="Events">The rows it rests on.</param>
/// <param name="Sources">Addresses of the pages.</param>
/// <param name="Note">What to know about it.</param>
/// <param name="Milestones">The milestones that the claim speaks of; empty when it speaks of no lag.</param>
public sealed record CaseClaim(
    string Id, CaseRecord Case, string Words, double Claimed, string Unit, double Tolerance, CaseRange? Record, ClaimBasis Basis,
    IReadOnlyList<CaseEvent> Events, IReadOnlyList<string> Sources, string Note, IReadOnlyList<Milestone> Milestones)
{
    /// <summary>The claimed lag in days; null when the claim is about something else.</summary>
    public double? ClaimedDays => Milestones.Count == 0 ? null : Unit == "hours" ? Claimed / 24 : Claimed;

    /// <summary>The claim beside the record, for a verdict.</summary>
    /// <remarks>
    /// Only dated sources and independent counts can agree or contradict; a forecast or a survey of intentions is another quantity than
    /// the claim speaks of, and a party cannot decide by its own count. A range that reaches across the claimed value does not decide.
    /// </remarks>
    public ClaimTest Test => new(
        Case.Title, $"{Wording.Count(Sources.Count, "source", "sources")}, {Wording.Count(Events.Count, "dated row", "dated rows")}", Words, Claimed, Tolerance,
        Record is { } range ? Estimate.Within(new Interval(range.Low, range.High, 1, "the range the sources allow")) : Estimate.Undefined("nothing was found that could decide"),
        Basis switch
        {
            ClaimBasis.Survey => "one survey of stated intentions, not of what people did",
            ClaimBasis.CompanyCount => "counted by the company or its agency alone",
            ClaimBasis.Forecast => "a forecast; no figure counted afterwards was found",
            _ => null,
        })
    {
        ClaimId = Id,
        Unit = Unit == "boolean" ? ClaimTest.YesOrNo : Unit.Replace('_', ' '),
        Note = Note,
    };
}
