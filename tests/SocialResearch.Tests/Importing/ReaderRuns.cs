using System.Text;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

/// <summary>Runs a reader over a fixture or over text of a test.</summary>
internal static class ReaderRuns
{
    public static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static string Fixture(params ReadOnlySpan<string> parts) => Repository.PathOf(["tests", "SocialResearch.Tests", "Importing", "Fixtures", .. parts]);

    public static RecordedSink Read(IPostReader reader, string path, TimeZoneInfo? zone = null)
    {
        var sink = new RecordedSink();
        reader.Read(new(path, zone ?? Berlin), sink);
        return sink;
    }

    public static RecordedSink ReadText(IPostReader reader, string text) => ReadBytes(reader, Encoding.UTF8.GetBytes(text));

    public static RecordedSink ReadBytes(IPostReader reader, byte[] bytes, TimeZoneInfo? zone = null)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return Read(reader, path, zone);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Everything the posts carry except for the author, who is replaced by a pseudonym.</summary>
    public static IEnumerable<string?> Fields(this RecordedSink sink) => sink.Posts.SelectMany(post => (string?[])[post.Id, post.Thread, post.Parent, post.Text, post.Url, post.Channel, post.Language]);

    /// <summary>Whether the reader takes the beginning of the file for its own.</summary>
    public static bool Recognises(IPostReader reader, string path) => reader.Recognises(new(Encoding.UTF8.GetString(File.ReadAllBytes(path))));
}
