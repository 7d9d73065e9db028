using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Fit, test and comparisons of a <see cref="ContributionTail"/>: in the tail, and for all contributors.</summary>
internal static class ContributionTailTable
{
    public static Table Of(ContributionTail result)
    {
        List<IReadOnlyList<string>> rows =
        [
            ["contributors n", Count(result.Contributors), "", "people who contributed at least once"],
            ["listed with none", Count(result.LeftOut), "", "left out: a logarithm has no place for zero"],
        ];
        if (result.Tail is not { } tail || result.Test is not { } test)
        {
            rows.Add(["fit", "undefined", "", result.WhyUndefined!]);
        }
        else
        {
            rows.AddRange(Fit("tail", tail.PowerLaw, result));
            rows.Add(["tail: power law, bootstrap p", P(test), "± " + Fixed(test.MonteCarloError, 3),
                $"{Count(test.AtLeastAsFar)} of {Count(test.Replicates)} samples lie at least as far from their fit, seed {test.Seed}; below {TailTest.RejectedBelow} it is rejected"]);
            rows.AddRange(tail.Alternatives.Select(alternative => Against("tail", alternative)));
            rows.AddRange(Fit("all", result.Whole!.PowerLaw, result));
            rows.AddRange(result.Whole.Alternatives.Select(alternative => Against("all", alternative)));
        }
        return new(["What", Column.Number("Value"), Column.Number("Error or p"), "Definition"], rows, Caption(result));
    }

    private static IEnumerable<IReadOnlyList<string>> Fit(string of, PowerLawTail fit, ContributionTail result)
    {
        yield return [$"{of}: begins at xmin", Count(fit.From), "", of == "all" ? "all contributors" : "the distinct count, other than the largest, with the smallest KS distance"];
        yield return [$"{of}: people", Count(fit.People), Percent((double)fit.People / result.Contributors), $"of the contributors; {Count(fit.DistinctCounts)} distinct counts"];
        yield return [$"{of}: exponent α", Fixed(fit.Exponent, 6), "± " + Fixed(fit.StandardError, 6), "P(X = x) = x^−α / ζ(α, xmin); maximum likelihood, error from the Fisher information with xmin as given"];
        yield return [$"{of}: KS distance", Fixed(fit.Distance, 6), "", "largest difference of the distribution functions over all whole numbers from xmin on"];
        yield return [$"{of}: log-likelihood", Signed(fit.LogLikelihood), "", "of the power law"];
    }

    private static IReadOnlyList<string> Against(string of, TailAlternative alternative) =>
    [
        $"{of}: against {alternative.Name}",
        alternative.Comparison is { } comparison ? Signed(comparison.Ratio) : "undefined",
        alternative.Comparison is { } tested ? ContributionTailWording.P(tested.P) : "",
        alternative.WhyUndefined ?? $"log-likelihood ratio, below 0 favours it; {Test(alternative)}; {string.Join(", ", alternative.Parameters.Select(Parameter))}",
    ];

    private static string Test(TailAlternative alternative) => alternative.Comparison!.IsNested ? "chi-square, 1 degree of freedom" : "Vuong, two-sided";

    private static string Parameter(TailParameter parameter) => FormattableString.Invariant($"{Letter(parameter.Name)} = {parameter.Value:G6}").Replace('-', '−');

    private static string Letter(string name) => name switch { "mu" => "μ", "sigma" => "σ", "lambda" => "λ", "alpha" => "α", _ => "β" };

    private static string P(TailTest test) => Fixed(test.P, 3);

    private static string Signed(double value) => Fixed(value, 4).Replace('-', '−');

    private static string Caption(ContributionTail result)
    {
        List<string> parts = [$"{result.Community.Name}: {Count(result.Contributors)} {result.Community.People} who contributed at least once"];
        if (result.Community.Period is { } period) parts.Add(period);
        if (result.Community.Source is { } source) parts.Add($"source: {source}");
        if (result.Selection is { Steps.Count: > 0 } selection) parts.Add("selected " + selection.ToString().TrimEnd('.'));
        return string.Join("; ", parts) + ".";
    }
}
