using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Metrics;
using SocialResearch.Storing;

namespace SocialResearch.Tests.Importing.Analytics;

public sealed class ExportFuzzTests
{
    private const int Times = 150;

    public static TheoryData<string> Fixtures => Exports.Fixtures;

    [Theory, MemberData(nameof(Fixtures))]
    public void A_damaged_export_is_read_or_refused_and_no_row_is_lost(string fixture)
    {
        byte[] original = File.ReadAllBytes(Reading.Fixture(fixture));
        string format = Path.GetDirectoryName(fixture)!;
        var random = new Random(20261122);
        for (int i = 0; i < Times; i++)
        {
            byte[] bytes = Mutations.Of(original, original, random);
            try
            {
                ImportedConversation import = Exports.Bytes(bytes, new() { Format = i % 2 == 0 ? format : null, Year = i % 3 == 0 ? 2026 : null });
                ImportReport report = import.Report();
                Assert.Equal(report.Source.RowsRead, report.Posts + report.RowsOfFigures + report.Source.Rejects.Count);
                Assert.Equal(import.Conversation.Count, report.Posts);
                Assert.Equal(import.Metrics.Readings.Count, report.Figures);
                Assert.All(import.Metrics.Readings, reading => Assert.True(reading.Value is null || double.IsFinite(reading.Value.Value)));
                Assert.NotEmpty(import.Metrics.ToHtml() + import.Metrics.By().ToHtml() + report.ToHtml());
            }
            catch (ImportException refused)
            {
                Assert.NotEmpty(refused.Remedy);
            }
        }
    }

    [Theory, MemberData(nameof(Fixtures))]
    public void Every_export_goes_into_a_store_and_comes_back(string fixture)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string path = Path.Combine(folder.FullName, "talk.db");
            ImportedConversation import = Exports.Fixture(Path.GetDirectoryName(fixture)!, Path.GetFileName(fixture));
            ConversationStore.Save(import.Conversation, path, import.Notes, import.Metrics);
            ImportedConversation loaded = Conversation.Import([path]);
            Assert.Equal(import.Conversation.Count, loaded.Conversation.Count);
            Assert.Equal(import.Metrics.Readings.Select(Fields), loaded.Metrics.Readings.Select(Fields));
            Assert.Equal(import.Metrics.Caveats, loaded.Metrics.Caveats);
            Assert.Equal(import.Metrics.ToTable().ToString(), MetricTable.Load(path).ToTable().ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static object Fields(MetricReading reading) =>
        (reading.Period, string.Join("; ", reading.Dimensions.OrderBy(pair => pair.Key, StringComparer.Ordinal)), reading.Name, reading.Header, reading.Value, reading.Unit, reading.Currency, (reading.Source?.FileName, reading.Source?.Sha256, reading.Row));
}
