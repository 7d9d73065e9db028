using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Evidence.EffectText;

namespace SocialResearch.Evidence;

/// <summary>A number that is not known exactly, with the range in which it lies.</summary>
public abstract record InputRange
{
    private protected InputRange() { }

    /// <summary>The value that is not exceeded with a probability above 0 and below 1.</summary>
    public abstract double Quantile(double probability);

    /// <summary>The middle: as often below as above.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The range in words.</summary>
    public abstract override string ToString();

    /// <summary>Exactly this.</summary>
    public static InputRange Exactly(double value) => new ExactRange(value);

    /// <summary>Anything between two ends, each value as likely.</summary>
    public static InputRange Uniform(double low, double high) => new UniformRange(low, high);

    /// <summary>Between two ends, most likely at one value: what people mean by "at least, probably, at most".</summary>
    public static InputRange Triangular(double low, double mode, double high) => new TriangularRange(low, mode, high);

    /// <summary>The bell curve.</summary>
    public static InputRange Normal(double mean, double deviation) => new NormalRange(mean, deviation);

    /// <summary>Above zero, with 95 of 100 between median / factor and median × factor.</summary>
    public static InputRange LogNormal(double median, double factor) => new LogNormalRange(median, factor);

    /// <summary>What a measurement allows: the bell curve with the width of its interval.</summary>
    /// <param name="estimate">A value with an interval.</param>
    /// <exception cref="ArgumentException">It has no value or no interval.</exception>
    public static InputRange Measured(Estimate estimate) => estimate is { Value: { } value, Interval: { } i }
        ? new NormalRange(value, (i.High - i.Low) / (2 * NormalDistribution.TwoSided(i.Level)))
        : throw new ArgumentException("A measurement without an interval gives no range. State one: InputRange.Triangular(low, mode, high).", nameof(estimate));

    private protected static double Finite(double value, string name) => double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "A range is made of finite numbers.");
}

/// <summary>Exactly one value.</summary>
/// <param name="Value">The value.</param>
public sealed record ExactRange(double Value) : InputRange
{
    /// <summary>The value.</summary>
    public double Value { get; } = Finite(Value, nameof(Value));

    /// <inheritdoc/>
    public override double Quantile(double probability) => Value;

    /// <inheritdoc/>
    public override string ToString() => $"exactly {Number(Value)}";
}

/// <summary>Anything between two ends.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The most.</param>
public sealed record UniformRange(double Low, double High) : InputRange
{
    /// <summary>The most.</summary>
    public double High { get; } = Finite(High, nameof(High)) >= Finite(Low, nameof(Low)) ? High : throw new ArgumentException("The most is below the least. Exchange them.", nameof(High));

    /// <inheritdoc/>
    public override double Quantile(double probability) => Low + probability * (High - Low);

    /// <inheritdoc/>
    public override string ToString() => $"anything from {Number(Low)} to {Number(High)}";
}

/// <summary>Between two ends, most likely at one value.</summary>
/// <param name="Low">The least.</param>
/// <param name="Mode">The most likely.</param>
/// <param name="High">The most.</param>
public sealed record TriangularRange(double Low, double Mode, double High) : InputRange
{
    /// <summary>The most likely.</summary>
    public double Mode { get; } = Finite(Mode, nameof(Mode)) >= Finite(Low, nameof(Low)) && Mode <= Finite(High, nameof(High))
        ? Mode : throw new ArgumentException("Write least, most likely, most, in this order.", nameof(Mode));

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        double width = High - Low;
        if (width == 0) return Low;
        double bend = (Mode - Low) / width;
        return probability < bend ? Low + Math.Sqrt(probability * width * (Mode - Low)) : High - Math.Sqrt((1 - probability) * width * (High - Mode));
    }

    /// <inheritdoc/>
    public override string ToString() => $"from {Number(Low)} to {Number(High)}, most likely {Number(Mode)}";
}

/// <summary>The bell curve.</summary>
/// <param name="Mean">Its middle.</param>
/// <param name="Deviation">Its standard deviation.</param>
public sealed record NormalRange(double Mean, double Deviation) : InputRange
{
    /// <summary>Its standard deviation.</summary>
    public double Deviation { get; } = Finite(Deviation, nameof(Deviation)) >= 0 ? Deviation : throw new ArgumentOutOfRangeException(nameof(Deviation), Deviation, "A standard deviation is from zero up.");

    /// <inheritdoc/>
    public override double Quantile(double probability) => Deviation == 0 ? Mean : Mean + Deviation * NormalDistribution.Quantile(probability);

    /// <inheritdoc/>
    public override string ToString() => $"{Number(Mean)} ± {Number(Deviation)} (normal, standard deviation)";
}

/// <summary>Above zero, more often a little than much.</summary>
/// <param name="Median">As often below as above.</param>
/// <param name="Factor">95 of 100 lie between median / factor and median × factor.</param>
public sealed record LogNormalRange(double Median, double Factor) : InputRange
{
    /// <summary>As often below as above.</summary>
    public new double Median { get; } = Finite(Median, nameof(Median)) > 0 ? Median : throw new ArgumentOutOfRangeException(nameof(Median), Median, "A log-normal number is above zero.");

    /// <summary>95 of 100 lie between median / factor and median × factor.</summary>
    public double Factor { get; } = Finite(Factor, nameof(Factor)) >= 1 ? Factor : throw new ArgumentOutOfRangeException(nameof(Factor), Factor, "A factor is from 1 up: 2 means half to double.");

    /// <inheritdoc/>
    public override double Quantile(double probability) => Median * Math.Pow(Factor, NormalDistribution.Quantile(probability) / NormalDistribution.TwoSided(0.95));

    /// <inheritdoc/>
    public override string ToString() => $"around {Number(Median)}, up to {Number(Factor)} times more or less (log-normal)";
}
