using System.CommandLine;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Results;
using SocialResearch.Storing;

namespace SocialResearch.Cli;

/// <summary><c>social-research import</c>: exports in, one SQLite store out.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string[]> s_files = new("files") { Description = "Exports of any known format, web archives and saved pages; a folder for formats of several files.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> s_out = new("--out") { Description = "The SQLite file to write.", Required = true };
    private static readonly Option<string?> s_format = new("--format") { Description = "The format, when it is not found from the content." };
    private static readonly Option<string?> s_zone = new("--zone") { Description = "Zone of times written without one, such as Europe/Berlin. Default: UTC; the report says where it was used." };
    private static readonly Option<string?> s_order = new("--day-order") { Description = "What 10/02/2026 means, where the file does not decide it: day-first or month-first." };
    private static readonly Option<int?> s_year = new("--year") { Description = "Year of the first row, for files whose days have no year." };
    private static readonly Option<string?> s_keepTexts = new("--keep-texts") { Description = "Store texts and addresses as they are, with handles and e-mail addresses of people, for the reason given here; it is recorded in the store." };
    private static readonly Option<string[]> s_publicHandles = new("--public-handle") { Description = "A handle that is no person's, such as @DB_Bahn: it stays readable in texts and can be searched for. May be given several times." };
    private static readonly Option<string[]> s_brand = new("--brand") { Description = "Who speaks for the brand: one or several accounts as the source names them, separated by commas. Their posts get the role Brand. May be given several times." };
    private static readonly Option<string?> s_people = new("--people") { Description = "Within what authors' ids are unique; files with the same value share their people. Default: the format." };

    public static Command Create()
    {
        var command = new Command("import", "Read exports into one SQLite file, with a report of what was set aside.") { s_files, s_out, s_format, s_zone, s_order, s_year, s_people, s_brand, s_publicHandles, s_keepTexts };
        s_order.AcceptOnlyFromAmong("day-first", "month-first");
        s_zone.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
                result.AddError($"'{zone}' is no time zone; use a name such as Europe/Berlin or UTC.");
        });
        s_keepTexts.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string?>())) result.AddError("--keep-texts needs the reason why that is allowed, such as \"posts of brands only\".");
        });
        s_brand.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>()?.Any(written => Names(written).Length == 0) == true) result.AddError("--brand needs at least one account, as in --brand @DB_Bahn or --brand @DB_Bahn,@DB_Info.");
        });
        s_publicHandles.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>()?.FirstOrDefault(handle => !TextPrivacy.IsHandle(handle)) is { } none) result.AddError($"'{none}' is no handle; write it as in @DB_Bahn.");
        });
        // Away from this thread, or Ctrl+C would not be heard before the end.
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(arguments, cancellation), CancellationToken.None));
        return command;
    }

    private static string Contents(ImportedConversation import) =>
        string.Join(" ", new[] { import.Conversation.Count > 0 ? import.Conversation.ToString() : "", import.Metrics.Readings.Count > 0 ? import.Metrics.ToString() : "" }.Where(part => part.Length > 0));

    private static int Run(ParseResult arguments, CancellationToken cancellation)
    {
        string store = Path.GetFullPath(arguments.GetValue(s_out)!);
        try
        {
            ImportedConversation import = ImportView.Show((reading, writing) =>
            {
                ImportedConversation read = Conversation.Import(arguments.GetValue(s_files)!, Options(arguments), reading, cancellation);
                ConversationStore.Save(read.Conversation, store, read.Notes, read.Metrics, writing, cancellation);
                return read;
            });
            foreach (ImportReport report in import.Reports)
            {
                Console.WriteLine($"{report.Sentence}\n\n{report.ToTable()}\n");
                foreach (Caveat caveat in report.Caveats) Console.WriteLine($"{caveat.Code}: {caveat.Sentence}");
                if (report.Caveats.Count > 0) Console.WriteLine();
            }
            Console.WriteLine($"Wrote {store}: {Contents(import)}");
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"Stopped. Nothing was written{(File.Exists(store) ? $"; {store} is as it was" : "")}.");
            return ExitCodes.Stopped;
        }
        catch (ResearchException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
    }

    private static ImportOptions Options(ParseResult arguments) => new()
    {
        Format = arguments.GetValue(s_format),
        Zone = arguments.GetValue(s_zone) is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Utc,
        DayOrder = arguments.GetValue(s_order) switch { "day-first" => DayOrder.DayFirst, "month-first" => DayOrder.MonthFirst, _ => null },
        Year = arguments.GetValue(s_year),
        People = arguments.GetValue(s_people),
        BrandAuthors = [.. (arguments.GetValue(s_brand) ?? []).SelectMany(Names)],
        PublicHandles = arguments.GetValue(s_publicHandles) ?? [],
        Texts = arguments.GetValue(s_keepTexts) is { } reason ? TextPrivacy.KeepTexts(reason) : null,
    };

    private static string[] Names(string written) => written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
