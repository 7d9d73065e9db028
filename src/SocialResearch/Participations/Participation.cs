using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>How unevenly people take part: who contributed how much of everything.</summary>
/// <remarks>
/// With counts x of N people in ascending order and T their sum: the Gini coefficient is G = 2·Σ i·xᵢ / (N·T) − (N + 1)/N, the
/// population form, between 0 (all did the same) and 1 − 1/N; the corrected form is G·N/(N − 1). The top share is what the
/// most active 1 % did of T, under the <see cref="GroupRounding"/> named in <see cref="Options"/>.
/// <para>With a population, N is everybody in it and the silent ones have x = 0; without, N is n, those who contributed, and
/// the result answers another question: a share "of those who contributed at least once".</para>
/// <para>Intervals resample people, not contributions; with a population the silent people are resampled too, as if another
/// population of the same size had been observed. They do not cover a wrong population or missing data. How often they cover
/// the truth is simulated in docs/validation.md: with heavy tails less than they promise.</para>
/// <para>What it does not say: why people are silent, or whether a community with a high G is unhealthy. G depends on N and
/// on T, so compare communities of different size with care.</para>
/// <para>Sources: Gini (1912), Variabilità e mutabilità; Dixon, Weiner, Mitchell-Olds and Woodley (1987), "Bootstrapping the
/// Gini coefficient of inequality", Ecology 68(5) (both from memory; the formula is tested against the pairwise definition
/// and R's ineq 0.2-13). docs/validation.md lists the values that the tests reproduce.</para>
/// </remarks>
public sealed record Participation : MeasureResult
{
    internal Participation() { }

    /// <summary>Whose contributions were counted, with period and source.</summary>
    public required Community Community { get; init; }

    /// <summary>n, the people who contributed at least once.</summary>
    public required long Contributors { get; init; }

    /// <summary>N, everybody who could have contributed; null when unknown.</summary>
    public required long? Population { get; init; }

    /// <summary>The denominator of every share: the population, or the contributors when it is unknown.</summary>
    public long People => Population ?? Contributors;

    /// <summary>The people of the population who contributed nothing; null when the population is unknown.</summary>
    public long? Silent => Population - Contributors;

    /// <summary>The silent people as a share of the population.</summary>
    public required Estimate SilentShare { get; init; }

    /// <summary>T, everything that was contributed.</summary>
    public required long Contributions { get; init; }

    /// <summary>The Gini coefficient in the population form.</summary>
    public required Estimate Gini { get; init; }

    /// <summary>The Gini coefficient times N/(N − 1), so that one person doing everything gives 1.</summary>
    public required Estimate GiniCorrected { get; init; }

    /// <summary>Top 1 %, next 9 % and rest under the rule of <see cref="Options"/>.</summary>
    public required GroupShares Shares { get; init; }

    /// <summary>The same under every rule there is: what changes from rule to rule is no finding.</summary>
    public required IReadOnlyList<GroupShares> SharesByRule { get; init; }

    /// <summary>The most active 1 % of the people.</summary>
    public GroupShare Top1 => Shares.Top1;

    /// <summary>The next 9 %.</summary>
    public GroupShare Next9 => Shares.Next9;

    /// <summary>The remaining 90 %.</summary>
    public GroupShare Rest90 => Shares.Rest90;

    /// <summary>The fewest people who made 50, 80 and 90 % of everything, in this order.</summary>
    public required IReadOnlyList<SmallestGroup> SmallestGroups { get; init; }

    /// <summary>The fewest people who made half of everything: who must leave for half of it to stop.</summary>
    public SmallestGroup ElephantFactor => SmallestGroups[0];

    /// <summary>Theil, Hoover, Palma, Atkinson, Herfindahl and entropy.</summary>
    public required InequalityIndices Indices { get; init; }

    /// <summary>Mean, median, maximum and how many contributed never or once, over the people of the denominator.</summary>
    public required CountDistribution Distribution { get; init; }

    /// <summary>The Lorenz curve over all people; null when nobody contributed anything.</summary>
    public required LorenzCurve? Lorenz { get; init; }

    /// <summary>How the posts were selected that were counted; null when the counts were not made from posts.</summary>
    public Selection? Selection { get; init; }

    /// <summary>The choices under which the numbers hold.</summary>
    public required ParticipationOptions Options { get; init; }

    /// <summary>The question that was answered: about everybody, or only about those who contributed.</summary>
    public string Denominator => Population is null
        ? $"{Wording.Count(Contributors)} {Community.People} who contributed at least once"
        : $"{Wording.Count(People)} {Community.People}";

    /// <summary>What the most active part of the people made of everything, with the person at the cut split; null when nobody made anything.</summary>
    /// <param name="peopleShare">The part of the people, 0.2 for the top 20 %.</param>
    public double? TopShare(double peopleShare) => 1 - Lorenz?.At(1 - peopleShare);

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            string period = Community.Period is null ? "" : $", {Community.Period}";
            if (Top1.Content.Value is not { } share)
                return $"None of the {Denominator} contributed anything{period}: shares and the Gini coefficient are undefined.";
            string interval = Top1.Content.Interval is { } i ? $" ({Wording.Level(i)} interval {Wording.PercentRange(i)})" : "";
            string did = $"{Community.Did} {Wording.Percent(share)}{interval} of {Wording.Count(Contributions)} {Community.Contributions}{period}.";
            string group = Options.Rounding == GroupRounding.Fractional ? "top 1 %" : $"top 1 % (here {Wording.Fixed(Top1.People, 0)})";
            return Population is null ? $"Of the {Denominator}, the {group} {did}" : $"The {group} of {Denominator} {did}";
        }
    }

    /// <summary>Measures participation.</summary>
    /// <param name="counts">Contributions of each person. A zero is a person of the population who stayed silent.</param>
    /// <param name="population">N, everybody who could have contributed, silent people included; leave out when unknown. When it
    /// is left out and the counts hold zeros, the people counted are the population.</param>
    /// <param name="community">Names, period and source; default "people" who "made" "contributions".</param>
    /// <param name="options">Rounding rule, Atkinson's aversion and bootstrap; defaults see there.</param>
    /// <exception cref="InsufficientDataException">There is nobody to measure.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The population is smaller than the people in the counts.</exception>
    public static Participation Measure(
        ContributionCounts counts, long? population = null, Community? community = null, ParticipationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (population < counts.Rows)
        {
            throw new ArgumentOutOfRangeException(nameof(population), population,
                $"The population is smaller than the {Wording.Count(counts.Rows)} people in the counts. It holds everybody who could have "
                + "contributed, so also all who did: count again, or leave it out to measure those who contributed.");
        }
        if ((population ?? counts.Rows) == 0)
        {
            throw new InsufficientDataException(
                "Participation needs at least one person; the counts hold none.",
                "Check the file or the selection, or state the population if everybody stayed silent.");
        }
        return ParticipationMeasurement.Of(counts, population, community ?? new(), options ?? new());
    }

    /// <summary>Measures participation in a conversation: who wrote how many of its posts.</summary>
    /// <remarks>Posts without a known author are left out; the caveat SR009 says how many. The period is that of the posts selected, unless the community names another.</remarks>
    /// <param name="conversation">The posts, selected as the question needs it: bots and the brand are people here unless left out.</param>
    /// <param name="population">N, everybody who could have written, silent people included; leave out when unknown.</param>
    /// <param name="community">Names and source; default "people" who "wrote" "posts", period and files of the conversation.</param>
    /// <param name="options">Rounding rule, Atkinson's aversion and bootstrap; defaults see there.</param>
    /// <exception cref="InsufficientDataException">No post has a known author and the population is unknown.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The population is smaller than the number of authors.</exception>
    public static Participation Measure(
        Conversation conversation, long? population = null, Community? community = null, ParticipationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return OfPosts(ContributionCounts.Of(conversation), conversation.Summary.Period, population, community, options);
    }

    /// <summary>Measures counts of posts, wherever they were counted.</summary>
    internal static Participation OfPosts(ContributionCounts counts, string? period, long? population, Community? community, ParticipationOptions? options)
    {
        community ??= new(Name: "the conversation", Contributions: "posts", Did: "wrote");
        string? files = counts.Sources.Count == 0 ? null : string.Join(", ", counts.Sources.Select(file => file.FileName));
        return Measure(counts, population, community with { Period = community.Period ?? period, Source = community.Source ?? files }, options);
    }

    /// <inheritdoc/>
    public override Table ToTable() => ParticipationTable.Of(this);
}
