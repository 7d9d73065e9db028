namespace SocialResearch.Importing.Analytics;

/// <summary>Reads one kind of analytics export: posts with their figures, or figures of days and segments.</summary>
/// <param name="layout">What the export looks like.</param>
internal sealed class AnalyticsReader(ExportLayout layout) : IPostReader
{
    public string Format => layout.Format;

    public string Looks => layout.Looks;

    public bool Recognises(FileBeginning beginning) => ExportTable.Find(beginning, layout) is not null;

    public void Read(PostSource source, IPostSink sink)
    {
        ExportPlace? place;
        using (ExportTable first = ExportTable.Open(source.Path, layout))
        {
            if (first.Form.Assumption is { } assumption) sink.Assume(assumption);
            place = first.Place;
        }
        var posts = new ExportPosts(layout, sink);
        // Reports of GA4 put several tables into one file, each below comments of its own.
        while (place is not null)
        {
            using ExportTable table = ExportTable.Open(source.Path, place);
            if (layout.IsHeader([.. table.Columns.Select(HeaderKey.Of)], place.Above)) new ExportSection(layout, source, sink, posts).Read(table);
            else
            {
                while (table.Read()) sink.Reject(table.Line, "it belongs to a second table in the file, whose header is not known");
            }
            place = table.Next;
        }
        posts.Finish();
    }
}
