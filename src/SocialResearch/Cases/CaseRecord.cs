using SocialResearch.Results;

namespace SocialResearch.Cases;

/// <summary>One case: what happened when, with a source for every row.</summary>
/// <param name="Id">The case's name in the tables, such as <c>kryptonite_2004</c>.</param>
/// <param name="Title">Its name in headings, with the year.</param>
/// <param name="About">What it was about, in one line.</param>
/// <param name="Channels">Where people talked and where the company answered.</param>
/// <param name="Events">All dated rows in order of time.</param>
/// <param name="Series">Quantities that were reported several times.</param>
/// <param name="Milestones">The moments that lags are measured between; sources may differ.</param>
[TypeFormatterSource(typeof(MeasureResultFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record CaseRecord(
    string Id, string Title, string About, CaseChannels Channels,
    IReadOnlyList<CaseEvent> Events, IReadOnlyList<CaseSeries> Series, IReadOnlyList<CaseMilestone> Milestones) : MeasureResult
{
    /// <summary>How long it took from the first public sign to a milestone.</summary>
    /// <param name="milestone">Any but the start itself.</param>
    public CaseLag Lag(Milestone milestone) => CaseLag.Between(Readings(Milestone.Start), milestone, Readings(milestone));

    /// <summary>All four lags in their order.</summary>
    public IReadOnlyList<CaseLag> Lags => [.. Enum.GetValues<Milestone>().Where(milestone => milestone != Milestone.Start).Select(Lag)];

    /// <summary>A series by its name.</summary>
    /// <exception cref="ArgumentException">The case has none of that name; the message lists those it has.</exception>
    public CaseSeries SeriesOf(string name) => Series.FirstOrDefault(series => series.Name == name)
        ?? throw new ArgumentException($"{Title} has no series {name}. It has: {string.Join(", ", Series.Select(series => series.Name))}.", nameof(name));

    /// <summary>Which share of a cumulative series had come before the first answer.</summary>
    /// <remarks>Low from the earliest reading of the answer, high from the latest; zero at the low end where it is known from above only; see <see cref="CaseSeries.ShareBefore"/>.</remarks>
    /// <param name="series">The name of a cumulative series.</param>
    /// <param name="milestone">The answer: the first to anybody, or the first where people talked.</param>
    /// <returns>Null when the answer is not dated or the series ends before it.</returns>
    public CaseRange? VolumeBefore(string series, Milestone milestone = Milestone.FirstResponse)
    {
        IReadOnlyList<CaseMilestone> readings = Readings(milestone);
        CaseRange?[] shares = [.. readings.Select(reading => SeriesOf(series).ShareBefore(reading.Time))];
        return shares.Length == 0 || shares.Any(share => share is null) ? null
            : new(Lag(milestone).IsBound ? 0 : shares.Min(share => share!.Value.Low), shares.Max(share => share!.Value.High));
    }

    /// <summary>Rows, sources and period in one sentence.</summary>
    public override string Sentence =>
        $"{Title}: {Wording.Count(Events.Count, "dated row", "dated rows")} from {Events.Select(row => row.Source.Address).Distinct().Count()} sources, "
        + $"{Wording.Count(Events.Count(row => row.Source.Verification == Verification.Read))} of them read at first hand or close to it; "
        + $"the company noticed after {Lag(Milestone.Noticed)} and answered after {Lag(Milestone.FirstResponse)}.";

    /// <summary>The rows but for the counts: when, who, where, what, and the source.</summary>
    public override Table ToTable() => new(
        ["When", "Side", "Who", "Where", "What happened", "Source"],
        [.. Events.Where(row => row.Kind != CaseEventKind.Measure).Select(row => (IReadOnlyList<string>)
            [row.Time.ToString(), row.Actor.ToString(), row.Who, row.Channel, row.Headline, row.Source.Title + (row.Source.Verification == Verification.Read ? "" : " (retold)")])],
        $"{Title}. Times are local to the source; rows marked as counts are in the series.");

    private IReadOnlyList<CaseMilestone> Readings(Milestone milestone) => [.. Milestones.Where(reading => reading.Milestone == milestone)];
}
