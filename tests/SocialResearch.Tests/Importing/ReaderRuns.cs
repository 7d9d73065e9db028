using System.Text;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

/// <summary>Runs a reader over a fixture, over text of a test, or over damaged copies of a fixture.</summary>
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
    public static bool Recognises(IPostReader reader, string path) => reader.Recognises(Encoding.UTF8.GetString(File.ReadAllBytes(path)));

    /// <summary>Damages a file by flips, cuts and repetitions; nothing but an <see cref="ImportException"/> may come out, and posts must stay well-formed.</summary>
    public static void SurvivesDamage(IPostReader reader, string path, int times = 300)
    {
        byte[] whole = File.ReadAllBytes(path);
        var random = new Random(20261122);
        for (int i = 0; i < times; i++)
        {
            byte[] damaged = Damage(whole, random, i % 3);
            try
            {
                RecordedSink sink = ReadBytes(reader, damaged);
                Assert.All(sink.Posts, post => Assert.False(string.IsNullOrWhiteSpace(post.Id)));
                Assert.All(sink.Fields().OfType<string>(), field => Assert.True(field.IsNormalized()));
            }
            catch (ImportException error)
            {
                Assert.NotEmpty(error.Remedy);
            }
        }
    }

    private static byte[] Damage(byte[] whole, Random random, int kind)
    {
        byte[] copy = [.. whole];
        int from = random.Next(copy.Length), to = random.Next(from, copy.Length);
        switch (kind)
        {
            case 0:
                for (int flips = random.Next(1, 8); flips > 0; flips--) copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                return copy;
            case 1:
                return copy[..from];
            default:
                return [.. copy[..to], .. copy[from..]];
        }
    }
}
