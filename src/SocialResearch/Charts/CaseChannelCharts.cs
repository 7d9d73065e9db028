using SocialResearch.Cases;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>Where people talked against where companies answered, and how much had been said by then.</summary>
public static class CaseChannelCharts
{
    /// <summary>A row a case, a column a channel: a ring where people talked, a diamond where the company answered, both where the two met.</summary>
    /// <param name="studies">The cases.</param>
    public static Chart ChannelChart(this CaseStudies studies)
    {
        ArgumentNullException.ThrowIfNull(studies);
        CaseChannel[] channels = [.. Enum.GetValues<CaseChannel>().Where(channel => studies.Cases.Any(record => record.Channels.Uses.Any(use => use.Channel == channel)))];
        if (channels.Length == 0) throw new InsufficientDataException("No channel is documented here.", "Add rows with their events to channels.csv.");
        (CaseRecord Case, CaseChannel Channel)[] cells = [.. studies.Cases.SelectMany(record => channels.Select(channel => (record, channel)))];
        string[] names = [.. cells.Select(cell => cell.Case.Title)];
        Chart Signs(CaseSide side, string name, string symbol, double size, string color)
        {
            CaseChannelUse?[] uses = [.. cells.Select(cell => cell.Case.Channels.Uses.FirstOrDefault(use => use.Side == side && use.Channel == cell.Channel))];
            return new(new BarSeries(names, (double[])[.. cells.Select((cell, i) => uses[i] is null ? double.NaN : Array.IndexOf(channels, cell.Channel) + 1)], horizontal: true, null, null, name, color)
            {
                Dots = true,
                Sign = (symbol, size),
                Says = [.. uses.Select(use => use is null ? "" : $"{Name(use.Channel)}, {use.Event.Time}; {use.Note}")],
            });
        }

        int met = studies.Cases.Count(record => record.Channels.Matched.Count > 0);
        int talked = studies.Cases.Sum(record => record.Channels.Talked.Count), matched = studies.Cases.Sum(record => record.Channels.Matched.Count);
        return (Chart.Combine(
                Signs(CaseSide.Talked, "people talked", "circle-open", 17, Palette.Blue),
                Signs(CaseSide.Answered, "the company answered", "diamond", 9, Palette.Orange))
            with
        {
            XAxis = new AxisOptions(null, (0.5, channels.Length + 0.5)) { Given = [.. channels.Select((channel, i) => new Tick(i + 1, Name(channel).Split(' ')))], AreNames = true },
        })
            .WithTitle($"In {met} of {Wording.Count(studies.Cases.Count, "case", "cases")} an answer stood where people talked, sooner or later",
                $"Channels of the talk and of the answers; {matched} of {talked} channels in which people talked had an answer")
            .WithSource($"n = {Wording.Count(studies.Cases.Sum(record => record.Channels.Uses.Count), "documented use", "documented uses")} of channels in {Wording.Count(studies.Cases.Count, "case", "cases")} chosen by fame; data/cases. What no page read shows is missing.")
            .WithAlt("Matrix of cases and channels where " + string.Join("; ", studies.Cases.Select(record =>
                $"{record.Title}: people talked in {Names(record.Channels.Talked)}, the company answered in {Names(record.Channels.Answered)}")) + ".")
            .WithTable(new Table(
                ["Case", "People talked in", "The company answered in", "Both", "Answer where people talked, after"],
                [.. studies.Cases.Select(record => (IReadOnlyList<string>)
                    [record.Title, Names(record.Channels.Talked), Names(record.Channels.Answered), record.Channels.Matched.Count == 0 ? "none" : Names(record.Channels.Matched), record.Lag(Milestone.ChannelResponse).ToString()])]));
    }

    /// <summary>The reports of a quantity beside the first answers. Points are not joined: nobody counted between them.</summary>
    /// <param name="record">The case.</param>
    /// <param name="series">The name of a series with one unit.</param>
    /// <exception cref="ArgumentException">The series mixes units, so that its points belong to different scales.</exception>
    public static Chart VolumeChart(this CaseRecord record, string series)
    {
        ArgumentNullException.ThrowIfNull(record);
        CaseSeries told = record.SeriesOf(series);
        if (told.Units.Count > 1) throw new ArgumentException($"{series} mixes {string.Join(", ", told.Units)}; such points do not belong on one scale.", nameof(series));
        DateTime start = record.Milestones.Where(reading => reading.Milestone == Milestone.Start).Min(reading => reading.Time.Earliest).Date;
        double Middle(CaseTime time) => ((time.Earliest - start).TotalDays + (time.End - start).TotalDays) / 2;
        var scale = new ElapsedScale(told.Points.Max(point => (point.Time.End - start).TotalDays));
        string unit = told.Unit.Replace('_', ' ');
        Chart chart = Chart.Scatter((double[])[.. told.Points.Select(point => scale.Place(Middle(point.Time)))], (double[])[.. told.Points.Select(point => point.Value)], color: Palette.Blue)
            with
        { XAxis = scale.Axis("Days since the first public sign") };
        chart = chart.WithYAxis($"{Wording.Capital(unit)} so far", (0, told.Points.Max(point => point.Value) * 1.12));
        // Equal days of two milestones give one line with both names.
        foreach (var answers in ((Milestone[])[Milestone.FirstResponse, Milestone.ChannelResponse]).Where(milestone => record.Lag(milestone).Days is { } days && days.High <= told.Points.Max(point => Middle(point.Time)))
            .GroupBy(milestone => record.Lag(milestone).Days!.Value.High))
        {
            string name = answers.Count() == 2 ? "first answer, where people talked" : answers.First() == Milestone.FirstResponse ? "first answer" : "answer where people talked";
            chart = chart.WithReferenceLine(x: scale.Place(answers.Key + 1), label: name);
        }
        CaseRange? before = record.VolumeBefore(series, Milestone.ChannelResponse) is { } inChannel ? inChannel : record.VolumeBefore(series);
        string where = record.VolumeBefore(series, Milestone.ChannelResponse) is null ? "before the first answer" : "before the answer where people talked";
        foreach (CasePoint point in told.Points) chart = chart.WithAnnotation(scale.Place(Middle(point.Time)), point.Value, Wording.Plain(point.Value));
        return chart
            .WithTitle(before is { } share
                    ? $"{Share(share)} of the {unit} came {where}"
                    : $"{Wording.Capital(unit)} rose to {Wording.Plain(told.Points[^1].Value)}",
                $"{record.Title}: {unit} as reported, each at the middle of its day; dotted: the end of the day of an answer")
            .WithSource($"n = {Wording.Count(told.Points.Count, "report", "reports")}, {told.Points[0].Time} to {told.Points[^1].Time}; {told.Points.Select(point => point.Source.Address).Distinct().Count()} sources; the share is of the last report, not of the true end.")
            .WithTable(new Table(["When", Column.Number(unit), "Source"],
                [.. told.Points.Select(point => (IReadOnlyList<string>)[point.Time.ToString(), Wording.Plain(point.Value), point.Source.Title + (point.Source.Verification == Verification.Read ? "" : " (retold)")])]));
    }

    private static string Share(CaseRange share) => (share.Low, share.High) switch
    {
        ( < 0.005, > 0.995) => "An unknown part",
        ( < 0.005, _) => $"At most {Wording.Percent(share.High, 0)}",
        (_, > 0.995) => $"At least {Wording.Percent(share.Low, 0)}",
        _ => $"Between {Wording.Percent(share.Low, 0)} and {Wording.Percent(share.High, 0)}",
    };

    private static string Name(CaseChannel channel) => channel switch
    {
        CaseChannel.Direct => "E-mail, phone",
        CaseChannel.OwnSite => "Own site",
        _ => channel.ToString(),
    };

    private static string Names(IReadOnlyList<CaseChannel> channels) => channels.Count == 0 ? "none" : string.Join(", ", channels.Select(Name));
}
