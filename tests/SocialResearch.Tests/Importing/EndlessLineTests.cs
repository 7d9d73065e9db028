using System.Text;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

/// <summary>A line of more than two gigabytes: the file has a hole, so that it takes no room on the disk.</summary>
public sealed class EndlessLineTests : IDisposable
{
    private const long TwoGigabytes = (2L << 30) + 1000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("csv", "id,author,text\n1,a,x\n2,b,", "The row is longer than any row can be (4,194,304 characters a field, 16,777,216 a row). Where: endless, line 3.")]
    [InlineData("csv", "id,author,text\n1,a,x\n2,b,\"", "The row is longer than any row can be (4,194,304 characters a field, 16,777,216 a row). Where: endless, line 3.")]
    [InlineData("csv", "", "The row is longer than any row can be (4,194,304 characters a field, 16,777,216 a row). Where: endless, line 1.")]
    [InlineData("reddit", "{\"author\":\"a\",\"body\":\"", "A single record of the file is larger than 64 MiB. Where: endless.")]
    [InlineData("telegram", "{\"messages\":[{\"id\":1,\"text\":\"", "A single record of the file is larger than 64 MiB. Where: endless.")]
    [InlineData("stack-exchange", "<posts>\n<row Id=\"1\" Body=\"", "One record is larger than 64 MiB, which no post is. Where: endless, line 2.")]
    [InlineData("rss", "<rss><channel>\n<item><description>", "One record is larger than 64 MiB, which no post is. Where: endless, line 2.")]
    [InlineData("mbox", "From a@b Mon Jan  5 10:00:00 2015\nSubject: x\n\n", "Not one of 1 rows can be used; the first fails because the mail holds a line longer than 16 MiB. Where: endless, row 1.")]
    [InlineData("git-log", "\u001e0123456789012345678901234567890123456789\u001fa\u001fb\u001fc\u001f", "Not one of 1 rows can be used; the first fails because the commit holds a line longer than 16 MiB. Where: endless, row 1.")]
    public void It_is_refused_by_row_and_limit_without_being_held(string format, string beginning, string message)
    {
        string path = Endless(beginning);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<ImportException>(() => Reading.AsWritten([path], new() { Format = format }));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, TwoGigabytes / 4);
    }

    [Fact]
    public void Among_lines_that_can_be_used_it_is_set_aside()
    {
        const string Post = "{\"id\":\"a1\",\"author\":\"a\",\"created_utc\":1700000000,\"subreddit\":\"s\",\"body\":\"x\",\"link_id\":\"t3_1\"}\n";
        ImportedConversation import = Reading.AsWritten([Endless(Post + "{\"id\":\"")], new());
        Assert.Single(import.Conversation);
        Assert.Equal([new(2, "the line is longer than 64 MiB")], import.Reports[0].Source.Rejects);
    }

    /// <summary>Letters up to beyond every limit, and then the hole, which reads as NUL.</summary>
    private string Endless(string beginning)
    {
        string path = Path.Combine(_folder.FullName, "endless");
        using FileStream file = File.Create(path);
        file.Write(Encoding.UTF8.GetBytes(beginning));
        byte[] letters = new byte[1 << 20];
        letters.AsSpan().Fill((byte)'x');
        for (int mebibytes = 0; mebibytes < 65 && beginning.Length > 0; mebibytes++) file.Write(letters);
        file.SetLength(TwoGigabytes);
        return path;
    }
}
