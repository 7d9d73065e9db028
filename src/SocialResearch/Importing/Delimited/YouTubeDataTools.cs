namespace SocialResearch.Importing.Delimited;

/// <summary>Reads the tables of YouTube Data Tools: comments of a video, or a list of videos. One format, so that a channel is one person in both.</summary>
internal sealed class YouTubeDataTools : IPostReader
{
    public string Format => "youtube-data-tools";

    public string Looks => "a table separated by comma or TAB with the columns id, authorName, publishedAt, text, isReply and isReplyTo (comments), or videoId, channelId, channelTitle and publishedAt (videos)";

    public bool Recognises(FileBeginning beginning) =>
        YouTubeDataToolsComments.Recognises(beginning.Columns) || YouTubeDataToolsVideos.Recognises(beginning.Columns);

    public void Read(PostSource source, IPostSink sink)
    {
        // PHP's fputcsv writes the file.
        using var table = new DelimitedTable(source.Path, Quoting.DoubledOrBackslash);
        if (YouTubeDataToolsVideos.Recognises(table.Columns)) YouTubeDataToolsVideos.Read(table, source, sink);
        else YouTubeDataToolsComments.Read(table, source, sink);
    }
}
