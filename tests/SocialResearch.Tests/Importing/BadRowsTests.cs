using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

/// <summary>What exports get wrong, one by one: set aside with its reason and counted, or kept and counted, never lost.</summary>
public sealed class BadRowsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string content)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static ImportedConversation Import(params IReadOnlyList<string> paths) => Reading.AsWritten(paths, new());

    private static string[] Reasons(ImportReport report) => [.. report.Source.Rejects.Select(reject => $"row {reject.Line}: {reject.Reason}")];

    [Fact]
    public void A_second_post_of_one_id_is_set_aside_and_the_first_is_named()
    {
        ImportReport report = Import(Write("a.csv", "id,author,text\n1,a,first\n2,b,x\n1,a,second\n1,c,third\n")).Reports[0];
        Assert.Equal(["row 4: its identifier was there before, in row 2", "row 5: its identifier was there before, in row 2"], Reasons(report));
        Assert.Equal((2, 4, 2), (report.Duplicates, report.Source.RowsRead, report.Source.RowsAccepted));
    }

    [Fact]
    public void A_post_that_an_earlier_export_holds_is_set_aside_and_its_place_named()
    {
        string january = Write("january.csv", "id,thread,author,date,text,likes\n1,t,a,2026-01-30T10:00Z,x,1\n2,t,b,2026-01-31T10:00Z,y,2\n");
        string february = Write("february.csv", "id,thread,parent,author,date,text,likes\n2,t,,b,2026-01-31T10:00Z,y (edited),5\n3,t,2,c,2026-02-01T10:00Z,z,0\n");
        ImportedConversation import = Import(january, february);
        Assert.Equal(["1", "2", "3"], import.Conversation.Select(post => post.Id));
        Assert.Equal(["row 2: the same post (id, place and time) is in january.csv, row 3: the exports overlap"], Reasons(import.Reports[1]));
        Assert.Equal((1, 1), (import.Reports[1].Duplicates, ReplyTree.Of(import.Conversation).Replies));
    }

    [Fact]
    public void Posts_of_one_id_in_two_forums_are_two_posts()
    {
        string one = Write("one.csv", "id,thread,author,date,text\n1,1,a,2026-01-30T10:00Z,x\n"), other = Write("other.csv", "id,thread,author,date,text\n1,1,b,2026-01-30T11:00Z,y\n");
        Assert.Equal(2, Import(one, other).Conversation.Count);
    }

    [Fact]
    public void A_file_that_lies_wholly_within_another_is_reported_and_no_error()
    {
        string all = Write("all.csv", "id,author,date,text\n1,a,2026-01-30T10:00Z,x\n2,b,2026-01-31T10:00Z,y\n"), part = Write("part.csv", "id,author,date,text\n2,b,2026-01-31T10:00Z,y\n");
        ImportedConversation import = Import(all, part);
        Assert.Equal((2, 1, 0), (import.Conversation.Count, import.Reports[1].Duplicates, import.Reports[1].Source.RowsAccepted));
        Assert.NotEmpty(import.Reports[1].ToHtml());
    }

    [Fact]
    public void Dates_without_a_year_are_set_aside_because_guessing_moves_them() =>
        Assert.Equal(["row 2: date has no year, and guessing one would move posts across New Year", "row 3: date has no year, and guessing one would move posts across New Year"],
            Reasons(Import(Write("a.csv", "id,author,date,text\n1,a,31.12. 23:59,x\n2,b,Dec 31 at 11:59 PM,y\n3,c,2026-01-01,z\n")).Reports[0]));

    [Theory]
    [InlineData("[deleted]")]
    [InlineData("REDACTED")]
    [InlineData("[gelöscht]")]
    [InlineData("192.0.2.7")]
    public void Deleted_and_redacted_authors_are_nobody_and_not_one_busy_person(string author)
    {
        ImportedConversation import = Import(Write("a.csv", $"id,author,text\n1,{author},x\n2,{author},y\n3,c,z\n"));
        Assert.Equal([null, null, "c"], import.Conversation.Select(post => post.Author));
        Assert.Equal((2, AuthorRole.Anonymous), (import.Reports[0].AnonymousPosts, import.Conversation[0].Role));
        Assert.Contains(import.Reports[0].Caveats, caveat => caveat.Code == "SR009");
    }

    [Fact]
    public void An_answer_older_than_its_question_stays_and_is_counted()
    {
        ReplyTree tree = ReplyTree.Of(Import(Write("a.csv", "id,parent,author,date,text\n1,,a,2026-01-01T10:00Z,x\n2,1,b,2026-01-01T09:00Z,y\n")).Conversation);
        Assert.Equal((1, 1, -3600), (tree.Replies, tree.AllReplies.Negative, tree.AllReplies.Median.Value));
    }

    [Fact]
    public void Mojibake_stays_as_it_is_and_is_counted()
    {
        ImportedConversation import = Import(Write("a.csv", "id,author,text\n1,a,für\n2,b,fÃ¼r\n3,c,dâ€™accord\n4,d,SÃO\n"));
        Assert.Equal((2, "fÃ¼r"), (import.Reports[0].DamagedTexts, import.Conversation[1].Text));
        Assert.Contains(import.Reports[0].Caveats, caveat => caveat.Code == "SR020");
    }

    [Theory]
    [InlineData("windows-1252", "The file is not UTF-8; it was read as Windows-1252.")]
    [InlineData("utf-16", "The file has no byte order mark and looks like UTF-16 (little endian); it was read so.")]
    [InlineData("utf-16BE", "The file has no byte order mark and looks like UTF-16 (big endian); it was read so.")]
    public void Other_encodings_are_recognised_and_said(string encoding, string assumption)
    {
        string path = Path.Combine(_folder.FullName, "a.csv");
        File.WriteAllBytes(path, (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes("id,author,text\n1,a,Größe\n"));
        ImportedConversation import = Import(path);
        Assert.Equal("Größe", import.Conversation[0].Text);
        Assert.Contains(assumption, import.Reports[0].Assumptions);
    }

    [Fact]
    public void A_table_cut_off_in_the_middle_of_a_row_loses_that_row_and_says_so() =>
        Assert.Equal(["row 3: the row has 2 fields, the header 3"], Reasons(Import(Write("a.csv", "id,author,text\n1,a,x\n2,b")).Reports[0]));

    [Fact]
    public void Lines_cut_off_in_the_middle_are_set_aside_one_by_one()
    {
        const string Post = "{\"id\":\"ID\",\"author\":\"a\",\"created_utc\":1700000000,\"subreddit\":\"s\",\"body\":\"x\",\"link_id\":\"t3_1\"}\n";
        string lines = Post.Replace("ID", "a1", StringComparison.Ordinal) + Post[..40] + "\n" + Post.Replace("ID", "a2", StringComparison.Ordinal) + Post[..60];
        ImportReport report = Import(Write("a.ndjson", lines)).Reports[0];
        Assert.Equal((4, 2, 2), (report.Source.RowsRead, report.Source.RowsAccepted, report.Source.Rejects.Count));
        Assert.All(report.Source.Rejects, reject => Assert.StartsWith("the JSON of the line is broken at byte", reject.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("telegram", "{\"messages\":[{\"id\":1,\"date_unixtime\":\"1\",\"text\":")]
    [InlineData("wordpress", "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><wp:post_id>1</wp:post_id>")]
    [InlineData("stack-exchange", "<posts><row Id=\"1\" PostTypeId=\"1\" Body=\"x\"/>")]
    public void A_document_cut_off_is_refused_as_a_whole(string format, string content)
    {
        var refused = Assert.Throws<ImportException>(() => Reading.AsWritten([Write("a", content)], new() { Format = format }));
        Assert.Contains("line 1", refused.Where, StringComparison.Ordinal);
        Assert.Contains("again", refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("telegram", "[", "The JSON is nested deeper than any conversation.")]
    [InlineData("hacker-news", "{\"children\":[", "The JSON is nested deeper than any conversation.")]
    [InlineData("rss", "<rss>", "The XML is broken or breaks off.")]
    public void Nested_garbage_of_a_hundred_thousand_levels_is_refused(string format, string level, string what)
    {
        string path = Write("a", string.Concat(Enumerable.Repeat(level, 100_000)));
        Assert.Equal(what, Assert.Throws<ImportException>(() => Reading.AsWritten([path], new() { Format = format })).What);
    }
}
