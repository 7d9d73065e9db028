namespace SocialResearch.Participations;

/// <summary>All models fitted to the people from one count on.</summary>
/// <param name="PowerLaw">The power law.</param>
/// <param name="Alternatives">Every other model, compared with the power law on the same people.</param>
/// <param name="Limit">The distribution that log-normal and stretched exponential run into when they have no best fit.</param>
public sealed record TailModels(PowerLawTail PowerLaw, IReadOnlyList<TailAlternative> Alternatives, BinnedParetoLimit Limit)
{
    /// <summary>One of the other models.</summary>
    /// <param name="model">Which.</param>
    public TailAlternative this[TailModel model] => Alternatives.First(alternative => alternative.Model == model);

    /// <summary>The power law against the log-normal, or against its edge, which no log-normal surpasses, where it has no best fit.</summary>
    public TailComparison? AgainstLogNormal => Limit switch
    {
        { LogNormalExists: true } => this[TailModel.LogNormal].Comparison,
        { P: { } p } => new(Limit.Ratio, p, false, null, null, null),
        _ => null,
    };
}

/// <summary>A discrete power law P(X = x) = x^−α / ζ(α, xmin) fitted to the people from a count on.</summary>
/// <param name="From">xmin, the smallest count of the tail.</param>
/// <param name="Exponent">α, by maximum likelihood.</param>
/// <param name="StandardError">Standard error of α from the Fisher information; it takes xmin as given, so it is too small.</param>
/// <param name="Distance">Largest difference of the distribution functions of people and model over all whole numbers from xmin on (KS).</param>
/// <param name="People">How many people are in the tail.</param>
/// <param name="DistinctCounts">How many different counts they have.</param>
/// <param name="LogLikelihood">ln of the probability of these counts.</param>
public sealed record PowerLawTail(long From, double Exponent, double StandardError, double Distance, long People, int DistinctCounts, double LogLikelihood);

/// <summary>A family of distributions that a tail may follow.</summary>
public enum TailModel
{
    /// <summary>Log-normal, rounded to whole numbers.</summary>
    LogNormal,

    /// <summary>Power law times e^−λx: straight on log axes at first, then bent down.</summary>
    TruncatedPowerLaw,

    /// <summary>Stretched exponential (Weibull), rounded to whole numbers.</summary>
    StretchedExponential,

    /// <summary>Exponential: not heavy at all.</summary>
    Exponential,
}

/// <summary>A model beside the power law: its fit, and which of the two the people lie closer to.</summary>
/// <param name="Model">The family.</param>
/// <param name="Parameters">Its parameters of highest likelihood; empty when there are none.</param>
/// <param name="LogLikelihood">ln of the probability of the counts under it; null when there is no best fit.</param>
/// <param name="Comparison">The comparison with the power law; null when it cannot be made.</param>
/// <param name="WhyUndefined">Why there is no fit or no comparison, as a sentence; null when there are both.</param>
public sealed record TailAlternative(
    TailModel Model, IReadOnlyList<TailParameter> Parameters, double? LogLikelihood, TailComparison? Comparison, string? WhyUndefined)
{
    /// <summary>The model in words: "log-normal".</summary>
    public string Name => Model switch
    {
        TailModel.LogNormal => "log-normal",
        TailModel.TruncatedPowerLaw => "power law with exponential cut-off",
        TailModel.StretchedExponential => "stretched exponential",
        _ => "exponential",
    };

    /// <summary>A parameter by its letter; null when there is no fit.</summary>
    /// <param name="name">"mu", "sigma", "lambda", "beta" or "alpha".</param>
    public double? this[string name] => Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value;
}

/// <summary>A parameter of a model.</summary>
/// <param name="Name">Its letter, as the papers call it.</param>
/// <param name="Value">Its value of highest likelihood.</param>
public sealed record TailParameter(string Name, double Value);

/// <summary>The power law against another model, on the same people.</summary>
/// <param name="Ratio">Log-likelihood of the power law less that of the other: below zero favours the other.</param>
/// <param name="P">
/// How often a ratio so far from zero comes by chance. Vuong's test, two-sided, with n − 1 in the standard deviation (as poweRlaw);
/// for the cut-off, which contains the power law, the likelihood ratio test with chi-square of one degree of freedom.
/// </param>
/// <param name="IsNested">Whether the other model contains the power law, so that it can never fit worse.</param>
/// <param name="Normalised">Vuong's statistic with n − 1 in the standard deviation; null where the models never differ.</param>
/// <param name="NormalisedByN">The same with n, as powerlaw of Python has it.</param>
/// <param name="PByN">p of <paramref name="NormalisedByN"/>.</param>
public sealed record TailComparison(double Ratio, double P, bool IsNested, double? Normalised, double? NormalisedByN, double? PByN)
{
    /// <summary>The p above which neither model is called better; Clauset, Shalizi and Newman use it too.</summary>
    public const double Undecided = 0.1;

    /// <summary>Whether the power law fits better than chance explains.</summary>
    public bool FavoursPowerLaw => P < Undecided && Ratio > 0;

    /// <summary>Whether the other model fits better than chance explains.</summary>
    public bool FavoursOther => P < Undecided && Ratio < 0;
}

/// <summary>A Pareto distribution rounded to whole numbers, the edge of the log-normal family as μ → −∞ and σ → ∞.</summary>
/// <param name="Exponent">α by maximum likelihood.</param>
/// <param name="LogLikelihood">ln of the probability of the counts under it.</param>
/// <param name="Ratio">Log-likelihood of the power law less this one.</param>
/// <param name="P">Two-sided p of Vuong's test of this ratio; null where the two never differ.</param>
/// <param name="LogNormalExists">Whether some log-normal is likelier than this edge; if not, the log-normal has no best fit, and no log-normal is likelier than this.</param>
public sealed record BinnedParetoLimit(double Exponent, double LogLikelihood, double Ratio, double? P, bool LogNormalExists);

/// <summary>Whether a power law could have made the people's tail: the semiparametric bootstrap of Clauset, Shalizi and Newman.</summary>
/// <remarks>
/// Samples as large as the community are drawn, below xmin from the people, from xmin on from the fitted power law; each is fitted
/// anew, xmin included. P is the share of samples at least as far from their own fit as the people from theirs. Below 0.1 the
/// power law is rejected; above, it is not proven, only not refuted: few people cannot refute anything.
/// </remarks>
/// <param name="AtLeastAsFar">Samples at least as far from their fit as the people.</param>
/// <param name="Replicates">Samples drawn.</param>
/// <param name="Seed">Where the random numbers started.</param>
public sealed record TailTest(int AtLeastAsFar, int Replicates, ulong Seed)
{
    /// <summary>The p below which the power law is rejected.</summary>
    public const double RejectedBelow = 0.1;

    /// <summary>The share of samples at least as far from their fit.</summary>
    public double P => (double)AtLeastAsFar / Replicates;

    /// <summary>The standard error that P has because only so many samples were drawn.</summary>
    public double MonteCarloError => Math.Sqrt(P * (1 - P) / Replicates);

    /// <summary>Whether the power law is rejected.</summary>
    public bool Rejects => P < RejectedBelow;
}
