using System.CommandLine;
using System.Globalization;
using SocialResearch.Benchmarks.Competitors;
using SocialResearch.Benchmarks.Measuring;
using SocialResearch.Benchmarks.Posts;
using SocialResearch.Benchmarks.Scraping;

namespace SocialResearch.Benchmarks.Comparing;

/// <summary><c>peers</c>: loading and measuring the same files as what a user would pick instead, in one run and in alternation.</summary>
internal static class PeersCommand
{
    /// <summary>Beyond so many posts a repetition takes half an hour.</summary>
    private const int Large = 2_000_000;

    /// <summary>The extraction of pages, which has files, peers and tables of its own.</summary>
    private const string Extraction = "T7";

    private static readonly Option<string> s_sizes = new("--sizes") { Description = "How many posts, as in 1e5,1e6.", DefaultValueFactory = _ => "1e5,1e6,1e7" };
    private static readonly Option<string> s_tasks = new("--tasks") { Description = "Which tasks, as in T2,T3.", DefaultValueFactory = _ => string.Join(',', [.. ComparedTask.All.Select(task => task.Key), Extraction]) };
    private static readonly Option<string> s_competitors = new("--competitors") { Description = "Who takes part.", DefaultValueFactory = _ => string.Join(',', Competitor.All.Select(competitor => competitor.Name)) };
    private static readonly Option<int> s_repetitions = new("--repetitions") { Description = "How often up to two million posts; more posts once.", DefaultValueFactory = _ => 3 };

    public static Command Create()
    {
        var command = new Command("peers", "Loading, participation, brands, replies, bursts and tails beside pandas, R, LINQ, SQL and tuned C#; extraction beside other extractors.") { s_sizes, s_tasks, s_competitors, s_repetitions };
        command.SetAction(arguments => Run([.. arguments.GetValue(s_sizes)!.Split(',').Select(size => (int)double.Parse(size, CultureInfo.InvariantCulture))], arguments.GetValue(s_tasks)!.Split(','), arguments.GetValue(s_competitors)!.Split(','), arguments.GetValue(s_repetitions)));
        return command;
    }

    private static void Run(int[] sizes, string[] tasks, string[] names, int repetitions)
    {
        ComparedTask[] compared = [.. ComparedTask.All.Where(task => tasks.Contains(task.Key))];
        if (compared.Length > 0) Compare(sizes, compared, names, repetitions);
        if (tasks.Contains(Extraction)) ExtractCommand.Run(ExtractCommand.DefaultPages(), repetitions, withNpm: false);
    }

    private static void Compare(int[] sizes, ComparedTask[] tasks, string[] names, int repetitions)
    {
        string before = Machine.Load();
        string[] keys = [.. tasks.Select(task => task.Key)];
        Competitor[] asked = [.. Competitor.All.Where(competitor => names.Contains(competitor.Name))], here = [.. asked.Where(competitor => competitor.Version is not null)];
        var results = new Comparison([.. here.Select(competitor => competitor.Name)], tasks, sizes);
        foreach (int posts in sizes)
        {
            PostFile.Csv(posts);
            for (int repetition = 1; repetition <= (posts > Large ? 1 : repetitions); repetition++)
            {
                foreach (Competitor competitor in here)
                {
                    try
                    {
                        IReadOnlyList<TaskReport> reports = competitor.Run(posts, keys);
                        foreach (TaskReport report in reports) results.Add(posts, competitor.Name, report);
                        Console.Error.WriteLine($"{posts:N0} posts, {repetition}, {competitor.Name}: {string.Join(", ", reports.Select(report => $"{report.Task} {report.Cpu:G3} s"))}");
                    }
                    catch (FailedRunException e)
                    {
                        results.Failures.Add($"{posts:N0} posts, {competitor.Name}: {e.Message}");
                        Console.Error.WriteLine(results.Failures[^1]);
                    }
                }
            }
        }
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Machine.Describe()}");
        Console.WriteLine($"Load average (1, 5, 15 minutes) before {before}, after {Machine.Load()}; in alternation, {repetitions} repetitions, above {Large:N0} posts one.");
        foreach (Competitor competitor in asked) Console.WriteLine($"- {competitor.Name}: {competitor.Version ?? $"not installed ({competitor.Missing})"}");
        Console.WriteLine();
        Console.WriteLine(ComparisonText.Write(results));
    }
}
