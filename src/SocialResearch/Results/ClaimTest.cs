namespace SocialResearch.Results;

/// <summary>A statement that somebody made, in our words.</summary>
/// <param name="Words">What is claimed.</param>
/// <param name="Source">Who claimed it, where and when.</param>
/// <param name="Id">Its name in the ledger of claims; null when it is not listed there.</param>
public sealed record Claim(string Words, string Source, string? Id = null);

/// <summary>What the evidence says about one number of a claim.</summary>
public enum Finding
{
    /// <summary>The whole interval lies outside what the claim allows.</summary>
    Contradicts,

    /// <summary>The whole interval lies inside what the claim allows.</summary>
    Agrees,

    /// <summary>The interval reaches across the border of what the claim allows.</summary>
    Undecided,

    /// <summary>The data cannot answer: the value or its interval is undefined, or the data answer another question.</summary>
    NotTested,
}

/// <summary>One number of a claim beside the number measured in one community.</summary>
/// <param name="Community">Where it was measured.</param>
/// <param name="Denominator">Of whom: without it the two numbers may be about different people.</param>
/// <param name="Quantity">What is compared, such as "content share of the top 1 %".</param>
/// <param name="Claimed">The claimed share, 0 to 1, or a number in <see cref="Unit"/>.</param>
/// <param name="Tolerance">How far from it still counts as what was claimed; a figure in round tens allows 0.05.</param>
/// <param name="Measured">The measured share or number with its interval, or the bounds that sources allow.</param>
/// <param name="OtherQuestion">Why the data cannot decide whatever the number is; null when they can.</param>
public sealed record ClaimTest(
    string Community, string Denominator, string Quantity, double Claimed, double Tolerance, Estimate Measured, string? OtherQuestion = null)
{
    /// <summary>The unit of something that was so (1) or not (0).</summary>
    public const string YesOrNo = "yes or no";

    /// <summary>The unit of the numbers, such as "days"; null for shares, which are written in percent.</summary>
    public string? Unit { get; init; }

    /// <summary>The ledger's name of a claim that this test alone decides; null when it is a part of the verdict's claim.</summary>
    public string? ClaimId { get; init; }

    /// <summary>What to know about the comparison; null when there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The measured interval in words: "62–77 %", "0 to 4 days"; "none" without one.</summary>
    public string Range => Measured.Interval is not { } i ? "none"
        : Unit is null ? Wording.PercentRange(i)
        : i.Low == i.High ? Write(i.Low) : $"{Wording.Plain(i.Low)} to {Write(i.High)}";

    /// <summary>Whether the interval excludes every value that the claim allows; null without an interval.</summary>
    public bool? IntervalExcludesClaim =>
        Measured.Interval is { } i ? i.Low > Claimed + Tolerance || i.High < Claimed - Tolerance : null;

    /// <summary>What the evidence says.</summary>
    public Finding Finding => (OtherQuestion, Measured.Interval) switch
    {
        (not null, _) or (_, null) => Finding.NotTested,
        (_, { } i) when i.Low >= Claimed - Tolerance && i.High <= Claimed + Tolerance => Finding.Agrees,
        _ => IntervalExcludesClaim == true ? Finding.Contradicts : Finding.Undecided,
    };

    internal string Write(double number) => Unit switch
    {
        null => Wording.Percent(number),
        YesOrNo => number == 0 ? "no" : "yes",
        _ => $"{Wording.Plain(number)} {Unit}",
    };

    /// <summary>Measured beside claimed: "Measured: 0 to 4 days; claimed: 91 days."</summary>
    public string Compared =>
        $"Measured: {(Measured is { Value: null, Interval: null } ? "nothing" : Measured.Interval is null ? Write(Measured.Value!.Value) : Range)}; claimed: {Write(Claimed)}.";

    /// <summary>The finding in words.</summary>
    public string Conclusion => Finding switch
    {
        Finding.Contradicts => "contradicts the claim",
        Finding.Agrees => "agrees with the claim",
        Finding.Undecided => "does not decide: the interval reaches into what the claim allows",
        _ => "not tested: " + (OtherQuestion ?? Measured.WhyUndefined ?? "there is no interval"),
    };
}
