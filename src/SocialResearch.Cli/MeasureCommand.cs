using System.CommandLine;
using System.Security.Cryptography;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Privacy;
using SocialResearch.Statistics;

namespace SocialResearch.Cli;

/// <summary><c>social-research measure</c>: one result in the terminal, for people who will not open a notebook.</summary>
internal static class MeasureCommand
{
    private static readonly Argument<string> s_file = new("file") { Description = "A table of people and counts (author_id,count), any export that can be imported, or a store." };
    private static readonly Option<long?> s_population = new("--population") { Description = "Everybody who could have contributed, silent people included. Without it only those who contributed are measured." };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print every value with all its digits as JSON, and nothing else." };
    private static readonly Option<string?> s_html = new("--html") { Description = "Also write one self-contained page with the Lorenz chart." };
    private static readonly Option<string?> s_name = new("--name") { Description = "What to call the community. Default: the file's name." };
    private static readonly Option<string?> s_format = new("--format") { Description = "The format of an export, or 'counts', when it is not found from the content." };
    private static readonly Option<string?> s_author = new("--author") { Description = "The column that names the person, in a table of counts." };
    private static readonly Option<string?> s_count = new("--count") { Description = "The column that counts the contributions, in a table of counts." };
    private static readonly Option<GroupRounding> s_rounding = new("--rounding") { Description = "How many people 1 % is." };
    private static readonly Option<IntervalMethod> s_interval = new("--interval") { Description = "How the ends of the intervals are found; --json has both." };
    private static readonly Option<int> s_replicates = new("--replicates") { Description = "How often people are resampled for the intervals.", DefaultValueFactory = _ => new BootstrapOptions().Replicates };
    private static readonly Option<ulong> s_seed = new("--seed") { Description = "Where the random numbers start; the same seed gives the same intervals.", DefaultValueFactory = _ => new BootstrapOptions().Seed };

    public static Command Create()
    {
        s_interval.DefaultValueFactory = _ => new BootstrapOptions().Method;
        s_population.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 1) result.AddError("--population takes a whole number from 1.");
        });
        s_replicates.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 100 or > 1_000_000) result.AddError("--replicates takes a whole number from 100 to 1000000.");
        });
        var participation = new Command("participation", "Who contributes how much: shares of the top 1 %, Gini and more, each with its interval.")
        {
            s_file, s_population, s_html, s_json, s_name, s_format, s_author, s_count, s_rounding, s_interval, s_replicates, s_seed,
        };
        participation.SetAction(Participate);
        return new Command("measure", "Measure one file and print the result.") { participation };
    }

    private static int Participate(ParseResult arguments)
    {
        try
        {
            (ContributionCounts counts, Community community) = Open(arguments);
            long? population = arguments.GetValue(s_population);
            if (population < counts.Rows)
            {
                throw new InsufficientDataException(
                    FormattableString.Invariant($"The population of {population:N0} is smaller than the {counts.Rows:N0} people in {arguments.GetValue(s_file)}."),
                    "It holds everybody who could have contributed, so also all who did: count again, or leave --population out to measure those who contributed.");
            }
            Participation measured = Participation.Measure(counts, population, community, new()
            {
                Rounding = arguments.GetValue(s_rounding),
                Bootstrap = new() { Method = arguments.GetValue(s_interval), Replicates = arguments.GetValue(s_replicates), Seed = arguments.GetValue(s_seed) },
            });
            if (arguments.GetValue(s_html) is { } page) MeasurePage.Write(page, measured);
            Console.Out.Write(arguments.GetValue(s_json) ? measured.ToJson() + "\n" : MeasureText.Of(counts, measured));
            if (arguments.GetValue(s_html) is { } written) Console.Error.WriteLine($"Wrote {Path.GetFullPath(written)}");
            return ExitCodes.Success;
        }
        catch (Exception e) when (e is ResearchException or Notebooks.Documents.NotebookException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
    }

    private static (ContributionCounts Counts, Community Community) Open(ParseResult arguments)
    {
        string file = arguments.GetValue(s_file)!, name = Path.GetFileName(Path.TrimEndingDirectorySeparator(file));
        string? format = arguments.GetValue(s_format), author = arguments.GetValue(s_author), count = arguments.GetValue(s_count);
        bool isCounts = format is null ? author is not null || count is not null || ContributionCounts.AreIn(file) : format == "counts";
        if (isCounts)
            return (ContributionCounts.Load(file, author, count), new(arguments.GetValue(s_name) ?? name, Source: name));

        try
        {
            return Count(file, format, arguments.GetValue(s_name) ?? name, name);
        }
        catch (ImportException unknown) when (format is null && unknown.What.StartsWith("The format was not recognised", StringComparison.Ordinal))
        {
            throw new ImportException(unknown.What, unknown.Where, unknown.Remedy + " If it is a table of people and counts, name its columns with --author and --count.", unknown);
        }
    }

    private static (ContributionCounts Counts, Community Community) Count(string file, string? format, string name, string source)
    {
        // People are only told apart and then forgotten: a key of the moment leaves nothing behind in the user's folders.
        Conversation talk = Conversation.Load(file, new() { Format = format, Pseudonyms = Pseudonyms.WithKey(RandomNumberGenerator.GetBytes(32)) });
        return (ContributionCounts.Of(talk), new(name, Contributions: "posts", Did: "wrote", Period: talk.Summary.Period, Source: source));
    }
}
