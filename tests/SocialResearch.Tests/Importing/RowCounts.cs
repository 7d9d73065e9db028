using SocialResearch.Importing;
using SocialResearch.Importing.Delimited;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing;

/// <summary>Counts the rows of a file without the reader, where a row is a line or a record of a table.</summary>
internal static class RowCounts
{
    /// <summary>The rows; null for formats in which only their reader knows what a row is.</summary>
    public static long? In(string path, string format) => format switch
    {
        "csv" or "4cat" or "youtube-data-tools" => Records(path, format == "youtube-data-tools" ? Quoting.DoubledOrBackslash : Quoting.Doubled),
        "reddit" or "zeeschuimer" when JsonFile.LayoutOf(new(path, TimeZoneInfo.Utc)) == JsonLayout.Lines => Lines(path),
        "git-log" => GitRecords(path),
        _ => null,
    };

    private static long Records(string path, Quoting quoting)
    {
        using var table = new DelimitedTable(path, quoting);
        long rows = 0;
        while (table.Read()) rows++;
        return rows;
    }

    private static long Lines(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF])) bytes = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.GetEncoding(bytes[0] == 0xFF ? 1200 : 1201).GetString(bytes[2..]));
        long rows = 0;
        foreach (Range line in bytes.Split((byte)'\n'))
            if (bytes[line].ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r')) rows++;
        return rows;
    }

    private static long GitRecords(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        long rows = bytes is [0x1E, ..] ? 1 : 0;
        for (int i = 1; i < bytes.Length; i++)
            if (bytes[i - 1] == '\n' && bytes[i] == 0x1E) rows++;
        return rows;
    }
}
