using SocialResearch.Conversations;
using SocialResearch.Importing.Xml;

namespace SocialResearch.Tests.Importing.Xml;

public sealed class WordPressReaderTests
{
    private static readonly WordPressReader s_reader = new();

    private static RecordedSink Read(string name = "export-1.2.xml") => ReaderRuns.Read(s_reader, ReaderRuns.Fixture("wordpress", name));

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    [InlineData("1.2")]
    public void All_versions_of_the_format_read_the_same(string version)
    {
        string text = File.ReadAllText(ReaderRuns.Fixture("wordpress", "export-1.2.xml")).Replace("export/1.2/", $"export/{version}/", StringComparison.Ordinal);
        Assert.True(s_reader.Recognises(new(text)));
        Assert.False(new RssReader().Recognises(new(text)));
        Assert.Equal(["7", "comment-11", "comment-12", "comment-16", "comment-17"], ReaderRuns.ReadText(s_reader, text).Posts.Select(post => post.Id));
    }

    [Fact]
    public void Comments_hang_below_their_post_or_the_comment_they_answer()
    {
        RecordedSink sink = Read();
        Assert.Equal(("7", null), (sink["7"].Thread, sink["7"].Parent));
        Assert.Equal(("7", "7"), (sink["comment-11"].Thread, sink["comment-11"].Parent));
        Assert.Equal(("7", "comment-11"), (sink["comment-12"].Thread, sink["comment-12"].Parent));
        Assert.Equal("https://keller.example/jahrgang/#comment-12", sink["comment-12"].Url);
        Assert.All(sink.Posts, post => Assert.Equal("Kellerblog", post.Channel));
    }

    [Fact]
    public void Texts_are_plain_and_keep_their_paragraphs()
    {
        Assert.Equal("Der neue Jahrgang\n\nEr ist trocken.\n\nUnd er ist da.", Read()["7"].Text);
        Assert.Equal("Schmeckt \"sauer\".", Read()["comment-11"].Text);
    }

    [Fact]
    public void Spam_trash_pingbacks_drafts_and_attachments_are_set_aside_with_their_reason()
    {
        Assert.Equal(
        [
            "spam", "pingback (written by another site's program)", "trackback (written by another site's program)",
            "comment not approved: readers never saw it", "comment in the trash",
            "post not published (draft, private, pending or planned)", "an attachment, menu entry or other part of the site, no post",
        ], Read().Rejects.Select(reject => reject.Reason));
        Assert.Equal(59, Read().Rejects[0].Line);
        Assert.Equal([15, 32, 46], Read().Rows.Take(3).Select(row => row.Row));
    }

    [Fact]
    public void No_address_of_a_commenter_reaches_any_field()
    {
        RecordedSink sink = Read();
        string all = string.Join('\n', sink.Fields().Concat(sink.Posts.Select(post => post.Author)).Concat(sink.Unused).Concat(sink.Assumptions));
        Assert.DoesNotContain("@", all, StringComparison.Ordinal);
        Assert.DoesNotContain("192.0.2", all, StringComparison.Ordinal);
        Assert.DoesNotContain("joerg.example", all, StringComparison.Ordinal);
        Assert.Contains(sink.Assumptions, sentence => sentence.Contains("passed over", StringComparison.Ordinal));
    }

    [Fact]
    public void Accounts_guests_and_the_nameless_are_kept_apart()
    {
        RecordedSink sink = Read();
        Assert.Equal(("2", AuthorRole.Staff), (sink["7"].Author, sink["7"].Role));
        Assert.Equal(("2", AuthorRole.Staff), (sink["comment-12"].Author, sink["comment-12"].Role));
        Assert.Equal(("guest:Jörg", AuthorRole.Person), (sink["comment-11"].Author, sink["comment-11"].Role));
        Assert.Equal((null, AuthorRole.Anonymous), (sink["comment-16"].Author, sink["comment-16"].Role));
        Assert.Equal(("9", AuthorRole.Person), (sink["comment-17"].Author, sink["comment-17"].Role));
    }

    [Fact]
    public void Zeros_instead_of_utc_fall_back_to_local_time_and_are_said()
    {
        RecordedSink sink = Read();
        Assert.Equal(DateTimeOffset.Parse("2015-06-05T10:00:00Z", null), sink["comment-11"].Time!.Value.Utc);
        Assert.Equal(DateTimeOffset.Parse("2015-06-05T10:30:00Z", null), sink["comment-12"].Time!.Value.Utc);
        Assert.Contains("Some entries have no time in UTC (0000-00-00 00:00:00); their local time was taken in the zone Europe/Berlin.", sink.Assumptions);
    }

    [Fact]
    public void Old_exports_in_latin_1_with_an_empty_first_line_are_read_and_lines_still_count_from_1()
    {
        RecordedSink sink = Read("export-1.0.xml");
        Assert.Equal("Grüße\n\nSchöne Grüße", sink["1"].Text);
        Assert.Equal([7, 16], sink.Rows.Select(row => row.Row));
        // Summer time, two hours before UTC.
        Assert.Equal(DateTimeOffset.Parse("2009-07-02T01:04:05Z", null), sink["comment-1"].Time!.Value.Utc);
        Assert.Equal(("login:berta", "1", AuthorRole.Staff), (sink["1"].Author, sink["comment-1"].Author, sink["comment-1"].Role));
        Assert.Contains(sink.Assumptions, sentence => sentence.StartsWith("The file lists no accounts", StringComparison.Ordinal));
    }

    [Fact]
    public void Fields_of_plugins_are_named_as_unused() => Assert.Equal(["postmeta"], Read().Unused.Order());

    [Fact]
    public void A_plain_feed_is_refused() =>
        Assert.Contains("Tools > Export", Assert.Throws<ImportException>(() => ReaderRuns.Read(s_reader, ReaderRuns.Fixture("rss", "comments.xml"))).Remedy, StringComparison.Ordinal);

    private const string Wxr = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Blog</title><wp:wxr_version>1.2</wp:wxr_version>
        <item>ITEM</item>
        </channel></rss>
        """;

    private const string Published = "<wp:post_id>1</wp:post_id><wp:post_date_gmt>2020-01-01 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><dc:creator>x</dc:creator>";

    private static RecordedSink ReadItem(string item) => ReaderRuns.ReadText(s_reader, Wxr.Replace("ITEM", item, StringComparison.Ordinal));

    private static string Comment(int id, string fields) => $"<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>a</wp:comment_author><wp:comment_date_gmt>2020-01-02 10:00:00</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved>{fields}</wp:comment>";

    [Fact]
    public void The_end_of_a_CDATA_section_inside_of_one_is_text()
    {
        RecordedSink sink = ReadItem(Published + "<content:encoded><![CDATA[<code>a[b[1]]]]><![CDATA[> 2</code>]]></content:encoded>" + Comment(2, "<wp:comment_content><![CDATA[x]]]]><![CDATA[>y]]></wp:comment_content>"));
        Assert.Equal("a[b[1]]> 2", sink["1"].Text);
        Assert.Equal("x]]>y", sink["comment-2"].Text);
    }

    [Fact]
    public void Comments_that_stand_before_the_fields_of_their_post_belong_to_it_all_the_same()
    {
        RecordedSink sink = ReadItem(Comment(2, "<wp:comment_content>früh</wp:comment_content><wp:comment_parent>0</wp:comment_parent>") + Published + "<link>https://blog.example/1</link><title>T</title>");
        Assert.Equal(("1", "1", "https://blog.example/1#comment-2"), (sink["comment-2"].Thread, sink["comment-2"].Parent, sink["comment-2"].Url));
    }

    [Fact]
    public void Titles_are_stored_as_html_and_read_as_text() =>
        Assert.Equal("Käse & Brot – heute\n\nText", ReadItem(Published + "<title>Käse &amp;amp; Brot &amp;#8211; heute</title><content:encoded>Text</content:encoded>")["1"].Text);

    [Fact]
    public void Line_ends_are_paragraphs_although_preformatted_text_stands_between() =>
        Assert.Equal("Erst das.\nDann das:\n\nx = 1", ReadItem(Published + "<content:encoded><![CDATA[Erst das.\nDann das:\n<pre>x = 1</pre>]]></content:encoded>")["1"].Text);

    [Fact]
    public void Marks_of_the_block_editor_are_no_text() =>
        Assert.Equal("Absatz\n\nZweiter", ReadItem(Published + "<content:encoded><![CDATA[<!-- wp:paragraph -->\n<p>Absatz</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph {\"align\":\"center\"} -->\n<p class=\"x\">Zweiter</p>\n<!-- /wp:paragraph -->]]></content:encoded>")["1"].Text);

    [Fact]
    public void An_answer_to_spam_stays_and_is_an_orphan()
    {
        RecordedSink sink = ReadItem(Published + Comment(2, "<wp:comment_type>comment</wp:comment_type>").Replace("approved>1<", "approved>spam<", StringComparison.Ordinal) + Comment(3, "<wp:comment_parent>2</wp:comment_parent>"));
        Assert.Equal(["1", "comment-3"], sink.Posts.Select(post => post.Id));
        Assert.Equal("comment-2", sink["comment-3"].Parent);
    }
}
