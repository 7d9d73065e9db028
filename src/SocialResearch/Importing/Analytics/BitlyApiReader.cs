using System.Text.Json;
using SocialResearch.Importing.Json;
using SocialResearch.Metrics;

namespace SocialResearch.Importing.Analytics;

/// <summary>Reads answers of bitly's interface: clicks by time, or by country, referrer and the like.</summary>
internal sealed class BitlyApiReader : IPostReader
{
    private static readonly Dictionary<string, string> s_facets = new(StringComparer.Ordinal)
    {
        ["countries"] = "country",
        ["cities"] = "city",
        ["referrers"] = "referrer",
        ["referring_domains"] = "referrer",
        ["devices"] = "device",
        ["device_os"] = "device",
    };

    public string Format => "bitly-api";

    public string Looks => "a JSON object with link_clicks and unit_reference, or with metrics and facet";

    public bool Recognises(FileBeginning beginning)
    {
        JsonGlimpse glimpse = beginning.Json;
        return glimpse.HasUnder(["", "[]."], ["link_clicks", "unit"]) || glimpse.HasUnder(["", "[]."], ["metrics", "facet", "unit"]);
    }

    public void Read(PostSource source, IPostSink sink)
    {
        long row = 0, found = 0;
        foreach ((JsonElement answer, long line) in JsonFile.Records(source, sink))
        {
            if (answer.HasArray("link_clicks"))
            {
                foreach (JsonElement click in answer.Elements("link_clicks")) Take(sink, ++row, ref found, ReadClicks(answer, click, out MetricReading? reading), reading);
            }
            else if (answer.HasArray("metrics"))
            {
                foreach (JsonElement metric in answer.Elements("metrics")) Take(sink, ++row, ref found, ReadFacet(answer, metric, out MetricReading? reading), reading);
            }
            else
            {
                sink.Reject(line, "the record has neither link_clicks nor metrics");
            }
            if (answer.Flag("truncated")) sink.Doubt(new("SR079", "The answer says that it was cut off (truncated): there is more than it holds."));
        }
        if (found > 0) sink.Doubt(WebLayouts.BitlyPrograms);
    }

    private static void Take(IPostSink sink, long row, ref long found, string? reason, MetricReading? reading)
    {
        if (reason is not null)
        {
            sink.Reject(row, reason);
            return;
        }
        found++;
        sink.Measure([reading!], row);
    }

    private static string? ReadClicks(JsonElement answer, JsonElement click, out MetricReading? reading)
    {
        reading = null;
        if (!TryDay(click.Text("date"), out DateOnly day, out int hour)) return "date is no date that can be read";
        MetricPeriod period = answer.Text("unit") switch
        {
            "hour" => MetricPeriod.HourOf(day, hour),
            "day" => MetricPeriod.Day(day),
            "week" => MetricPeriod.Week(day),
            "month" => MetricPeriod.Month(day),
            _ => MetricPeriod.Unknown,
        };
        reading = Reading(period, new Dictionary<string, string>(), click.Count("clicks"), "link_clicks");
        return null;
    }

    private static string? ReadFacet(JsonElement answer, JsonElement metric, out MetricReading? reading)
    {
        reading = null;
        if (metric.Id("value") is not { } value) return "value is empty";
        string facet = answer.Text("facet") ?? "facet";
        reading = Reading(PeriodOf(answer), new Dictionary<string, string> { [s_facets.GetValueOrDefault(facet, facet)] = Text.WellFormedText.Composed(value) }, metric.Count("clicks"), "clicks");
        return null;
    }

    /// <summary>The units before the reference, which is itself the last of them.</summary>
    private static MetricPeriod PeriodOf(JsonElement answer)
    {
        if (!TryDay(answer.Text("unit_reference"), out DateOnly last, out _) || answer.Count("units") is not (> 0 and < 10_000 and var units)) return MetricPeriod.Unknown;
        int days = answer.Text("unit") switch { "day" => (int)units, "week" => (int)units * 7, _ => 0 };
        return days is > 0 and < 36_500 ? MetricPeriod.Range(last.AddDays(1 - days), last) : MetricPeriod.Unknown;
    }

    private static MetricReading Reading(MetricPeriod period, IReadOnlyDictionary<string, string> dimensions, long? clicks, string header) =>
        new(period, dimensions, "link clicks", header, clicks, MetricUnit.Count);

    private static bool TryDay(string? text, out DateOnly day, out int hour)
    {
        (day, hour) = (default, 0);
        if (text is not { Length: >= 10 } || WrittenTime.Read(text, DayOrder.DayFirst, out WrittenTime written) is not null) return false;
        (day, hour) = (DateOnly.FromDateTime(written.Clock), written.Clock.Hour);
        return day.Year is > 1999 and < 2200;
    }
}
