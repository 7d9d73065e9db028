using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SocialResearch.Benchmarks.Comparing;
using SocialResearch.Benchmarks.Measuring;
using SocialResearch.Benchmarks.Posts;
using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Storing;
using SocialResearch.Text;
using SocialResearch.Timelines;

namespace SocialResearch.Benchmarks.Scaling;

/// <summary><c>scaling</c>: the same measures in memory, on SQLite and on PostgreSQL, and what they cost as posts grow in number.</summary>
/// <remarks>CPU seconds of our process and of the server together; results must agree, or there is no comparison.</remarks>
internal static class ScalingCommand
{
    private static readonly Option<int[]> s_posts = new("--posts") { Description = "How many posts; several numbers make several tables.", DefaultValueFactory = _ => [100_000, 1_000_000], AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int> s_repetitions = new("--repetitions") { Description = "How often each question is asked; the median is shown.", DefaultValueFactory = _ => 3 };
    private static readonly Option<string?> s_server = new("--postgres") { Description = "The connection to a PostgreSQL of this machine; default: SOCIALRESEARCH_POSTGRES. Without one only SQLite is measured." };
    private static readonly BrandMatcher s_brands = new([.. GeneratedTexts.Brands.Select(Brand.Named)]);

    public static Command Create()
    {
        var command = new Command("scaling", "Author counts, daily counts of brands and reply lags: in memory, on SQLite, on PostgreSQL.") { s_posts, s_repetitions, s_server };
        command.SetAction(arguments => Run(arguments.GetValue(s_posts)!, Math.Max(1, arguments.GetValue(s_repetitions)), arguments.GetValue(s_server) ?? Environment.GetEnvironmentVariable("SOCIALRESEARCH_POSTGRES")));
        return command;
    }

    private static void Run(int[] sizes, int repetitions, string? server)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Machine.Describe()}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Load average (1, 5, 15 minutes) {Machine.Load()}; CPU seconds, median of {repetitions}; appending once\n"));
        Console.WriteLine("| posts | engine | append | MB on disk | bytes a post | participation | daily counts, 30 brands | replies and lags |\n|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (int posts in sizes) Measure(posts, repetitions, server);
        if (string.IsNullOrEmpty(server)) Console.WriteLine("\nPostgreSQL: not measured; name one with --postgres or SOCIALRESEARCH_POSTGRES.");
    }

    private static void Measure(int posts, int repetitions, string? server)
    {
        Conversation talk = Conversation.Of(new GeneratedPosts(posts).All().Select(Draft));
        Console.Error.WriteLine($"{posts:N0} posts generated");
        double Own() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        (double Participation, double Days, double Replies) memory = (
            Median(repetitions, Own, () => Participation.Measure(talk)),
            Median(1, Own, () => OfBrands(talk)),
            Median(repetitions, Own, () => ReplyCounts.Measure(talk)));
        Row(posts, "memory", "", "", "", memory);
        string[] expected = Results(Participation.Measure(talk), Timeline.Measure(talk, TimeBin.Day, "Europe/Berlin"), ReplyCounts.Measure(talk));

        DirectoryInfo scratch = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            using (var engine = Engine.Sqlite(Path.Combine(scratch.FullName, "shared.db"))) Measure(talk, engine, repetitions, expected);
            if (string.IsNullOrEmpty(server)) return;
            using (var engine = Engine.Postgres(server)) Measure(talk, engine, repetitions, expected);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Measure(Conversation talk, Engine engine, int repetitions, string[] expected)
    {
        double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds + engine.ServerCpu();
        SharedConversation shared = engine.Create();
        double append = Median(1, Cpu, () => shared.Append(talk, s_brands));
        engine.Analyze();
        Console.Error.WriteLine($"appended to {engine.Name}");
        string[] found = Results(Participation.Measure(shared), Timeline.Measure(shared, TimeBin.Day), ReplyCounts.Measure(shared));
        if (!expected.SequenceEqual(found)) throw new InvalidOperationException($"{engine.Name} counts differently:\n{string.Join('\n', found)}\nin memory:\n{string.Join('\n', expected)}");
        long size = engine.Size();
        Row(talk.Count, engine.Name, ComparisonText.Short(append), $"{size / 1e6:N0}", $"{(double)size / talk.Count:N0}", (
            Median(repetitions, Cpu, () => Participation.Measure(shared)),
            Median(repetitions, Cpu, () => OfBrands(shared)),
            Median(repetitions, Cpu, () => ReplyCounts.Measure(shared))));
    }

    private static void OfBrands(Conversation talk)
    {
        var whole = Timeline.Measure(talk, TimeBin.Day, "Europe/Berlin");
        foreach (BrandPosts brand in talk.PerBrand(s_brands).Brands) whole.Of(brand.Posts);
    }

    private static void OfBrands(SharedConversation shared)
    {
        var whole = Timeline.Measure(shared, TimeBin.Day);
        foreach (string brand in shared.Brands) whole.Of(shared, brand);
    }

    private static string[] Results(Participation people, Timeline days, ReplyCounts replies) => [people.ToJson(), days.ToTable().ToString(), string.Join(',', days.Bins.Select(bin => bin.Posts)), replies.ToTable().ToString()];

    private static PostDraft Draft(GeneratedPost post) => new()
    {
        Id = post.Id.ToString(CultureInfo.InvariantCulture),
        Thread = string.Create(CultureInfo.InvariantCulture, $"t{post.Thread}"),
        Parent = post.Parent?.ToString(CultureInfo.InvariantCulture),
        Author = string.Create(CultureInfo.InvariantCulture, $"p-{post.Author:D10}"),
        Time = new(new(post.Utc, TimeSpan.Zero), TimePrecision.Second),
        Text = post.Text,
    };

    private static double Median(int repetitions, Func<double> cpu, Action act)
    {
        double[] costs = [.. Enumerable.Range(0, repetitions).Select(_ =>
        {
            double before = cpu();
            act();
            return cpu() - before;
        }).Order()];
        return costs[repetitions / 2];
    }

    private static void Row(int posts, string engine, string append, string size, string bytes, (double Participation, double Days, double Replies) cost) =>
        Console.WriteLine($"| {posts:N0} | {engine} | {append} | {size} | {bytes} | {ComparisonText.Short(cost.Participation)} | {ComparisonText.Short(cost.Days)} | {ComparisonText.Short(cost.Replies)} |");
}
