using SocialResearch.Charts.Plotly;
using SocialResearch.Dialogues;
using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Charts;

/// <summary>The charts of answers: how fast, when, and who comes back.</summary>
public static class DialogueCharts
{
    // More steps than this nobody can tell apart; what happens within the first minute is drawn at its end.
    private const int MostSteps = 300, HoursTogether = 3, FewestInCell = 5, FewestInGroup = 20;
    private const double FirstMinute = 1 / 60.0;

    /// <summary>The share answered by hours since the question, on an axis of equal factors. It stops below 100 % where posts stay unanswered.</summary>
    /// <exception cref="InsufficientDataException">No post was watched.</exception>
    public static Chart ResponseChart(this FirstResponse result)
    {
        ArgumentNullException.ThrowIfNull(result);
        KaplanMeier curve = result.Curve;
        if (curve.People == 0 || curve.LastTime <= FirstMinute) throw new InsufficientDataException("No answerable post was watched for longer than a minute, so there is no curve.", "Check how exactly the times of the conversation are known.");
        (double[] x, double[] y, double[] low, double[] high) = Rising(curve, FirstMinute);
        double open = curve.Steps[^1].Survival;
        string asked = Wording.Percent(1 - open, 0), never = Wording.Percent(open, 0);
        return Chart.Combine(
                Chart.Range(x, low, high, color: Palette.Blue),
                Chart.Line(x, y, color: Palette.Blue))
            .WithTitle(result.Median.Value is { } half
                    ? $"Half are answered after {FirstResponse.Time(half)}; {never} are still waiting at the end"
                    : $"Only {asked} are answered at all; {never} are still waiting at the end",
                $"Share of answerable posts with an answer by {result.Scope.Brand}, by {result.Clock} since posting; band: {Wording.Fixed(curve.Level * 100, 0)} % interval")
            .WithXAxis($"Hours since posting ({result.Clock}; equal distances are equal factors)", log: true)
            .WithYAxis("Answered", (0, 1), percent: true)
            .WithReferenceLine(y: 1 - open, label: $"{never} unanswered")
            .WithSource($"n = {Wording.Count(curve.People)} answerable posts, {Wording.Count(curve.Events)} of them answered; {Origin(result.Scope)}. Kaplan-Meier: the unanswered are watched until the end; interval Greenwood, log-log. Waits under a minute are drawn at one minute.")
            .WithAlt($"Rising step curve with a band of {Wording.Count(curve.People)} answerable posts where "
                + string.Join(", ", ((double[])[1, 24, 168]).Where(hour => result.AnsweredWithin(hour).Value is not null).Select(hour => $"{Wording.Percent(result.AnsweredWithin(hour).Value!.Value)} are answered within {Wording.Count((long)hour, "hour", "hours")}"))
                + $"; it ends at {asked}.")
            .WithTable(result.ToTable());
    }

    /// <summary>Newcomers who were answered and newcomers who were not: the share that has come back, by days since the landmark.</summary>
    public static Chart ReturnChart(this NewcomerReturn result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Chart Curve(KaplanMeier curve, string name, string color, string? dash)
        {
            (double[] x, double[] y, double[] low, double[] high) = Rising(curve, 0);
            return Chart.Combine(Chart.Range(x, low, high, color: color), Chart.Line(x, y, name, color, dash: dash));
        }
        Estimate answered = NewcomerReturn.BackWithin(result.Answered, 30), ignored = NewcomerReturn.BackWithin(result.Ignored, 30);
        long fewest = Math.Min(result.Answered.People, result.Ignored.People);
        string finding = fewest < FewestInGroup ? $"Only {Wording.Count(fewest)} newcomers were {(fewest == result.Ignored.People ? "not answered" : "answered")}: too few to compare"
            : result.Test.P.Value is not { } p ? "Answered and ignored newcomers cannot be compared"
            : p >= 0.05 ? "Answered newcomers do not come back measurably more or less often than ignored ones"
            : result.Test.First.Observed > result.Test.First.Expected ? "Answered newcomers come back more often; that does not say why" : "Answered newcomers come back less often; that does not say why";
        Chart[] curves =
        [
            .. result.Answered.People > 0 ? [Curve(result.Answered, "answered", Palette.Blue, null)] : Array.Empty<Chart>(),
            .. result.Ignored.People > 0 ? [Curve(result.Ignored, "not answered", Palette.Orange, "dash")] : Array.Empty<Chart>(),
        ];
        return Chart.Combine(curves)
            .WithTitle(finding, $"Share that has written again, by days since the landmark, {Wording.Fixed(result.LandmarkHours, 0)} hours after the first post; bands: 95 % intervals")
            .WithXAxis("Days since the landmark")
            .WithYAxis("Have written again", (0, 1), percent: true)
            .WithSource($"n = {Wording.Count(result.Answered.People)} newcomers answered by the landmark and {Wording.Count(result.Ignored.People)} not; {Origin(result.Scope)}. Kaplan-Meier; log-rank p {(result.Test.P.Value is { } value ? value < 0.001 ? "< 0.001" : "= " + Wording.Fixed(value, 3) : "undefined")}. No effect of answering: the groups differ in more than the answer.")
            .WithAlt($"Two rising step curves: after 30 days {Written(answered)} of the answered and {Written(ignored)} of the ignored newcomers have written again.")
            .WithTable(result.ToTable());
    }

    /// <summary>Questions by weekday and three hours of the day, with the share answered in time and n in each cell; cells of fewer than five stay empty.</summary>
    public static Chart HoursChart(this AnswerHours result)
    {
        ArgumentNullException.ThrowIfNull(result);
        DayOfWeek[] days = [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7))];
        int[] hours = [.. Enumerable.Range(0, 24 / HoursTogether).Select(i => i * HoursTogether)];
        AnswerHour[][] cells = [.. days.Select(day => hours.Select(hour => result.Together([day], hour, hour + HoursTogether)).ToArray())];
        AnswerHour week = result.Together([.. days[..5]], 0, 24), end = result.Together([.. days[5..]], 0, 24);
        string within = $"{Wording.Fixed(result.Within, 0)} h";
        // plotly draws no text in a cell without a colour.
        var few = cells.SelectMany((row, i) => row.Select((cell, j) => (cell.Posts, Row: i, Column: j))).Where(cell => cell.Posts is > 0 and < FewestInCell).ToArray();
        return new Chart(new CellSeries(hours.Select(hour => $"{hour}–{hour + HoursTogether}").ToArray(), days.Select(day => day.ToString()[..3]).ToArray(),
                [.. cells.Select(row => (IReadOnlyList<double>)[.. row.Select(cell => cell.Posts < FewestInCell ? double.NaN : cell.Share.Value!.Value)])], $"answered within {within}")
        {
            Texts = [.. cells.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Posts < FewestInCell ? "" : $"{Wording.Fixed(cell.Share.Value!.Value * 100, 0)}\nn {Wording.Count(cell.Posts)}")])],
        })
            .WithTitle(week.Share.Value is { } onWeekdays && end.Share.Value is { } atWeekends && Math.Min(week.Posts, end.Posts) >= FewestInGroup
                    ? $"Asked from Monday to Friday {Wording.Percent(onWeekdays, 0)} are answered within {within}, at weekends {Wording.Percent(atWeekends, 0)}"
                    : $"{Written(result.Share)} of {Wording.Count(result.Posts, "question", "questions")} are answered within {within}",
                $"Answerable posts by local time of asking ({result.Zone.Id}): per cent answered within {within}, and n; only n: fewer than {FewestInCell}; empty: nobody asked")
            .WithXAxis("Hour of the day")
            .WithYAxis(percent: true)
            .WithSource($"n = {Wording.Count(result.Posts)} answerable posts watched for {within}; Monday to Friday {Written(week)}, weekends {Written(end)} (Wilson); {Origin(result.Scope)}.")
            .WithAlt($"Heatmap of weekdays by hours where {Written(result.Share)} of {Wording.Count(result.Posts)} posts are answered within {within}; Monday to Friday {Written(week)}, weekends {Written(end)}.")
            .WithTable(new(["Weekday", "Hours", Column.Number("n"), Column.Number("Answered"), Column.Number("Share"), Column.Number("Interval")],
                [.. cells.SelectMany(row => row).Where(cell => cell.Posts > 0).Select(cell => (IReadOnlyList<string>)[cell.Day.ToString(), $"{cell.Hour}–{cell.Hour + HoursTogether}", Wording.Count(cell.Posts), Wording.Count(cell.Answered),
                    Wording.Percent(cell.Share.Value!.Value), Wording.PercentRange(cell.Share.Interval!)])]))
            .WithLayout(layout => layout with
            {
                Annotations = [.. layout.Annotations ?? [], .. few.Select(cell => new Annotation($"n {cell.Posts}")
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

    private static string Written(Estimate share) => share.Value is { } value ? Wording.Percent(value) : "an unknown share";

    private static string Written(AnswerHour hour) => hour.Share is { Value: { } share, Interval: { } interval } ? $"{Wording.Percent(share)} of {Wording.Count(hour.Posts)} ({Wording.PercentRange(interval)})" : "nobody asked";

    internal static string Origin(DialogueScope scope) => $"{scope.Period ?? "period not stated"}; {scope.Source ?? "source not stated"}" + (scope.Selection.Steps.Count > 0 ? $"; {scope.Selection.ToString().TrimEnd('.')}" : "");

    /// <summary>1 − S as steps that rise, from a first place on.</summary>
    private static (double[] X, double[] Y, double[] Low, double[] High) Rising(KaplanMeier curve, double first)
    {
        SurvivalStep[] steps = [.. curve.Steps.Where(step => step.Events > 0)];
        if (steps.Length > MostSteps)
        {
            HashSet<double> kept = [.. CurveThinning.Thin([.. steps.Select(step => first > 0 ? Math.Log(Math.Max(step.Time, first)) : step.Time)], [.. steps.Select(step => step.Survival)], MostSteps).X];
            steps = [.. steps.Where(step => kept.Contains(first > 0 ? Math.Log(Math.Max(step.Time, first)) : step.Time))];
        }
        double[] x = [first, .. steps.SelectMany(step => new[] { Math.Max(step.Time, first), Math.Max(step.Time, first) }), curve.LastTime];
        double[] Heights(Func<SurvivalStep, double> of) => [0, .. steps.SelectMany((step, i) => new[] { i == 0 ? 0 : of(steps[i - 1]), of(step) }), steps.Length == 0 ? 0 : of(steps[^1])];
        return (x, Heights(step => 1 - step.Survival), Heights(step => 1 - (step.Interval?.High ?? step.Survival)), Heights(step => 1 - (step.Interval?.Low ?? step.Survival)));
    }
}
