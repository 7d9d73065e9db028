using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public sealed class DetectionTests
{
    private static string Fixtures => Repository.PathOf("tests", "SocialResearch.Tests", "Importing", "Fixtures");

    // A Stack Exchange dump is a folder; every other fixture is a file.
    public static TheoryData<string, string> All => [.. Directory.EnumerateDirectories(Fixtures).Order(StringComparer.Ordinal).SelectMany(folder =>
        Path.GetFileName(folder) == "stack-exchange"
            ? [new TheoryDataRow<string, string>("stack-exchange", "")]
            : Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => new TheoryDataRow<string, string>(Path.GetFileName(folder), Path.GetFileName(file))))];

    [Theory, MemberData(nameof(All))]
    public void Every_export_is_recognised_by_its_content_and_by_one_reader_only(string format, string file) =>
        Assert.Equal(format, PostFormats.For(Path.Combine(Fixtures, format, file), new()).Format);

    [Fact]
    public void Every_reader_has_a_fixture() =>
        Assert.Equal([.. PostFormats.All.Select(reader => reader.Format).Append("csv").Order(StringComparer.Ordinal)],
            Directory.EnumerateDirectories(Fixtures).Select(folder => Path.GetFileName(folder)!).Where(PostFormats.All.Select(reader => reader.Format).Append("csv").Contains).Order(StringComparer.Ordinal));
}
