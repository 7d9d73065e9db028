using System.Text.Json;
using SocialResearch.Cases;

namespace SocialResearch.Importing;

/// <summary>The verdicts in the outputs of one notebook, as it was last run.</summary>
/// <remarks>
/// Read from the public file format (nbformat 4): <c>cells[].outputs[].data["application/vnd.notebook.card+json"].claims[]</c>, each
/// with <c>id</c>, <c>verdict</c> and <c>detail</c>, as a <see cref="Results.Verdict"/> shows it. An output of type <c>error</c> anywhere
/// makes all verdicts of the notebook worthless: they may rest on cells that did not run.
/// </remarks>
/// <param name="Verdicts">By the id of the claim; the last one counts.</param>
/// <param name="Fault">Why the notebook has none that count; null when it has run to its end.</param>
internal sealed record NotebookVerdicts(IReadOnlyDictionary<string, LedgerVerdict> Verdicts, string? Fault)
{
    public static NotebookVerdicts Read(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (!File.Exists(path)) return Without($"the notebook {name} is not there");
        try
        {
            using JsonDocument notebook = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(notebook.RootElement, name);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            return Without($"the notebook {name} cannot be read");
        }
    }

    private static NotebookVerdicts Read(JsonElement notebook, string name)
    {
        Dictionary<string, LedgerVerdict> verdicts = [];
        foreach (JsonElement cell in notebook.GetProperty("cells").EnumerateArray())
        {
            if (!cell.TryGetProperty("outputs", out JsonElement outputs)) continue;
            foreach (JsonElement output in outputs.EnumerateArray())
            {
                if (output.GetProperty("output_type").GetString() == "error") return Without($"a cell of {name} failed");
                if (!output.TryGetProperty("data", out JsonElement data) || !data.TryGetProperty(Results.VerdictFormats.Card, out JsonElement card)
                    || !card.TryGetProperty("claims", out JsonElement claims)) continue;
                foreach (JsonElement claim in claims.EnumerateArray())
                    verdicts[Text(claim, "id")] = new(Text(claim, "verdict"), Text(claim, "detail"));
            }
        }
        return new(verdicts, null);
    }

    private static string Text(JsonElement claim, string name) => claim.GetProperty(name).GetString() ?? "";

    private static NotebookVerdicts Without(string fault) => new(new Dictionary<string, LedgerVerdict>(), fault);
}
