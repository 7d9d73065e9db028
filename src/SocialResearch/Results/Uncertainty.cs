namespace SocialResearch.Results;

/// <summary>All that resampling says about how far a value could lie from the truth; <see cref="Estimate.Interval"/> is one of the two intervals.</summary>
/// <param name="JackknifeError">
/// The standard error by leaving out each person once. It hangs on no chance. Null for values that jump, such as the size of a
/// group, where it is known to fail (Efron 1979), and where the value is undefined without one of the people.
/// </param>
/// <param name="BootstrapError">The standard deviation of the value over the resamples.</param>
/// <param name="Bias">Mean over the resamples less the value: how far the value itself leans for a sample of this size.</param>
/// <param name="Percentile">The middle part of the resamples.</param>
/// <param name="BiasCorrected">The same, moved for bias and skewness (BCa); null where it cannot be made.</param>
public sealed record Uncertainty(double? JackknifeError, double BootstrapError, double Bias, Interval Percentile, Interval? BiasCorrected);
