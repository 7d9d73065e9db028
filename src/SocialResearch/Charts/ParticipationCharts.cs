using SocialResearch.Participations;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>The charts of <see cref="Participation"/>. Titles state what was measured, built from the result itself.</summary>
public static class ParticipationCharts
{
    // Beyond this a curve gains no visible detail and the page only grows.
    private const int MostCorners = 400;

    /// <summary>The Lorenz curve with marks where the last 10 % and the last 1 % of the people begin.</summary>
    /// <exception cref="InsufficientDataException">Nobody contributed anything.</exception>
    public static Chart LorenzChart(this Participation result)
    {
        if (result.Lorenz is not { } lorenz || result.Top1.Content.Value is not { } top)
            throw new InsufficientDataException("A Lorenz curve needs contributions; nobody made any.", "Measure another period or selection.");

        Community community = result.Community;
        (double[] people, double[] content) = CurveThinning.Thin(
            [.. lorenz.Points.Select(point => point.People)], [.. lorenz.Points.Select(point => point.Content)], MostCorners);
        return Chart.Area(people, content, color: Palette.Blue)
            .WithDiagonal($"if all {community.Did} the same")
            .WithSquareAxes()
            .WithXAxis($"{Capital(community.People)}, from the least to the most active", (0, 1), percent: true)
            .WithYAxis($"Share of all {community.Contributions}", (0, 1), percent: true)
            .WithAnnotation(0.90, lorenz.At(0.90), $"90 % of them: {Wording.Percent(lorenz.At(0.90))}")
            .WithAnnotation(0.99, lorenz.At(0.99), $"99 %: {Wording.Percent(lorenz.At(0.99))}")
            .WithTitle(
                $"The most active 1 % {community.Did} {Wording.Percent(top)} of the {community.Contributions}",
                $"{community.Name}: share of {community.Contributions} that the less active people {community.Did} together")
            .WithSource(SourceLine(result))
            .WithAlt($"Lorenz curve of {result.Denominator}: the least active 90 % {community.Did} {Wording.Percent(lorenz.At(0.90))} of "
                + $"{Wording.Count(result.Contributions)} {community.Contributions}, the least active 99 % {Wording.Percent(lorenz.At(0.99))}.")
            .WithTable(LorenzTable(lorenz, community));
    }

    extension(Participation)
    {
        /// <summary>What the top 1 %, the next 9 % and the rest contributed in several communities, below what the claim says.</summary>
        /// <param name="results">The communities; those of one name are told apart by their denominators.</param>
        /// <exception cref="InsufficientDataException">No community has contributions.</exception>
        public static Chart CompareChart(params IReadOnlyList<Participation> results)
        {
            Participation[] shown = [.. results.Where(result => result.Top1.Content.Value is not null)];
            if (shown.Length == 0) throw new InsufficientDataException("There is no community with contributions to compare.", "Measure at least one with contributions.");

            string[] names = ["Everybody, by the claim", .. shown.Select(Label)];
            double[] tops = [.. shown.Select(result => result.Top1.Content.Value!.Value)];
            Chart Bars(string name, double claimed, Func<Participation, GroupShare> group, string color) => Chart.Bar(
                names, (double[])[claimed, .. shown.Select(result => group(result).Content.Value!.Value)], name, color,
                low: (double[])[double.NaN, .. shown.Select(result => group(result).Content.Interval?.Low ?? double.NaN)],
                high: (double[])[double.NaN, .. shown.Select(result => group(result).Content.Interval?.High ?? double.NaN)]);

            string range = Wording.Percent(tops.Min()) == Wording.Percent(tops.Max())
                ? Wording.Percent(tops.Max())
                : $"between {Wording.Percent(tops.Min())} and {Wording.Percent(tops.Max())}";
            return Chart.Combine(
                    Bars("top 1 %", NinetyNineOne.ContentOfTop1, result => result.Top1, Palette.Blue),
                    Bars("next 9 %", NinetyNineOne.ContentOfNext9, result => result.Next9, Palette.Orange),
                    Bars("rest", NinetyNineOne.ContentOfRest, result => result.Rest90, Palette.Sky))
                .WithXAxis("Share of all contributions", (0, 1), percent: true)
                .WithTitle(
                    $"The top 1 % made {range} of the content; the claim says {Wording.Percent(NinetyNineOne.ContentOfTop1, 0)}",
                    $"Share of the contributions made by the most active 1 %, the next 9 % and the rest; whiskers: {Level(shown)}")
                .WithSource(string.Join("; ", shown.Select(Of)) + ".");
        }
    }

    // The denominator comes first: on a telephone the end of a long name is cut off.
    private static string Label(Participation result) =>
        $"{(result.Population is null ? "Contributors" : Capital(result.Community.People))}, {result.Community.Name}";

    private static string Of(Participation result) =>
        $"{result.Community.Name}: n = {Wording.Count(result.People)} {result.Community.People}, {result.Community.Period ?? "period not stated"}";

    private static string Level(IEnumerable<Participation> results) =>
        results.Select(result => result.Top1.Content.Interval).OfType<Interval>().FirstOrDefault() is { } interval ? $"{Wording.Level(interval)} interval" : "no interval";

    private static string SourceLine(Participation result)
    {
        string period = result.Community.Period is null ? "period not stated" : result.Community.Period;
        string source = result.Community.Source is null ? "source not stated" : result.Community.Source;
        string gini = result.Gini.Value is { } value ? $" Gini {Wording.Fixed(value, 2)} (population form)." : "";
        return $"n = {Wording.Count(result.Contributions)} {result.Community.Contributions} of {result.Denominator}; {period}; {source}.{gini}";
    }

    // Deciles and the two marks are what a reader looks up; all corners are in the result itself.
    private static Table LorenzTable(LorenzCurve lorenz, Community community)
    {
        double[] shares = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1];
        return new Table(
            [Column.Number($"least active {community.People}"), Column.Number($"share of {community.Contributions}")],
            [.. shares.Select(share => (IReadOnlyList<string>)[Wording.Percent(share, 0), Wording.Percent(lorenz.At(share), 2)])]);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
