namespace SocialResearch.Results;

/// <summary>A measured value with its interval, or the reason why there is none.</summary>
/// <remarks>Undefined is null with a reason, never NaN or infinity: those travel on unseen through sums and charts.</remarks>
public sealed record Estimate
{
    private Estimate(double? value, Interval? interval, string? whyUndefined, Uncertainty? uncertainty = null) =>
        (Value, Interval, WhyUndefined, Uncertainty) = (value, interval, whyUndefined, uncertainty);

    /// <summary>The value; null when it is undefined, or when only bounds are known.</summary>
    public double? Value { get; }

    /// <summary>Its interval; null when the value is undefined or no interval could be made.</summary>
    public Interval? Interval { get; }

    /// <summary>Why there is no value, as a sentence; null when there is one, or bounds.</summary>
    public string? WhyUndefined { get; }

    /// <summary>Standard errors, bias and the intervals by both methods; null when nothing was resampled.</summary>
    public Uncertainty? Uncertainty { get; }

    /// <summary>A value and, where there is one, its interval.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="uncertainty">Where the interval comes from.</param>
    public static Estimate Of(double value, Interval? interval = null, Uncertainty? uncertainty = null) => double.IsFinite(value)
        ? new(value, interval, null, uncertainty)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "An estimate is a finite number; say why it is undefined instead.");

    /// <summary>No single value but bounds: all that the sources allow to say.</summary>
    /// <param name="bounds">The bounds and how they came about.</param>
    public static Estimate Within(Interval bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        return new(null, bounds, null);
    }

    /// <summary>No value, for a reason.</summary>
    /// <param name="why">The reason as a sentence.</param>
    public static Estimate Undefined(string why) => new(null, null, why);

    /// <summary>The same estimate in another unit.</summary>
    internal Estimate Times(double factor)
    {
        Interval? Scaled(Interval? interval) => interval is null ? null : interval with { Low = interval.Low * factor, High = interval.High * factor };
        if (Value is not { } value) return this;
        return Of(value * factor, Scaled(Interval), Uncertainty is not { } u ? null : new(
            u.JackknifeError * factor, u.BootstrapError * factor, u.Bias * factor, Scaled(u.Percentile)!, Scaled(u.BiasCorrected)));
    }
}
