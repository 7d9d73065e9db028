using SocialResearch.Results;

namespace SocialResearch.Cases;

/// <summary>The doubts that belong to case records, each raised only where it applies.</summary>
internal static class CaseCaveats
{
    public static IReadOnlyList<Caveat> Of(IReadOnlyList<CaseRecord> cases) =>
    [
        new("SR080", $"{Capitalised(cases.Count)} chosen by fame: nobody counted those that answered late and suffered nothing. They illustrate and prove nothing."),
        .. cases.SelectMany(Of).DistinctBy(caveat => caveat.Code),
    ];

    public static IReadOnlyList<Caveat> Of(CaseRecord record)
    {
        List<Caveat> caveats = [];
        if (record.Milestones.Any(reading => reading.Reading == MilestoneReading.AtLatest))
            caveats.Add(new("SR081", "Some moments are known from above only: the company had noticed or answered by then, and may have done so at any time before."));
        if (record.Milestones.Any(reading => reading.Time.Precision == CasePrecision.Approximate))
            caveats.Add(new("SR082", "Some dates were placed inside a known window by whoever made the table; the ends of those ranges are estimates."));
        if (record.Milestones.Any(reading => reading.Reading == MilestoneReading.Claimed))
            caveats.Add(new("SR083", "Some moments are what a party says of itself; the range holds them, and the other end rests on dated pages."));
        if (record.Events.Any(row => row.Source.Verification == Verification.Secondary))
            caveats.Add(new("SR084", "Some rows come from pages that retell; they are marked as retold in the table."));
        return caveats;
    }

    private static string Capitalised(int cases) => cases == 1 ? "One case," : $"{Wording.Count(cases)} cases,";
}
