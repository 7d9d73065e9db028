using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Every value of a <see cref="Participation"/> with its interval and its definition.</summary>
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
            Row("Gini, population form", result.Gini, Coefficient, "2·Σ i·xᵢ / (N·T) − (N + 1)/N over " + Over(result)),
            Row("Gini, corrected", result.GiniCorrected, Coefficient, "population form × N/(N − 1)"),
            Group(result.Top1, result),
            Group(result.Next9, result),
            Group(result.Rest90, result),
        ],
        Caption(result));

    private static IReadOnlyList<string> Group(GroupShare group, Participation result) => Row(
        $"share of the {group.Name}", group.Content, Share,
        $"k = {People(group.People)} people ({Percent(group.PeopleShare, 2)} of {Count(result.People)}), {Rule(result.Options.Rounding)}");

    private static IReadOnlyList<string> Row(string what, Estimate estimate, Func<double, string> write, string definition) =>
    [
        what,
        estimate.Value is { } value ? write(value) : "undefined",
        estimate.Interval is { } interval ? $"{write(interval.Low)} to {write(interval.High)}" : "",
        estimate.WhyUndefined ?? definition,
    ];

    private static string Share(double share) => Percent(share, 3);

    private static string Coefficient(double value) => Fixed(value, 6);

    private static string People(double people) => Fixed(people, people == Math.Floor(people) ? 0 : 2);

    private static string Over(Participation result) => result.Population is null ? "the contributors" : "the population";

    private static string Rule(GroupRounding rounding) => rounding switch
    {
        GroupRounding.Fractional => "the person at the cut is split",
        GroupRounding.Ceil => "rounded up to whole people",
        GroupRounding.Floor => "rounded down to whole people, at least one",
        _ => "rounded up, ties included",
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
