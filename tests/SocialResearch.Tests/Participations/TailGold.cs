using System.Globalization;
using System.Text.Json;
using SocialResearch.Importing;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Participations;

/// <summary>Fits of tails computed by three other programs; see the note in the file.</summary>
internal static class TailGold
{
    private static readonly JsonDocument s_document = JsonDocument.Parse(File.ReadAllText(PathOf("tails.json")));

    public static IEnumerable<string> Vectors => s_document.RootElement.GetProperty("vectors").EnumerateObject().Select(entry => entry.Name);

    public static JsonElement Of(string vector) => Entry(vector).GetProperty("powerlaw");

    public static ContributionCounts Data(string vector) => Entry(vector).GetProperty("file").GetString() is { } file
        ? ContributionCounts.Load(Repository.PathOf("data", "participation", file))
        : ContributionCounts.OfFrequencies(File.ReadLines(PathOf("moby_words.csv")).Skip(1).Select(line => line.Split(','))
            .Select(cells => new CountFrequency(long.Parse(cells[0], CultureInfo.InvariantCulture), long.Parse(cells[1], CultureInfo.InvariantCulture))));

    private static JsonElement Entry(string vector) => s_document.RootElement.GetProperty("vectors").GetProperty(vector);

    private static string PathOf(string file) => Repository.PathOf("tests", "SocialResearch.Tests", "Participations", "Gold", file);
}
