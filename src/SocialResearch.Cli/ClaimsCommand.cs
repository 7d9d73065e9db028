using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocialResearch.Cases;
using SocialResearch.Cli.Measuring;
using SocialResearch.Importing;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Cli;

/// <summary><c>social-research claims</c>: every claim with the verdict that a chapter computed, or why it is open.</summary>
internal static class ClaimsCommand
{
    private static readonly Argument<string?> s_folder = new("folder")
    {
        Description = "The folder with the notebooks as they were last run. Default: notebooks/ here or in a folder above.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> s_ledger = new("--ledger") { Description = "The folder with claims.csv. Default: data beside the notebook folder." };
    private static readonly Option<string?> s_html = new("--html") { Description = "Write one self-contained page instead." };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print the ledger as JSON, and nothing else." };

    // Written for terminals and files, not into pages: umlauts stay readable.
    private static readonly JsonWriterOptions s_readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Blanks that do not end a word, so that wrapping keeps them.
    private const string Indented = "\u00A0\u00A0\u00A0\u00A0";

    public static Command Create()
    {
        var command = new Command("claims", "List every claim with the verdict that a notebook computed; notebooks are read, not run.") { s_folder, s_ledger, s_html, s_json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(s_json) && result.GetValue(s_html) is not null) result.AddError("--json and --html exclude each other: keep one.");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        string notebooks = Path.GetFullPath(arguments.GetValue(s_folder) ?? ProjectFolders.Notebooks());
        string table = arguments.GetValue(s_ledger) ?? Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(notebooks))!, "data");
        try
        {
            ClaimsLedger ledger = ClaimsLedger.Load(table, notebooks);
            if (arguments.GetValue(s_html) is { } page) MeasurePage.Write(page, "claims", "Claims about social media, and what became of them", "the chapters as they were last run", [ledger.ToHtml()]);
            else if (arguments.GetValue(s_json)) Console.Out.WriteLine(Json(ledger));
            else Console.Out.Write(Text(ledger));
            return ExitCodes.Success;
        }
        catch (Exception e) when (e is ResearchException or NotebookException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
    }

    /// <summary>A paragraph a claim: the table has more columns than a terminal has room.</summary>
    private static string Text(ClaimsLedger ledger)
    {
        var text = new StringBuilder();
        text.Wrap(ledger.Sentence);
        foreach (LedgerClaim claim in ledger.Claims)
        {
            text.Append('\n');
            text.Wrap($"{claim.Id}  {claim.Words}", "    ");
            text.Wrap(Indented + (claim.Verdict is { } verdict ? $"{verdict.Tally} {verdict.Detail} ({claim.Chapter})" : $"Open: {claim.WhyOpen}."), "    ");
            text.Wrap(Indented + claim.Source, "    ");
        }
        return text.ToString();
    }

    private static string Json(ClaimsLedger ledger)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_readable))
        {
            json.WriteStartArray();
            foreach (LedgerClaim claim in ledger.Claims)
            {
                json.WriteStartObject();
                foreach ((string name, string? value) in ((string, string?)[])
                    [("id", claim.Id), ("claim", claim.Words), ("source_title", claim.Title), ("author", claim.Author), ("date", claim.Date), ("quantity", claim.Quantity),
                     ("notebook", claim.Chapter), ("verdict", claim.Verdict?.Tally), ("detail", claim.Verdict?.Detail), ("why_open", claim.WhyOpen)])
                    json.WriteString(name, value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
