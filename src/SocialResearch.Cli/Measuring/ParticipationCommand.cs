using System.CommandLine;
using System.Security.Cryptography;
using SocialResearch.Charts;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Privacy;
using SocialResearch.Statistics;
using SocialResearch.Storing;

namespace SocialResearch.Cli.Measuring;

/// <summary><c>social-research measure participation</c>: who contributes how much.</summary>
internal static class ParticipationCommand
{
    private static readonly Argument<string> s_file = new("file") { Description = "A table of people and counts (author_id,count), a table of classes (articles_min,articles_max,readers), any export that can be imported, or a store." };
    private static readonly Option<long?> s_population = new("--population") { Description = "Everybody who could have contributed, silent people included. Without it only those who contributed are measured." };
    private static readonly Option<long?> s_total = new("--total") { Description = "Everything that was contributed, as published beside a table of classes." };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print every value with all its digits as JSON, and nothing else." };
    private static readonly Option<string?> s_html = new("--html") { Description = "Also write one self-contained page, with the Lorenz chart where counts are known." };
    private static readonly Option<string?> s_name = new("--name") { Description = "What to call the community. Default: the file's name." };
    private static readonly Option<string?> s_format = new("--format") { Description = "The format of an export, or 'counts' or 'classes', when it is not found from the content." };
    private static readonly Option<string?> s_author = new("--author") { Description = "The column that names the person, in a table of counts." };
    private static readonly Option<string?> s_count = new("--count") { Description = "The column that counts the contributions, in a table of counts." };
    private static readonly Option<GroupRounding> s_rounding = new("--rounding") { Description = "How many people 1 % is." };
    private static readonly Option<IntervalMethod> s_interval = new("--interval") { Description = "How the ends of the intervals are found; --json has both." };
    private static readonly Option<int> s_replicates = new("--replicates") { Description = "How often people are resampled for the intervals, and power laws for their test.", DefaultValueFactory = _ => new BootstrapOptions().Replicates };
    private static readonly Option<ulong> s_seed = new("--seed") { Description = "Where the random numbers start; the same seed gives the same intervals and the same p.", DefaultValueFactory = _ => new BootstrapOptions().Seed };

    public static Command Create()
    {
        s_interval.DefaultValueFactory = _ => new BootstrapOptions().Method;
        s_population.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 1) result.AddError("--population takes a whole number from 1.");
        });
        s_total.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 1) result.AddError("--total takes a whole number from 1.");
        });
        s_replicates.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 100 or > 1_000_000) result.AddError("--replicates takes a whole number from 100 to 1000000.");
        });
        var participation = new Command("participation", "Who contributes how much: shares of the top 1 %, Gini and more, each with its interval, and the shape of the tail.")
        {
            s_file, s_population, s_total, s_html, s_json, s_name, s_format, s_author, s_count, s_rounding, s_interval, s_replicates, s_seed,
        };
        MeasureCommand.SetAction(participation, Run);
        return participation;
    }

    private static void Run(ParseResult arguments)
    {
        string? page = arguments.GetValue(s_html);
        bool asJson = arguments.GetValue(s_json);
        if (HoldsClasses(arguments))
        {
            GroupedContributions classes = OpenClasses(arguments);
            if (page is not null) WritePage(page, classes.Community, [classes.ToHtml()]);
            Console.Out.Write(asJson ? classes.ToJson() + "\n" : ParticipationText.Of(classes));
        }
        else
        {
            (ContributionCounts counts, Participation measured, ContributionTail? tail) = Measure(arguments);
            if (page is not null) WritePage(page, measured.Community, Outputs(measured, tail));
            Console.Out.Write(asJson ? measured.ToJson(tail) + "\n" : ParticipationText.Of(counts, measured, tail));
        }
    }

    private static IReadOnlyList<string> Outputs(Participation measured, ContributionTail? tail)
    {
        string[] chart = measured.Lorenz is null ? [] : [measured.LorenzChart().ToHtml()];
        // A doubt about the counts is one about both results; it stands once.
        string[] shape = tail is null ? [] : [(tail with { Caveats = [.. tail.Caveats.Except(measured.Caveats)] }).ToHtml()];
        return [measured.ToHtml(), .. chart, .. shape];
    }

    private static void WritePage(string path, Community community, IReadOnlyList<string> outputs) =>
        MeasurePage.Write(path, community.Name, $"Who contributes to {community.Name}?", community.Source!, outputs);

    private static (ContributionCounts Counts, Participation Measured, ContributionTail? Tail) Measure(ParseResult arguments)
    {
        string file = arguments.GetValue(s_file)!;
        if (arguments.GetValue(s_total) is not null)
            throw new ImportException("Here the total is the sum of the counts.", Path.GetFileName(file), "Leave --total out; it belongs to a table of classes, such as articles_min,articles_max,readers.");
        (ContributionCounts counts, Community community) = Open(arguments);
        long? population = arguments.GetValue(s_population);
        if (population < counts.Rows)
        {
            throw new InsufficientDataException(
                FormattableString.Invariant($"The population of {population:N0} is smaller than the {counts.Rows:N0} people in {file}."),
                "It holds everybody who could have contributed, so also all who did: count again, or leave --population out to measure those who contributed.");
        }
        int replicates = arguments.GetValue(s_replicates);
        ulong seed = arguments.GetValue(s_seed);
        Participation measured = Participation.Measure(counts, population, community, new()
        {
            Rounding = arguments.GetValue(s_rounding),
            Bootstrap = new() { Method = arguments.GetValue(s_interval), Replicates = replicates, Seed = seed },
        });
        // Where nobody contributed the sentence says so, and there is no tail to speak of.
        ContributionTail? tail = counts.Contributors == 0 ? null : ContributionTail.Measure(counts, community, new() { Replicates = replicates, Seed = seed });
        return (counts, measured, tail);
    }

    private static bool HoldsClasses(ParseResult arguments) => arguments.GetValue(s_format) is { } format
        ? format == "classes"
        : arguments.GetValue(s_author) is null && arguments.GetValue(s_count) is null && GroupedContributions.AreIn(arguments.GetValue(s_file)!);

    private static GroupedContributions OpenClasses(ParseResult arguments)
    {
        string file = arguments.GetValue(s_file)!, name = Path.GetFileName(file);
        if (arguments.GetValue(s_population) is not null)
            throw new ImportException("A table of classes holds its population itself.", name, "Leave --population out, and add the silent people as the class from 0 to 0.");
        GroupedContributions classes = GroupedContributions.Load(file, arguments.GetValue(s_total));
        return arguments.GetValue(s_name) is { } called ? classes with { Community = classes.Community with { Name = called } } : classes;
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
        catch (ImportException unknown) when (unknown.IsUnknownFormat)
        {
            throw new ImportException(unknown.What, unknown.Where, unknown.Remedy + " If it is a table of people and counts, name its columns with --author and --count.", unknown);
        }
    }

    private static (ContributionCounts Counts, Community Community) Count(string file, string? format, string name, string source)
    {
        // People are only told apart and then forgotten: a key of the moment leaves nothing behind in the user's folders.
        Conversation talk = ConversationStore.IsStore(file)
            ? ConversationStore.Load(file)
            : Conversation.Load(file, new() { Format = format, Pseudonyms = Pseudonyms.WithKey(RandomNumberGenerator.GetBytes(32)) });
        return (ContributionCounts.Of(talk), new(name, Contributions: "posts", Did: "wrote", Period: talk.Summary.Period, Source: source));
    }
}
