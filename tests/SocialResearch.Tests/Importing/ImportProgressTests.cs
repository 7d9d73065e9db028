using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public sealed class ImportProgressTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<ImportProgress> _told = [];

    public void Dispose() => _folder.Delete(recursive: true);

    private string Table(string name)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, Enumerable.Range(0, 20_000).Select(i => $"{name}-{i},a,some words,2026-01-01").Prepend("id,author,text,date"));
        return path;
    }

    private static Conversation Import(Action<ImportProgress> heard, CancellationToken cancellation, params IReadOnlyList<string> paths) =>
        Reading.AsWritten(paths, new(), new Listener(heard), cancellation).Conversation;

    [Fact]
    public void An_import_tells_how_many_bytes_of_which_file_it_has_read()
    {
        string one = Table("one.csv"), two = Table("two.csv");
        Import(_told.Add, TestContext.Current.CancellationToken, one, two);
        Assert.Equal(["one.csv", "two.csv"], _told.Select(told => told.File).Distinct());
        Assert.All(_told, told => Assert.Equal((told.File == "one.csv" ? 1 : 2, 2, new FileInfo(one).Length), (told.Number, told.Files, told.Bytes)));
        long[] read = [.. _told.Where(told => told.File == "one.csv").Select(told => told.BytesRead)];
        Assert.Equal(read.Order(), read);
        Assert.True(read[^1] <= new FileInfo(one).Length && read[^1] > new FileInfo(one).Length * 9 / 10);
    }

    [Fact]
    public void An_import_that_is_stopped_reads_no_further()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Import(told =>
        {
            _told.Add(told);
            stop.Cancel();
        }, stop.Token, Table("one.csv")));
        Assert.InRange(_told.Count, 1, 10);
        Assert.Throws<OperationCanceledException>(() => Import(_told.Add, stop.Token, Table("two.csv")));
        // The next import on this thread is its own.
        Assert.Equal(20_000, Import(_told.Add, TestContext.Current.CancellationToken, Table("three.csv")).Count);
    }

    private sealed class Listener(Action<ImportProgress> heard) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => heard(value);
    }
}
