using System.Text.Json;
using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Dialogues;

/// <summary>A <see cref="Dialogue"/> for other programs: every value with all its digits, what is undefined as null with its reason.</summary>
public static class DialogueJson
{
    /// <summary>The whole result as a JSON object, numbers in the shortest form that reads back the same; times in hours.</summary>
    /// <param name="result">What was measured.</param>
    public static string ToJson(this Dialogue result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultJson.Object(json =>
        {
            WriteAbout(json, result);
            WriteAnswers(json, result);
            WriteResponse(json, "first_response_hours", result.FirstResponse);
            WriteResponse(json, "first_response_business_hours", result.InBusinessHours);
            WriteHours(json, result.Hours);
            WriteTalk(json, result);
            WriteStructure(json, result);
        });
    }

    private static void WriteAbout(Utf8JsonWriter json, Dialogue result)
    {
        json.WriteStartObject("about");
        json.WriteString("sentence", result.Sentence);
        json.WriteNumber("posts", result.Scope.Posts);
        json.WriteString("period", result.Scope.Period);
        if (result.Scope.Period is null) json.WriteNull("until");
        else json.WriteString("until", result.Scope.Until);
        json.WriteString("source", result.Scope.Source);
        json.WriteString("selection", result.Scope.Selection.ToString());
        json.WriteString("business_hours", result.InBusinessHours.Hours!.ToString());
        ResultJson.Caveats(json, result.Caveats);
        json.WriteEndObject();
    }

    private static void WriteAnswers(Utf8JsonWriter json, Dialogue result)
    {
        AnswerRate answers = result.Answers;
        json.WriteStartObject("answers");
        json.WriteString("rule", answers.Rule.ToString());
        json.WriteNumber("answerable", answers.Answerable);
        json.WriteNumber("answered", answers.Answered);
        Write(json, "answer_rate", answers.Share);
        json.WriteNumber("answerable_roots", answers.Roots);
        Write(json, "answer_rate_of_roots", answers.ShareOfRoots);
        json.WriteStartObject("not_answerable");
        foreach ((PostStanding reason, int posts) in answers.Excluded) json.WriteNumber(reason.ToString(), posts);
        json.WriteEndObject();
        json.WriteNumber("people", result.Heard.People);
        Write(json, "people_heard", result.Heard.Share);
        json.WriteEndObject();
    }

    private static void WriteResponse(Utf8JsonWriter json, string name, FirstResponse response)
    {
        json.WriteStartObject(name);
        json.WriteNumber("posts", response.Curve.People);
        json.WriteNumber("answered", response.Curve.Events);
        Write(json, "median", response.Median);
        Write(json, "median_low", response.Curve.MedianLow);
        Write(json, "median_high", response.Curve.MedianHigh);
        foreach (int hours in (int[])[1, 24]) Write(json, $"answered_within_{hours}h", response.AnsweredWithin(hours));
        Write(json, "mean_of_answered", response.MeanOfAnswered);
        Write(json, "median_of_answered", response.MedianOfAnswered);
        json.WriteNumber("negative", response.Negative);
        json.WriteNumber("without_exact_times", response.WithoutExactTimes);
        json.WriteStartArray("curve");
        foreach (SurvivalStep step in response.Curve.Steps.Where(step => step.Events > 0))
        {
            json.WriteStartArray();
            json.WriteNumberValue(step.Time);
            json.WriteNumberValue(step.Survival);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHours(Utf8JsonWriter json, AnswerHours hours)
    {
        json.WriteStartObject("by_weekday_and_hour");
        json.WriteString("zone", hours.Zone.Id);
        json.WriteNumber("within_hours", hours.Within);
        json.WriteStartArray("cells");
        foreach (AnswerHour hour in hours.Hours.Where(hour => hour.Posts > 0))
        {
            json.WriteStartObject();
            json.WriteString("day", hour.Day.ToString());
            json.WriteNumber("hour", hour.Hour);
            json.WriteNumber("posts", hour.Posts);
            json.WriteNumber("answered", hour.Answered);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTalk(Utf8JsonWriter json, Dialogue result)
    {
        json.WriteStartObject("talk");
        json.WriteNumber("brand_posts", result.Dialogic.Posts);
        Write(json, "dialogic_share", result.Dialogic.Share);
        json.WriteNumber("threads_of_both", result.Closing.Threads);
        Write(json, "closed_by_brand", result.Closing.Share);
        Write(json, "brand_share_of_posts", result.Balance.ShareOfPosts);
        Write(json, "brand_share_of_letters", result.Balance.ShareOfLetters);
        json.WriteNumber("replies", result.Directions.Replies);
        json.WriteNumber("person_to_person", result.Directions.PersonToPerson);
        json.WriteNumber("person_to_brand", result.Directions.PersonToBrand);
        json.WriteNumber("brand_to_person", result.Directions.BrandToPerson);
        Write(json, "person_to_person_share", result.Directions.PersonToPersonShare);
        json.WriteEndObject();
    }

    private static void WriteStructure(Utf8JsonWriter json, Dialogue result)
    {
        ReplyNetwork network = result.Network;
        json.WriteStartObject("structure");
        json.WriteNumber("people", network.Nodes.Count);
        json.WriteNumber("edges", network.Edges.Count);
        json.WriteNumber("interactions", network.Interactions);
        json.WriteNumber("to_oneself", network.ToOneself);
        Write(json, "density", network.Density);
        Write(json, "reciprocity_by_edges", network.Reciprocity);
        Write(json, "reciprocity_by_pairs", network.ReciprocityByPairs);
        Write(json, "reciprocity_against_chance", network.ReciprocityAgainstChance);
        json.WriteNumber("writers", network.Writers);
        Write(json, "in_touch_with_two", network.InTouchWithTwo);
        Write(json, "exchanging_with_two", network.ExchangingWithTwo);
        json.WriteNumber("threads", result.Discussions.Trees.Count);
        Write(json, "deeper_than_one_level", result.Discussions.DeeperThanOneLevel);
        json.WriteNumber("max_depth", result.Discussions.Trees.Select(tree => tree.Shape.Depth).DefaultIfEmpty(0).Max());
        json.WriteNumber("max_width", result.Discussions.Trees.Select(tree => tree.Shape.Width).DefaultIfEmpty(0).Max());
        json.WriteNumber("max_h_index", result.Discussions.Richest?.HIndex ?? 0);
        Write(json, "mean_structural_virality", result.Discussions.MeanVirality);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    /// <summary>Value and interval; where undefined, null and the reason.</summary>
    private static void Write(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        Write(json, "value", estimate.Value);
        if (estimate.Interval is { } interval)
        {
            json.WriteNumber("low", interval.Low);
            json.WriteNumber("high", interval.High);
            json.WriteString("interval", interval.Method);
        }
        if (estimate.WhyUndefined is { } reason) json.WriteString("undefined", reason);
        json.WriteEndObject();
    }
}
