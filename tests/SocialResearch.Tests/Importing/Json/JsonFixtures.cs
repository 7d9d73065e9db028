using System.Text;
using SocialResearch.Importing;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing.Json;

/// <summary>The readers of this room, their fixtures, and files written for one test.</summary>
internal static class JsonFixtures
{
    public static IReadOnlyList<IPostReader> Readers { get; } =
        [new ZeeschuimerReader(), new RedditReader(), new MastodonReader(), new BlueskyReader(), new TelegramReader(), new DiscourseReader(), new HackerNewsReader()];

    public static string PathOf(string name) => Repository.PathOf("tests", "SocialResearch.Tests", "Importing", "Fixtures", name.Split('/')[0], name.Split('/')[1]);

    public static IEnumerable<string> All => Readers.SelectMany(reader =>
        Directory.EnumerateFiles(Repository.PathOf("tests", "SocialResearch.Tests", "Importing", "Fixtures", reader.Format)).Order(StringComparer.Ordinal)
            .Select(file => $"{reader.Format}/{Path.GetFileName(file)}"));

    public static RecordedSink Read(string fixture) => ReadFile(Readers.Single(reader => reader.Format == fixture.Split('/')[0]), PathOf(fixture));

    public static RecordedSink ReadFile(IPostReader reader, string path, TimeZoneInfo? zone = null) => ReaderRuns.Read(reader, path, zone ?? TimeZoneInfo.Utc);

    public static RecordedSink ReadText(IPostReader reader, string text) => ReadBytes(reader, Encoding.UTF8.GetBytes(text));

    public static RecordedSink ReadBytes(IPostReader reader, byte[] bytes) => ReaderRuns.ReadBytes(reader, bytes, TimeZoneInfo.Utc);

    public static string Beginning(string text) => text[..Math.Min(text.Length, 1 << 16)];
}
