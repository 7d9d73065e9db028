using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using SocialResearch.Benchmarks.Comparing;
using SocialResearch.Benchmarks.Posts;

namespace SocialResearch.Benchmarks.Competitors;

/// <summary>The tasks as somebody writes them who knows C# and no library for them: records, CsvHelper, LINQ, Regex.</summary>
internal static class LinqTasks
{
    private sealed record Row(string Id, string Thread, string Parent, string Author, DateTime Time, string Text, string Url, int? Likes);

    public static void Run(string csv, IReadOnlySet<string> tasks)
    {
        List<Row> posts = [];
        TaskClock.Run("T1", () =>
        {
            // Let go of before it is loaded again, see TaskClock.
            posts = [];
            posts = Load(csv);
            return new() { ["posts"] = posts.Count, ["authors"] = posts.Select(post => post.Author).Distinct().Count(), ["likes"] = posts.Sum(post => (long)(post.Likes ?? 0)) };
        });
        if (tasks.Contains("T2n")) TaskClock.Run("T2n", () => Participate(posts));
        if (tasks.Contains("T3")) TaskClock.Run("T3", () => Mention(posts));
        if (tasks.Contains("T4")) TaskClock.Run("T4", () => Reply(posts));
        if (tasks.Contains("T5"))
        {
            Dictionary<int, int> byDay = posts.GroupBy(post => DayOf(post, posts[0])).ToDictionary(day => day.Key, day => day.Count());
            int[] days = [.. Enumerable.Range(0, byDay.Keys.Max() + 1).Select(day => byDay.GetValueOrDefault(day))];
            TaskClock.Run("T5", () => Burst(days));
        }
    }

    private static List<Row> Load(string csv)
    {
        using var reader = new CsvReader(new StreamReader(csv), CultureInfo.InvariantCulture);
        var posts = new List<Row>();
        reader.Read();
        reader.ReadHeader();
        while (reader.Read())
        {
            posts.Add(new(reader["id"]!, reader["thread"]!, reader["parent"]!, reader["author"]!,
                DateTime.Parse(reader["time"]!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), reader["text"]!, reader["url"]!, reader["likes"] is { Length: > 0 } likes ? int.Parse(likes, CultureInfo.InvariantCulture) : null));
        }
        return posts;
    }

    private static Answers Participate(List<Row> posts)
    {
        int[] counts = [.. posts.GroupBy(post => post.Author).Select(author => author.Count())];
        var random = new Random(1);
        double[] ginis = [.. Enumerable.Range(0, 1_000).Select(_ => Gini([.. counts.Select(_ => counts[random.Next(counts.Length)]).Order()])).Order()];
        int[] sorted = [.. counts.Order()];
        double Top(double share) => (double)sorted.TakeLast((int)Math.Ceiling(counts.Length * share)).Sum(count => (long)count) / posts.Count;
        return new()
        {
            ["people"] = counts.Length,
            ["gini"] = Gini(sorted),
            ["top1"] = Top(0.01),
            ["top10"] = Top(0.1),
            ["~low"] = ginis[25],
            ["~high"] = ginis[974],
        };
    }

    private static double Gini(int[] ascending)
    {
        double n = ascending.Length, sum = ascending.Sum(count => (double)count);
        return ascending.Select((count, i) => (2.0 * (i + 1) - n - 1) * count).Sum() / (n * sum);
    }

    private static Answers Mention(List<Row> posts)
    {
        Dictionary<string, int> brands = GeneratedTexts.Brands.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.OrdinalIgnoreCase);
        var regex = new Regex($@"\b(?:{string.Join('|', brands.Keys.Select(Regex.Escape))})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);
        var days = new DailyCounts(brands.Count);
        var found = posts.SelectMany(post => regex.Matches(post.Text).Select(match => brands[match.Value]).Distinct().Select(brand => (brand, day: DayOf(post, posts[0])))).GroupBy(pair => pair);
        foreach (var group in found) days.Add(group.Key.brand, group.Key.day, group.Count());
        return days.Answers();
    }

    private static int DayOf(Row post, Row first) => (post.Time.Date - first.Time.Date).Days;

    private static Answers Reply(List<Row> posts)
    {
        Dictionary<string, Row> byId = posts.ToDictionary(post => post.Id);
        var depth = new Dictionary<string, int>();
        // The parents of this file stand before their replies; elsewhere this would have to look twice.
        foreach (Row post in posts) depth[post.Id] = post.Parent.Length > 0 ? depth[post.Parent] + 1 : 0;
        double[] lags = [.. posts.Where(post => post.Parent.Length > 0).Select(post => (post.Time - byId[post.Parent].Time).TotalSeconds).Order()];
        return OurTasks.Lags(lags.Length, depth.Values.Max(), depth.Values.Average(), [.. OurTasks.LagParts.Select(p => Quantile(lags, p))]);
    }

    private static double Quantile(double[] ascending, double p)
    {
        double at = (ascending.Length - 1) * p;
        int below = (int)at;
        return ascending[below] + (at - below) * (ascending[Math.Min(below + 1, ascending.Length - 1)] - ascending[below]);
    }

    private static Answers Burst(int[] days)
    {
        const int States = 8;
        double mean = days.Average(), rise = Math.Log(days.Length);
        double[] rates = [.. Enumerable.Range(0, States).Select(state => mean * Math.Pow(2, state))];
        double[] total = [.. Enumerable.Range(0, States).Select(state => state == 0 ? 0 : double.PositiveInfinity)];
        var from = new List<int[]>();
        foreach (int count in days)
        {
            int[] best = [.. Enumerable.Range(0, States).Select(state => Enumerable.Range(0, States).MinBy(before => total[before] + Math.Max(0, state - before) * rise))];
            total = [.. best.Select((before, state) => total[before] + Math.Max(0, state - before) * rise + rates[state] - count * Math.Log(rates[state]))];
            from.Add(best);
        }
        int[] path = new int[days.Length];
        int at = Array.IndexOf(total, total.Min());
        for (int day = days.Length - 1; day >= 0; day--)
        {
            path[day] = at;
            at = from[day][at];
        }
        return OurTasks.Bursts(Statistics.BurstAutomaton.Stretches([.. path.Select(state => (byte)state)], 0));
    }
}
