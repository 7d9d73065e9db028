using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Participation from a published table of classes, where the counts themselves are unknown: bounds instead of values.</summary>
/// <remarks>
/// Taking the middle of each class would invent data, and for "10 or more" there is no middle. Instead two tables of counts are
/// made that fit the classes and the total: the most equal one (everybody as close to the others as the class allows) and the
/// most unequal one (all that is left goes to as few as possible). Every other table lies between them in the order of Lorenz
/// curves, so its Gini coefficient, its top shares and its smallest groups lie between theirs: the bounds are reached, not
/// guessed. Source: Marshall, Olkin and Arnold, Inequalities: Theory of Majorization, 2nd edition, 2011, chapters 1 and 2 (from
/// memory). There is no interval: bounds say what the table hides, not what chance does.
/// </remarks>
public sealed record GroupedContributions : MeasureResult
{
    private readonly ContributionGroup[] _groups;

    private GroupedContributions(ContributionGroup[] groups, long? contributions, Community community) =>
        (_groups, Contributions, Community) = (groups, contributions, community);

    /// <summary>Whose contributions were counted.</summary>
    public Community Community { get; init; }

    /// <summary>T, everything they contributed; null when the table does not say.</summary>
    public long? Contributions { get; }

    /// <summary>Everybody in the table, the class with no contribution included.</summary>
    public long People => _groups.Sum(group => group.People);

    /// <summary>Those in classes from one contribution on.</summary>
    public long Contributors => _groups.Where(group => group.From > 0).Sum(group => group.People);

    /// <summary>The classes, from few contributions to many, with what each can have contributed.</summary>
    public IReadOnlyList<GroupBounds> Groups => [.. _groups.Select((group, i) => Between(group.ToString(), i, i + 1))];

    /// <summary>The most equal counts that fit; null when the total is unknown.</summary>
    public ContributionCounts? MostEqual => Contributions is { } total ? GroupExtremes.MostEqual(_groups, total) : null;

    /// <summary>The most unequal counts that fit; null when the total is unknown.</summary>
    public ContributionCounts? MostUnequal => Contributions is { } total ? GroupExtremes.MostUnequal(_groups, total) : null;

    /// <summary>Between what the Gini coefficient of everybody in the table lies, in the population form; null when the total is unknown.</summary>
    public Bounds? Gini => Between(measured => measured.Gini);

    /// <summary>Between what the share of the top 1 % of everybody in the table lies, the person at the cut split; null when the total is unknown.</summary>
    public Bounds? Top1 => Between(measured => measured.Top1.Content);

    /// <summary>Between what the fewest people lie who made half of everything; null when the total is unknown.</summary>
    public Bounds? ElephantFactor => Between(measured => measured.ElephantFactor.People);

    /// <summary>Puts a table of classes together.</summary>
    /// <param name="groups">The classes in any order; the class of silent people, 0 to 0, makes the population known.</param>
    /// <param name="contributions">T as published; without it only the classes themselves can be bounded.</param>
    /// <param name="community">Names, period and source.</param>
    /// <exception cref="ArgumentException">Classes overlap, one is upside down, or one below the last is open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The total does not fit the classes.</exception>
    public static GroupedContributions Of(IEnumerable<ContributionGroup> groups, long? contributions = null, Community? community = null)
    {
        GroupedContributions table = Unchecked(groups, contributions, community ?? new());
        if (table.Fault is { } fault) throw new ArgumentException(fault, nameof(groups));
        return table.FaultOfTotal is { } wrong ? throw new ArgumentOutOfRangeException(nameof(contributions), contributions, wrong) : table;
    }

    /// <summary>For tables whose faults are those of a file.</summary>
    internal static GroupedContributions Unchecked(IEnumerable<ContributionGroup> groups, long? contributions, Community community) =>
        new([.. groups.Where(group => group.People != 0).OrderBy(group => group.From)], contributions, community);

    /// <summary>Why the classes are no table, as a sentence; null when they are.</summary>
    internal string? Fault
    {
        get
        {
            if (_groups.Length == 0) return "A table needs at least one class with people in it.";
            for (int i = 0; i < _groups.Length; i++)
            {
                if (_groups[i].From < 0 || _groups[i].To < _groups[i].From || _groups[i].People < 0)
                    return $"The class {_groups[i]} is none: it needs 0 ≤ from ≤ to, and people.";
                if (i > 0 && (_groups[i - 1].To is not { } end || end >= _groups[i].From))
                    return $"The classes {_groups[i - 1]} and {_groups[i]} overlap; only the last class may be open.";
            }
            return null;
        }
    }

    /// <summary>Why the total cannot be that of the classes, as a sentence; null when it can or is unknown.</summary>
    internal string? FaultOfTotal
    {
        get
        {
            (Int128 least, Int128? most) = Content(0, _groups.Length);
            if (Contributions is not { } total || (total >= least && !(total > most))) return null;
            string limit = most is { } high ? $"between {Count((long)least)} and {Count((long)high)}" : $"{Count((long)least)} or more";
            return $"The classes hold {limit} contributions, so {Count(total)} cannot be their total: check both.";
        }
    }

    /// <summary>What the people with at least so many contributions made together.</summary>
    /// <param name="count">The lower end of a class; within a class nobody knows who has more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No class begins there.</exception>
    public GroupBounds AtLeast(long count)
    {
        int first = Array.FindIndex(_groups, group => group.From == count);
        return first >= 0 ? Between($"{Count(count)} or more", first, _groups.Length) : throw new ArgumentOutOfRangeException(nameof(count), count,
            $"No class begins at {Count(count)}, and within a class nobody knows who has more. Classes begin at {string.Join(", ", _groups.Select(group => Count(group.From)))}.");
    }

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            GroupBounds top = AtLeast(_groups[^1].From);
            string total = Contributions is { } known ? Count(known) + " " + Community.Contributions : "all " + Community.Contributions;
            string share = top.ContentShare is { High: { } high } && Percent(high) == Percent(top.ContentShare.Low)
                ? Percent(high) : $"between {Percent(top.ContentShare.Low)} and {Percent(top.ContentShare.High ?? 1)}";
            return $"The {Count(top.People)} {Community.People} with {top.Name}, {Percent(top.PeopleShare, 2)} of {Count(People)}, {Community.Did} {share} of {total}.";
        }
    }

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["Contributions each", Column.Number("People"), Column.Number("Share of people"), Column.Number("Content"), Column.Number("Share of content")],
        [
            .. Groups.Select(Row),
            .. _groups.Skip(1).SkipLast(1).Where(group => group.From > 0).Select(group => Row(AtLeast(group.From))),
            .. Measures().Select(measure => (IReadOnlyList<string>)[measure.Name, "", "", "", measure.Value]),
        ],
        $"{Community.Name}: {Count(People)} {Community.People}, {(Contributions is { } total ? Count(total) : "an unknown number of")} {Community.Contributions}; "
            + "bounds that the classes allow, no values and no intervals.");

    private IEnumerable<(string Name, string Value)> Measures()
    {
        static string Range(Bounds bounds, Func<double, string> write) =>
            write(bounds.Low) == write(bounds.High!.Value) ? write(bounds.Low) : $"{write(bounds.Low)} to {write(bounds.High.Value)}";
        if (Top1 is { } top) yield return ("share of the top 1 %", Range(top, share => Percent(share)));
        if (ElephantFactor is { } elephant) yield return ("fewest people for 50 %", Range(elephant, people => Fixed(people, 0)));
        if (Gini is { } gini) yield return ("Gini, population form", Range(gini, value => Fixed(value, 4)));
    }

    private static IReadOnlyList<string> Row(GroupBounds group) =>
    [
        group.Name, Count(group.People), Percent(group.PeopleShare, 3),
        group.Content.High is not { } most ? $"{Count((long)group.Content.Low)} or more"
            : most == group.Content.Low ? Count((long)most) : $"{Count((long)group.Content.Low)} to {Count((long)most)}",
        group.ContentShare.High is not { } high ? $"{Percent(group.ContentShare.Low)} or more"
            : high == group.ContentShare.Low ? Percent(high) : $"{Percent(group.ContentShare.Low)} to {Percent(high)}",
    ];

    private Bounds? Between(Func<Participation, Estimate> measure)
    {
        if (MostEqual is not { } equal || MostUnequal is not { } unequal) return null;
        double? Measured(ContributionCounts counts) => measure(Participation.Measure(counts, People, options: new() { Bootstrap = new() { Replicates = 100 } })).Value;
        return Measured(equal) is { } one && Measured(unequal) is { } other ? new(Math.Min(one, other), Math.Max(one, other)) : null;
    }

    private GroupBounds Between(string name, int first, int end)
    {
        (Int128 least, Int128? most) = Content(first, end);
        (Int128 below, Int128? belowMost) = Content(0, first);
        (Int128 above, Int128? aboveMost) = Content(end, _groups.Length);
        Int128 othersLeast = below + above;
        Int128? othersMost = belowMost + aboveMost;
        long people = _groups[first..end].Sum(group => group.People);
        Bounds share;
        if (Contributions is { } total)
        {
            if (othersMost is { } others && total - others > least) least = total - others;
            if (most is null || most > total - othersLeast) most = total - othersLeast;
            share = total == 0 ? new(0, null) : new((double)least / total, (double)most / total);
        }
        else
        {
            // A class without an upper end can have nearly everything; then 1 is the limit, not a value.
            double low = least == 0 || othersMost is null ? 0 : (double)least / (double)(least + othersMost.Value);
            share = new(low, most is null ? 1 : most + othersLeast == 0 ? null : (double)most.Value / (double)(most.Value + othersLeast));
        }
        return new(name, people, (double)people / People, new((double)least, (double?)most), share);
    }

    private (Int128 Least, Int128? Most) Content(int first, int end)
    {
        Int128 least = 0;
        Int128? most = 0;
        for (int i = first; i < end; i++)
        {
            least += (Int128)_groups[i].From * _groups[i].People;
            most += (Int128?)_groups[i].To * _groups[i].People;
        }
        return (least, most);
    }
}
