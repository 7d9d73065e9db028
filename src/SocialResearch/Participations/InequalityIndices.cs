using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>The other well-known numbers for inequality, each over all people of the denominator, zeros included.</summary>
/// <remarks>
/// With counts x, their mean μ, n people and T = Σ x. Programs differ on zeros: R's <c>ineq::Theil</c> drops them without a word,
/// which makes Theil's T of a community with silent members far too small. Here 0·ln 0 = 0 and nobody is dropped; what cannot be
/// computed with zeros is undefined and says why. Formulas as in Cowell, Measuring Inequality, 3rd edition, 2011; docs/validation.md
/// lists the values that the tests reproduce.
/// </remarks>
/// <param name="TheilT">(1/n)·Σ (x/μ)·ln(x/μ), 0 to ln n: weighs the most active.</param>
/// <param name="TheilTNormalised">Theil's T divided by ln n, 0 to 1.</param>
/// <param name="TheilL">−(1/n)·Σ ln(x/μ), the mean logarithmic deviation: weighs the least active, undefined when one of them did nothing.</param>
/// <param name="Hoover">Σ |x − μ| / (2T): the part of all contributions that would have to change hands for all to have made the same.</param>
/// <param name="Palma">What the top 10 % made over what the bottom 40 % made, both with the person at the cut split.</param>
/// <param name="Atkinson">1 − (mean of x^(1 − ε))^(1/(1 − ε)) / μ, 0 to 1; ε from the options.</param>
/// <param name="Herfindahl">Σ (x/T)²: how likely two contributions drawn at random are by the same person.</param>
/// <param name="EffectiveNumber">1 / Herfindahl: how many equally active people would give the same concentration.</param>
/// <param name="Entropy">−Σ (x/T)·ln(x/T), Shannon's entropy in nats.</param>
public sealed record InequalityIndices(
    Estimate TheilT, Estimate TheilTNormalised, Estimate TheilL, Estimate Hoover, Estimate Palma, Estimate Atkinson,
    Estimate Herfindahl, Estimate EffectiveNumber, Estimate Entropy);
