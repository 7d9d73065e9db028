using System.Text.Json.Nodes;

namespace SocialResearch.Participations;

/// <summary>A <see cref="ContributionTail"/> as JSON at full precision, under the names of the gold values it is tested against.</summary>
/// <remarks>What is undefined is null, and the object <c>undefined</c> beside it says why, under the same name.</remarks>
internal static class ContributionTailJson
{
    public static JsonObject Of(ContributionTail result)
    {
        if (result.Tail is not { } tail || result.Whole is not { } whole || result.Test is not { } test)
        {
            return new()
            {
                ["xmin"] = null,
                ["alpha"] = null,
                ["n_tail"] = null,
                ["undefined"] = new JsonObject { ["xmin"] = result.WhyUndefined, ["alpha"] = result.WhyUndefined, ["n_tail"] = result.WhyUndefined },
                ["sentence"] = result.Sentence,
            };
        }
        JsonObject json = Models(tail);
        json["at_xmin_1"] = Models(whole);
        json["bootstrap_p"] = new JsonObject
        {
            ["p"] = test.P,
            ["mc_se"] = test.MonteCarloError,
            ["at_least_as_far"] = test.AtLeastAsFar,
            ["sims"] = test.Replicates,
            ["seed"] = test.Seed,
        };
        json["n_left_out"] = result.LeftOut;
        json["finding"] = result.Finding.ToString();
        json["sentence"] = result.Sentence;
        json["caveats"] = new JsonArray([.. result.Caveats.Select(caveat => new JsonObject { ["code"] = caveat.Code, ["sentence"] = caveat.Sentence })]);
        return json;
    }

    private static JsonObject Models(TailModels models)
    {
        PowerLawTail law = models.PowerLaw;
        var undefined = new JsonObject();
        var json = new JsonObject
        {
            ["xmin"] = law.From,
            ["alpha"] = law.Exponent,
            ["alpha_se_fisher"] = law.StandardError,
            ["ks"] = law.Distance,
            ["n_tail"] = law.People,
            ["loglik"] = law.LogLikelihood,
            ["lognormal"] = Parameters(models[TailModel.LogNormal], "mu", "sigma"),
            ["lognormal_mle_finite"] = models.Limit.LogNormalExists,
            ["binned_pareto_limit"] = new JsonObject
            {
                ["loglik"] = models.Limit.LogLikelihood,
                ["alpha"] = models.Limit.Exponent,
                ["LR_limit"] = models.Limit.Ratio,
                ["p_limit_two_sided_sd_n_minus_1"] = models.Limit.P,
            },
            ["vs_lognormal"] = Vuong(models[TailModel.LogNormal]),
            ["truncated_power_law"] = Parameters(models[TailModel.TruncatedPowerLaw], "alpha", "lambda"),
            ["vs_truncated_power_law"] = Nested(models[TailModel.TruncatedPowerLaw]),
            ["stretched_exponential"] = Parameters(models[TailModel.StretchedExponential], "lambda", "beta"),
            ["vs_stretched_exponential"] = Vuong(models[TailModel.StretchedExponential]),
            ["exponential"] = Parameters(models[TailModel.Exponential], "lambda"),
            ["vs_exponential"] = Vuong(models[TailModel.Exponential]),
        };
        foreach (TailAlternative alternative in models.Alternatives)
        {
            if (alternative.WhyUndefined is not { } why) continue;
            string name = alternative.Model switch
            {
                TailModel.LogNormal => "lognormal",
                TailModel.TruncatedPowerLaw => "truncated_power_law",
                TailModel.StretchedExponential => "stretched_exponential",
                _ => "exponential",
            };
            if (alternative.LogLikelihood is null) undefined[name] = why;
            undefined["vs_" + name] = why;
        }
        if (undefined.Count > 0) json["undefined"] = undefined;
        return json;
    }

    private static JsonObject Parameters(TailAlternative alternative, params ReadOnlySpan<string> names)
    {
        var json = new JsonObject();
        foreach (string name in names) json[name] = alternative[name];
        json["loglik"] = alternative.LogLikelihood;
        return json;
    }

    private static JsonObject Vuong(TailAlternative alternative) => new()
    {
        ["LR"] = alternative.Comparison?.Ratio,
        ["vuong_sd_n_minus_1"] = alternative.Comparison?.Normalised,
        ["p_two_sided_sd_n_minus_1"] = alternative.Comparison?.P,
        ["vuong_sd_n"] = alternative.Comparison?.NormalisedByN,
        ["p_two_sided_sd_n"] = alternative.Comparison?.PByN,
    };

    private static JsonObject Nested(TailAlternative alternative) => new()
    {
        ["LR"] = alternative.Comparison?.Ratio,
        ["p_chi_square_1"] = alternative.Comparison?.P,
    };
}
