using SocialResearch.Charts.Plotly;
using SocialResearch.Participations;
using SocialResearch.Privacy;
using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Charts;

/// <summary>The charts of <see cref="SecondContact"/> and its cohorts.</summary>
public static class SecondContactCharts
{
    // More steps and marks than this nobody can tell apart.
    private const int MostSteps = 300, MostMarks = 150, MostCohorts = 36;

    /// <summary>The Kaplan-Meier curve: who has not come back yet, with its band; ticks where watching ended for somebody.</summary>
    public static Chart SurvivalChart(this SecondContact result)
    {
        KaplanMeier curve = result.Curve;
        SurvivalStep[] steps = Thinned(curve.Steps.Where(step => step.Events > 0).ToArray(), MostSteps), marks = Thinned(curve.Steps.Where(step => step.Censored > 0).ToArray(), MostMarks);
        double[] x = [0, .. steps.SelectMany(step => new[] { step.Time, step.Time }), curve.LastTime];
        double[] Heights(Func<SurvivalStep, double> of) => [1, .. steps.SelectMany((step, i) => new[] { i == 0 ? 1 : of(steps[i - 1]), of(step) }), steps.Length == 0 ? 1 : of(steps[^1])];
        var lost = new Chart(new PointSeries(PointStyle.Scatter, (double[])[.. marks.Select(mark => mark.Time)], (double[])[.. marks.Select(mark => mark.Survival)], null, Palette.Blue) { Symbol = "line-ns-open" });
        string back = result.Come;
        Chart chart = Chart.Combine(
                Chart.Range(x, Heights(step => step.Interval?.Low ?? step.Survival), Heights(step => step.Interval?.High ?? step.Survival), color: Palette.Blue),
                Chart.Line(x, Heights(step => step.Survival), color: Palette.Blue),
                lost)
            .WithTitle(result.Median.Value is { } half
                    ? $"Half have {back} after {Days(half)}"
                    : $"After {Days(curve.LastTime)}, {Wording.Percent(curve.Steps[^1].Survival, 0)} have still not {back}",
                $"{Wording.Capital(result.Community.Name)}: share who have not {back} yet, by days since their first contact; band: {Wording.Fixed(curve.Level * 100, 0)} % interval, ticks: watching ended")
            .WithXAxis("Days since the first contact")
            .WithYAxis($"Have not {back} yet", (0, 1), percent: true)
            .WithSource($"n = {Wording.Count(curve.People)} {result.Community.People}, {Wording.Count(curve.Events)} of them have {back}; {result.Community.Period ?? "period not stated"}, watched until {Wording.Day(result.Until)}; "
                + $"{result.Community.Source ?? "source not stated"}. Kaplan-Meier; interval Greenwood, log-log.")
            .WithAlt($"Falling step curve with a band of {Wording.Count(curve.People)} {result.Community.People} by days since their first contact where "
                + string.Join(", ", ((int[])[1, 7, 30, 90, 365]).Where(day => day <= curve.LastTime && curve.At(day).Value is not null).Select(day => $"{Wording.Percent(curve.At(day).Value!.Value)} have not {back} after {Days(day)}")) + ".")
            .WithTable(result.ToTable());
        return result.Median.Value is { } median ? chart.WithReferenceLine(y: 0.5, label: $"half, after {Days(median)}") : chart;
    }

    /// <summary>The share of each cohort active in each later period. Empty cells are not observed yet, a dot hides fewer than five people.</summary>
    /// <param name="result">The cohorts.</param>
    /// <param name="periods">How many later periods are shown at most.</param>
    /// <exception cref="InsufficientDataException">There is no period after the first.</exception>
    public static Chart CohortChart(this CohortTriangle result, int periods = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        Cohort[] cohorts = [.. result.Cohorts.SkipLast(1).TakeLast(MostCohorts)];
        int columns = Math.Min(periods, result.Cohorts.Count - 1);
        if (columns == 0) throw new InsufficientDataException($"All posts are of one {result.Rule.Name}; nobody can be seen to come back.", "Take shorter periods.");

        // A cell is shown when its people are many enough, or none, and the whole period was watched.
        bool Hidden(Cohort cohort, int k) => cohort.Cells[k] is { IsPartial: false, People: { } people } && (Few(people) || Few(cohort.People));
        bool Few(long people) => people > 0 && people < result.Threshold;
        double Cell(Cohort cohort, int k) => cohort.People == 0 || Hidden(cohort, k) || cohort.Cells[k] is not { IsPartial: false, People: { } people } ? double.NaN : 100.0 * people / cohort.People;
        string[] names = [.. cohorts.Select(cohort => $"{cohort.Period.Name} (n {(Few(cohort.People) ? "< " + result.Threshold : "= " + Wording.Count(cohort.People))})")];
        (int Row, int Column)[] dots = [.. cohorts.SelectMany((cohort, row) => Enumerable.Range(1, columns).Where(k => Hidden(cohort, k)).Select(k => (row, k - 1)))];
        Estimate next = result.After(1);
        // Half a picture of dots is no picture: longer periods hold more people.
        string sparse = dots.Length * 2 > cohorts.SelectMany((_, row) => Enumerable.Range(1, columns).Where(k => cohorts[row].Cells[k].People is not null)).Count() ? " Longer periods would hide fewer cells." : "";
        string early = result.Cohorts.Count - 1 > cohorts.Length ? $" The last {MostCohorts} cohorts are shown." : "";
        return Chart.Heatmap(Enumerable.Range(1, columns).Select(k => $"+{k}").ToArray(), names,
                [.. cohorts.Select(cohort => (IReadOnlyList<double>)[.. Enumerable.Range(1, columns).Select(k => Cell(cohort, k))])], "per cent")
            .WithTitle(next.Value is { } share
                    ? $"{Wording.Percent(share, 0)} of the newcomers are active in the {result.Rule.Name} after their first"
                    : $"No cohort was watched for a whole {result.Rule.Name} after its first",
                $"Per cent of each cohort active in exactly the k-th {result.Rule.Name} after their first; empty: not (wholly) observed yet"
                + (dots.Length == 0 ? "" : $"; {SmallCells.Mark}: fewer than {result.Threshold} people, hidden"))
            .WithXAxis($"{Wording.Capital(result.Rule.Name)}s after the first")
            .WithYAxis($"First {result.Rule.Name}", format: "0")
            .WithSource($"n = {Wording.Count(result.Cohorts.Sum(cohort => cohort.People))} people, {result.Cohorts[0].Period.Name} to {result.Cohorts[^1].Period.Name}."
                + (next.Interval is { } interval ? $" Pooled share {Wording.Level(interval)} interval {Wording.PercentRange(interval)} (Wilson)." : "") + " The first cohort may hold people who were there before." + sparse + early)
            .WithTable(result.ToTable())
            .WithAlt($"Heatmap of {Wording.Count(cohorts.Length)} cohorts by {result.Rule.Name}s since their first where over all cohorts "
                + string.Join(", ", Enumerable.Range(1, columns).Where(k => result.After(k).Value is not null).Take(6).Select(k => $"{Wording.Percent(result.After(k).Value!.Value)} are active {k} later")) + ".")
            .WithLayout(layout => layout with
            {
                Annotations = [.. layout.Annotations ?? [], .. dots.Select(cell => new Annotation(SmallCells.Mark)
                {
                    Xref = "x",
                    Yref = "y",
                    X = cell.Column,
                    Y = cell.Row,
                    Xanchor = "center",
                    Yanchor = "middle",
                    Font = new Font(Frame.FontSize, Palette.Muted),
                    Borderpad = 0,
                })],
            });
    }

    private static SurvivalStep[] Thinned(SurvivalStep[] steps, int atMost)
    {
        if (steps.Length <= atMost) return steps;
        HashSet<double> kept = [.. CurveThinning.Thin([.. steps.Select(step => step.Time)], [.. steps.Select(step => step.Survival)], atMost).X];
        return [.. steps.Where(step => kept.Contains(step.Time))];
    }

    private static string Days(double days) => days == Math.Floor(days) ? Wording.Count((long)days, "day", "days") : Wording.Fixed(days, 1) + " days";
}
