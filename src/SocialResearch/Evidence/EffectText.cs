using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>How effects, amounts and their intervals are written.</summary>
internal static class EffectText
{
    /// <summary>About three meaningful digits: "1,284", "12.3", "0.46".</summary>
    public static string Number(double value) => Fixed(value, Math.Abs(value) switch { >= 100 => 0, >= 10 => 1, >= 0.095 => 2, 0 => 0, _ => 4 });

    public static string Number(double value, string unit) => unit.Length == 0 ? Percent(value) : $"{Number(value)} {unit}";

    public static string Range(Interval interval) => $"{Number(interval.Low)} to {Number(interval.High)}";

    /// <summary>"312 (95 % interval 44 to 580)", or the reason why there is no value.</summary>
    public static string Value(Estimate estimate, string unit) => estimate switch
    {
        { Value: { } value, Interval: { } i } when unit.Length == 0 => $"{Percent(value)} ({Level(i)} interval {Percent(i.Low)} to {Percent(i.High)})",
        { Value: { } value, Interval: { } i } => $"{Number(value, unit)} ({Level(i)} interval {Range(i)})",
        { Value: { } value } => $"{Number(value, unit)} (no interval)",
        _ => $"undefined: {estimate.WhyUndefined}",
    };

    /// <summary>"843 more orders (95 % interval 505 to 1,181)", or "397 fewer orders (95 % interval 2,054 fewer to 1,260 more)".</summary>
    public static string MoreOrFewer(Estimate estimate, string outcome)
    {
        static string Side(double value) => $"{Number(Math.Abs(value))} {(value < 0 ? "fewer" : "more")}";
        return estimate switch
        {
            { Value: { } value, Interval: { Low: < 0 } i } => $"{Side(value)} {outcome} ({Level(i)} interval {Side(i.Low)} to {Side(i.High)})",
            { Value: { } value } when value < 0 => $"{Side(value)} {outcome} (no interval)",
            _ => Value(estimate, "more " + outcome),
        };
    }

    public static bool? ExcludesZero(Estimate estimate) => estimate.Interval is { } i ? i.Low > 0 || i.High < 0 : null;
}
