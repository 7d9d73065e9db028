using SocialResearch.Participations;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>Measured communities beside figures that others published.</summary>
public static class PublishedCharts
{
    private const double Top = 0.01;

    extension(Participation)
    {
        /// <summary>The content share of the top 1 %, measured and published, each beside those of its own denominator only.</summary>
        /// <remarks>
        /// A published figure is drawn when its group is 1 % of the people, when the publication says of whom, and when a community
        /// measured here answers the same question. How many were left out stands below the drawing.
        /// </remarks>
        /// <param name="published">Figures of others, as <c>PublishedShare.Load</c> reads them.</param>
        /// <param name="results">Communities measured here.</param>
        /// <exception cref="InsufficientDataException">No community has contributions.</exception>
        public static Chart PublishedChart(IReadOnlyList<PublishedShare> published, params IReadOnlyList<Participation> results)
        {
            ArgumentNullException.ThrowIfNull(published);
            Participation[] measured = [.. results.Where(result => result.Top1.Content.Value is not null)];
            if (measured.Length == 0) throw new InsufficientDataException("There is no community with contributions to compare.", "Measure at least one with contributions.");
            PublishedShare[] ofTop = [.. published.Where(figure => figure is { ShareOfPeople: Top, ShareOfContent: not null })];
            Row[] rows =
            [
                .. Rows(measured.Where(result => result.Population is not null), ofTop, PublishedDenominator.Everybody),
                .. Rows(measured.Where(result => result.Population is null), ofTop, PublishedDenominator.Contributors),
            ];
            return Draw(rows, ofTop.Length - rows.Count(row => row.Published is not null));
        }
    }

    private static IEnumerable<Row> Rows(IEnumerable<Participation> measured, PublishedShare[] published, PublishedDenominator ofWhom)
    {
        Row[] here = [.. measured.Select(result => new Row(
            $"{(result.Population is null ? "Contributors" : Wording.Capital(result.Community.People))}, {result.Community.Name}", result.Top1.Content, result, null))];
        return here.Length == 0 ? [] :
        [
            .. here,
            .. published.Where(figure => figure.OfWhom == ofWhom).Select(figure => new Row(
                $"{(ofWhom == PublishedDenominator.Everybody ? "All members" : "Contributors")}, {figure.Community} ({figure.Years ?? "year unknown"})", Estimate.Of(figure.ShareOfContent!.Value), null, figure)),
        ];
    }

    private static Chart Draw(Row[] rows, int left)
    {
        string[] names = [.. rows.Select(row => row.Name)];
        Chart Dots(bool published, string name)
        {
            double[] Of(Func<Row, double?> value) => [.. rows.Select(row => row.Published is not null == published ? value(row) ?? double.NaN : double.NaN)];
            return Chart.Dots(names, Of(row => row.Share.Value), name, low: Of(row => row.Share.Interval?.Low), high: Of(row => row.Share.Interval?.High));
        }
        bool any = rows.Any(row => row.Published is not null);
        string level = rows.Select(row => row.Share.Interval).OfType<Interval>().FirstOrDefault() is { } interval ? $"{Wording.Level(interval)} intervals" : "no intervals";
        return Chart.Combine(any ? [Dots(false, "measured here"), Dots(true, "published")] : [Dots(false, "measured here")])
            .WithXAxis("Share of all contributions", (0, 1), percent: true)
            .WithReferenceLine(x: NinetyNineOne.ContentOfTop1, label: "claim\u00a090\u00a0%")
            .WithTitle(Title(rows), $"Share of the contributions made by the most active 1 %; lines: {level}, which published figures lack")
            .WithSource(string.Join("; ", rows.Select(Origin)) + "." + (left == 0 ? "" : $" {Wording.Count(left, "published share was", "published shares were")} left out: of another denominator, or not stated of whom."))
            .WithAlt("Dot chart of the share of the top 1 % where " + string.Join(", ", rows.Select(row => $"{row.Name} has {Written(row)}")) + "; the claim says 90 %.")
            .WithTable(new(["Of whom, where", Column.Number("Top 1 %"), Column.Number("Interval"), "Kind"],
                [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, Written(row), row.Share.Interval is { } range ? Wording.PercentRange(range) : "", row.Published is null ? "measured here" : $"published; {row.Published.Verified}"])]));
    }

    private static string Title(Row[] rows)
    {
        int reach = rows.Count(row => row.Share.Value >= NinetyNineOne.ContentOfTop1 - 0.005);
        bool published = rows.Any(row => row.Published is not null);
        string high = Wording.Percent(rows.Max(row => row.Share.Value!.Value));
        string whose = published ? "measured or published here" : "measured here";
        return reach == 0 ? $"No top 1 % {whose} makes 90 % of the content; the most is {high}"
            : $"In {reach} of {rows.Length} communities {whose} the top 1 % makes 90 % of the content or more";
    }

    private static string Origin(Row row) => row.Published is { } figure
        ? $"{figure.Community}: {figure.Source}"
        : $"{row.Measured!.Community.Name}: n = {Wording.Count(row.Measured.People)} {row.Measured.Community.People}, {row.Measured.Community.Period ?? "period not stated"}";

    private static string Written(Row row) => Wording.Percent(row.Share.Value!.Value);

    private sealed record Row(string Name, Estimate Share, Participation? Measured, PublishedShare? Published);
}
