using System.Text.Json;
using SocialResearch.Importing;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Participations;

/// <summary>Values computed outside this project; see the note in the file.</summary>
internal static class GoldFile
{
    private static readonly JsonDocument Document = JsonDocument.Parse(
        File.ReadAllText(Repository.PathOf("tests", "SocialResearch.Tests", "Participations", "Gold", "participation.json")));

    public static readonly IReadOnlyList<(string Key, GroupRounding Rounding)> Rules =
    [
        ("fractional", GroupRounding.Fractional),
        ("ceil", GroupRounding.Ceil),
        ("floor", GroupRounding.Floor),
        ("ceil_include_ties", GroupRounding.CeilIncludingTies),
    ];

    public static IEnumerable<string> Vectors => Names("vectors");

    public static IEnumerable<string> HandCases => Names("hand_cases").Where(name => name != "single");

    public static JsonElement Vector(string name) => Document.RootElement.GetProperty("vectors").GetProperty(name);

    public static JsonElement HandCase(string name) => Document.RootElement.GetProperty("hand_cases").GetProperty(name);

    public static JsonElement Usenet => Document.RootElement.GetProperty("usenet_1987");

    public static ContributionCounts Data(string vector) =>
        ContributionCounts.Load(Repository.PathOf("data", "participation", Vector(vector).GetProperty("file").GetString()!));

    public static ContributionCounts Counts(JsonElement handCase) =>
        ContributionCounts.Of(handCase.GetProperty("x").EnumerateArray().Select(x => x.GetInt64()));

    private static IEnumerable<string> Names(string group) =>
        Document.RootElement.GetProperty(group).EnumerateObject().Select(entry => entry.Name);
}
