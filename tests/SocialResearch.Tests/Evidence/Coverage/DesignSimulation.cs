using System.Globalization;
using SocialResearch.Evidence;
using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Evidence.Coverage;

/// <summary>How often each design claims an effect that is not there, and how often its interval holds the truth.</summary>
internal static class DesignSimulation
{
    public const int Campaigns = 1_000;

    public const string Header = "world,design,claims_of_1000_without_effect,interval_holds_truth_of_1000";

    /// <summary>The worlds: how alike neighbouring weeks are, whether a season comes with the launch, how many regions.</summary>
    public static IReadOnlyList<(string Name, SimulatedCampaignOptions Options)> Worlds { get; } =
    [
        .. new[] { 0.0, 0.3, 0.6, 0.8 }.Select(rho => (string.Create(CultureInfo.InvariantCulture, $"no season, ρ {rho:0.0}, 12 regions"), Flat with { Autocorrelation = rho })),
        ("season with the launch, ρ 0.0, 12 regions", new() { Autocorrelation = 0, ClicksADay = 0 }),
        ("season with the launch, ρ 0.6, 12 regions", new() { Autocorrelation = 0.6, ClicksADay = 0 }),
        ("season with the launch, ρ 0.6, 5 regions, 1 treated", new() { Autocorrelation = 0.6, Regions = 5, Treated = 1, ClicksADay = 0 }),
        ("season with the launch, ρ 0.6, 40 regions, 20 treated", new() { Autocorrelation = 0.6, Regions = 40, Treated = 20, ClicksADay = 0 }),
    ];

    private static SimulatedCampaignOptions Flat => new() { Season = 0, Trend = 0, ClicksADay = 0 };

    public static IReadOnlyList<string> Run(string world)
    {
        SimulatedCampaignOptions options = Worlds.Single(known => known.Name == world).Options;
        string[] designs = [.. Measured(SimulatedCampaign.Make(options)).Select(measured => measured.Design)];
        var tallies = new (int Claims, int Holds)[Campaigns, designs.Length];
        Parallel.For(0, Campaigns, i =>
        {
            var without = Measured(SimulatedCampaign.Make(options with { Seed = (ulong)i, Effect = 0 })).ToArray();
            var with = Measured(SimulatedCampaign.Make(options with { Seed = (ulong)i + 1_000_000 })).ToArray();
            for (int d = 0; d < designs.Length; d++)
                tallies[i, d] = (Claims(without[d].Total) ? 1 : 0, with[d].Total.Interval is { } interval && interval.Low <= with[d].Truth && with[d].Truth <= interval.High ? 1 : 0);
        });
        return [.. designs.Select((design, d) => string.Create(CultureInfo.InvariantCulture,
            $"\"{world}\",\"{design}\",{Enumerable.Range(0, Campaigns).Sum(i => tallies[i, d].Claims)},{Enumerable.Range(0, Campaigns).Sum(i => tallies[i, d].Holds)}"))];
    }

    /// <summary>Mixing takes long, so in one world only: how often a synthetic control claims an effect without any.</summary>
    public static string Synthetic()
    {
        (string world, SimulatedCampaignOptions options) = Worlds[5];
        int claims = 0;
        Parallel.For(0, Campaigns, i =>
        {
            SimulatedCampaign campaign = SimulatedCampaign.Make(options with { Seed = (ulong)i, Effect = 0 });
            SyntheticControl mixed = SyntheticControl.Measure(campaign.Orders, campaign.Treated, campaign.Launch);
            if (mixed.PlaceboP <= 0.05) Interlocked.Increment(ref claims);
        });
        return string.Create(CultureInfo.InvariantCulture, $"\"{world}\",\"synthetic control, p ≤ 0.05 among groups\",{claims},");
    }

    private static bool Claims(Estimate total) => total.Interval is { } i && (i.Low > 0 || i.High < 0);

    private static IEnumerable<(string Design, Estimate Total, double Truth)> Measured(SimulatedCampaign campaign)
    {
        OutcomeSeries treated = campaign.Orders.Total(campaign.Treated);
        yield return ("before and after, Welch", BeforeAfter.Measure(treated, campaign.Launch).Total, campaign.TrueExtra);
        yield return ("interrupted time series, Newey-West", InterruptedTimeSeries.Measure(treated, campaign.Launch).Total, campaign.TrueExtra);
        // The arithmetic alone: the checks and placebo launches around it would take a hundred times as long and change no interval.
        (int[] with, int[] without) = DifferenceInDifferences.Sides(campaign.Orders, campaign.Treated);
        foreach (PanelErrors errors in Enum.GetValues<PanelErrors>())
        {
            Estimate effect = DifferenceEstimate.Of(campaign.Orders.Values, with, without, campaign.Options.LaunchWeek, campaign.Options.Weeks, errors, 0.95);
            yield return ($"difference-in-differences, {Name(errors)}", effect, campaign.Options.Effect);
        }
    }

    private static string Name(PanelErrors errors) => errors switch
    {
        PanelErrors.CollapsedByRegion => "collapsed by region",
        PanelErrors.ClusteredByRegion => "clustered by region",
        PanelErrors.Hc1 => "HC1",
        _ => "classical",
    };

    /// <summary>How often the interval of a count, of a difference of rates, and of a return holds the truth.</summary>
    public static IReadOnlyList<string> Intervals()
    {
        List<string> rows = [];
        foreach (double mean in new[] { 1.0, 5, 20, 200 })
        {
            rows.Add(Row($"Poisson counts, mean {mean}", "Garwood", i => EventCounts.Garwood(Binomial.Draw(1_000_000_000, mean / 1e9, SeededRandom.Stream(1, (ulong)i))).Interval!, mean));
            // Waves: of ten days each has by chance half as much or half as much again to expect, so their sum varies more than Poisson.
            rows.Add(Row($"counts of ten days in waves, mean {mean}", "Garwood", i =>
            {
                SeededRandom random = SeededRandom.Stream(2, (ulong)i);
                return EventCounts.Garwood(Enumerable.Range(0, 10).Sum(_ => Binomial.Draw(1_000_000_000, mean / 10 * (random.NextUnit() < 0.5 ? 0.5 : 1.5) / 1e9, random))).Interval!;
            }, mean));
        }
        foreach ((int n, double p, double q) in new[] { (30, 0.1, 0.2), (200, 0.02, 0.03), (2000, 0.02, 0.03) })
        {
            rows.Add(Row($"rates {p:0.00} and {q:0.00} of {n} each", "Newcombe", i =>
            {
                SeededRandom random = SeededRandom.Stream(3, (ulong)i);
                return Proportions.Newcombe((Binomial.Draw(n, p, random), n), (Binomial.Draw(n, q, random), n)).Interval!;
            }, p - q));
        }
        return rows;

        static string Row(FormattableString world, string interval, Func<int, Interval> make, double truth) => string.Create(CultureInfo.InvariantCulture,
            $"\"{FormattableString.Invariant(world)}\",\"{interval}\",,{Enumerable.Range(0, Campaigns).Count(i => make(i) is { } made && made.Low <= truth && truth <= made.High)}");
    }
}
