using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Results;

namespace SocialResearch.Storing;

/// <summary>Figures on their way into the table of a store and back.</summary>
internal static class StoredMetrics
{
    public static void Write(SqliteConnection connection, MetricTable metrics, IReadOnlyList<Provenance> sources)
    {
        var numbers = new Dictionary<Provenance, long>(ReferenceEqualityComparer.Instance);
        foreach (Provenance source in sources) numbers.TryAdd(source, numbers.Count + 1);
        ConversationStore.Insert(connection, "INSERT INTO metrics VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            metrics.Readings.Select((reading, i) => (object?[])
            [
                i + 1, reading.Name, reading.Value, reading.Unit.ToString(), reading.Currency,
                Written(reading.Period.First), Written(reading.Period.Last), reading.Period.Hour, reading.Period.Precision.ToString(),
                reading[MetricReading.Post], Json(reading.Dimensions), reading.Header,
                reading.Source is { } source ? numbers[source] : null, reading.Row,
            ]));
        ConversationStore.Insert(connection, "INSERT INTO metric_caveats VALUES ($1, $2, $3)", metrics.Caveats.Select((caveat, i) => (object?[])[i + 1, caveat.Code, caveat.Sentence]));
    }

    public static MetricTable Read(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        List<Provenance> sources = StoredPosts.ReadSources(connection);
        var readings = new List<MetricReading>();
        // Rows that were one stay one: their figures share their dimensions.
        (string? Text, string? Post, IReadOnlyDictionary<string, string> Dimensions) last = (null, null, new Dictionary<string, string>());
        command.CommandText = "SELECT name, value, unit, currency, first_day, last_day, hour, precision, post, dimensions, header, source, row FROM metrics ORDER BY position";
        using (SqliteDataReader row = command.ExecuteReader())
        {
            while (row.Read())
            {
                string? post = Text(row, 8);
                if (last.Text != row.GetString(9) || last.Post != post) last = (row.GetString(9), post, Dimensions(row.GetString(9), post));
                MetricPeriod period = MetricPeriod.Of(Enum.Parse<PeriodPrecision>(row.GetString(7)), Day(row, 4), Day(row, 5), row.IsDBNull(6) ? null : row.GetInt32(6));
                readings.Add(new(period, last.Dimensions, row.GetString(0), row.GetString(10), row.IsDBNull(1) ? null : row.GetDouble(1), Enum.Parse<MetricUnit>(row.GetString(2)))
                {
                    Currency = Text(row, 3),
                    Source = row.IsDBNull(11) ? null : sources[(int)row.GetInt64(11) - 1],
                    Row = row.GetInt64(12),
                });
            }
        }
        var caveats = new List<Caveat>();
        command.CommandText = "SELECT code, sentence FROM metric_caveats ORDER BY position";
        using SqliteDataReader caveat = command.ExecuteReader();
        while (caveat.Read()) caveats.Add(new(caveat.GetString(0), caveat.GetString(1)));
        return readings.Count == 0 ? MetricTable.Empty : new(readings) { Caveats = caveats };
    }

    private static string Json(IReadOnlyDictionary<string, string> dimensions)
    {
        using var stream = new MemoryStream();
        // Umlauts as people write them: the column is read in SQL tools.
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach ((string name, string value) in dimensions)
                if (name != MetricReading.Post) json.WriteString(name, value);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Dictionary<string, string> Dimensions(string json, string? post)
    {
        var dimensions = new Dictionary<string, string>();
        if (post is not null) dimensions[MetricReading.Post] = post;
        using JsonDocument document = JsonDocument.Parse(json);
        foreach (JsonProperty dimension in document.RootElement.EnumerateObject()) dimensions[dimension.Name] = dimension.Value.GetString() ?? "";
        return dimensions;
    }

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
