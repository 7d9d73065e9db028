using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>What the evidence says about the shape of a tail.</summary>
public enum TailFinding
{
    /// <summary>Nothing varies, so nothing can be fitted.</summary>
    Undefined,

    /// <summary>Too few people, or too few distinct counts, are in the tail to tell shapes apart.</summary>
    TooLittle,

    /// <summary>The bootstrap rejects the power law.</summary>
    PowerLawRejected,

    /// <summary>The power law is not rejected, but another model fits better than chance explains.</summary>
    OtherModelBetter,

    /// <summary>The power law is not rejected, and the log-normal fits neither better nor worse.</summary>
    NotDistinguishable,

    /// <summary>The power law is not rejected, and it fits better than the log-normal.</summary>
    PowerLawBetter,
}

/// <summary>The shape of the most active people's contributions: is it a power law, and does anything else fit as well?</summary>
/// <remarks>
/// A power law P(X = x) ∝ x^−α is fitted to the people with at least xmin contributions; xmin is the distinct count, other than the
/// largest, from which on people and model lie closest together. A bootstrap tests whether a power law could look like this, and
/// log-normal, cut-off, stretched exponential and exponential are fitted to the same people and compared.
/// <para>People without a contribution have no place in it and are left out. Everything holds from xmin on, often for a few percent
/// of the people; <see cref="Whole"/> holds the same for all contributors.</para>
/// <para>What it does not say: how the tail came about. Many processes make tails that a power law and a log-normal fit alike.</para>
/// <para>Sources: Clauset, Shalizi and Newman, "Power-law distributions in empirical data", SIAM Review 51(4), 2009; Vuong,
/// Econometrica 57(2), 1989. Tested against poweRlaw 0.70.6 of R, powerlaw 1.5 of Python and a third program (docs/validation.md).</para>
/// </remarks>
public sealed record ContributionTail : MeasureResult
{
    /// <summary>
    /// The fewest people in a tail from which a shape is read. Below 50 the estimate of α leans visibly (Clauset, Shalizi and Newman
    /// 2009, section 3.2, from memory), and hardly any model can be refuted.
    /// </summary>
    public const int FewestPeople = 50;

    /// <summary>The fewest distinct counts in a tail: through two of them passes every model of two parameters.</summary>
    public const int FewestDistinctCounts = 3;

    internal ContributionTail() { }

    /// <summary>Whose contributions were counted, with period and source.</summary>
    public required Community Community { get; init; }

    /// <summary>n, the people who contributed at least once.</summary>
    public required long Contributors { get; init; }

    /// <summary>People listed with no contribution; they are left out.</summary>
    public required long LeftOut { get; init; }

    /// <summary>The models fitted to the tail; null when nothing varies.</summary>
    public required TailModels? Tail { get; init; }

    /// <summary>The same models fitted to all contributors (xmin = 1); null when nothing varies.</summary>
    public required TailModels? Whole { get; init; }

    /// <summary>The bootstrap test of the power law; null when there is nothing to test.</summary>
    public required TailTest? Test { get; init; }

    /// <summary>Why there are no fits, as a sentence; null when there are.</summary>
    public required string? WhyUndefined { get; init; }

    /// <summary>How the posts were selected that were counted; null when the counts were not made from posts.</summary>
    public Selection? Selection { get; init; }

    /// <summary>The choices under which the test holds.</summary>
    public required ContributionTailOptions Options { get; init; }

    /// <summary>The people as found, from one contribution on.</summary>
    public required TailCurve Observed { get; init; }

    /// <summary>What each fitted model expects in the tail, at the observed counts and enough between them to draw.</summary>
    public required IReadOnlyList<TailCurve> Fits { get; init; }

    /// <summary>What the evidence says about the tail.</summary>
    public TailFinding Finding
    {
        get
        {
            if (Tail is null || Test is null) return TailFinding.Undefined;
            if (Tail.PowerLaw.People < FewestPeople || Tail.PowerLaw.DistinctCounts < FewestDistinctCounts) return TailFinding.TooLittle;
            if (Test.Rejects) return TailFinding.PowerLawRejected;
            if (Better is not null || Tail.AgainstLogNormal is { FavoursOther: true }) return TailFinding.OtherModelBetter;
            return Tail.AgainstLogNormal is { FavoursPowerLaw: true } ? TailFinding.PowerLawBetter : TailFinding.NotDistinguishable;
        }
    }

    /// <summary>The likeliest of the models that fit the tail better than the power law does, beyond chance; null when none does.</summary>
    public TailAlternative? Better => Tail?.Alternatives.Where(alternative => alternative.Comparison is { FavoursOther: true }).MaxBy(alternative => alternative.LogLikelihood);

    /// <inheritdoc/>
    public override string Sentence => ContributionTailWording.Sentence(this);

    /// <inheritdoc/>
    public override Table ToTable() => ContributionTailTable.Of(this);

    /// <summary>Measures the tail of counts.</summary>
    /// <param name="counts">Contributions of each person; zeros are left out.</param>
    /// <param name="community">Names, period and source; default "people" who "made" "contributions".</param>
    /// <param name="options">Replicates and seed of the bootstrap; defaults see there.</param>
    /// <exception cref="InsufficientDataException">Nobody contributed.</exception>
    public static ContributionTail Measure(ContributionCounts counts, Community? community = null, ContributionTailOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new();
        options.Check();
        if (counts.Contributors == 0)
        {
            throw new InsufficientDataException(
                "A tail needs at least one person who contributed; the counts hold none.",
                "Check the file or the selection.");
        }
        return ContributionTailMeasurement.Of(counts, community ?? new(), options);
    }

    /// <summary>Measures the tail of the posts that each author of a conversation wrote.</summary>
    /// <param name="conversation">The posts, selected as the question needs it: bots and the brand are people here unless left out.</param>
    /// <param name="community">Names and source; default "people" who "wrote" "posts", period and files of the conversation.</param>
    /// <param name="options">Replicates and seed of the bootstrap; defaults see there.</param>
    /// <exception cref="InsufficientDataException">No post has a known author.</exception>
    public static ContributionTail Measure(Conversation conversation, Community? community = null, ContributionTailOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        community ??= new(Name: "the conversation", Contributions: "posts", Did: "wrote");
        string? files = conversation.Sources.Count == 0 ? null : string.Join(", ", conversation.Sources.Select(file => file.FileName));
        return Measure(ContributionCounts.Of(conversation),
            community with { Period = community.Period ?? conversation.Summary.Period, Source = community.Source ?? files }, options);
    }
}
