using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>How participation changes: who takes part in each period, how unevenly, who is new and who is not seen again.</summary>
/// <remarks>
/// <para>Each period is measured by itself, over the people who wrote in it. Newcomers wrote their first post of the data in it,
/// returning people had written before; who is lost wrote their last post of the data in it. Where windows overlap, one person is
/// counted in several.</para>
/// <para>Both ends of the data deceive. At the beginning everybody is a newcomer; at the end everybody is lost, because nobody
/// has had time to come back: "lost" is then an upper limit and marked so.</para>
/// <para>Shares and Gini are undefined below a minimum of people, where one person more or less decides them. A short period looks
/// more equal than a long one, so compare periods of one length, and read a change together with n and T.</para>
/// </remarks>
public sealed record ParticipationOverTime : MeasureResult
{
    private ParticipationOverTime() { }

    /// <summary>The periods in order, empty ones too.</summary>
    public required IReadOnlyList<PeriodParticipation> Periods { get; init; }

    /// <summary>How time was cut.</summary>
    public required PeriodRule Rule { get; init; }

    /// <summary>The zone in which days begin.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Below this many people shares and Gini are undefined.</summary>
    public required int MinimumPeople { get; init; }

    /// <summary>For how many days after a period people must have been watched before they count as lost.</summary>
    public required int FollowUpDays { get; init; }

    /// <summary>Names, period and source.</summary>
    public required Community Community { get; init; }

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            PeriodParticipation[] measured = [.. Periods.Where(period => period.Gini.Value is not null)];
            string scope = $"{Count(Periods.Count, Rule.Name, Plural)}, {Community.Period}";
            if (measured.Length == 0) return $"No {Rule.Name} of {scope} has the {Count(MinimumPeople)} people it takes to measure inequality.";
            PeriodParticipation low = measured.MinBy(period => period.Gini.Value)!, high = measured.MaxBy(period => period.Gini.Value)!;
            string few = measured.Length == Periods.Count ? "" : $"; {Count(Periods.Count - measured.Length)} with fewer than {Count(MinimumPeople)} people are not measured";
            return measured.Length == 1
                ? $"The Gini coefficient of {low.Period.Name} is {Written(low)}{few} ({scope})."
                : $"By {Rule.Name} the Gini coefficient lies between {Written(low)} and {Written(high)}{few} ({scope}).";
        }
    }

    internal string Plural => Rule.IsRolling ? Rule.Name.Replace("window", "windows", StringComparison.Ordinal) : Rule.Name + "s";

    /// <summary>Measures each period of a conversation.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="by">How time is cut; calendar months when left out.</param>
    /// <param name="zone">The zone in which days begin; UTC when left out.</param>
    /// <param name="minimumPeople">Below this many people shares and Gini are undefined.</param>
    /// <param name="followUpDays">For how long people must have been watched after a period before they count as lost.</param>
    /// <param name="community">Names and source; default "people" who "wrote" "posts".</param>
    /// <param name="options">Rounding rule and bootstrap.</param>
    /// <exception cref="InsufficientDataException">No post has both a known author and a known time, or no window fits into the time.</exception>
    public static ParticipationOverTime Measure(
        Conversation conversation, PeriodRule? by = null, TimeZoneInfo? zone = null, int minimumPeople = 30, int followUpDays = 90,
        Community? community = null, ParticipationOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumPeople, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(followUpDays);
        by ??= PeriodRule.Month;
        zone ??= TimeZoneInfo.Utc;
        var posts = DatedPosts.Of(conversation, zone, by.TakesMonths);
        IReadOnlyList<CalendarPeriod> periods = by.Cover(posts.First, posts.Last);
        if (periods.Count == 0)
            throw new InsufficientDataException($"The posts are of {Count(posts.Last.DayNumber - posts.First.DayNumber + 1)} days, and no {by.Name} fits in.", "Choose a shorter one.");

        community ??= new(Name: "the conversation", Contributions: "posts", Did: "wrote");
        string? files = conversation.Sources.Count == 0 ? null : string.Join(", ", conversation.Sources.Select(file => file.FileName));
        community = community with { Period = community.Period ?? conversation.Summary.Period, Source = community.Source ?? files };
        PeriodParticipation[] measured = [.. periods.Select(period => Of(period, posts, minimumPeople, followUpDays, community, options))];
        List<Caveat> caveats =
        [
            .. posts.Caveats,
            new("SR033", "Whoever wrote before the data begin counts as a newcomer when seen first; the first periods hold too many newcomers."),
        ];
        if (measured.Count(period => period.IsLostProvisional) is > 0 and var late)
            caveats.Add(new("SR034", $"In {Count(late)} of {Count(measured.Length)} periods people were watched for fewer than {Count(followUpDays)} days afterwards: who seems lost may still come back."));
        if (measured.Count(period => period.Gini.Value is null) is > 0 and var small)
            caveats.Add(new("SR036", $"{Count(small)} of {Count(measured.Length)} periods have fewer than {Count(minimumPeople)} people; shares and Gini are not computed for them."));
        return new()
        {
            Periods = measured,
            Rule = by,
            Zone = zone,
            MinimumPeople = minimumPeople,
            FollowUpDays = followUpDays,
            Community = community,
            Caveats = [.. caveats.OrderBy(caveat => caveat.Code, StringComparer.Ordinal)],
        };
    }

    private static PeriodParticipation Of(CalendarPeriod period, DatedPosts posts, int minimum, int followUp, Community community, ParticipationOptions? options)
    {
        IReadOnlyList<DatedPost>[] active = [.. posts.Authors.Where(author => author.Any(post => period.Holds(post.Day)))];
        var counts = ContributionCounts.Of(active.Select(author => (long)author.Count(post => period.Holds(post.Day))));
        Estimate few = Estimate.Undefined($"{Count(active.Length, "person", "people")}, fewer than the minimum of {Count(minimum)}.");
        Participation? measured = active.Length < minimum ? null : Participation.Measure(counts, community: community with { Period = period.Name }, options: options);
        return new(period, active.Length, counts.Contributions, measured?.Gini ?? few, measured?.Top1.Content ?? few)
        {
            Newcomers = active.Count(author => period.Holds(author[0].Day)),
            Lost = active.Count(author => period.Holds(author[^1].Day)),
            IsLostProvisional = posts.Last.DayNumber - period.To.DayNumber < followUp,
        };
    }

    /// <summary>One row a period.</summary>
    public override Table ToTable() => new(
        [
            Capital(Rule.Name), Column.Number("n"), Column.Number("T"), Column.Number("Gini"), Column.Number("Interval"), Column.Number("Top 1 %"),
            Column.Number("Newcomers"), Column.Number("Returning"), Column.Number("Lost"), "Remark",
        ],
        [.. Periods.Select(period => (IReadOnlyList<string>)
        [
            period.Period.Name, Count(period.Contributors), Count(period.Contributions),
            period.Gini.Value is { } gini ? Fixed(gini, 4) : "", period.Gini.Interval is { } i ? $"{Fixed(i.Low, 4)} to {Fixed(i.High, 4)}" : "",
            period.Top1.Value is { } top ? Percent(top) : "",
            Count(period.Newcomers), Count(period.Returning), (period.IsLostProvisional ? "≤ " : "") + Count(period.Lost), Remark(period),
        ])],
        $"{Community.Name}, {Community.Period}, days in {Zone.Id}. Newcomers: first post of the data; lost: last post of the data, "
        + $"≤ where people were watched for fewer than {Count(FollowUpDays)} days afterwards.");

    private string Remark(PeriodParticipation period) => string.Join("; ", ((string?[])
    [
        period == Periods[0] ? "may all have been there before" : null,
        period.Period.IsPartial ? "in part outside the data" : null,
        period.Gini.WhyUndefined?.TrimEnd('.'),
    ]).OfType<string>());

    private static string Written(PeriodParticipation period) =>
        $"{Fixed(period.Gini.Value!.Value, 2)} ({period.Period.Name}, n = {Count(period.Contributors)})";
}

/// <summary>Who took part in one period, and how unevenly.</summary>
/// <param name="Period">The period.</param>
/// <param name="Contributors">n, people who wrote in it.</param>
/// <param name="Contributions">T, what they wrote.</param>
/// <param name="Gini">The Gini coefficient in the population form, over the n people; undefined below the minimum.</param>
/// <param name="Top1">Content share of the top 1 % of the n people; undefined below the minimum.</param>
public sealed record PeriodParticipation(CalendarPeriod Period, long Contributors, long Contributions, Estimate Gini, Estimate Top1)
{
    /// <summary>People whose first post of the data is in this period.</summary>
    public required long Newcomers { get; init; }

    /// <summary>People who had written before this period.</summary>
    public long Returning => Contributors - Newcomers;

    /// <summary>People whose last post of the data is in this period.</summary>
    public required long Lost { get; init; }

    /// <summary>Whether the data end so soon afterwards that <see cref="Lost"/> is only an upper limit (right-censored).</summary>
    public required bool IsLostProvisional { get; init; }
}
