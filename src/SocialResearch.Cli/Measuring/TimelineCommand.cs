using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using SocialResearch.Charts;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Results;
using SocialResearch.Storing;
using SocialResearch.Text;
using SocialResearch.Timelines;

namespace SocialResearch.Cli.Measuring;

/// <summary><c>social-research measure timeline</c>: volume, bursts, levels and life cycle of one file, or of a brand in it.</summary>
internal static class TimelineCommand
{
    // What charts can show; a longer wave is in the table.
    private const int MostBins = 2_000, WidestWave = 80;

    private static readonly Argument<string> s_file = new("file") { Description = "Any export of posts that can be imported, or a store." };
    private static readonly Option<string[]> s_brands = new("--brand") { Description = "Only posts that mention this brand: NAME[,alias,#hashtag,@handle…]. Given again, the further brands are its rivals." };
    private static readonly Option<string> s_zone = new("--zone") { Description = "The time zone whose clocks cut time, as in Europe/Berlin: that of the people who write.", Required = true };
    private static readonly Option<TimeBin> s_by = new("--by") { Description = "How finely time is cut.", DefaultValueFactory = _ => TimeBin.Day };
    private static readonly Option<string?> s_from = new("--from") { Description = "The first day that was observed, as in 2012-03-12. Left out, the first bin is incomplete." };
    private static readonly Option<string?> s_to = new("--to") { Description = "The last day that was observed, to its end." };
    private static readonly Option<double?> s_gamma = new("--gamma") { Description = "How hard it is for a burst to begin; 1 is the textbook's. Left out, it follows how much counts scatter." };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print every value with all its digits as JSON, and nothing else." };
    private static readonly Option<string?> s_html = new("--html") { Description = "Also write one self-contained page with charts." };
    private static readonly Option<string?> s_name = new("--name") { Description = "What to call the conversation. Default: the brand, else the file's name." };
    private static readonly Option<string?> s_format = new("--format") { Description = "The format of an export when it is not found from the content." };

    public static Command Create()
    {
        s_gamma.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } gamma && !(gamma > 0 && double.IsFinite(gamma))) result.AddError("--gamma takes a number above 0.");
        });
        var timeline = new Command("timeline", "When posts were written, or a brand was named: counts, bursts with half-lives, changes of level, life cycle.")
        {
            s_file, s_brands, s_zone, s_by, s_from, s_to, s_gamma, s_html, s_json, s_name, s_format,
        };
        MeasureCommand.SetAction(timeline, Run);
        return timeline;
    }

    private static void Run(ParseResult arguments)
    {
        string file = arguments.GetValue(s_file)!, source = Path.GetFileName(Path.TrimEndingDirectorySeparator(file));
        Brand[] brands = [.. (arguments.GetValue(s_brands) ?? []).Select(Brand.Parse)];
        // People are only told apart and then forgotten: a key of the moment leaves nothing behind in the user's folders.
        Conversation talk = ConversationStore.IsStore(file)
            ? ConversationStore.Load(file)
            : Conversation.Load(file, new() { Format = arguments.GetValue(s_format), Pseudonyms = Pseudonyms.WithKey(RandomNumberGenerator.GetBytes(32)) });
        TimeBin by = arguments.GetValue(s_by);
        string zone = arguments.GetValue(s_zone)!;
        string? from = arguments.GetValue(s_from), to = arguments.GetValue(s_to);
        LifeCycleOptions options = new() { Bursts = new() { Gamma = arguments.GetValue(s_gamma) } };
        TimelineReport report = brands.Length == 0
            ? TimelineReport.Measure(talk, by, zone, from, to, options)
            : TimelineReport.Measure(talk, new BrandMatcher(brands), by, zone, from, to, options);
        string name = arguments.GetValue(s_name) ?? (brands.Length > 0 ? brands[0].Name : source);
        if (arguments.GetValue(s_html) is { } page) MeasurePage.Write(page, name, $"When was {name} talked about?", source, Outputs(report));
        Console.Out.Write(arguments.GetValue(s_json) ? report.ToJson() + "\n" : InText(report));
    }

    private static string InText(TimelineReport report)
    {
        var text = new StringBuilder();
        foreach (MeasureResult part in report.Parts)
        {
            text.Wrap(part.Sentence);
            // A row a bin fills the screen; all bins are in --json.
            if (part is BrandMentions or ShareOfVoice or Bursts { All.Count: > 0 } or LifeCycle { WhyNone: null } or ChangePoints { Changes: > 0 })
            {
                Table table = part.ToTable();
                int last = part is BrandMentions ? 0 : 1;
                text.Append('\n').Append(new Table([.. table.Columns.SkipLast(last)], [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.SkipLast(last)])])).Append('\n');
            }
            text.Append('\n');
        }
        foreach (Caveat caveat in report.Caveats) text.Wrap($"{caveat.Code} {caveat.Sentence}", "      ");
        return text.ToString();
    }

    private static IReadOnlyList<string> Outputs(TimelineReport report)
    {
        var charts = new List<Chart>();
        // Where nothing can be drawn the sentences say so.
        if (report.Timeline.Placed > 0 && report.Timeline.Bins.Count <= MostBins)
        {
            charts.Add(report.Bursts.BurstChart());
            if (report.LifeCycle.Phases.Where(phase => phase.Phase != LifePhase.Afterlife).Sum(phase => phase.Last - phase.First + 1) is > 0 and <= WidestWave) charts.Add(report.LifeCycle.LifeCycleChart());
            if (report.Voices is { Mentions: > 0 } voices) charts.Add(voices.VoiceChart());
            charts.AddRange([report.ChangePoints.LevelChart(), report.Reach.ReachChart()]);
        }
        // A doubt about the counts is one about all results; it stands once, with the last.
        MeasureResult[] parts = [.. report.Parts.Where(part => part is not (RoleTimelines or CumulativeReach or RelativeVolume)).Select(part => part with { Caveats = [] })];
        return [.. charts.Select(chart => chart.ToHtml()), .. parts.SkipLast(1).Append(parts[^1] with { Caveats = report.Caveats }).Select(part => part.ToHtml())];
    }
}
