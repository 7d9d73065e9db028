namespace SocialResearch.Results;

/// <summary>A measured value with its interval, or the reason why there is none.</summary>
/// <remarks>Undefined is null with a reason, never NaN or infinity: those travel on unseen through sums and charts.</remarks>
public sealed record Estimate
{
    private Estimate(double? value, Interval? interval, string? whyUndefined) =>
        (Value, Interval, WhyUndefined) = (value, interval, whyUndefined);

    /// <summary>The value; null when it is undefined, or when only bounds are known.</summary>
    public double? Value { get; }

    /// <summary>Its interval; null when the value is undefined or no interval could be made.</summary>
    public Interval? Interval { get; }

    /// <summary>Why there is no value, as a sentence; null when there is one, or bounds.</summary>
    public string? WhyUndefined { get; }

    /// <summary>A value and, where there is one, its interval.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="interval">Its interval.</param>
    public static Estimate Of(double value, Interval? interval = null) => double.IsFinite(value)
        ? new(value, interval, null)
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
    internal Estimate Times(double factor) => Value is not { } value
        ? this
        : Of(value * factor, Interval is { } i ? i with { Low = i.Low * factor, High = i.High * factor } : null);
}
