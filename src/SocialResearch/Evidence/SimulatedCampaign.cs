using SocialResearch.Statistics;

namespace SocialResearch.Evidence;

/// <summary>A campaign that never was, with a truth that is known: for learning a method, and for finding out how often it errs.</summary>
/// <remarks>
/// <para>Orders of region r in week t: levelᵣ + trend·t + season(t) + noise + effect (treated regions from the launch on), rounded, no less than zero. Noise of a week is a common part and the
/// region's own part; both resemble those of the week before by ρ (first-order autoregression, started in its stationary state). The season rises in the weeks after the launch, as it does
/// before Christmas: that is the trap.</para>
/// <para>Clicks fall from month to month while the upkeep stays; orders over links are a share of the clicks, whether or not they would have come anyway.
/// Everything follows from the seed; nothing is about a real company.</para>
/// </remarks>
public sealed record SimulatedCampaign
{
    private SimulatedCampaign() { }

    /// <summary>The settings, the truth among them.</summary>
    public required SimulatedCampaignOptions Options { get; init; }

    /// <summary>Orders by region and week.</summary>
    public required OutcomePanel Orders { get; init; }

    /// <summary>The regions with the campaign.</summary>
    public required IReadOnlyList<string> Treated { get; init; }

    /// <summary>The first day with the campaign.</summary>
    public required DateOnly Launch { get; init; }

    /// <summary>Clicks by day and region.</summary>
    public required ClickTable Clicks { get; init; }

    /// <summary>The costs.</summary>
    public required CostSheet Costs { get; init; }

    /// <summary>Orders that came over the links.</summary>
    public required long OrdersOverLinks { get; init; }

    /// <summary>The orders that the campaign has really brought, before rounding.</summary>
    public double TrueExtra => Options.Effect * Options.Treated * (Options.Weeks - Options.LaunchWeek);

    /// <summary>The return that it really had.</summary>
    /// <param name="margin">What one order leaves.</param>
    public double TrueReturn(double margin) => TrueExtra * margin / (double)Costs.Total.Amount - 1;

    /// <summary>Makes one.</summary>
    /// <param name="options">The settings.</param>
    public static SimulatedCampaign Make(SimulatedCampaignOptions? options = null)
    {
        options ??= new();
        var random = new SeededRandom(options.Seed);
        DateOnly[] weeks = [.. Enumerable.Range(0, options.Weeks).Select(week => options.Start.AddDays(7 * week))];
        double[] common = Course(random, options.Weeks, options.CommonNoise, options.Autocorrelation);
        string[] names = [.. Enumerable.Range(1, options.Regions).Select(r => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Region {r:00}"))];
        // Levels differ, and regions with and without the campaign are mixed among them.
        int[] treated = [.. Enumerable.Range(0, options.Treated).Select(i => (i * options.Regions / options.Treated + 1) % options.Regions).Order()];
        (string, IReadOnlyList<double>)[] regions = [.. names.Select((name, r) =>
        {
            double level = options.Level * (0.75 + 0.5 * r / Math.Max(1, options.Regions - 1));
            double[] own = Course(random, options.Weeks, options.Noise, options.Autocorrelation);
            return (name, (IReadOnlyList<double>)[.. weeks.Select((_, t) => Math.Max(0, Math.Round(
                level + options.Trend * t + Season(t, options) + common[t] + own[t] + (treated.Contains(r) && t >= options.LaunchWeek ? options.Effect : 0))))]);
        })];
        DateOnly launch = weeks[Math.Min(options.LaunchWeek, options.Weeks - 1)];
        ClickTable clicks = ClicksOf(options, names, treated, launch, random);
        return new()
        {
            Options = options,
            Orders = OutcomePanel.Of("orders", PanelStep.Week, weeks, regions) with { Zone = "Europe/Berlin" },
            Treated = [.. treated.Select(r => names[r])],
            Launch = launch,
            Clicks = clicks,
            Costs = CostsOf(options, launch),
            OrdersOverLinks = Binomial.Draw(clicks.Clicks, options.OrdersPerClick, random),
        };
    }

    private static double Season(int week, SimulatedCampaignOptions options) => options.Season * (1 - Math.Cos(2 * Math.PI * (week - options.SeasonFrom) / 52)) / 2;

    private static double[] Course(SeededRandom random, int weeks, double deviation, double rho)
    {
        var course = new double[weeks];
        for (int t = 0; t < weeks; t++)
        {
            double shock = NormalDistribution.Quantile(random.NextOpenUnit());
            course[t] = t == 0 ? shock : rho * course[t - 1] + Math.Sqrt(1 - rho * rho) * shock;
        }
        return [.. course.Select(value => value * deviation)];
    }

    private static ClickTable ClicksOf(SimulatedCampaignOptions options, string[] names, int[] treated, DateOnly launch, SeededRandom random)
    {
        var rows = new List<ClickRow>();
        long bots = 0, previews = 0, repeats = 0;
        for (int day = 0; day < 7 * (options.Weeks - options.LaunchWeek); day++)
        {
            // Links travel: a tenth as many clicks come from where the campaign was not.
            double today = options.ClicksADay * Math.Exp(-options.ClickDecay * day / 30.4);
            for (int r = 0; r < names.Length; r++)
            {
                long clicks = Poisson(today * (treated.Contains(r) ? 1.0 / options.Treated : 0.1 / options.Regions), random);
                if (clicks > 0) rows.Add(new(launch.AddDays(day), names[r], new("social", "post", "autumn", null, null), clicks));
            }
            bots += Poisson(today * 0.12, random);
            previews += Poisson(today * 0.07, random);
            repeats += Poisson(today * 0.05, random);
        }
        return ClickTable.Of(rows, [new(ClickRule.Preview, previews), new(ClickRule.Bot, bots), new(ClickRule.Repeat, repeats)]) with { Zone = "Europe/Berlin" };
    }

    private static long Poisson(double mean, SeededRandom random) => Binomial.Draw(1_000_000_000, mean / 1e9, random);

    private static CostSheet CostsOf(SimulatedCampaignOptions options, DateOnly launch)
    {
        Money Eur(decimal amount) => new(amount, "EUR");
        List<CostItem> items =
        [
            new("concept and launch films", "content", CostKind.SetUp, Eur(3_800)),
            CostItem.Work("planning and set-up", "staff", CostKind.SetUp, 45, Eur(52)),
            new("tracking and consent", "tracking", CostKind.SetUp, Eur(900)),
        ];
        DateOnly end = launch.AddDays(7 * (options.Weeks - options.LaunchWeek) - 1);
        for (DateOnly month = new(launch.Year, launch.Month, 1); month <= end; month = month.AddMonths(1))
        {
            // A month that the campaign only reaches into costs its part.
            DateOnly first = month < launch ? launch : month, last = month.AddMonths(1).AddDays(-1) < end ? month.AddMonths(1).AddDays(-1) : end;
            decimal part = (decimal)(last.DayNumber - first.DayNumber + 1) / DateTime.DaysInMonth(month.Year, month.Month);
            items.Add(new CostItem("promoted posts", "media", CostKind.Upkeep, Eur(Math.Round(1_150 * part))) { Month = month });
            items.Add(CostItem.Work("posting, answering, moderating", "staff", CostKind.Upkeep, Math.Round(31 * part), Eur(42)) with { Month = month });
            items.Add(new CostItem("new pictures", "content", CostKind.Upkeep, Eur(Math.Round(320 * part))) { Month = month });
            items.Add(new CostItem("publishing tool", "tools", CostKind.Upkeep, Eur(Math.Round(90 * part))) { Month = month });
        }
        return CostSheet.Of(items);
    }
}

/// <summary>The settings of a <see cref="SimulatedCampaign"/>.</summary>
public sealed record SimulatedCampaignOptions
{
    /// <summary>Same seed, same campaign.</summary>
    public ulong Seed { get; init; } = 9;
    /// <summary>The Monday of the first week.</summary>
    public DateOnly Start { get; init; } = new(2025, 1, 6);
    /// <summary>Weeks in all.</summary>
    public int Weeks { get; init; } = 60;
    /// <summary>Weeks before the launch.</summary>
    public int LaunchWeek { get; init; } = 36;
    /// <summary>Regions in all.</summary>
    public int Regions { get; init; } = 12;
    /// <summary>Regions with the campaign.</summary>
    public int Treated { get; init; } = 4;
    /// <summary>The truth: more orders a treated region and week.</summary>
    public double Effect { get; init; } = 8;
    /// <summary>Orders of a middle region in a usual week.</summary>
    public double Level { get; init; } = 120;
    /// <summary>How many more every week.</summary>
    public double Trend { get; init; } = 0.15;
    /// <summary>How many more at the top of the season than at its bottom.</summary>
    public double Season { get; init; } = 30;
    /// <summary>The week at the bottom of the season.</summary>
    public int SeasonFrom { get; init; } = 24;
    /// <summary>Standard deviation of what a region does by itself.</summary>
    public double Noise { get; init; } = 9;
    /// <summary>Standard deviation of what all regions do together.</summary>
    public double CommonNoise { get; init; } = 8;
    /// <summary>ρ, how much a week resembles the one before, 0 to below 1.</summary>
    public double Autocorrelation { get; init; } = 0.5;
    /// <summary>Clicks on the first day.</summary>
    public double ClicksADay { get; init; } = 180;
    /// <summary>By how much they fall a month.</summary>
    public double ClickDecay { get; init; } = 0.12;
    /// <summary>Orders a click, whether or not they would have come anyway.</summary>
    public double OrdersPerClick { get; init; } = 0.055;
}
