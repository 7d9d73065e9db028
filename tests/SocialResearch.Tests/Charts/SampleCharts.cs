using SocialResearch.Cases;
using SocialResearch.Charts;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Charts;

/// <summary>One chart of every kind, with the lengths of text that real chapters have. Invented numbers.</summary>
internal static class SampleCharts
{
    private const string Source = "Invented numbers for tests; n = 12,480 posts, January 2019 to December 2021.";

    private static readonly DateOnly[] Months = [.. Enumerable.Range(0, 36).Select(i => new DateOnly(2019, 1, 1).AddMonths(i))];

    private static readonly CaseStudies Cases = CaseStudies.Load(Repository.PathOf("data", "cases"));

    public static IReadOnlyDictionary<string, Chart> All { get; } = new Dictionary<string, Chart>
    {
        ["line"] = Chart.Combine(
                Chart.Line(Months, Wave(0.5, 0.2, 0), name: "Question posts"),
                Chart.Line(Months, Wave(0.42, 0.1, 1), name: "Praise"),
                Chart.Line(Months, Wave(0.44, 0.1, 1.2), name: "Complaints"),
                Chart.Line(Months, Wave(0.1, 0.05, 2), name: "Other", color: Palette.Grey))
            .WithTitle("Questions are answered more often than complaints, but the gap has halved in three years", "Share of posts with at least one answer within 24 hours, by month")
            .WithYAxis(percent: true, range: (0, 1)).WithSource(Source),
        ["range"] = Chart.Combine(
                Chart.Range(Months, Wave(-0.1, 0.1, 0), Wave(0.2, 0.1, 0), name: "95 % interval"),
                Chart.Line(Months, Wave(0.05, 0.1, 0), name: "Mean sentiment"))
            .WithTitle("Sentiment fell below zero in April", "Mean of posts a month, −1 to 1")
            .WithReferenceLine(y: 0.0, label: "neutral").WithReferenceLine(x: new DateOnly(2020, 3, 16), label: "Shops close")
            .WithAnnotation(new DateOnly(2021, 3, 1), 0.12, "Only 14 posts in this month").WithSource(Source),
        ["column"] = Chart.Column(new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }, new[] { 1240, 1310, 990, 1402, 1100, 650, 480 })
            .WithTitle("Thursday is the busiest day", "Posts by weekday, Europe/Vienna").WithSource(Source),
        ["column-groups"] = Chart.Combine(
                Chart.Column(new[] { "Electronics", "Cars and motorcycles", "Gardening", "Cooking", "Science" }, new[] { 0.61, 0.48, 0.33, 0.52, 0.7 }, name: "Top 1 % of authors", low: new[] { 0.55, 0.4, 0.3, 0.45, 0.66 }, high: new[] { 0.66, 0.55, 0.37, 0.6, 0.74 }),
                Chart.Column(new[] { "Electronics", "Cars and motorcycles", "Gardening", "Cooking", "Science" }, new[] { 0.29, 0.4, 0.51, 0.38, 0.22 }, name: "Next 9 %"),
                Chart.Column(new[] { "Electronics", "Cars and motorcycles", "Gardening", "Cooking", "Science" }, new[] { 0.1, 0.12, 0.16, 0.1, 0.08 }, name: "Everybody else"))
            .WithTitle("In every forum one author in a hundred writes at least a third", "Share of posts by group of authors; whiskers: 95 % bootstrap interval")
            .WithYAxis(percent: true).WithReferenceLine(y: 0.9, label: "what the 90-9-1 rule says").WithSource(Source),
        ["column-time"] = Chart.Column(Months, Wave(500, 300, 0.4)).WithTitle("Posts peak every summer", "Posts by month")
            .WithYAxis(title: "Posts").WithReferenceLine(y: 650, label: "average").WithSource(Source),
        ["bar"] = Chart.Bar(new[] { "Stack Exchange: Electronics", "German Wikipedia, article namespace", "R-help mailing list", "git", "A forum with a name that needs more than two lines on any telephone" }, new[] { 0.71, 0.643, 0.52, 0.31, 0.0951 })
            .WithTitle("The loudest one per cent write between a tenth and two thirds", "Share of posts written by the top 1 % of contributors")
            .WithXAxis(percent: true).WithSource(Source),
        ["bar-some-intervals"] = Chart.Bar(new[] { "The claim", "Measured" }, new[] { 0.9, 0.71 }, low: new[] { double.NaN, 0.63 }, high: new[] { double.NaN, 0.78 })
            .WithTitle("Measured, the share is smaller than claimed", "Share of posts by the most active 1 %; whiskers: 95 % interval")
            .WithXAxis(range: (0, 1), percent: true)
            .WithSource("n = 3,460 people"),
        ["bar-interval"] = Chart.Bar(new[] { "Before", "During", "After" }, new[] { 12.5, 18.25, 11 }, low: new[] { 10.0, 15, 9 }, high: new[] { 15.0, 22, 13 })
            .WithTitle("The campaign doubled mentions while it ran", "Mentions a day with 95 % interval").WithXAxis(title: "Mentions a day").WithSource(Source),
        ["histogram"] = Chart.Histogram([.. Enumerable.Range(1, 3000).Select(i => (object)(Math.Round(400 * Math.Pow(Math.Sin(i * 0.7), 4))))])
            .WithTitle("Most posts are short", "Posts by length in characters").WithXAxis(title: "Length in characters").WithYAxis(title: "Posts").WithSource(Source),
        ["heatmap"] = Chart.Heatmap(new[] { "Month 0", "1", "2", "3", "4", "5", "6", "7" }, new[] { "January (n = 812)", "February (n = 640)", "March (n = 701)", "April (n = 1,022)" },
                [.. Enumerable.Range(0, 4).Select(row => (IReadOnlyList<double>)[.. Enumerable.Range(0, 8).Select(column => column > 7 - row ? double.NaN : Math.Pow(0.7 + row * 0.03, column))])])
            .WithTitle("Half of the newcomers are gone after two months", "Share of each month's newcomers who post again, by months since the first post").WithYAxis(percent: true).WithSource(Source),
        ["scatter"] = Chart.Combine(
                Chart.Scatter(Noise(60, 1, 1000), Noise(60, 2, 80), name: "Paid posts"), Chart.Scatter(Noise(60, 3, 1000), Noise(60, 4, 60), name: "Organic posts"))
            .WithTitle("Reach says little about clicks", "Each point is a post").WithXAxis(title: "Accounts reached").WithYAxis(title: "Clicks").WithSource(Source),
        ["area"] = Chart.Area(Enumerable.Range(2008, 14).ToArray(), Enumerable.Range(0, 14).Select(i => (double)(i * i * 900)).ToArray(), name: "Members")
            .WithTitle("Membership grows, faster each year", "Registered people at the end of the year").WithSource(Source),
        ["log"] = Chart.Line(Enumerable.Range(0, 60).Select(i => Math.Pow(10, i / 12.0)).ToArray(), Enumerable.Range(0, 60).Select(i => 0.9 * (1 - Math.Exp(-i / 14.0))).ToArray(), name: "Answered")
            .WithTitle("Half of the answers come within the hour", "Share of questions answered, by minutes since the question; one in ten never is")
            .WithXAxis(title: "Minutes since the question", log: true).WithYAxis(percent: true, range: (0, 1)).WithReferenceLine(x: 60.0, label: "one hour").WithSource(Source),
        ["lorenz"] = Lorenz(),
        ["many-lines"] = Chart.Combine([.. Enumerable.Range(0, 8).Select(i => Chart.Line(Months, Wave(0.1 + i * 0.05, 0.03, i), name: $"Brand number {i + 1}"))])
            .WithTitle("Eight brands share the talk", "Share of voice by month").WithYAxis(percent: true).WithSource(Source),
        ["many-columns"] = Chart.Column(Enumerable.Range(1, 26).Select(i => $"Bundesland Nummer {i}").ToArray(), Enumerable.Range(1, 26).Select(i => 1000 - i * 30.5).ToArray())
            .WithTitle("Long names stand upright").WithYAxis(title: "Posts").WithSource(Source),
        ["dots"] = Chart.Combine(
                Chart.Dots(new[] { "baseline", "bots and staff out", "people by e-mail address, IP addresses merged, brand out" }, new[] { 0.71, 0.66, double.NaN }, "contradicted", low: new[] { 0.62, 0.6, double.NaN }, high: new[] { 0.78, 0.7, double.NaN }),
                Chart.Dots(new[] { "baseline", "bots and staff out", "people by e-mail address, IP addresses merged, brand out" }, new[] { double.NaN, double.NaN, 0.82 }, "undecided", low: new[] { double.NaN, double.NaN, 0.75 }, high: new[] { double.NaN, double.NaN, 0.88 }))
            .WithTitle("One of three choices changes the verdict", "Share of the top 1 % with 95 % interval").WithXAxis(title: "Share of posts", range: (0, 1), percent: true)
            .WithReferenceLine(x: 0.71, label: "baseline").WithSource(Source),
        ["response"] = MeasuredCharts.Response,
        ["response-few"] = MeasuredCharts.ResponseOfFew,
        ["hours"] = MeasuredCharts.Hours,
        ["hours-few"] = MeasuredCharts.HoursOfFew,
        ["newcomers"] = MeasuredCharts.Newcomers,
        ["network"] = MeasuredCharts.Network,
        ["network-matrix"] = MeasuredCharts.NetworkOfMany,
        ["thread"] = MeasuredCharts.Thread,
        ["sensitivity"] = MeasuredCharts.Sensitivity,
        ["sensitivity-unknown"] = MeasuredCharts.SensitivityOfContributors,
        ["rank-size"] = MeasuredCharts.RankSize,
        ["rank-size-many"] = MeasuredCharts.RankSizeOfMany,
        ["published"] = MeasuredCharts.Published,
        ["rarefaction"] = MeasuredCharts.Rarefaction,
        ["rarefied-people"] = MeasuredCharts.RarefiedContributors,
        ["gini-weeks"] = MeasuredCharts.GiniByWeek,
        ["gini-months"] = MeasuredCharts.GiniByMonth,
        ["cohort-months"] = MeasuredCharts.CohortsByMonth,
        ["cohort-quarters"] = MeasuredCharts.CohortsByQuarter,
        ["survival"] = MeasuredCharts.Survival,
        ["survival-short"] = MeasuredCharts.SurvivalShort,
        ["case-timeline"] = Cases["kryptonite_2004"].TimelineChart(),
        ["case-timeline-weeks"] = Cases["dominos_2009"].TimelineChart(until: new DateOnly(2009, 4, 22)),
        ["case-lags"] = Cases["kryptonite_2004"].LagChart(Cases.Claims),
        ["cases-lags"] = Cases.LagChart(Milestone.ChannelResponse),
        ["case-channels"] = Cases.ChannelChart(),
        ["case-volume"] = Cases["united_2009"].VolumeChart("video_views_cum"),
        ["interrupted"] = EvidenceCharts.Interrupted,
        ["parallel-trends"] = EvidenceCharts.ParallelTrends,
        ["placebo-launches"] = EvidenceCharts.Placebos,
        ["synthetic"] = EvidenceCharts.Synthetic,
        ["answers"] = EvidenceCharts.Answers,
        ["fan"] = EvidenceCharts.Fan,
        ["tornado"] = EvidenceCharts.Tornado,
        ["click-regions"] = EvidenceCharts.Regions,
        ["upkeep"] = EvidenceCharts.Upkeep,
        ["empty"] = Chart.Line(Array.Empty<double>(), Array.Empty<double>()).WithTitle("Nothing was found").WithSource(Source),
        ["one-point"] = Chart.Line(new[] { 3.0 }, new[] { 7.0 }, name: "Lonely", showMarkers: true).WithTitle("One point is drawn"),
        ["volume"] = Volume(42).VolumeChart(),
        ["volume-many"] = Volume(400).VolumeChart(),
        ["bursts"] = TimelineSamples.Bursts(events: 24),
        ["bursts-named"] = TimelineSamples.Bursts(events: 3),
        ["levels"] = TimelineSamples.Levels,
        ["life-cycle"] = TimelineSamples.LifeCycle,
        ["voices"] = TimelineSamples.Voices(3),
        ["voices-many"] = TimelineSamples.Voices(9),
        ["reach"] = TimelineSamples.Reach,
    };

    public static ChartGrid Grid { get; } = Chart.Grid(2,
            [.. new[] { "Electronics", "Gardening", "Cooking", "Science" }.Select((name, i) => Chart.Line(Months, Wave(200 + i * 80, 60 + i * 20, i)).WithTitle(name))])
        .WithTitle("Four forums, four rhythms", "Posts by month, same scale").WithSource(Source);

    private static Timeline Volume(int days) => Timeline.Measure(
        Conversation.Of(Enumerable.Range(0, days).SelectMany(day => Enumerable.Range(0, (int)(6 + 6 * Math.Sin(day / 3.0))).Select(post => new PostDraft
        {
            Id = $"{day}-{post}",
            Time = new(new DateTimeOffset(2012, 3, 12, 8 + post, 30, 0, TimeSpan.Zero).AddDays(day), TimePrecision.Minute),
        }).Append(new() { Id = $"{day}" }))), TimeBin.Day, "Europe/Berlin");

    private static Chart Lorenz()
    {
        double[] people = [.. Enumerable.Range(0, 10_001).Select(i => i / 10_000.0)];
        double[] posts = [.. people.Select(p => Math.Pow(p, 9))];
        (double[] x, double[] y) = CurveThinning.Thin(people, posts);
        return Chart.Combine(Chart.Range(x, y, x), Chart.Line(x, y))
            .WithTitle("One in ten wrote six of ten posts", "Cumulative share of posts, by authors from the quietest to the loudest; Gini = 0.80")
            .WithXAxis(title: "Authors", range: (0, 1), percent: true).WithYAxis(title: "Posts", range: (0, 1), percent: true)
            .WithSquareAxes().WithDiagonal("equality")
            .WithAnnotation(0.9, Math.Pow(0.9, 9), "The top 10 % wrote 61 %").WithAnnotation(0.99, Math.Pow(0.99, 9), "The top 1 % wrote 9 %")
            .WithSource(Source);
    }

    private static double[] Wave(double level, double height, double phase) =>
        [.. Enumerable.Range(0, 36).Select(i => level + height * Math.Sin(i / 4.0 + phase))];

    private static double[] Noise(int count, int seed, double size)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * size)];
    }
}
