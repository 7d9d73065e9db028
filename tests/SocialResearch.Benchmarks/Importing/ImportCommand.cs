using System.CommandLine;
using System.Globalization;
using SocialResearch.Benchmarks.Measuring;
using SocialResearch.Benchmarks.Posts;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;

namespace SocialResearch.Benchmarks.Importing;

/// <summary><c>import</c>: reading a table of posts, beside pandas with the same typing.</summary>
internal static class ImportCommand
{
    private const string Python = "/usr/bin/python3";

    private static readonly Option<int> s_repetitions = new("--repetitions") { Description = "How often the table is read in each way.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> s_posts = new("--posts") { Description = "How many posts the table has.", DefaultValueFactory = _ => 1_000_000 };
    private static readonly Option<string?> s_file = new("--read") { Description = "Read this table once and say what is in it; what the measured processes do.", Hidden = true };

    public static Command Create()
    {
        s_repetitions.Validators.Add(result => AtLeastOne(result.GetValueOrDefault<int>(), s_repetitions.Name, result.AddError));
        s_posts.Validators.Add(result => AtLeastOne(result.GetValueOrDefault<int>(), s_posts.Name, result.AddError));
        var command = new Command("import", "A CSV of generated posts into typed columns, beside pandas.") { s_repetitions, s_posts, s_file };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(s_file) is { } file) Console.WriteLine(Read(file));
            else Run(arguments.GetValue(s_posts), arguments.GetValue(s_repetitions));
        });
        return command;
    }

    private static void AtLeastOne(int value, string option, Action<string> refuse)
    {
        if (value < 1) refuse($"{option} takes a whole number from 1.");
    }

    /// <summary>What a user's program would do, and the counts by which both readings are compared.</summary>
    private static string Read(string file)
    {
        Conversation posts = Conversation.Import([file], new ImportOptions { Pseudonyms = Pseudonyms.WithKey(new byte[32]) }).Conversation;
        long likes = posts.Sum(post => post.Reactions.Likes ?? 0);
        return string.Create(CultureInfo.InvariantCulture, $"{posts.Count} posts, {posts.Summary.Authors} authors, {likes} likes");
    }

    private static void Run(int posts, int repetitions)
    {
        string table = PostFile.Csv(posts), folder = Path.GetTempPath();
        var ours = new ProgramCall("dotnet", [typeof(ImportCommand).Assembly.Location, "import", "--read", table], folder);
        var peer = new ProgramCall(Python, [Path.Combine(Built.Repository, "tests", "SocialResearch.Benchmarks", "Peers", "import.py"), table], folder);
        string? versions = new ProgramCall(Python, ["-c", "import sys, pandas; print('python', sys.version.split()[0] + ', pandas', pandas.__version__)"], folder).Output();
        string? found = ours.Output(), expected = versions is null ? null : peer.Output();
        if (expected is not null && found != expected) throw new InvalidOperationException($"The two read different things: ours {found}; pandas {expected}.");

        string before = Machine.Load();
        ContestResult result = new Contest("load CSV into typed columns", TimeUnit.Seconds, [new("Conversation.Import", ours.Measure)], versions is null ? null : new("pandas", peer.Measure)).Run(repetitions, Console.Error.WriteLine);
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Machine.Describe()}");
        Console.WriteLine($"Load average (1, 5, 15 minutes) before {before}, after {Machine.Load()}; in alternation, repetitions: {repetitions} after one uncounted");
        Console.WriteLine($"Table: {found}; {new FileInfo(table).Length / 1e6:F0} MB");
        Console.WriteLine($"Peer: {versions ?? $"none; missing is python3-pandas for {Python} (apt-get install python3-pandas)"}\n");
        Console.WriteLine(ResultTable.Write([result]));
        foreach (string failure in result.Failures) Console.WriteLine($"Failed: {failure}");
    }
}
