using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>The finding in words. No sentence speaks of a power law without the p of its test.</summary>
internal static class ContributionTailWording
{
    public static string Sentence(ContributionTail result)
    {
        if (result.Tail is not { } tail || result.Test is not { } test)
            return $"{Contributed(result)} at least once{Period(result)}: {Lower(result.WhyUndefined!)}";
        PowerLawTail fit = tail.PowerLaw;
        string tested = $"({P(test)}, {Count(test.Replicates)} bootstrap samples)";
        string notRejected = $"a power law with exponent {Exponent(fit)} is not rejected {tested}";
        return $"{People(result, fit)}{Period(result)}: " + result.Finding switch
        {
            TailFinding.TooLittle => fit.People < ContributionTail.FewestPeople
                ? $"too few to tell one shape of the tail from another, for which it takes at least {ContributionTail.FewestPeople}."
                : $"they made only {fit.DistinctCounts} different numbers of {result.Community.Contributions}, too few to tell one shape of the tail from another.",
            TailFinding.PowerLawRejected => $"a power law is rejected {tested}; {AfterRejection(result, tail)}.",
            TailFinding.OtherModelBetter when result.Better is { } better => $"{notRejected}, but {Named(better)} fits better {Ratio(better.Comparison!)}"
                + $"{(better.Model == TailModel.LogNormal ? "" : "; " + BesideOther(tail))}.",
            TailFinding.OtherModelBetter => $"{notRejected}, but {Edge} fits better {Ratio(tail.AgainstLogNormal!)}.",
            TailFinding.PowerLawBetter => $"{notRejected} and fits better than {(tail.Limit.LogNormalExists ? "a log-normal" : "every log-normal")} {Ratio(tail.AgainstLogNormal!)}.",
            _ => $"{notRejected}, but it is not distinguishable from a log-normal{(tail.Limit.LogNormalExists ? "" : ", which has no best fit here but runs into a rounded Pareto")}{Against(tail)}.",
        };
    }

    /// <summary>"p = 0.580 ± 0.016"; the ± is the chance error of the bootstrap.</summary>
    public static string P(TailTest test) => test.AtLeastAsFar == 0
        ? $"p < {Fixed(1.0 / test.Replicates, 3)}"
        : $"p = {Fixed(test.P, 3)} ± {Fixed(test.MonteCarloError, 3)}";

    public static string P(double p) => p < 0.001 ? "p < 0.001" : $"p = {Fixed(p, 3)}";

    /// <summary>With so many decimals that the error is not zero.</summary>
    private static string Exponent(PowerLawTail fit)
    {
        int decimals = fit.StandardError >= 0.005 ? 2 : fit.StandardError >= 0.0005 ? 3 : 4;
        return $"{Fixed(fit.Exponent, decimals)} ± {Fixed(fit.StandardError, decimals)}";
    }

    private const string Edge = "a Pareto rounded to whole numbers, the edge of the log-normals,";

    private static string BesideOther(TailModels tail) => tail.AgainstLogNormal switch
    {
        { FavoursPowerLaw: true } => $"a log-normal fits worse{Against(tail)}",
        { FavoursOther: true } => $"a log-normal fits better too{Against(tail)}",
        _ => $"power law and log-normal are not distinguishable{Against(tail)}",
    };

    private static string AfterRejection(ContributionTail result, TailModels tail) => (result.Better, tail.AgainstLogNormal) switch
    {
        ({ } better, _) => $"{Named(better)} fits better {Ratio(better.Comparison!)}",
        (_, { FavoursPowerLaw: true }) => $"a log-normal fits even worse{Against(tail)}",
        (_, { FavoursOther: true }) => $"{Edge} fits better{Against(tail)}",
        _ => $"a log-normal fits neither better nor worse{Against(tail)}",
    };

    private static string Named(TailAlternative alternative) => (alternative.Model == TailModel.Exponential ? "an " : "a ") + alternative.Name;

    private static string Against(TailModels tail) => tail.AgainstLogNormal is { } comparison ? " " + Ratio(comparison) : "";

    private static string Ratio(TailComparison comparison) => $"(log-likelihood ratio {Fixed(comparison.Ratio, 2).Replace('-', '−')}, {P(comparison.P)})";

    private static string People(ContributionTail result, PowerLawTail tail) => tail.People == result.Contributors
        ? $"All {Count(result.Contributors)} {result.Community.People} who contributed at least once"
        : $"The {Count(tail.People)} {result.Community.People} who {result.Community.Did} {Count(tail.From)} or more {result.Community.Contributions}, of {Count(result.Contributors)} who contributed at least once";

    private static string Contributed(ContributionTail result) => result.Contributors == 1
        ? $"Only one of the {result.Community.People} contributed"
        : $"{Count(result.Contributors)} {result.Community.People} contributed";

    private static string Period(ContributionTail result) => result.Community.Period is { } period ? $", {period}" : "";

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
