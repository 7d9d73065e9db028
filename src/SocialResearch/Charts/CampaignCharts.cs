using SocialResearch.Evidence;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>The charts of <see cref="CampaignReport"/>: each a <see cref="Chart"/>, or a <see cref="Paragraph"/> that says why there is none.</summary>
public static class CampaignCharts
{
    /// <summary>Clicks by region.</summary>
    public static object RegionChart(this CampaignReport report) => Draw(report.Files.Clicks, clicks => clicks.RegionChart(), "No clicks by region: a file of clicks is missing.");

    /// <summary>What was counted beside what would have been, by the quoted design.</summary>
    public static object EffectChart(this CampaignReport report) => report.Quoted switch
    {
        DifferenceInDifferences compared => compared.ParallelTrendsChart(),
        InterruptedTimeSeries trend => trend.CounterfactualChart(),
        SyntheticControl mix => mix.CounterfactualChart(),
        _ => new Paragraph("No picture of an effect: nothing compares the time with the campaign to a time or place without."),
    };

    /// <summary>The answers side by side.</summary>
    public static object AnswersChart(this CampaignReport report) => Draw(report.Answers, answers => answers.Chart(breakEven: report.Return?.BreakEven), "No answers to compare: it takes a launch and outcomes.");

    /// <summary>The upkeep cost of a click by month.</summary>
    public static object UpkeepChart(this CampaignReport report) => Draw(report.Upkeep, upkeep => upkeep.Chart(), report.WhyNot("upkeep"));

    /// <summary>What is left after all costs, week after week.</summary>
    public static object FanChart(this CampaignReport report) => Draw(report.Return, roi => roi.FanChart(), report.WhyNot("return"));

    /// <summary>Which input decides about the return.</summary>
    public static object TornadoChart(this CampaignReport report) => Draw(report.Return, roi => roi.TornadoChart(), report.WhyNot("return"));

    private static object Draw<T>(T? part, Func<T, Chart> draw, string? why) where T : class
    {
        if (part is null) return new Paragraph(why ?? "Not there.");
        try
        {
            return draw(part);
        }
        catch (InsufficientDataException tooLittle)
        {
            return new Paragraph(tooLittle.Message);
        }
    }
}
