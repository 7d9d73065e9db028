using System.CommandLine;
using System.Security.Cryptography;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Storing;
using SocialResearch.Timelines;

namespace SocialResearch.Cli;

/// <summary><c>social-research measure timeline</c>: volume, bursts, levels and life cycle of one file.</summary>
internal static class TimelineCommand
{
    private static readonly Argument<string> s_file = new("file") { Description = "Any export of posts that can be imported, or a store." };
    private static readonly Option<string> s_zone = new("--zone") { Description = "The time zone whose clocks cut time, as in Europe/Berlin: that of the people who write.", Required = true };
    private static readonly Option<TimeBin> s_by = new("--by") { Description = "How finely time is cut.", DefaultValueFactory = _ => TimeBin.Day };
    private static readonly Option<string?> s_from = new("--from") { Description = "The first day that was observed, as in 2012-03-12. Left out, the first bin is incomplete." };
    private static readonly Option<string?> s_to = new("--to") { Description = "The last day that was observed, to its end." };
    private static readonly Option<double?> s_gamma = new("--gamma") { Description = "How hard it is for a burst to begin; 1 is the textbook's. Left out, it follows how much counts scatter." };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print every value with all its digits as JSON, and nothing else." };
    private static readonly Option<string?> s_html = new("--html") { Description = "Also write one self-contained page with charts." };
    private static readonly Option<string?> s_name = new("--name") { Description = "What to call the conversation. Default: the file's name." };
    private static readonly Option<string?> s_format = new("--format") { Description = "The format of an export when it is not found from the content." };

    public static Command Create()
    {
        s_gamma.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } gamma && !(gamma > 0 && double.IsFinite(gamma))) result.AddError("--gamma takes a number above 0.");
        });
        var timeline = new Command("timeline", "When posts were written: counts, bursts with half-lives, changes of level, life cycle.")
        {
            s_file, s_zone, s_by, s_from, s_to, s_gamma, s_html, s_json, s_name, s_format,
        };
        timeline.SetAction(Measure);
        return timeline;
    }

    private static int Measure(ParseResult arguments)
    {
        string file = arguments.GetValue(s_file)!;
        try
        {
            // People are only told apart and then forgotten: a key of the moment leaves nothing behind in the user's folders.
            Conversation talk = ConversationStore.IsStore(file)
                ? ConversationStore.Load(file)
                : Conversation.Load(file, new() { Format = arguments.GetValue(s_format), Pseudonyms = Pseudonyms.WithKey(RandomNumberGenerator.GetBytes(32)) });
            var report = TimelineReport.Measure(talk, arguments.GetValue(s_by), arguments.GetValue(s_zone)!, arguments.GetValue(s_from), arguments.GetValue(s_to),
                new() { Bursts = new() { Gamma = arguments.GetValue(s_gamma) } });
            string name = arguments.GetValue(s_name) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(file));
            string? page = arguments.GetValue(s_html);
            if (page is not null) MeasurePage.Write(page, report, name, Path.GetFileName(Path.TrimEndingDirectorySeparator(file)));
            Console.Out.Write(arguments.GetValue(s_json) ? report.ToJson() + "\n" : MeasureText.Of(report));
            if (page is not null) Console.Error.WriteLine($"Wrote {Path.GetFullPath(page)}");
            return ExitCodes.Success;
        }
        // An unknown zone, a day that is none, posts outside of the days observed: what the user wrote, said with how to mend it.
        catch (Exception e) when (e is ResearchException or Notebooks.Documents.NotebookException or ArgumentException)
        {
            Console.Error.WriteLine(e is ArgumentException argument ? argument.Message.Split(" (Parameter '")[0] : e.Message);
            return ExitCodes.Failed;
        }
    }
}
