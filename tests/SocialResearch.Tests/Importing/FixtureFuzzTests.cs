using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public sealed class FixtureFuzzTests
{
    private const int Mutations = 300;

    public static TheoryData<string> Fixtures => [.. new[] { "csv", "4cat", "youtube-data-tools" }
        .SelectMany(format => Directory.EnumerateFiles(Reading.Fixture(format))).Select(file => Path.GetRelativePath(Reading.Fixture(), file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Fixtures))]
    public void A_damaged_file_is_read_or_refused_and_no_row_is_lost(string fixture)
    {
        byte[] original = File.ReadAllBytes(Reading.Fixture(fixture));
        string format = Path.GetDirectoryName(fixture)!;
        var random = new Random(20260301);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = Mutate(original, random);
            try
            {
                // Half of the time the name is given, so that damage to the header reaches the reader.
                (var posts, ImportReport report) = Reading.Bytes(bytes, new() { Format = i % 2 == 0 ? format : null });
                Assert.Equal(report.Source.RowsRead, posts.Count + report.Source.Rejects.Count);
                Assert.NotEmpty(report.ToHtml());
            }
            catch (ImportException refused)
            {
                Assert.NotEmpty(refused.Remedy);
            }
        }
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        byte[] bytes = [.. original];
        int at = random.Next(bytes.Length), length = random.Next(1, Math.Min(200, bytes.Length - at + 1));
        switch (random.Next(4))
        {
            case 0:
                for (int flips = random.Next(1, 12); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            default:
                return [.. bytes[..at], .. bytes[(at + length)..]];
        }
    }
}
