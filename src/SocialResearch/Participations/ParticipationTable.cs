using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Every value of a <see cref="Participation"/> with its interval and its definition: first what is quoted, then the rest.</summary>
internal static class ParticipationTable
{
    public static Table Of(Participation result) => new(
        ["What", Column.Number("Value"), Column.Number("Interval"), "Definition"],
        [
            ["contributors n", Count(result.Contributors), "", "people who contributed at least once"],
            ["population N", result.Population is { } population ? Count(population) : "unknown", "", "everybody who could have contributed, as declared"],
            ["silent members", result.Silent is { } silent ? Count(silent) : "unknown", "", "N − n"],
            Row("silent share", result.SilentShare, Share, "(N − n) / N"),
            ["contributions T", Count(result.Contributions), "", result.Community.Contributions],
            Group(result.Top1, result),
            Group(result.Next9, result),
            Group(result.Rest90, result),
            .. result.SmallestGroups.Select(group => Row($"fewest people for {Percent(group.Content, 0)}", group.People, Whole, Elephant(group, result))),
            Row("Gini, population form", result.Gini, Coefficient, "2·Σ i·xᵢ / (N·T) − (N + 1)/N over " + Over(result)),
            Row("Gini, corrected", result.GiniCorrected, Coefficient, "population form × N/(N − 1)"),
            .. Indices(result.Indices, result.Options.AtkinsonAversion),
            ["contributed once", Count(result.Distribution.Once), "", $"{Percent((double)result.Distribution.Once / result.People)} of {Over(result)}"],
            ["median and mean", $"{Fixed(result.Distribution.Median, 1)} and {Fixed(result.Distribution.Mean, 2)}", "", $"{result.Community.Contributions} a person of {Over(result)}"],
            ["largest count", Count(result.Distribution.Max), "", "by the most active person"],
            Row("standard deviation", result.Distribution.StandardDeviation, value => Fixed(value, 2), "of the counts, with n − 1"),
            .. result.SharesByRule.Where(shares => shares.Rounding != result.Options.Rounding).Select(shares => Row(
                $"top 1 %, {Rule(shares.Rounding).Short}", shares.Top1.Content, Share, Size(shares.Top1, result, shares.Rounding))),
        ],
        Caption(result));

    private static IEnumerable<IReadOnlyList<string>> Indices(InequalityIndices indices, double aversion) =>
    [
        Row("Theil T", indices.TheilT, Coefficient, "mean of (x/μ)·ln(x/μ), zeros included"),
        Row("Theil L", indices.TheilL, Coefficient, "mean of ln(μ/x), the mean logarithmic deviation"),
        Row("Hoover", indices.Hoover, Coefficient, "Σ |x − μ| / (2·T), the part that would have to change hands"),
        Row("Palma", indices.Palma, value => Fixed(value, 3), "what the top 10 % made over what the bottom 40 % made"),
        Row($"Atkinson, ε = {aversion.ToString(System.Globalization.CultureInfo.InvariantCulture)}", indices.Atkinson, Coefficient, "1 − (mean of x^(1−ε))^(1/(1−ε)) / μ"),
        Row("Herfindahl", indices.Herfindahl, Coefficient, "Σ (x/T)², two contributions drawn are by the same person"),
        Row("effective number", indices.EffectiveNumber, value => Fixed(value, 1), "1 / Herfindahl, equally active people that would be as concentrated"),
        Row("entropy", indices.Entropy, value => Fixed(value, 4), "−Σ (x/T)·ln(x/T), in nats"),
    ];

    private static IReadOnlyList<string> Group(GroupShare group, Participation result) =>
        Row($"share of the {group.Name}", group.Content, Share, Size(group, result, result.Options.Rounding));

    private static string Size(GroupShare group, Participation result, GroupRounding rounding) =>
        $"k = {People(group.People)} people ({Percent(group.PeopleShare, 2)} of {Count(result.People)}), {Rule(rounding).Long}";

    private static string Elephant(SmallestGroup group, Participation result) =>
        $"{Percent(group.PeopleShare.Value ?? 0, 2)} of {Over(result)} made {Percent(group.Content, 0)} of everything{(group.Content == 0.5 ? " (elephant factor)" : "")}";

    private static IReadOnlyList<string> Row(string what, Estimate estimate, Func<double, string> write, string definition) =>
    [
        what,
        estimate.Value is { } value ? write(value) : "undefined",
        estimate.Interval is { } interval ? $"{write(interval.Low)} to {write(interval.High)}" : "",
        estimate.WhyUndefined ?? definition,
    ];

    private static string Share(double share) => Percent(share, 3);

    private static string Coefficient(double value) => Fixed(value, 6);

    private static string Whole(double people) => Fixed(people, 0);

    private static string People(double people) => Fixed(people, people == Math.Floor(people) ? 0 : 2);

    private static string Over(Participation result) => result.Population is null ? "the contributors" : "the population";

    private static (string Short, string Long) Rule(GroupRounding rounding) => rounding switch
    {
        GroupRounding.Fractional => ("person split", "the person at the cut is split"),
        GroupRounding.Ceil => ("rounded up", "rounded up to whole people"),
        GroupRounding.Floor => ("rounded down", "rounded down to whole people, at least one"),
        GroupRounding.HalfUp => ("rounded", "rounded to whole people, halves up, at least one"),
        _ => ("with ties", "rounded up, ties included"),
    };

    private static string Caption(Participation result)
    {
        List<string> parts = [$"{result.Community.Name}: {result.Denominator}"];
        if (result.Community.Period is { } period) parts.Add(period);
        if (result.Gini.Interval is { } interval) parts.Add($"{Level(interval)} intervals by {interval.Method}");
        if (result.Community.Source is { } source) parts.Add($"source: {source}");
        if (result.Selection is { Steps.Count: > 0 } selection) parts.Add("selected " + selection.ToString().TrimEnd('.'));
        return string.Join("; ", parts) + ".";
    }
}
