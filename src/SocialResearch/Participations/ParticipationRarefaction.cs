using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Compares communities of different size: what each would look like if all were as small as the smallest.</summary>
/// <remarks>
/// <para>The Gini coefficient and the share of the top 1 % depend on how much was contributed at all: whoever writes one post
/// cannot write less, so few posts look equal. Rarefaction draws the same number of contributions, or of people, from each
/// community at random and without replacement and takes the mean over the draws.</para>
/// <para>The number of people among m contributions is exact (Hurlbert 1971); Gini and shares are means over seeded draws. The
/// interval is where the middle 95 % of the draws lie: it says how much the draw decides, shrinks to nothing at full size, and is
/// no interval for the community itself.</para>
/// <para>What it does not say: which community is more unequal at the size it has. Rarefaction answers "given the same number of
/// posts", and takes posts to be drawn independently of each other, which no real smaller community is.</para>
/// <para>Sources: Sanders, "Marine benthic diversity: a comparative study", American Naturalist 102, 1968; Hurlbert, "The
/// nonconcept of species diversity", Ecology 52(4), 1971 (both from memory).</para>
/// </remarks>
public sealed record ParticipationRarefaction : MeasureResult
{
    private ParticipationRarefaction() { }

    /// <summary>What was drawn.</summary>
    public required RarefiedBy By { get; init; }

    /// <summary>The size to which all were reduced for the comparison.</summary>
    public required long At { get; init; }

    /// <summary>One curve a community, in the order given.</summary>
    public required IReadOnlyList<RarefactionCurve> Curves { get; init; }

    /// <summary>How often each size was drawn.</summary>
    public required int Draws { get; init; }

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            string Order(Func<RarefactionCurve, double?> of) => string.Join(", ", Curves.Where(curve => of(curve) is not null)
                .OrderByDescending(of).Select(curve => $"{curve.Community.Name} {Fixed(of(curve)!.Value, 2)}"));
            return $"Reduced to {Count(At)} {Unit} each, the Gini coefficient is {Order(curve => curve.AtCommonSize.Gini.Value)}; at full size {Order(curve => curve.Full.Gini.Value)}. "
                + (OrderChanges ? "The order of the communities is another at the same size." : "The order of the communities stays the same.");
        }
    }

    /// <summary>Whether another community is the more unequal one once all have the same size.</summary>
    public bool OrderChanges => !Ranked(curve => curve.AtCommonSize).SequenceEqual(Ranked(curve => curve.Full));

    internal string Unit => By == RarefiedBy.People ? "people" : "contributions";

    /// <summary>Reduces communities to the same size and compares them.</summary>
    /// <param name="communities">The communities; at least one.</param>
    /// <param name="by">What is drawn: contributions, or people with all of theirs.</param>
    /// <param name="at">The common size; that of the smallest community when left out.</param>
    /// <param name="draws">How often each size is drawn.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <exception cref="InsufficientDataException">A community has no contributions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The common size is larger than the smallest community.</exception>
    public static ParticipationRarefaction Measure(
        IReadOnlyList<NamedCounts> communities, RarefiedBy by = RarefiedBy.Contributions, long? at = null, int draws = 200, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(communities);
        if (communities.Count == 0) throw new ArgumentException("Rarefaction needs at least one community.", nameof(communities));
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 20);
        if (communities.FirstOrDefault(community => community.Counts.Contributions == 0) is { } empty)
            throw new InsufficientDataException($"Nobody in {empty.Name} contributed anything, so nothing can be drawn.", "Leave the community out, or measure another period or selection.");
        long smallest = communities.Min(community => Size(community, by)), common = at ?? smallest;
        if (common < 1 || common > smallest)
            throw new ArgumentOutOfRangeException(nameof(at), at, $"The common size lies between 1 and {Count(smallest)}, the size of the smallest community.");
        return new()
        {
            By = by,
            At = common,
            Draws = draws,
            Curves = [.. communities.Select(community => Curve(community, by, common, draws, seed))],
            Caveats = [new("SR030", "The intervals say where most random draws lie. At full size they shrink to nothing although the data could have been others.")],
        };
    }

    private static RarefactionCurve Curve(NamedCounts community, RarefiedBy by, long common, int draws, ulong seed)
    {
        long full = Size(community, by);
        const int steps = 12;
        double first = Math.Min(10, full);
        long[] sizes = [.. Enumerable.Range(0, steps).Select(i => (long)Math.Round(first * Math.Pow(full / first, i / (steps - 1.0)))).Append(common).Append(full).Where(size => size >= 1).Distinct().Order()];
        IReadOnlyList<RarefiedShares> points = RarefiedShares.Draw(community, by, sizes, draws, seed);
        return new(community, points, points.First(point => point.Size == common), points[^1]);
    }

    private static long Size(NamedCounts community, RarefiedBy by) => by == RarefiedBy.Contributions
        ? community.Counts.Contributions
        : Math.Max(community.Population ?? 0, community.Counts.Rows);

    private IEnumerable<string> Ranked(Func<RarefactionCurve, RarefiedShares> at) =>
        Curves.OrderByDescending(curve => at(curve).Gini.Value).Select(curve => curve.Community.Name);

    /// <summary>Each community at the common size and at its own.</summary>
    public override Table ToTable() => new(
        ["Community", Column.Number(By == RarefiedBy.People ? "People drawn" : "Contributions drawn"), Column.Number("People who contributed"), Column.Number("Gini"), Column.Number("Middle 95 %"), Column.Number("Top 1 %"), Column.Number("Middle 95 %")],
        [.. Curves.SelectMany(curve => new[] { curve.AtCommonSize, curve.Full }.DistinctBy(point => point.Size).Select(point => (IReadOnlyList<string>)
        [
            curve.Community.Name,
            Count(point.Size) + (point.Size == curve.Full.Size ? " (all)" : ""),
            Number(point.Contributors, value => Fixed(value, point.Size == curve.Full.Size ? 0 : 1)),
            Number(point.Gini, value => Fixed(value, 4)),
            point.Gini.Interval is { } gini ? $"{Fixed(gini.Low, 4)} to {Fixed(gini.High, 4)}" : "",
            Number(point.Top1, value => Percent(value, 2)),
            point.Top1.Interval is { } top ? PercentRange(top) : "",
        ]))],
        $"Expected values when every community is reduced to {Count(At)} {Unit}; {Count(Draws)} draws without replacement. "
        + $"Shares and Gini over {(Curves.All(curve => curve.Community.Histogram().Population is null) ? "those who contributed" : "the population where it is known, else over those who contributed")}.");

    private static string Number(Estimate estimate, Func<double, string> write) => estimate.Value is { } value ? write(value) : "undefined";
}

/// <summary>One community at many sizes.</summary>
/// <param name="Community">The community.</param>
/// <param name="Points">From small to all of it.</param>
/// <param name="AtCommonSize">At the size to which all were reduced.</param>
/// <param name="Full">All of it.</param>
public sealed record RarefactionCurve(NamedCounts Community, IReadOnlyList<RarefiedShares> Points, RarefiedShares AtCommonSize, RarefiedShares Full);
