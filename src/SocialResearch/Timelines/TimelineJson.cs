using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Timelines;

/// <summary>A <see cref="TimelineReport"/> for other programs: every value with all its digits, what is undefined as null beside its reason.</summary>
/// <remarks>Times are ISO 8601 with the offset that clocks of the zone show; shares are 0 to 1; bins are named as in sentences.</remarks>
public static class TimelineJson
{
    /// <summary>The whole report as a JSON object, numbers in the shortest form that reads back the same.</summary>
    public static string ToJson(this TimelineReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ResultJson.Object(json =>
        {
            About(json, report);
            if (report.Mentions is { } mentions) Brands(json, mentions, report.Voices);
            Bins(json, report);
            Bursts(json, report.Bursts);
            LifeCycle(json, report.LifeCycle);
            Changes(json, report.ChangePoints);
            Burstiness(json, report.Burstiness);
        });
    }

    private static void About(Utf8JsonWriter json, TimelineReport report)
    {
        Timeline timeline = report.Timeline;
        json.WriteStartObject("about");
        json.WriteString("sentence", timeline.Sentence);
        json.WriteString("selection", timeline.Selection.ToString());
        json.WriteString("zone", timeline.Zone.Id);
        json.WriteString("by", timeline.Unit());
        json.WriteString("period", timeline.Period);
        json.WriteNumber("posts", timeline.Posts);
        json.WriteNumber("placed", timeline.Placed);
        json.WriteNumber("known_to_the_day", timeline.Unplaced.KnownToTheDay);
        json.WriteNumber("known_to_the_month", timeline.Unplaced.KnownToTheMonth);
        json.WriteNumber("relative", timeline.Unplaced.Relative);
        json.WriteNumber("untimed", timeline.Untimed);
        json.WriteNumber("empty_bins", timeline.Empty);
        Value(json, "mean_of_complete_bins", timeline.Mean);
        json.WriteStartArray("sources");
        foreach (var source in timeline.Sources) json.WriteStringValue(source.FileName);
        json.WriteEndArray();
        ResultJson.Caveats(json, report.Caveats);
        json.WriteEndObject();
    }

    private static void Brands(Utf8JsonWriter json, BrandMentions mentions, ShareOfVoice? voices)
    {
        json.WriteStartObject("mentions");
        json.WriteString("sentence", mentions.Sentence);
        json.WriteNumber("posts_looked_at", mentions.Posts);
        json.WriteNumber("naming_any", mentions.Naming);
        json.WriteNumber("naming_several", mentions.Shared);
        json.WriteStartArray("brands");
        for (int i = 0; i < mentions.Brands.Count; i++)
        {
            BrandPosts brand = mentions.Brands[i];
            json.WriteStartObject();
            json.WriteString("name", brand.Brand.Name);
            json.WriteNumber("posts", brand.Posts.Count);
            json.WriteNumber("withheld_as_ambiguous", brand.Ambiguous);
            Value(json, "share_of_posts", brand.Share);
            if (voices is not null) Value(json, "share_of_voice", voices.Voices[i].Overall);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Bins(Utf8JsonWriter json, TimelineReport report)
    {
        json.WriteStartArray("bins");
        for (int i = 0; i < report.Timeline.Bins.Count; i++)
        {
            TimelineBin bin = report.Timeline.Bins[i];
            ReachPoint sums = report.Reach.Points[i];
            json.WriteStartObject();
            json.WriteString("name", TimelineText.Name(report.Timeline.By, bin));
            Span(json, bin.Start, bin.End);
            json.WriteNumber("posts", bin.Posts);
            json.WriteBoolean("complete", bin.IsComplete);
            if (report.Relative is { } relative)
            {
                json.WriteNumber("of_posts", relative.Whole.Bins[i].Posts);
                Value(json, "share_of_posts", relative.Shares[i]);
            }
            if (report.Voices is { } voices) json.WriteNumber("rivals", Rivals(voices, bin));
            json.WriteStartObject("by_role");
            foreach (RoleTimeline role in report.Roles.Roles) json.WriteNumber(role.Role.ToString().ToLowerInvariant(), role.Timeline.Bins[i].Posts);
            json.WriteEndObject();
            json.WriteStartObject("cumulative");
            json.WriteNumber("posts", sums.Posts);
            json.WriteNumber("authors", sums.Authors);
            Number(json, "reactions", sums.Reactions);
            Number(json, "potential_contacts", sums.PotentialContacts);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Mentions of the others in a bin; the brands' own axis may begin later and end earlier than that of all posts.</summary>
    private static int Rivals(ShareOfVoice voices, TimelineBin bin) =>
        voices.Voices.Skip(1).Sum(voice => voice.Timeline.Bins.FirstOrDefault(other => other.Start == bin.Start).Posts);

    private static void Bursts(Utf8JsonWriter json, Bursts bursts)
    {
        json.WriteStartObject("bursts");
        json.WriteString("sentence", bursts.Sentence);
        json.WriteNumber("s", bursts.Options.Scale);
        json.WriteNumber("gamma", bursts.Gamma);
        json.WriteBoolean("gamma_from_scatter", bursts.Options.Gamma is null);
        Value(json, "scatter", bursts.Scatter);
        Value(json, "baseline", bursts.Baseline);
        json.WriteStartArray("all");
        foreach (Burst burst in bursts.All)
        {
            json.WriteStartObject();
            json.WriteNumber("level", burst.Level);
            Span(json, burst.Start, burst.End);
            json.WriteNumber("bins", burst.Length);
            json.WriteNumber("posts", burst.Posts);
            json.WriteNumber("share", burst.Share);
            json.WriteNumber("excess", burst.Excess);
            json.WriteString("peak", TimelineText.Name(bursts.Timeline.By, burst.Peak));
            json.WriteNumber("peak_posts", burst.Peak.Posts);
            Value(json, "half_life_bins", burst.HalfLife);
            json.WriteBoolean("cut", burst.IsCut);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void LifeCycle(Utf8JsonWriter json, LifeCycle cycle)
    {
        json.WriteStartObject("life_cycle");
        json.WriteString("sentence", cycle.Sentence);
        json.WriteString("why_none", cycle.WhyNone);
        json.WriteNumber("edge", cycle.Options.Edge);
        json.WriteNumber("growth", cycle.Options.Growth);
        json.WriteNumber("peak", cycle.Options.Peak);
        json.WriteNumber("smoothing_bins", cycle.Options.Smoothing);
        json.WriteStartArray("phases");
        foreach (PhaseSpan phase in cycle.Phases)
        {
            json.WriteStartObject();
            json.WriteString("phase", Timelines.LifeCycle.NameOf(phase.Phase));
            Span(json, cycle.Timeline.Bins[phase.First].Start, cycle.Timeline.Bins[phase.Last].End);
            json.WriteNumber("bins", phase.Last - phase.First + 1);
            json.WriteNumber("posts", phase.Posts);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Value(json, "afterlife_over_baseline", cycle.Remains);
        json.WriteEndObject();
    }

    private static void Changes(Utf8JsonWriter json, ChangePoints changes)
    {
        json.WriteStartObject("change_points");
        json.WriteString("sentence", changes.Sentence);
        json.WriteString("cost", changes.Options.Cost.ToString());
        json.WriteNumber("penalty", changes.Penalty);
        json.WriteNumber("penalty_factor", changes.Options.PenaltyFactor);
        json.WriteNumber("scatter", changes.Scatter);
        json.WriteNumber("minimum_bins", changes.Options.MinimumLength);
        json.WriteStartArray("levels");
        foreach (LevelSegment segment in changes.Segments)
        {
            json.WriteStartObject();
            Span(json, segment.Start, segment.End);
            json.WriteNumber("bins", segment.Length);
            json.WriteNumber("posts", segment.Posts);
            Value(json, "rate", segment.Rate);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Burstiness(Utf8JsonWriter json, PostBurstiness burstiness)
    {
        json.WriteStartObject("burstiness");
        json.WriteString("sentence", burstiness.Sentence);
        json.WriteNumber("timed_posts", burstiness.Timed);
        json.WriteNumber("gaps_of_zero", burstiness.SameInstant);
        Value(json, "a_n_population_sd", burstiness.Finite);
        Value(json, "b_population_sd", burstiness.Plain);
        if (burstiness.Values is { } values)
        {
            json.WriteNumber("a_n_sample_sd", values.FiniteSample);
            json.WriteNumber("b_sample_sd", values.Sample);
        }
        json.WriteEndObject();
    }

    private static void Span(Utf8JsonWriter json, DateTimeOffset start, DateTimeOffset end)
    {
        json.WriteString("start", start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteString("end", end.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    private static void Value(Utf8JsonWriter json, string name, Estimate estimate)
    {
        if (estimate.Value is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
        if (estimate.WhyUndefined is { } why) json.WriteString(name + "_undefined", why);
        if (estimate.Interval is not { } interval) return;
        json.WriteStartArray(name + "_interval");
        json.WriteNumberValue(interval.Low);
        json.WriteNumberValue(interval.High);
        json.WriteEndArray();
        json.WriteString(name + "_interval_method", interval.Method);
    }
}
