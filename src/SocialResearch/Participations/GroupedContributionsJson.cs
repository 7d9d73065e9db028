using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Participations;

/// <summary>Bounds from a table of classes for other programs: every value with all its digits.</summary>
/// <remarks>Bounds are pairs of the least and the most; a most that nothing limits, and bounds that need an unknown total, are null.</remarks>
public static class GroupedContributionsJson
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole result as a JSON object.</summary>
    /// <param name="result">The table of classes.</param>
    public static string ToJson(this GroupedContributions result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var json = new JsonObject
        {
            ["about"] = new JsonObject
            {
                ["sentence"] = result.Sentence,
                ["people"] = result.People,
                ["contributors"] = result.Contributors,
                ["total"] = result.Contributions,
                ["period"] = result.Community.Period,
                ["source"] = result.Community.Source,
            },
            ["classes"] = new JsonArray([.. result.Groups.Select(group => new JsonObject
            {
                ["contributions_each"] = group.Name,
                ["people"] = group.People,
                ["share_of_people"] = group.PeopleShare,
                ["content"] = Pair(group.Content),
                ["share_of_content"] = Pair(group.ContentShare),
            })]),
            ["bounds"] = new JsonObject
            {
                ["top1"] = Pair(result.Top1),
                ["gini"] = Pair(result.Gini),
                ["min_people_for_0.5_of_content"] = Pair(result.ElephantFactor),
            },
        };
        if (result.Contributions is null)
        {
            const string Why = "The table does not say how much all people contributed together.";
            json["bounds"]!["undefined"] = new JsonObject { ["top1"] = Why, ["gini"] = Why, ["min_people_for_0.5_of_content"] = Why };
        }
        return json.ToJsonString(s_options);
    }

    private static JsonArray? Pair(Bounds? bounds) => bounds is { } known ? [known.Low, known.High] : null;
}
