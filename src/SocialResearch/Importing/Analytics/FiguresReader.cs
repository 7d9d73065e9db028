using SocialResearch.Importing.Delimited;

namespace SocialResearch.Importing.Analytics;

/// <summary>Reads any table of figures by day or segment: costs, orders, an export that no other reader knows.</summary>
internal sealed class FiguresReader : IPostReader
{
    private const int RowsLooked = 20;

    private static readonly HashSet<string> s_time = [.. new[] { Slot.Day, Slot.Month, Slot.DayAndHour }.SelectMany(slot => WebLayouts.Figures.Slots[slot]).Select(HeaderKey.Of)];

    private static readonly HashSet<string> s_ofPosts = [.. UsualNames.Author.Concat(UsualNames.Text).Concat(UsualNames.Parent).Select(HeaderKey.Of).Where(key => KnownDimensions.Find(key) is null)];

    private readonly AnalyticsReader _reader = new(WebLayouts.Figures with { IsHeader = (keys, _) => IsHeader(keys) });

    public string Format => _reader.Format;

    public string Looks => _reader.Looks;

    public bool Recognises(FileBeginning beginning) =>
        ExportTable.Find(beginning, WebLayouts.Figures with { IsHeader = (keys, _) => IsHeader(keys) }) is { } place && HasFigures(beginning.Text, place);

    public void Read(PostSource source, IPostSink sink) => _reader.Read(source, sink);

    private static bool IsHeader(HashSet<string> keys) =>
        keys.Count > 1 && !keys.Overlaps(s_ofPosts) && (keys.Overlaps(s_time) || keys.Any(key => KnownDimensions.Find(key) is not null) && keys.Any(key => KnownMetrics.Find(key) is not null));

    /// <summary>Whether the first rows have numbers in a column that is no time; of a figure that is known by its header one number is enough, a row with another sign is set aside.</summary>
    private static bool HasFigures(string beginning, ExportPlace place)
    {
        var rows = new DelimitedText(new StringReader(beginning), place.Separator, "");
        UnknownColumn[] columns = [];
        bool[] isKnown = [];
        for (int looked = 0; looked < RowsLooked && rows.Read();)
        {
            if (rows.Line < place.HeaderLine) continue;
            if (rows.Line == place.HeaderLine) columns = [.. rows.Fields.Select(field => new UnknownColumn(s_time.Contains(HeaderKey.Of(field)) ? "id" : field))];
            else looked++;
            if (rows.Line == place.HeaderLine) isKnown = [.. rows.Fields.Select(field => KnownMetrics.Find(field) is not null)];
            if (rows.Line == place.HeaderLine) continue;
            for (int i = 0; i < Math.Min(columns.Length, rows.Count); i++) columns[i].Look(rows[i]);
        }
        return columns.Any(column => column.IsNumeric || column.HoldsNumbers && isKnown[Array.IndexOf(columns, column)]);
    }
}
