using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SocialResearch.Evidence;
using SocialResearch.Importing;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Evidence;

/// <summary>The made-up campaign folder of chapter 10: it is what the simulation writes, and its card says so.</summary>
public class CampaignDataTests
{
    private static readonly string[] s_regions = ["Ammertal", "Bergstadt", "Donauried", "Eichenfeld", "Heideland", "Seekreis", "Talau", "Waldmark"];

    private static readonly SimulatedCampaign s_campaign = SimulatedCampaign.Make(new()
    {
        Seed = 10,
        Regions = 8,
        Treated = 3,
        Weeks = 44,
        LaunchWeek = 28,
        Start = new(2025, 2, 24),
        Effect = 7,
        Level = 90,
        Season = 18,
        SeasonFrom = 10,
        ClicksADay = 6,
    });

    private static string Folder => Repository.PathOf("data", "campaign");

    private static string Name(string region) => s_regions[s_campaign.Orders.Regions.ToList().IndexOf(region)];

    [Fact]
    public void Outcomes_are_those_of_the_simulation() => Golden.MatchesFile(Path.Combine(Folder, "outcomes.csv"), "week of,region,orders\n" + string.Concat(s_campaign.Orders.Periods.SelectMany((week, t) =>
        s_campaign.Orders.Regions.Select((region, r) => FormattableString.Invariant($"{week:yyyy-MM-dd},{Name(region)},{s_campaign.Orders.Values[r][t]:0}\n")))));

    [Fact]
    public void Costs_are_those_of_the_simulation_at_a_third() => Golden.MatchesFile(Path.Combine(Folder, "costs.csv"), "item,category,kind,month,amount,hours,rate\n" + string.Concat(s_campaign.Costs.Items.Select(item => string.Create(CultureInfo.InvariantCulture,
        $"\"{item.Name}\",{item.Category},{(item.Kind == CostKind.SetUp ? "once" : "upkeep")},{item.Month:yyyy-MM},{(item.Hours is null ? Math.Round(item.Amount.Amount / 3).ToString(CultureInfo.InvariantCulture) : "")},{(item.Hours is { } hours ? Math.Round(hours / 3) : null)},{(item.Hours is { } all ? item.Amount.Amount / all : null)}\n"))));

    [Fact]
    public void Plan_names_launch_regions_and_margin() => Golden.MatchesFile(Path.Combine(Folder, "campaign.csv"), FormattableString.Invariant(
        $"key,value\nname,Autumn with Kranichrad (made up)\nlaunch,{s_campaign.Launch:yyyy-MM-dd}\nregions,{string.Join(" | ", s_campaign.Treated.Select(Name))}\nmargin,26 | 31 | 35\ncurrency,EUR\nzone,Europe/Berlin\n"));

    [Fact]
    public void Log_holds_the_clicks_and_the_programs_of_the_simulation() => Golden.MatchesFile(Path.Combine(Folder, "clicks.log"), Log());

    [Fact]
    public void Interactions_and_contacts_are_drawn_around_the_clicks_of_the_simulation()
    {
        Golden.MatchesFile(Path.Combine(Folder, "interactions.csv"), ByHand(12, ("forum", 2.4), ("picture service", 1.1)));
        Golden.MatchesFile(Path.Combine(Folder, "contacts.csv"), ByHand(13, ("newsletter", 0.09), ("enquiry form", 0.04)));
    }

    [Fact]
    public void Card_names_the_files_that_are_there_and_says_that_they_are_made_up()
    {
        string card = File.ReadAllText(Path.Combine(Folder, "CARD.md"));
        Assert.Contains("Everything in this folder is made up", card, StringComparison.Ordinal);
        foreach (string file in (string[])["campaign.csv", "clicks.log", "contacts.csv", "costs.csv", "interactions.csv", "outcomes.csv"])
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file)))), card, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_is_read_whole_and_only_sales_over_links_are_missing()
    {
        CampaignFiles files = CampaignFiles.Load(Folder, "EUR");
        Assert.Equal(["sales over links"], files.Missing.Select(input => input.Name));
        Assert.Equal(s_campaign.Clicks.Clicks, files.Clicks!.Clicks);
        Assert.Equal(s_campaign.Clicks.Unfiltered, files.Clicks.Unfiltered);
        Assert.Empty(files.Clicks.Sources[0].Rejects);
    }

    /// <summary>A table as somebody keeps it who counts on Mondays.</summary>
    private static string ByHand(ulong seed, params (string Channel, double AClick)[] channels)
    {
        var random = new SeededRandom(seed);
        return "date,channel,count\n" + string.Concat(s_campaign.Clicks.Rows.GroupBy(row => row.Day!.Value.AddDays(-(((int)row.Day!.Value.DayOfWeek + 6) % 7))).OrderBy(week => week.Key).SelectMany(week => channels.Select(channel =>
            FormattableString.Invariant($"{week.Key:yyyy-MM-dd},{channel.Channel},{(int)(week.Sum(row => row.Clicks) * channel.AClick * (0.5 + random.NextUnit()))}\n"))));
    }

    private static string Log()
    {
        var random = new SeededRandom(11);
        var lines = new List<(DateTimeOffset Time, string Line)>();
        int host = 0;
        string[] browsers =
        [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
        ];
        DateTimeOffset At(DateOnly day) => new DateTimeOffset(day.ToDateTime(new(7, 0)), TimeSpan.FromHours(1)).AddSeconds((int)(random.NextUnit() * 14 * 3600));
        void Add(DateTimeOffset time, string address, string agent, string region) => lines.Add((time, string.Create(CultureInfo.InvariantCulture,
            $"{address} - - [{time:dd/MMM/yyyy:HH:mm:ss} +0100] \"GET /go/herbst?utm_source=forum&utm_medium=social&utm_campaign=kranichrad-herbst HTTP/1.1\" 302 0 \"-\" \"{agent}\" \"{region}\"\n")));
        // Addresses of the ranges that are kept for documentation (RFC 5737, RFC 3849).
        string Address() => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{++host:x}");
        List<(DateTimeOffset, string, string, string)> people = [];
        foreach (ClickRow row in s_campaign.Clicks.Rows)
            for (int i = 0; i < row.Clicks; i++) people.Add((At(row.Day!.Value), Address(), browsers[(int)(random.NextUnit() * browsers.Length)], Name(row.Region!)));
        foreach ((DateTimeOffset time, string address, string agent, string region) in people) Add(time, address, agent, region);
        long Left(ClickRule rule) => s_campaign.Clicks.Excluded.Single(left => left.Rule == rule).Clicks;
        for (long i = 0; i < Left(ClickRule.Repeat); i++)
        {
            (DateTimeOffset time, string address, string agent, string region) = people[(int)(i * people.Count / Left(ClickRule.Repeat))];
            Add(time.AddSeconds(3), address, agent, region);
        }
        for (long i = 0; i < Left(ClickRule.Preview); i++) Add(At(s_campaign.Launch.AddDays((int)(random.NextUnit() * 112))), Address(), i % 3 == 0 ? "facebookexternalhit/1.1" : "WhatsApp/2.25.1 A", "-");
        for (long i = 0; i < Left(ClickRule.Bot); i++) Add(At(s_campaign.Launch.AddDays((int)(random.NextUnit() * 112))), Address(), i % 2 == 0 ? "Mozilla/5.0 (compatible; ExampleBot/2.0; +https://bot.example)" : "python-requests/2.32", "-");
        var text = new StringBuilder();
        foreach ((_, string line) in lines.OrderBy(line => line.Time).ThenBy(line => line.Line, StringComparer.Ordinal)) text.Append(line);
        return text.ToString();
    }
}
