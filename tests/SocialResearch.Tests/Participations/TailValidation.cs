using System.Globalization;
using System.Text;
using System.Text.Json;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Participations;

/// <summary>The part of docs/validation.md that speaks of tails.</summary>
internal static class TailValidation
{
    /// <summary>Smaller deviations are noise of the sums and may differ between processors.</summary>
    private const double LastDigits = 1e-9;

    private static readonly Dictionary<string, double> s_worst = [];

    public static void Append(StringBuilder page)
    {
        s_worst.Clear();
        var tails = TailGold.Vectors.ToDictionary(vector => vector, vector => ContributionTail.Measure(TailGold.Data(vector)));
        double[] likelier = [.. tails.Select(tail => Number(Python(tail.Key).GetProperty("vs_stretched_exponential"), "R")
            - (tail.Value.Tail![TailModel.StretchedExponential].Comparison?.Ratio ?? tail.Value.Tail.Limit.Ratio))];
        page.Append(CultureInfo.InvariantCulture, $"""

            ## Tails: the power law and its rivals

            Gold: scipy (power law, log-normal and its edge), poweRlaw 0.70.6 of R, powerlaw 1.5 of Python in its exact mode; the values are
            in `tests/SocialResearch.Tests/Participations/Gold/tails.json`. xmin and n_tail agree exactly on every data set with all three, and
            with scipy whether a best log-normal exists. `moby_words` are the word counts of Moby Dick that poweRlaw ships: Clauset, Shalizi and Newman
            print xmin 7, α 1.95, n_tail 2,958.

            A log-likelihood ratio (LR) below 0 favours the other model; "none" stands where the log-normal has no best fit (SR043): what other
            programs print there is where their search stopped. The cut-off contains the power law, so its p is of the likelihood ratio test
            with chi-square of one degree of freedom, as in powerlaw of Python. Where we do not follow another program: the exponential of R
            loses its likelihood to underflow when xmin is 1, and its search ends a little beside the closed solution; the stretched exponential
            of Python stops short of the highest likelihood, by {likelier.Min():0.00} to {likelier.Max():0.00} (measured to its edge, the rounded Pareto, where it has none).

            | data set | xmin | n_tail | α ours | α scipy | KS ours | KS scipy | LR log-normal ours | LR scipy | LR cut-off ours | LR Python |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|

            """);
        foreach ((string vector, ContributionTail measured) in tails) AppendFit(page, vector, measured.Tail!, TailGold.Of(vector));
        page.Append("\nThe same for all contributors, xmin = 1:\n\n| data set | α ours | α scipy | KS ours | KS scipy | LR log-normal ours | LR scipy |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach ((string vector, ContributionTail measured) in tails) AppendWhole(page, vector, measured.Whole!, TailGold.Of(vector).GetProperty("at_xmin_1"));
        page.Append("\nLargest deviation over all data sets, rounded up to a power of ten:\n\n| quantity | largest deviation |\n|---|---:|\n");
        foreach ((string quantity, double worst) in s_worst)
            page.Append(CultureInfo.InvariantCulture, $"| {quantity} | below 1e{Math.Ceiling(Math.Log10(Math.Max(worst, LastDigits))):0} |\n");
        page.Append("""

            Bootstrap p of the power law, ours with 1,000 samples and seed 1. All are random; the difference is given in standard errors of
            both together.

            | data set | ours | scipy (samples) | difference | R (samples) | difference |
            |---|---:|---:|---:|---:|---:|

            """);
        foreach ((string vector, ContributionTail measured) in tails)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {vector} | {measured.Test!.P:0.000} ");
            foreach (string program in (string[])["scipy", "R_poweRlaw"]) AppendP(page, measured.Test, TailGold.Of(vector).GetProperty("bootstrap_p"), program);
            page.Append("|\n");
        }
    }

    private static void AppendFit(StringBuilder page, string vector, TailModels tail, JsonElement gold)
    {
        double cut = Number(Python(vector).GetProperty("vs_truncated_power_law"), "R"), ours = tail[TailModel.TruncatedPowerLaw].Comparison!.Ratio;
        page.Append(CultureInfo.InvariantCulture, $"| {vector} | {tail.PowerLaw.From} | {tail.PowerLaw.People} ");
        AppendLaw(page, tail, gold);
        page.Append(CultureInfo.InvariantCulture, $"| {ours:0.0000} | {cut:0.0000} |\n");
        Note("α, standard error, against scipy", tail.PowerLaw.StandardError, Number(gold, "alpha_se_fisher"));
        Note("LR against the edge of the log-normal, against scipy", tail.Limit.Ratio, Number(gold.GetProperty("binned_pareto_limit"), "LR_limit"));
        Note("α, against R", tail.PowerLaw.Exponent, Number(gold.GetProperty("R_poweRlaw"), "alpha"));
        if (tail.Limit.LogNormalExists)
            Note("LR against the log-normal, against R", tail[TailModel.LogNormal].Comparison!.Ratio, Number(gold.GetProperty("R_poweRlaw").GetProperty("vs_lognormal"), "lr_sum"));
        Note("LR against the cut-off, against Python", ours, cut);
    }

    private static void AppendWhole(StringBuilder page, string vector, TailModels whole, JsonElement gold)
    {
        page.Append(CultureInfo.InvariantCulture, $"| {vector} ");
        AppendLaw(page, whole, gold);
        page.Append("|\n");
    }

    private static void AppendLaw(StringBuilder page, TailModels models, JsonElement gold)
    {
        double ratio = Number(gold.GetProperty("vs_lognormal"), "LR");
        TailComparison? ours = models[TailModel.LogNormal].Comparison;
        string logNormal = ours is null ? "none" : ours.Ratio.ToString("0.0000", CultureInfo.InvariantCulture);
        page.Append(CultureInfo.InvariantCulture, $"| {models.PowerLaw.Exponent:0.000000} | {Number(gold, "alpha"):0.000000} | {models.PowerLaw.Distance:0.000000} | {Number(gold, "ks"):0.000000} | {logNormal} | {ratio:0.0000} ");
        Note("α, against scipy", models.PowerLaw.Exponent, Number(gold, "alpha"));
        Note("KS distance, against scipy", models.PowerLaw.Distance, Number(gold, "ks"));
        Note("log-likelihood of the power law, against scipy", models.PowerLaw.LogLikelihood, Number(gold, "loglik"));
        if (ours is null) return;
        Note("LR against the log-normal, against scipy", ours.Ratio, ratio);
        Note("p of it, against scipy", ours.P, Number(gold.GetProperty("vs_lognormal"), "p_two_sided_sd_n_minus_1"));
    }

    private static void AppendP(StringBuilder page, TailTest ours, JsonElement gold, string program)
    {
        if (!gold.TryGetProperty(program, out JsonElement other))
        {
            page.Append("| not run | ");
            return;
        }
        double p = Number(other, "p"), sims = Number(other, "sims"), pooled = (p * sims + ours.AtLeastAsFar) / (sims + ours.Replicates);
        double error = Math.Sqrt(pooled * (1 - pooled) * (1 / sims + 1.0 / ours.Replicates));
        page.Append(CultureInfo.InvariantCulture, $"| {p:0.000} ({sims:0}) | {(error == 0 ? 0 : Math.Abs(ours.P - p) / error):0.0} ");
    }

    private static void Note(string quantity, double ours, double gold) =>
        s_worst[quantity] = Math.Max(s_worst.GetValueOrDefault(quantity), Math.Abs(ours - gold));

    private static JsonElement Python(string vector) => TailGold.Of(vector).GetProperty("python_powerlaw");

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
