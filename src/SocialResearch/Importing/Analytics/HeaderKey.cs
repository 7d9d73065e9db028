using SocialResearch.Text;

namespace SocialResearch.Importing.Analytics;

/// <summary>The form in which headers are compared: what an update, a spreadsheet or a translator changes is taken out.</summary>
internal static class HeaderKey
{
    /// <summary>The key: case, no-break spaces, kinds of dashes, blanks around strokes, a colon at the end and a byte order mark do not count.</summary>
    public static string Of(string header)
    {
        string key = ComparisonKey.Of(header.Replace("\uFEFF", "", StringComparison.Ordinal)).Replace('–', '-').Replace('—', '-').Replace('„', '"').Replace('“', '"').Replace('”', '"');
        key = string.Join(' ', key.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd(':', '*', ' ');
        return key.Replace(" / ", "/", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
    }

    /// <summary>A lookup by key.</summary>
    public static Dictionary<string, T> Lookup<T>(IEnumerable<(string[] Headers, T Value)> entries)
    {
        var lookup = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string[] headers, T value) in entries)
            foreach (string header in headers) lookup.Add(Of(header), value);
        return lookup;
    }
}
