using System.Globalization;
using SocialResearch.Benchmarks.Comparing;
using SocialResearch.Benchmarks.Measuring;
using SocialResearch.Benchmarks.Posts;

namespace SocialResearch.Benchmarks.Competitors;

/// <summary>Somebody who does the tasks, in a process of its own.</summary>
/// <param name="Name">As goals and options call it.</param>
/// <param name="Version">What exactly it is; null when it is not installed.</param>
/// <param name="Missing">What to install.</param>
/// <param name="Run">Does the tasks on a table of so many posts; also tells the peak memory of the whole process.</param>
internal sealed record Competitor(string Name, string? Version, string Missing, Func<int, IReadOnlyList<string>, IReadOnlyList<TaskReport>> Run)
{
    private const string Python = "/usr/bin/python3";

    private static readonly string s_folder = Path.GetTempPath();

    public static IReadOnlyList<Competitor> All { get; } =
    [
        // As users run it: code that is compiled ahead need not be compiled again as soon as code that is not.
        Own("ours", "SocialResearch", "exec", "--runtimeconfig", Path.ChangeExtension(Built.CommandLine, ".runtimeconfig.json")),
        Own("tuned", "C# for these files alone"),
        Own("linq", "records, CsvHelper, LINQ, Regex"),
        new("pandas", new ProgramCall(Python, ["-c", "import sys, numpy, pandas, scipy; print('python', sys.version.split()[0], 'pandas', pandas.__version__, 'numpy', numpy.__version__, 'scipy', scipy.__version__)"], s_folder).Output(),
            "apt-get install python3-pandas python3-scipy", (posts, tasks) => TaskReport.Read(new ProgramCall(Python, [Peer("tasks.py"), .. Arguments(posts, tasks)], s_folder).Run().Words)),
        new("R", new ProgramCall("Rscript", ["-e", "cat(R.version.string, 'data.table', format(packageVersion('data.table')), 'poweRlaw', format(packageVersion('poweRlaw')))"], s_folder).Output(),
            "apt-get install r-cran-data.table r-cran-powerlaw", (posts, tasks) => TaskReport.Read(new ProgramCall("Rscript", [Peer("tasks.R"), .. Arguments(posts, tasks)], s_folder).Run().Words)),
        new("sqlite", new ProgramCall("sqlite3", ["--version"], s_folder).Output()?.Split(' ')[0], "apt-get install sqlite3", Sql),
    ];

    /// <summary>The file that ours saves and whoever reads SQLite loads.</summary>
    private static string Store(int posts) => Path.ChangeExtension(PostFile.Csv(posts), ".sqlite");

    private static Competitor Own(string name, string title, params IReadOnlyList<string> settings) => new(name, title, "", (posts, tasks) => TaskReport.Read(
        new ProgramCall("dotnet", [.. settings, typeof(Competitor).Assembly.Location, "peers", "--as", name, .. Arguments(posts, tasks)], s_folder).Run().Words));

    /// <summary>Does the tasks in this process; what the measured processes do, see Program.cs.</summary>
    public static void Do(string name, string csv, string store, IReadOnlySet<string> tasks)
    {
        if (name == "ours") OurTasks.Run(csv, store, tasks);
        else if (name == "tuned") Tuned.TunedTasks.Run(csv, tasks);
        else LinqTasks.Run(csv, tasks);
    }

    private static string[] Arguments(int posts, IReadOnlyList<string> tasks)
    {
        string names = Path.ChangeExtension(PostFile.Csv(posts), ".brands");
        File.WriteAllLines(names, GeneratedTexts.Brands);
        return [PostFile.Csv(posts), Store(posts), names, string.Join(',', tasks)];
    }

    private static string Peer(string file) => Path.Combine(Built.Repository, "tests", "SocialResearch.Benchmarks", "Peers", file);

    private static IReadOnlyList<TaskReport> Sql(int posts, IReadOnlyList<string> tasks)
    {
        string database = Path.Combine(s_folder, $"posts-{Environment.ProcessId}.db"), script = database + ".sql";
        try
        {
            File.WriteAllText(script, File.ReadAllText(Peer("load.sql")).Replace(":csv", PostFile.Csv(posts), StringComparison.Ordinal));
            (Cost load, string loaded) = new ProgramCall("sqlite3", [database, $".read {script}"], s_folder).Run();
            string brands = string.Concat(GeneratedTexts.Brands.Select(name => $"INSERT INTO brands VALUES ('{name}');\n"));
            File.WriteAllText(script, "CREATE TEMP TABLE brands (name TEXT);\n" + brands + ".timer on\n" + string.Concat(
                File.ReadAllText(Peer("tasks.sql")).Split(".print >").Skip(1).Where(part => tasks.Contains(part.Split('\n')[0])).Select(part => ".print >" + part)));
            (Cost work, string words) = new ProgramCall("sqlite3", [database, $".read {script}"], s_folder).Run();
            var lines = new List<string>();
            foreach (string part in words.Split('>').Skip(1))
            {
                string[] told = part.Split('\n');
                double cpu = told.Where(line => line.StartsWith("Run Time", StringComparison.Ordinal)).Select(line => line.Split(' ')).Sum(words => Number(words[5]) + Number(words[7]));
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{told[0]} cpu={cpu} peak={work.PeakMemory ?? 0} {Answer(told)}"));
            }
            return TaskReport.Read(string.Join('\n', [string.Create(CultureInfo.InvariantCulture, $"T1 cpu={load.Cpu ?? 0} peak={load.PeakMemory ?? 0} {Answer(loaded.Split('\n'))}"), .. lines]));
        }
        finally
        {
            File.Delete(database);
            File.Delete(script);
        }
    }

    private static string Answer(string[] lines) => lines.First(line => line.StartsWith('='))[1..];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
