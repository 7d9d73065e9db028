using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using SocialResearch.Charts;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Storing;

namespace SocialResearch.Cli.Measuring;

/// <summary><c>social-research measure dialogue</c>: who answers whom, and how fast.</summary>
internal static class DialogueCommand
{
    private const string People = "one file";

    private static readonly Argument<string> s_file = new("file") { Description = "Any export that can be imported, with replies, or a store." };
    private static readonly Option<string?> s_brand = new("--brand") { Description = "Who speaks for the brand: one or several accounts, separated by commas. Without it whoever the source calls the brand; where it knows none, anybody who answers another." };
    private static readonly Option<string?> s_zone = new("--zone") { Description = "Zone of weekdays and hours; default Europe/Berlin. When given, also that of times written without a zone." };
    private static readonly Option<AnswerableRule> s_answerable = new("--answerable") { Description = "Which posts could have been answered: the denominator of the answer rate." };
    private static readonly Option<GermanState?> s_state = new("--state") { Description = "The German state whose holidays are no business hours." };
    private static readonly Option<string?> s_until = new("--until") { Description = "When the data were collected, such as 2026-03-31T12:00Z; default: the last post." };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print every value with all its digits as JSON, and nothing else." };
    private static readonly Option<string?> s_html = new("--html") { Description = "Also write one self-contained page with charts." };
    private static readonly Option<string?> s_format = new("--format") { Description = "The format of an export, when it is not found from the content." };

    public static Command Create()
    {
        s_brand.Validators.Add(result =>
        {
            if (Names(result.GetValueOrDefault<string?>()) is { Count: 0 }) result.AddError("--brand needs at least one account, as in --brand @DB_Bahn or --brand @DB_Bahn,@DB_Info.");
        });
        s_zone.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) result.AddError($"'{zone}' is no time zone; use a name such as Europe/Berlin or UTC.");
        });
        s_until.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } until && Instant(until) is null) result.AddError($"'{until}' is no instant; write it with its zone, as in 2026-03-31T12:00Z.");
        });
        var dialogue = new Command("dialogue", "Who answers whom, how fast, and how much of it goes both ways: each number with its denominator and interval.")
        {
            s_file, s_brand, s_zone, s_answerable, s_state, s_until, s_html, s_json, s_format,
        };
        MeasureCommand.SetAction(dialogue, Run);
        return dialogue;
    }

    private static void Run(ParseResult arguments)
    {
        string file = arguments.GetValue(s_file)!, name = Path.GetFileName(Path.TrimEndingDirectorySeparator(file));
        IReadOnlyList<string>? names = Names(arguments.GetValue(s_brand));
        TimeZoneInfo? zone = arguments.GetValue(s_zone) is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : null;
        Pseudonyms pseudonyms = Pseudonyms.WithKey(RandomNumberGenerator.GetBytes(32));
        Conversation talk = Open(file, arguments.GetValue(s_format), names ?? [], zone, pseudonyms);
        // A page's name, such as "Deutsche Bahn", is no handle: it carries a pseudonym like everybody, and is found by it.
        BrandVoice brand = names is not null ? BrandVoice.ByName([.. names.Select(each => IsReadable(file, each) ? each : pseudonyms.Of(each, People)!)])
            : talk.Any(BrandVoice.Official.Speaks) ? BrandVoice.Official : BrandVoice.Anybody;
        DateTimeOffset? until = arguments.GetValue(s_until) is { } written ? Instant(written) : null;
        if (talk.Summary.Last is { } last && last.Utc > until)
            throw new InsufficientDataException("There are posts after the end of observation.", "Name with --until when the data were collected, or leave it out.");
        Dialogue measured = Dialogue.Measure(talk, brand, new()
        {
            Answerable = arguments.GetValue(s_answerable),
            Zone = zone,
            Until = until,
            BusinessHours = new() { State = arguments.GetValue(s_state) },
        });
        if (arguments.GetValue(s_html) is { } page)
            MeasurePage.Write(page, name, $"Dialogue or monologue: who answers in {name}?", name, [measured.ToHtml(), .. Charts(measured)]);
        Console.Out.Write(arguments.GetValue(s_json) ? measured.ToJson() + "\n" : DialogueText.Of(talk, measured));
    }

    /// <summary>Only charts of which there is something to draw.</summary>
    private static IEnumerable<string> Charts(Dialogue measured)
    {
        if (measured.FirstResponse.Curve is { People: > 0, LastTime: > 1 }) yield return measured.FirstResponse.ResponseChart().ToHtml();
        if (measured.Hours.Posts > 0) yield return measured.Hours.HoursChart().ToHtml();
        if (measured.Network.Edges.Count > 0) yield return measured.Network.NetworkChart().ToHtml();
    }

    /// <summary>A store was made with a key of its own; there the names are those it holds.</summary>
    private static bool IsReadable(string file, string name) => TextPrivacy.IsHandle(name) || ConversationStore.IsStore(file);

    private static Conversation Open(string file, string? format, IReadOnlyList<string> brand, TimeZoneInfo? zone, Pseudonyms pseudonyms)
    {
        if (ConversationStore.IsStore(file)) return ConversationStore.Load(file);
        // People are only told apart and then forgotten: a key of the moment leaves nothing behind in the user's folders. The brand is no person.
        return Conversation.Load(file, new()
        {
            Format = format,
            Zone = zone ?? TimeZoneInfo.Utc,
            Pseudonyms = pseudonyms,
            People = People,
            PublicHandles = [.. brand.Where(TextPrivacy.IsHandle)],
        });
    }

    private static List<string>? Names(string? written) => written is null ? null : [.. written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? instant : null;
}
