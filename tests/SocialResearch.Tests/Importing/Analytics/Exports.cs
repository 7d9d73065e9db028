using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Importing.Analytics;

/// <summary>Runs the whole import on fixtures and on tables written in a test; authors are shown as they are in the file.</summary>
internal static class Exports
{
    /// <summary>The formats of this folder; each has fixtures in a folder of its name.</summary>
    public static IReadOnlyList<string> Formats { get; } =
    [
        "bitly", "bitly-api", "crowdtangle", "facebook-insights", "figures", "ga4", "linkedin-days", "linkedin-posts", "meta-days", "meta-metric", "meta-posts",
        "tiktok-days", "tiktok-videos", "x-days", "x-posts",
    ];

    public static TheoryData<string> Fixtures => [.. Formats.SelectMany(format => Directory.EnumerateFiles(Reading.Fixture(format))).Select(file => Path.GetRelativePath(Reading.Fixture(), file)).Order(StringComparer.Ordinal)];

    public static ImportedConversation Fixture(string format, string file, ImportOptions? options = null) => Read(Reading.Fixture(format, file), options);

    public static ImportedConversation Text(string text, ImportOptions? options = null) => Bytes(Encoding.UTF8.GetBytes(text), options);

    public static ImportedConversation Bytes(byte[] bytes, ImportOptions? options = null)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string path = Path.Combine(folder.FullName, "export.csv");
            File.WriteAllBytes(path, bytes);
            return Read(path, options);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The figures of one metric in the order of the file.</summary>
    public static double?[] Values(this ImportedConversation import, string metric) => [.. import.Metrics.Of(metric).Readings.Select(reading => reading.Value)];

    public static string[] Periods(this ImportedConversation import) => [.. import.Metrics.Readings.Select(reading => reading.Period.ToString()).Distinct()];

    public static ImportReport Report(this ImportedConversation import) => import.Reports.Single();

    public static string Assumed(this ImportedConversation import) => string.Join("\n", import.Report().Assumptions);

    public static string Codes(this ImportedConversation import) => string.Join(" ", import.Metrics.Caveats.Select(caveat => caveat.Code));

    // What becomes of people is the matter of other tests.
    private static ImportedConversation Read(string path, ImportOptions? options) =>
        Conversation.Import([path], (options ?? new()) with { Pseudonyms = Pseudonyms.KeepNames("fixture"), Texts = TextPrivacy.KeepTexts("fixture") });
}
