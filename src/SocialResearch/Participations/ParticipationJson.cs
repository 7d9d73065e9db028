using System.Globalization;
using System.Text.Json;
using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>A <see cref="Participation"/> for other programs: every value with all its digits, what is undefined as null.</summary>
/// <remarks>
/// Names are those of the values that the project is checked against (docs/validation.md). Each object with a null holds an
/// object <c>undefined</c> with the reasons, by the path of the null.
/// </remarks>
public static class ParticipationJson
{
    private static readonly double[] LorenzAt = [0.1, 0.2, 0.25, 0.4, 0.5, 0.75, 0.8, 0.9, 0.95, 0.99];
    private static readonly decimal[] StepsAt = [0.5m, 0.9m, 0.99m];

    /// <summary>The whole result as a JSON object, numbers in the shortest form that reads back the same.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="tail">The tail of the same counts, written under <c>powerlaw</c>; left out when null.</param>
    public static string ToJson(this Participation result, ContributionTail? tail = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultJson.Object(json =>
        {
            WriteAbout(json, result);
            WriteInequality(json, result);
            if (tail is not null)
            {
                json.WritePropertyName("powerlaw");
                ContributionTailJson.Of(tail).WriteTo(json);
            }
            else if (result.Contributors == 0)
            {
                json.WriteNull("powerlaw");
                WriteReasons(json, new() { ["powerlaw"] = "Nobody contributed, so there is no tail." });
            }
            WriteIntervals(json, result);
        });
    }

    private static void WriteAbout(Utf8JsonWriter json, Participation result)
    {
        json.WriteStartObject("about");
        json.WriteString("sentence", result.Sentence);
        json.WriteString("of_whom", result.Denominator);
        json.WriteNumber("contributors", result.Contributors);
        if (result.Population is { } population) json.WriteNumber("population", population);
        else json.WriteNull("population");
        json.WriteString("period", result.Community.Period);
        json.WriteString("source", result.Community.Source);
        json.WriteString("rounding", ShareNames.Single(name => name.Rule == result.Options.Rounding).Key);
        json.WriteString("intervals", result.Gini.Interval?.Method);
        if (result.Population is null) WriteReasons(json, new() { ["population"] = result.SilentShare.WhyUndefined! });
        ResultJson.Caveats(json, result.Caveats);
        json.WriteEndObject();
    }

    private static void WriteInequality(Utf8JsonWriter json, Participation result)
    {
        var reasons = new SortedDictionary<string, string>(StringComparer.Ordinal);
        void Value(string name, Estimate estimate, double factor = 1, string path = "")
        {
            if (estimate.Value is { } value) json.WriteNumber(name, value * factor);
            else
            {
                json.WriteNull(name);
                reasons[path + name] = estimate.WhyUndefined!;
            }
        }

        CountDistribution counts = result.Distribution;
        InequalityIndices indices = result.Indices;
        json.WriteStartObject("inequality");
        json.WriteNumber("n", result.People);
        json.WriteNumber("total", result.Contributions);
        json.WriteNumber("n_zero", counts.None);
        json.WriteNumber("n_one", counts.Once);
        json.WriteNumber("mean", counts.Mean);
        json.WriteNumber("median", counts.Median);
        json.WriteNumber("max", counts.Max);
        Value("sd_sample", counts.StandardDeviation);
        Value("gini", result.Gini);
        Value("gini_corrected_n_over_n_minus_1", result.GiniCorrected);

        string whyNoCurve = result.Gini.WhyUndefined ?? "";
        json.WriteStartObject("lorenz_interp");
        foreach (double share in LorenzAt) Value(Name(share), Of(result.Lorenz?.At(share), whyNoCurve), path: "lorenz_interp.");
        json.WriteEndObject();
        json.WriteStartObject("lorenz_step_floor");
        foreach (decimal share in StepsAt)
        {
            long whole = (long)Math.Floor(share * result.People);
            Value(Name((double)share), Of(result.Lorenz?.At((double)whole / result.People), whyNoCurve), path: "lorenz_step_floor.");
        }
        json.WriteEndObject();

        json.WriteStartObject("shares");
        foreach ((string key, GroupRounding rule) in ShareNames)
        {
            GroupShares shares = result.SharesByRule[(int)rule];
            json.WriteStartObject(key);
            if (rule == GroupRounding.CeilIncludingTies)
            {
                json.WriteNumber("threshold1", shares.LeastOfTop1);
                json.WriteNumber("threshold10", shares.LeastOfTop10);
            }
            if (rule != GroupRounding.Fractional)
            {
                json.WriteNumber("k1", (long)shares.Top1.People);
                json.WriteNumber("k10", (long)(shares.Top1.People + shares.Next9.People));
            }
            Value("top1", shares.Top1.Content, path: $"shares.{key}.");
            Value("next9", shares.Next9.Content, path: $"shares.{key}.");
            Value("rest90", shares.Rest90.Content, path: $"shares.{key}.");
            if (rule == GroupRounding.CeilIncludingTies)
            {
                json.WriteNumber("people_top1_pct", shares.Top1.PeopleShare * 100);
                json.WriteNumber("people_top10_pct", (shares.Top1.People + shares.Next9.People) / result.People * 100);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        foreach (int percent in (int[])[10, 20, 25])
            Value(string.Create(CultureInfo.InvariantCulture, $"top{percent}pct_fractional"), Of(result.TopShare(percent / 100.0), whyNoCurve));

        Value("palma_top10_over_bottom40", indices.Palma);
        Value("theil_T", indices.TheilT);
        Value("theil_T_normalised_ln_n", indices.TheilTNormalised);
        Value("theil_L_mld", indices.TheilL);
        Value("hoover", indices.Hoover);
        Value("hhi", indices.Herfindahl);
        Value("effective_number_1_over_hhi", indices.EffectiveNumber);
        Value("shannon_entropy_nats", indices.Entropy);
        Value("atkinson_" + Name(result.Options.AtkinsonAversion).Replace('.', '_'), indices.Atkinson);
        foreach (SmallestGroup group in result.SmallestGroups)
        {
            string name = $"min_people_for_{Name(group.Content)}_of_content";
            json.WriteStartObject(name);
            Value("k", group.People, path: name + ".");
            Value("pct_people", group.PeopleShare, 100, name + ".");
            json.WriteEndObject();
        }

        Value("gini_jackknife_se", Of(result.Gini.Uncertainty?.JackknifeError,
            result.Gini.WhyUndefined ?? (result.People == 1 ? "With one person nobody can be left out." : "Without one of the people nobody contributed anything.")));
        WriteBootstrap("gini_bootstrap", result.Gini);
        WriteBootstrap("top1_fractional_bootstrap", result.SharesByRule[(int)GroupRounding.Fractional].Top1.Content);
        WriteReasons(json, reasons);
        json.WriteEndObject();

        void WriteBootstrap(string name, Estimate estimate)
        {
            if (estimate.Uncertainty is not { } u)
            {
                json.WriteNull(name);
                reasons[name] = estimate.WhyUndefined ?? "Resampling one person gives that person again, so there is no interval.";
                return;
            }
            double tail = (1 - u.Percentile.Level) / 2;
            json.WriteStartObject(name);
            json.WriteNumber("B", result.Options.Bootstrap.Replicates);
            json.WriteNumber("se", u.BootstrapError);
            json.WriteNumber(PercentName(tail), u.Percentile.Low);
            json.WriteNumber(PercentName(1 - tail), u.Percentile.High);
            json.WriteNumber("bias", u.Bias);
            json.WriteEndObject();
        }
    }

    /// <summary>Both intervals of everything that was resampled.</summary>
    private static void WriteIntervals(Utf8JsonWriter json, Participation result)
    {
        InequalityIndices indices = result.Indices;
        (string Name, Estimate Estimate)[] all =
        [
            ("silent_share", result.SilentShare), ("gini", result.Gini), ("gini_corrected_n_over_n_minus_1", result.GiniCorrected),
            .. ShareNames.SelectMany(rule => new[]
            {
                ($"shares.{rule.Key}.top1", result.SharesByRule[(int)rule.Rule].Top1.Content),
                ($"shares.{rule.Key}.next9", result.SharesByRule[(int)rule.Rule].Next9.Content),
                ($"shares.{rule.Key}.rest90", result.SharesByRule[(int)rule.Rule].Rest90.Content),
            }),
            ("palma_top10_over_bottom40", indices.Palma), ("theil_T", indices.TheilT), ("theil_L_mld", indices.TheilL), ("hoover", indices.Hoover),
            ("hhi", indices.Herfindahl), ("effective_number_1_over_hhi", indices.EffectiveNumber), ("shannon_entropy_nats", indices.Entropy),
            ("atkinson_" + Name(result.Options.AtkinsonAversion).Replace('.', '_'), indices.Atkinson),
            .. result.SmallestGroups.Select(group => ($"min_people_for_{Name(group.Content)}_of_content.k", group.People)),
        ];
        json.WriteStartObject("uncertainty");
        json.WriteNumber("level", result.Options.Bootstrap.Level);
        json.WriteNumber("replicates", result.Options.Bootstrap.Replicates);
        json.WriteNumber("seed", result.Options.Bootstrap.Seed);
        foreach ((string name, Estimate estimate) in all)
        {
            if (estimate.Uncertainty is not { } u) continue;
            json.WriteStartObject(name);
            json.WriteNumber("value", estimate.Value!.Value);
            Pair("percentile", u.Percentile);
            Pair("bca", u.BiasCorrected);
            json.WriteNumber("bootstrap_se", u.BootstrapError);
            if (u.JackknifeError is { } error) json.WriteNumber("jackknife_se", error);
            json.WriteEndObject();
        }
        json.WriteEndObject();

        void Pair(string name, Interval? interval)
        {
            if (interval is null)
            {
                json.WriteNull(name);
                return;
            }
            json.WriteStartArray(name);
            json.WriteNumberValue(interval.Low);
            json.WriteNumberValue(interval.High);
            json.WriteEndArray();
        }
    }

    private static readonly IReadOnlyList<(string Key, GroupRounding Rule)> ShareNames =
    [
        ("fractional", GroupRounding.Fractional),
        ("ceil", GroupRounding.Ceil),
        ("floor", GroupRounding.Floor),
        ("round_half_up", GroupRounding.HalfUp),
        ("ceil_include_ties", GroupRounding.CeilIncludingTies),
    ];

    private static Estimate Of(double? value, string whyUndefined) => value is { } known ? Estimate.Of(known) : Estimate.Undefined(whyUndefined);

    private static void WriteReasons(Utf8JsonWriter json, SortedDictionary<string, string> reasons)
    {
        if (reasons.Count == 0) return;
        json.WriteStartObject("undefined");
        foreach ((string name, string reason) in reasons) json.WriteString(name, reason);
        json.WriteEndObject();
    }

    private static string Name(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>"p2_5" for 0.025.</summary>
    private static string PercentName(double share) =>
        "p" + Math.Round((decimal)share * 100, 3).ToString("0.###", CultureInfo.InvariantCulture).Replace('.', '_');
}
