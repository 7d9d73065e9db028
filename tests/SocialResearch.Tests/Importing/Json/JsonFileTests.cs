using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing.Json;

public sealed class JsonFileTests
{
    private static readonly RedditReader s_reddit = new();
    private static readonly TelegramReader s_telegram = new();

    private static string Comment(string id, string more = "") => $$"""{"id":"{{id}}","author":"a","created_utc":1,"body":"b","link_id":"t3_x","subreddit":"s"{{more}}}""";

    [Fact]
    public void Each_fixture_is_recognised_by_its_own_reader_and_no_other()
    {
        foreach (string fixture in JsonFixtures.All)
        {
            string text = File.ReadAllText(JsonFixtures.PathOf(fixture));
            string[] readers = [.. JsonFixtures.Readers.Where(reader => reader.Recognises(new(JsonFixtures.Beginning(text)))).Select(reader => reader.Format)];
            Assert.True(readers is [string one] && one == fixture.Split('/')[0], $"{fixture}: {string.Join(", ", readers)}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,author,body\n1,2,3\n")]
    [InlineData("<html></html>")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"a chat with a machine\"}]}")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}")]
    [InlineData("[1,2,3]")]
    public void What_is_of_another_format_is_not_recognised(string text)
    {
        Assert.DoesNotContain(JsonFixtures.Readers, reader => reader.Recognises(new(text)));
    }

    [Fact]
    public void A_file_is_recognised_although_its_beginning_ends_in_the_middle_of_a_value()
    {
        string text = File.ReadAllText(JsonFixtures.PathOf("discourse/topic.json"));
        Assert.True(new DiscourseReader().Recognises(new(text[..900])));
    }

    [Fact]
    public void A_broken_first_line_does_not_hide_the_format_of_the_others()
    {
        Assert.True(s_reddit.Recognises(new("{\"id\":\"1\",\"auth\n" + Comment("2") + "\n")));
    }

    [Fact]
    public void Nesting_without_end_is_glimpsed_in_bounded_memory()
    {
        Assert.DoesNotContain(JsonFixtures.Readers, reader => reader.Recognises(new(new string('[', 1 << 16))));
        Assert.DoesNotContain(JsonFixtures.Readers, reader => reader.Recognises(new(string.Concat(Enumerable.Repeat("{\"a\":", 13_000)))));
    }

    [Fact]
    public void Lines_and_arrays_hold_the_same_records()
    {
        RecordedSink lines = JsonFixtures.ReadText(s_reddit, Comment("a") + "\r\n\n" + Comment("b"));
        RecordedSink array = JsonFixtures.ReadText(s_reddit, $"[{Comment("a")},\n{Comment("b")}]");
        Assert.Equal(["t1_a", "t1_b"], lines.Posts.Select(post => post.Id));
        Assert.Equal(lines.Posts, array.Posts);
        Assert.Equal([1, 3], lines.Rows.Select(row => row.Row));
        Assert.Equal([1, 2], array.Rows.Select(row => row.Row));
    }

    [Fact]
    public void Byte_order_marks_and_the_UTF_16_of_PowerShell_are_read()
    {
        string text = Comment("ä") + "\n" + Comment("b");
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode])
            Assert.Equal(["t1_ä", "t1_b"], JsonFixtures.ReadBytes(s_reddit, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Posts.Select(post => post.Id));
    }

    [Fact]
    public void Broken_lines_are_rejected_with_line_and_byte_and_without_their_content()
    {
        RecordedSink sink = JsonFixtures.ReadBytes(s_reddit,
            [.. Encoding.UTF8.GetBytes(Comment("a") + "\n{\"id\":\"geheim\n[1]\n42\n" + Comment("b") + Comment("c") + "\n{\"id\":\""), 0xFC, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes(Comment("z"))]);
        Assert.Equal(["t1_a", "t1_z"], sink.Posts.Select(post => post.Id));
        Assert.Equal([2, 3, 4, 5, 6], sink.Rejects.Select(reject => reject.Line));
        Assert.Equal("the JSON of the line is broken at byte 14", sink.Rejects[0].Reason);
        Assert.Equal("the line holds no JSON object", sink.Rejects[1].Reason);
        Assert.Equal("the line holds no JSON object", sink.Rejects[2].Reason);
        Assert.Equal("the line is no UTF-8 text", sink.Rejects[4].Reason);
        Assert.DoesNotContain(sink.Rejects, reject => reject.Reason.Contains("geheim"));
    }

    [Fact]
    public void A_broken_document_fails_as_a_whole_with_line_and_byte()
    {
        ImportException error = Assert.Throws<ImportException>(() => JsonFixtures.ReadText(s_telegram, "{\n \"messages\": [\n  {\"id\": 1, \"type\" \"x\"}\n ]\n}"));
        Assert.EndsWith("line 3, byte 20 of that line", error.Where);
        Assert.Contains("again", error.Remedy);
        error = Assert.Throws<ImportException>(() => JsonFixtures.ReadText(s_telegram, "{\n \"messages\": [\n  {\"id\": 1,"));
        Assert.Contains("line 3", error.Where);
        Assert.Throws<ImportException>(() => JsonFixtures.ReadText(s_telegram, "{\"messages\":[]} trailing"));
    }

    [Fact]
    public void A_document_in_another_encoding_fails_instead_of_losing_its_umlauts()
    {
        ImportException error = Assert.Throws<ImportException>(() => JsonFixtures.ReadBytes(s_telegram, [.. "{\"messages\":[{\"id\":1,\"type\":\"message\",\"text\":\""u8, 0xFC, .. "\"}]}"u8]));
        Assert.Contains("UTF-8", error.What);
    }

    [Fact]
    public void Nesting_beyond_any_conversation_is_an_error_and_no_overflow()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 9000));
        ImportException error = Assert.Throws<ImportException>(() => JsonFixtures.ReadText(s_telegram, "{\"messages\":[" + deep));
        Assert.Contains("nested deeper", error.What);
        Assert.Single(JsonFixtures.ReadText(s_reddit, Comment("a") + "\n" + deep + "\n" + Comment("b")).Rejects);
    }

    [Fact]
    public void A_record_larger_than_the_buffer_is_read_whole()
    {
        string long1 = new('x', 300_000), long2 = new('y', 700_000);
        string messages = string.Join(',', ((string[])[long1, long2]).Select((text, at) => $$"""{"id":{{at}},"type":"message","from":"A","from_id":"user1","text":"{{text}}"}"""));
        RecordedSink sink = JsonFixtures.ReadText(s_telegram, $$"""{"name":"G","type":"private_group","messages":[{{messages}}]}""");
        Assert.Equal([long1, long2], sink.Posts.Select(post => post.Text));
        Assert.Equal(long2, JsonFixtures.ReadText(s_reddit, Comment("a", $",\"body\":\"{long2}\"")).Posts.Single().Text);
    }

    [Fact]
    public void Of_a_line_too_long_for_a_record_only_the_line_is_lost()
    {
        string path = Path.GetTempFileName();
        try
        {
            using (var writer = new StreamWriter(path))
            {
                writer.Write(Comment("a") + "\n{\"body\":\"");
                string block = new('x', 1 << 20);
                for (int at = 0; at < 65; at++) writer.Write(block);
                writer.Write("\"}\n" + Comment("b"));
            }
            RecordedSink sink = JsonFixtures.ReadFile(s_reddit, path);
            Assert.Equal(["t1_a", "t1_b"], sink.Posts.Select(post => post.Id));
            Assert.Equal(new Reject(2, "the line is longer than 64 MiB"), Assert.Single(sink.Rejects));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Half_an_emoji_becomes_the_replacement_character_and_is_stated()
    {
        RecordedSink sink = JsonFixtures.ReadText(s_reddit, Comment("a", ""","body":"Brot \ud83e","\ud83e":1""") + "\n" + Comment("b", ""","body":"\ud83e\udd68 \\ud83e \udd68"}""")[..^1]);
        Assert.Equal(["Brot \uFFFD", "\U0001F968 \\ud83e \uFFFD"], sink.Posts.Select(post => post.Text));
        Assert.Contains(sink.Assumptions, sentence => sentence.StartsWith("3 half character", StringComparison.Ordinal));
        sink = JsonFixtures.ReadText(s_telegram, """{"name":"\ud83e","type":"private_group","messages":[{"id":1,"text":"\udd68\ud83e\udd68"}]}""");
        Assert.Equal("\uFFFD\U0001F968", sink.Posts.Single().Text);
        Assert.Equal("\uFFFD", sink.Posts.Single().Channel);
    }

    [Fact]
    public void Odd_values_are_absent_values_and_no_errors()
    {
        RecordedSink sink = JsonFixtures.ReadText(s_reddit, string.Join('\n',
            Comment("dup", ""","body":"first","body":"last" """),
            Comment("big", ""","score":99999999999999999999999,"created_utc":1e300"""),
            Comment("null", ""","score":null,"created_utc":null,"author":null,"subreddit":null,"permalink":7,"_meta":[]"""),
            Comment("text", ""","score":"17","created_utc":"1717230000.9" """),
            Comment("odd", ""","score":"viele","created_utc":{"a":1},"author":["x"],"parent_id":{} """),
            Comment("float", ""","score":17.0"""),
            """{"id":90071992547409931234,"author":"a","body":"b"}""",
            """{"id":null,"body":null,"title":null}""", "{}"));
        Assert.Equal("last", sink["t1_dup"].Text);
        Assert.Null(sink["t1_big"].Reactions.Likes);
        Assert.Null(sink["t1_big"].Time);
        Assert.Null(sink["t1_null"].Reactions.Likes);
        Assert.Equal(AuthorRole.Anonymous, sink["t1_null"].Role);
        Assert.Equal(17, sink["t1_text"].Reactions.Likes);
        Assert.Equal(1717230000, sink["t1_text"].Time!.Value.Utc.ToUnixTimeSeconds());
        Assert.Null(sink["t1_odd"].Time);
        Assert.Equal(17, sink["t1_float"].Reactions.Likes);
        Assert.Contains(sink.Posts, post => post.Id == "t1_90071992547409931234");
        Assert.Equal([8, 9], sink.Rejects.Select(reject => reject.Line));
    }

    [Fact]
    public void A_packed_archive_is_refused_with_the_command_that_unpacks_it()
    {
        string path = Path.Combine(Path.GetTempPath(), $"RC {Path.GetRandomFileName()}.zst");
        File.WriteAllBytes(path, [0x28, 0xB5, 0x2F, 0xFD, 4, 0, 1]);
        try
        {
            ImportException error = Assert.Throws<ImportException>(() => ZstdFile.Refuse(path));
            Assert.Contains($"zstd --long=31 -d \"{Path.GetFileName(path)}\"", error.Remedy);
            Assert.Throws<ImportException>(() => JsonFixtures.ReadFile(s_reddit, path));
            // As a user meets it, whether the format is named or not.
            foreach (string? format in new[] { null, "reddit" })
                Assert.Equal(error.Message, Assert.Throws<ImportException>(() => Conversation.Load(path, new() { Format = format })).Message);
        }
        finally
        {
            File.Delete(path);
        }
        ZstdFile.Refuse(JsonFixtures.PathOf("reddit/comments.ndjson"));
    }

    [Fact]
    public void What_cannot_be_opened_says_so()
    {
        Assert.Contains("does not exist", Assert.Throws<ImportException>(() => JsonFixtures.ReadFile(s_reddit, "/nowhere/there.ndjson")).What);
        Assert.Contains("This is a folder", Assert.Throws<ImportException>(() => JsonFixtures.ReadFile(s_reddit, Path.GetTempPath())).What);
        Assert.Contains("empty", Assert.Throws<ImportException>(() => JsonFixtures.ReadText(s_reddit, "")).What);
    }
}
