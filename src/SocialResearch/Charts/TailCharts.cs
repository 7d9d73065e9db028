using SocialResearch.Participations;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>The chart of <see cref="ContributionTail"/>.</summary>
public static class TailCharts
{
    // More points than this lie upon each other.
    private const int MostPoints = 250;

    // Rows of the table count at least so many people: a row of one would be a portrait.
    private const int FewestInTable = 5;

    private static readonly string[] s_dashes = ["solid", "dash", "dot", "dashdot", "longdash"];

    /// <summary>Rank and size on log axes: how many people made at least so many contributions, and what each fitted model expects in the tail.</summary>
    /// <remarks>
    /// The height of a point is the rank of the person with that count. A power law is a straight line here, but so is, over one or
    /// two factors of ten, almost anything: the title says what the test says, not what the eye sees.
    /// </remarks>
    /// <exception cref="InsufficientDataException">Nothing varies, so there is no tail.</exception>
    public static Chart RankSizeChart(this ContributionTail result)
    {
        if (result.Tail is not { } tail || result.Test is not { } test)
            throw new InsufficientDataException($"A tail needs people who contributed differently. {result.WhyUndefined}", "Measure another period or selection.");

        Community community = result.Community;
        (double[] x, double[] y) = Thinned(result.Observed.Points);
        TailCurve[] fits = [.. result.Fits.Where(fit => !IsThePowerLawAgain(fit, tail))];
        Chart[] models = [.. fits.Select((fit, i) => Model(fit, i, result.Observed.Points[^1]))];
        return Chart.Combine([Chart.Scatter(x, y, community.People, Palette.Grey), .. models])
            .WithXAxis($"{Wording.Capital(community.Contributions)} of one person, at least", log: true)
            .WithYAxis(Wording.Capital(community.People), log: true)
            .WithReferenceLine(x: (double)tail.PowerLaw.From, label: $"the tail begins at {Wording.Count(tail.PowerLaw.From)}")
            .WithTitle(Title(result, tail), $"{Wording.Capital(community.Name)}: how many {community.People} {community.Did} at least so many {community.Contributions}; lines: models fitted to the tail")
            .WithSource($"n = {Wording.Count(result.Contributors)} {community.People} who contributed, {Wording.Count(tail.PowerLaw.People)} of them in the tail; {community.Period ?? "period not stated"}; {community.Source ?? "source not stated"}. "
                + $"Power law: p = {Wording.Fixed(test.P, 3)} of {Wording.Count(test.Replicates)} bootstrap samples, rejected below {Wording.Fixed(TailTest.RejectedBelow, 1)}.")
            .WithAlt($"Points and {Wording.Count(fits.Length)} lines on log axes. {result.Sentence}")
            .WithTable(Numbers(result, fits));
    }

    /// <summary>A cut-off of zero leaves the power law as it was; the same line twice only hides one of them.</summary>
    private static bool IsThePowerLawAgain(TailCurve fit, TailModels tail) =>
        tail.Alternatives.Any(model => model.Name == fit.Name && model.Model == TailModel.TruncatedPowerLaw && model["lambda"] == 0);

    // Beyond the rank of the most active there is nobody to compare a line with.
    private static Chart Model(TailCurve fit, int i, TailPoint last)
    {
        TailPoint[] shown = [.. fit.Points.Where(point => point.People >= last.People)];
        return Chart.Line((double[])[.. shown.Select(point => point.Count)], (double[])[.. shown.Select(point => point.People)],
            fit.Name, Palette.Series[i % Palette.Series.Count], dash: s_dashes[i % s_dashes.Length]);
    }

    private static (double[] X, double[] Y) Thinned(IReadOnlyList<TailPoint> points)
    {
        double[] Logs(Func<TailPoint, double> of) => [.. points.Select(point => Math.Log(of(point)))];
        (double[] x, double[] y) = CurveThinning.Thin(Logs(point => point.Count), Logs(point => point.People), MostPoints);
        return ([.. x.Select(log => Math.Round(Math.Exp(log)))], [.. y.Select(log => Math.Round(Math.Exp(log)))]);
    }

    private static string Title(ContributionTail result, TailModels tail)
    {
        string people = $"the {Wording.Count(tail.PowerLaw.People)} most active";
        return result.Finding switch
        {
            TailFinding.TooLittle => $"{Wording.Count(tail.PowerLaw.People)} {result.Community.People} in the tail are too few to tell its shape",
            TailFinding.PowerLawRejected => $"A power law does not describe {people}: it is rejected",
            TailFinding.OtherModelBetter => $"A power law is not rejected for {people}, but {(result.Better is { } better ? "a " + better.Name : "a rounded Pareto")} fits better",
            TailFinding.PowerLawBetter => $"A power law is not rejected for {people}, and fits better than a log-normal",
            _ => $"For {people}, a power law is not distinguishable from a log-normal",
        };
    }

    // Counts that double from the start of the tail, as the scale of the drawing does.
    private static Table Numbers(ContributionTail result, TailCurve[] fits)
    {
        double from = result.Tail!.PowerLaw.From;
        IEnumerable<double> counts = Enumerable.Range(0, 63).Select(i => from * Math.Pow(2, i)).TakeWhile(count => People(count) >= FewestInTable);
        double People(double count) => result.Observed.Points.FirstOrDefault(point => point.Count >= count).People;
        return new([Column.Number("at least"), Column.Number("people"), .. fits.Select(fit => Column.Number(fit.Name))],
            [.. counts.Select(count => (IReadOnlyList<string>)[Wording.Plain(count), Wording.Plain(People(count)), .. fits.Select(fit => Wording.Fixed(Expected(fit, count), 1))])],
            $"People who made at least so many, and what the models expect; counts that fewer than {FewestInTable} people reached are not listed.");
    }

    /// <summary>Between two drawn points a model is read off along the straight line of the log axes.</summary>
    private static double Expected(TailCurve fit, double count)
    {
        int next = 0;
        while (next < fit.Points.Count - 1 && fit.Points[next].Count < count) next++;
        TailPoint b = fit.Points[next], a = fit.Points[Math.Max(0, next - 1)];
        if (b.Count <= count || b.Count == a.Count || b.People <= 0) return b.People;
        double part = (Math.Log(count) - Math.Log(a.Count)) / (Math.Log(b.Count) - Math.Log(a.Count));
        return Math.Exp(Math.Log(a.People) + part * (Math.Log(b.People) - Math.Log(a.People)));
    }
}
