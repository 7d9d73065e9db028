using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

/// <summary>Every fixture of every format, damaged thousands of times and imported as a user would.</summary>
public sealed class FixtureFuzzTests : IDisposable
{
    private const int MutationsOfEach = 2_000;

    private static readonly string[] s_formats = [.. PostFormats.All.Select(reader => reader.Format).Append("csv")];
    private static readonly (string Format, string Path, byte[] Bytes)[] s_all = [.. Directory.EnumerateFiles(Reading.Fixture(), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => (Path.GetFileName(Path.GetDirectoryName(path)!), path, File.ReadAllBytes(path))).Where(fixture => s_formats.Contains(fixture.Item1))];

    // In memory where there is such a folder: a hundred thousand small files take a disk longer than reading them takes us.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"sr-{Guid.NewGuid():N}"));

    public static TheoryData<string> Fixtures => [.. s_all.Select(fixture => Path.GetRelativePath(Reading.Fixture(), fixture.Path))];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, MemberData(nameof(Fixtures))]
    public async Task A_damaged_export_is_read_or_refused_and_no_row_is_lost(string fixture)
    {
        foreach ((string format, string path, byte[] bytes) in s_all)
            if (format == Path.GetDirectoryName(fixture)) File.WriteAllBytes(Path.Combine(_folder.FullName, Path.GetFileName(path)), bytes);
        var failures = new List<string>();
        int seed = 0, seen = -1, read = 0;
        Task run = Task.Factory.StartNew(() =>
        {
            for (; seed < MutationsOfEach && failures.Count < 5; seed++)
                if (Import(fixture, seed, failures)) read++;
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        // Looks for a hang, measures nothing: a single import takes milliseconds.
        while (await Task.WhenAny(run, Task.Delay(TimeSpan.FromMinutes(1))) != run)
        {
            int now = Volatile.Read(ref seed);
            Assert.False(now == seen, $"{fixture}: the import of mutation {now} hangs.");
            seen = now;
        }
        await run;
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        // Damage must neither spare nor destroy everything, or this test tests nothing.
        Assert.InRange(read, MutationsOfEach / 50, MutationsOfEach * 49 / 50);
    }

    [Fact]
    public void Every_reader_reads_or_refuses_the_files_of_all_others()
    {
        foreach (string format in s_formats)
            foreach ((_, string path, _) in s_all) ReadOrRefuse(path, format);
    }

    /// <summary>Whether the damaged file could be read.</summary>
    private bool Import(string fixture, int seed, List<string> failures)
    {
        var random = new Random(seed * 31 + fixture.Sum(letter => letter));
        (string format, _, byte[] original) = s_all.Single(one => one.Path.EndsWith(fixture, StringComparison.Ordinal));
        byte[] bytes = Mutations.Of(original, s_all[random.Next(s_all.Length)].Bytes, random);
        string path = Path.Combine(_folder.FullName, Path.GetFileName(fixture));
        // Some file systems write a file through to the disk when it is overwritten, but not when it is new.
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
        // A dump of a site is a folder: one of its files is damaged, the others are as they were.
        if (format == "stack-exchange") path = _folder.FullName;
        // Mostly the name is given, so that damage to the header reaches the reader.
        string? named = random.Next(8) switch { < 5 => format, 5 => s_formats[random.Next(s_formats.Length)], _ => null };
        try
        {
            return ReadOrRefuse(path, named);
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            failures.Add($"{fixture}, mutation {seed} read as {named ?? "whatever it looks like"}: {wrong}");
            return false;
        }
    }

    private static bool ReadOrRefuse(string path, string? format)
    {
        try
        {
            (Conversation conversation, IReadOnlyList<ImportReport> reports) = Reading.AsWritten([path], new() { Format = format });
            ImportReport report = Assert.Single(reports);
            Assert.Equal(report.Source.RowsAccepted, conversation.Count + report.RowsOfFigures);
            // Lines above a header are told as such and are no rows; answers within a capture are rows of their own.
            if (!report.Assumptions.Any(told => told.StartsWith("Lines above the header", StringComparison.Ordinal)) && RowCounts.In(path, report.Format) is { } rows)
                Assert.InRange(report.Source.RowsRead, rows, report.Format == "zeeschuimer" ? long.MaxValue : rows);
            Assert.Equal(conversation.Count, ReplyTree.Of(conversation).Posts);
            Assert.DoesNotContain(conversation, post => post.Id.Length == 0 || post.Row.Number < 1 || !post.Text.IsNormalized());
            Assert.NotEmpty(report.ToHtml());
            return true;
        }
        catch (ImportException refused)
        {
            Assert.False(string.IsNullOrWhiteSpace(refused.What) || string.IsNullOrWhiteSpace(refused.Remedy), refused.Message);
            return false;
        }
    }
}
