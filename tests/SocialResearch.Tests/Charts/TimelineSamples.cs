using SocialResearch.Charts;
using SocialResearch.Tests.Timelines;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Charts;

/// <summary>Charts of a made-up conversation: quiet, a steep wave, a second one, and a level that stays higher.</summary>
internal static class TimelineSamples
{
    private static readonly string[] s_texts = ["Video erscheint", "Erste Zeitung berichtet", "Stellungnahme der Geschäftsführung auf der eigenen Seite", "Hashtag beginnt", "Rückruf angekündigt", "Fernsehen berichtet"];

    // Unrest of about the size that chance has, without chance.
    private static readonly int[] s_counts = [.. Enumerable.Range(0, 150).Select(day => (int)Math.Max(0, Math.Round(Rate(day) + 1.4 * Math.Sqrt(Rate(day)) * Math.Sin(day * day * 0.7))))];

    private static double Rate(int day) => (day < 100 ? 4 : 9) + (day >= 40 ? 90 * Math.Exp(-(day - 40) / 3.0) : 0) + (day is 38 or 39 ? 25 : 0) + (day >= 70 ? 30 * Math.Exp(-(day - 70) / 2.0) : 0);

    private static Timeline Days => Timeline.Measure(Counted.Posts(s_counts), TimeBin.Day, "Europe/Berlin");

    public static Chart Bursts(int events) => SocialResearch.Timelines.Bursts.Measure(Days).BurstChart(
        [.. Enumerable.Range(0, events).Select(i => new TimelineEvent(Counted.FirstDay.AddDays(events <= 3 ? 38 + i * 30 : 30 + i * i % 41 + i % 3), s_texts[i % s_texts.Length]))]);

    public static Chart Levels => ChangePoints.Measure(Days).LevelChart();

    public static Chart LifeCycle => SocialResearch.Timelines.LifeCycle.Measure(Days).LifeCycleChart();

    public static Chart Voices(int names) => ShareOfVoice.Measure(
        [.. Enumerable.Range(0, names).Select(i => new Voice(i == 1 ? "Süßwaren Müller" : $"Marke {i + 1}", Counted.Posts(s_counts.Select((count, day) => day is > 118 and < 126 ? 0 : (int)(count * (2 + Math.Sin(day / (9.0 + i) + i)))), prefix: $"{i}")))],
        TimeBin.Week, "Europe/Berlin", brand: "Süßwaren Müller").VoiceChart();

    public static Chart Reach => CumulativeReach.Measure(Counted.Posts(s_counts), TimeBin.Day, "Europe/Berlin").ReachChart();
}
