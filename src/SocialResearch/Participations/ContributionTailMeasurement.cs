using SocialResearch.Statistics;

namespace SocialResearch.Participations;

/// <summary>Computes a <see cref="ContributionTail"/> from the histogram of counts.</summary>
internal static class ContributionTailMeasurement
{
    private const string NothingVaries = "All contributors made the same number of contributions, so there is no tail to fit.";
    private const string OnePerson = "One person has no tail.";
    private const string TooFewDistinct = "The tail holds fewer than three distinct counts, through which any model of two parameters passes.";
    private const string LimitIsBest = "The likelihood rises without end towards a binned Pareto (μ → −∞, σ → ∞), so there is no best log-normal.";
    private const string StretchedLimitIsBest = "The likelihood rises without end towards a binned Pareto (β → 0), so there is no best stretched exponential.";

    public static ContributionTail Of(ContributionCounts counts, Community community, ContributionTailOptions options)
    {
        var histogram = CountHistogram.Of(counts.Frequencies.Where(frequency => frequency.Count > 0).Select(frequency => (frequency.Count, frequency.People)));
        PowerLawFit? best = PowerLawScan.Best(histogram);
        (TailModels Models, IReadOnlyList<(string Name, ICountModel Model)> Drawn)? tail = best is { } fit ? Fitted(histogram, fit) : null;
        var result = new ContributionTail
        {
            Community = community,
            Contributors = counts.Contributors,
            LeftOut = counts.Rows - counts.Contributors,
            Tail = tail?.Models,
            Whole = best is null ? null : Fitted(histogram, PowerLawScan.From(histogram, 1)).Models,
            Test = best is { } start ? new(PowerLawBootstrap.AtLeastAsFar(histogram, start, options.Replicates, options.Seed), options.Replicates, options.Seed) : null,
            WhyUndefined = best is not null ? null : counts.Contributors == 1 ? OnePerson : NothingVaries,
            Selection = counts.Selection,
            Options = options,
            Observed = Observed(histogram),
            Fits = tail is { } fitted ? Curves(histogram, best!.Value.First, fitted.Drawn) : [],
        };
        return result with { Caveats = ContributionTailCaveats.Of(result, counts) };
    }

    private static (TailModels Models, IReadOnlyList<(string Name, ICountModel Model)> Drawn) Fitted(CountHistogram counts, PowerLawFit fit)
    {
        var powerLaw = new DiscretePowerLaw(fit.Xmin, fit.Alpha);
        var tail = new TailBins(counts, fit.First, fit.Xmin);
        double logLikelihood = tail.LogLikelihood(powerLaw);
        BinnedPareto limit = BinnedPareto.Fit(tail);
        Vuong edge = Vuong.Compare(counts, fit.First, powerLaw, limit);
        List<(string Name, ICountModel Model)> drawn = [("power law", powerLaw)];
        bool twoParameters = tail.Length >= ContributionTail.FewestDistinctCounts;

        TailAlternative Undefined(TailModel model, string why) => new(model, [], null, null, why);
        TailAlternative Of(TailModel name, ICountModel model, params IReadOnlyList<TailParameter> parameters)
        {
            Vuong vuong = Vuong.Compare(counts, fit.First, powerLaw, model);
            double likelihood = tail.LogLikelihood(model);
            bool nested = name == TailModel.TruncatedPowerLaw, differ = double.IsFinite(vuong.Normalised);
            TailComparison? comparison = nested
                ? new(Math.Min(vuong.Ratio, 0), NormalTail.ChiSquare1(-2 * vuong.Ratio), true, differ ? vuong.Normalised : null, differ ? vuong.NormalisedByN : null, differ ? vuong.PByN : null)
                : differ ? new(vuong.Ratio, vuong.P, false, vuong.Normalised, vuong.NormalisedByN, vuong.PByN) : null;
            var alternative = new TailAlternative(name, parameters, likelihood, comparison, comparison is null ? "The two models never differ on these people." : null);
            drawn.Add((alternative.Name, model));
            return alternative;
        }

        DiscreteLogNormal? logNormal = twoParameters ? DiscreteLogNormal.Fit(tail, limit) : null;
        StretchedExponential? stretched = twoParameters ? StretchedExponential.Fit(tail, limit) : null;
        TruncatedPowerLaw? truncated = twoParameters ? TruncatedPowerLaw.Fit(tail, powerLaw) : null;
        DiscreteExponential exponential = DiscreteExponential.Fit(tail);
        TailAlternative[] alternatives =
        [
            logNormal is null ? Undefined(TailModel.LogNormal, twoParameters ? LimitIsBest : TooFewDistinct)
                : Of(TailModel.LogNormal, logNormal, new("mu", logNormal.Mu), new("sigma", logNormal.Sigma)),
            !twoParameters ? Undefined(TailModel.TruncatedPowerLaw, TooFewDistinct)
                : truncated is null ? Of(TailModel.TruncatedPowerLaw, powerLaw, new("alpha", fit.Alpha), new("lambda", 0))
                : Of(TailModel.TruncatedPowerLaw, truncated, new("alpha", truncated.Alpha), new("lambda", truncated.Rate)),
            stretched is null ? Undefined(TailModel.StretchedExponential, twoParameters ? StretchedLimitIsBest : TooFewDistinct)
                : Of(TailModel.StretchedExponential, stretched, StretchedParameters(stretched)),
            Of(TailModel.Exponential, exponential, new TailParameter("lambda", exponential.Rate)),
        ];
        var models = new TailModels(
            new((long)fit.Xmin, fit.Alpha, powerLaw.StandardError(tail.Total), fit.Distance, tail.Total, tail.Length, logLikelihood),
            alternatives,
            new(limit.Alpha, tail.LogLikelihood(limit), edge.Ratio, double.IsFinite(edge.P) ? edge.P : null, logNormal is not null));
        return (models, drawn);
    }

    /// <summary>Close to its edge λ is beyond any number; β alone is then given.</summary>
    private static IReadOnlyList<TailParameter> StretchedParameters(StretchedExponential model) =>
        double.IsFinite(model.Rate) ? [new("beta", model.Beta), new("lambda", model.Rate)] : [new("beta", model.Beta)];

    private static TailCurve Observed(CountHistogram counts)
    {
        var points = new TailPoint[counts.Length];
        for (int i = 0; i < points.Length; i++) points[i] = new(counts.Values[i], counts.PeopleFrom[i]);
        return new("people", points);
    }

    /// <summary>Eight points a doubling are smooth on log axes; whole numbers only, because the models know no others.</summary>
    private static IReadOnlyList<TailCurve> Curves(CountHistogram counts, int first, IReadOnlyList<(string Name, ICountModel Model)> drawn)
    {
        var places = new List<double>();
        double largest = counts.Values[^1], people = counts.PeopleFrom[first];
        for (double x = counts.Values[first]; x < largest; x = Math.Max(x + 1, Math.Round(x * 1.09))) places.Add(x);
        places.Add(largest);
        return [.. drawn.Select(one => new TailCurve(one.Name, [.. places.Select(x => new TailPoint(x, people * one.Model.Survival(x)))]))];
    }
}
