namespace SocialResearch.Importing.Analytics;

/// <summary>A line that may be the header of an export.</summary>
/// <param name="Number">Which line of the file it is.</param>
/// <param name="Separator">What stands between its fields.</param>
/// <param name="Keys">Its fields, in the form by which headers are compared.</param>
/// <param name="Above">The lines above it that hold something.</param>
internal sealed record HeaderLine(long Number, char Separator, HashSet<string> Keys, IReadOnlyList<string> Above)
{
    // Comments and descriptions take a few lines; below that a header would be a coincidence.
    private const int LinesSearched = 60, LongestHeader = 1 << 14;

    /// <summary>The lines at the beginning of a file that may be a header.</summary>
    public static IReadOnlyList<HeaderLine> In(string beginning)
    {
        char? declared = null;
        var lines = new List<HeaderLine>();
        IReadOnlyList<string> above = [];
        ReadOnlySpan<char> rest = beginning.AsSpan().TrimStart('\uFEFF');
        for (int line = 1; line <= LinesSearched && !rest.IsEmpty; line++)
        {
            int end = rest.IndexOfAny('\r', '\n');
            ReadOnlySpan<char> here = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + (rest[end..].StartsWith("\r\n") ? 2 : 1))..];
            if (here.Length > LongestHeader) continue;
            string text = here.ToString();
            if (line == 1 && text.Trim('"') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var separator])
            {
                declared = separator;
                continue;
            }
            char by = declared ?? ColumnNames.SeparatorOf(text);
            if (!text.StartsWith('#')) lines.Add(new(line, by, KeysOf(text, by), above));
            if (!string.IsNullOrWhiteSpace(text)) above = [.. above, text];
        }
        return lines;
    }

    private static HashSet<string> KeysOf(string line, char separator)
    {
        var row = new DelimitedText(new StringReader(line), separator, "");
        return row.Read() && row.Fault is null && !row.EndedInsideQuotes ? [.. row.Fields.Select(HeaderKey.Of)] : [];
    }
}
