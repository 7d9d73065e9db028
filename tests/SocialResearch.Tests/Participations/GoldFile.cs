using System.Text.Json;
using SocialResearch.Importing;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Participations;

/// <summary>Values computed outside this project; see the note in the file.</summary>
internal static class GoldFile
{
    private static readonly JsonDocument Document = JsonDocument.Parse(
        File.ReadAllText(Repository.PathOf("tests", "SocialResearch.Tests", "Participations", "Gold", "inequality.json")));

    public static readonly IReadOnlyList<(string Key, GroupRounding Rounding)> Rules =
    [
        ("fractional", GroupRounding.Fractional),
        ("ceil", GroupRounding.Ceil),
        ("floor", GroupRounding.Floor),
        ("round_half_up", GroupRounding.HalfUp),
        ("ceil_include_ties", GroupRounding.CeilIncludingTies),
    ];

    public static IEnumerable<string> Vectors => Names("vectors");

    public static IEnumerable<string> HandCases => Names("hand_cases").Where(name => name != "single");

    /// <summary>The values of a vector by the names under which <c>ToJson</c> writes them.</summary>
    public static JsonElement Inequality(string vector) => Document.RootElement.GetProperty("vectors").GetProperty(vector).GetProperty("inequality");

    public static JsonElement HandCase(string name) => Document.RootElement.GetProperty("hand_cases").GetProperty(name);

    public static JsonElement Usenet => Document.RootElement.GetProperty("usenet_1987_grouped");

    public static ContributionCounts Data(string vector)
    {
        JsonElement gold = Document.RootElement.GetProperty("vectors").GetProperty(vector);
        return gold.TryGetProperty("file", out JsonElement file)
            ? ContributionCounts.Load(Repository.PathOf("data", "participation", file.GetString()!))
            : ContributionCounts.OfFrequencies(gold.GetProperty("frequencies").EnumerateArray().Select(pair => new CountFrequency(pair[0].GetInt64(), pair[1].GetInt64())));
    }

    public static ContributionCounts Counts(JsonElement handCase) =>
        ContributionCounts.Of(handCase.GetProperty("x").EnumerateArray().Select(x => x.GetInt64()));

    /// <summary>The leaves of a gold value and of ours, by path; nothing may be missing on our side.</summary>
    public static IEnumerable<(string Path, JsonElement Gold, JsonElement Ours)> Compare(JsonElement gold, JsonElement ours, string path = "")
    {
        foreach (JsonProperty entry in gold.EnumerateObject())
        {
            string name = path + entry.Name;
            Assert.True(ours.TryGetProperty(entry.Name, out JsonElement our), $"{name} is missing.");
            if (entry.Value.ValueKind != JsonValueKind.Object) yield return (name, entry.Value, our);
            else
                foreach (var leaf in Compare(entry.Value, our, name + ".")) yield return leaf;
        }
    }

    private static IEnumerable<string> Names(string group) =>
        Document.RootElement.GetProperty(group).EnumerateObject().Select(entry => entry.Name);
}
