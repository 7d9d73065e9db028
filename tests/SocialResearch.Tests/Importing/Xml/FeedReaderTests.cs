using SocialResearch.Conversations;
using SocialResearch.Importing.Xml;

namespace SocialResearch.Tests.Importing.Xml;

public sealed class FeedReaderTests
{
    private const string Lese = "https://keller.example/lese/";

    private static readonly RssReader s_rss = new();
    private static readonly AtomReader s_atom = new();

    private static RecordedSink Rss() => ReaderRuns.Read(s_rss, ReaderRuns.Fixture("rss", "comments.xml"));

    private static RecordedSink Atom() => ReaderRuns.Read(s_atom, ReaderRuns.Fixture("atom", "comments.xml"));

    [Fact]
    public void Each_feed_is_recognised_by_its_own_reader_only()
    {
        Assert.True(ReaderRuns.Recognises(s_rss, ReaderRuns.Fixture("rss", "comments.xml")));
        Assert.False(ReaderRuns.Recognises(s_rss, ReaderRuns.Fixture("atom", "comments.xml")));
        Assert.True(ReaderRuns.Recognises(s_atom, ReaderRuns.Fixture("atom", "comments.xml")));
        // An RSS feed may name the namespace of Atom for its link to itself.
        Assert.False(s_atom.Recognises(new("<?xml version=\"1.0\"?><!-- a feed --><rss version=\"2.0\"><channel xmlns:a=\"http://www.w3.org/2005/Atom\"/>")));
        Assert.False(ReaderRuns.Recognises(s_atom, ReaderRuns.Fixture("rss", "comments.xml")));
    }

    [Fact]
    public void An_rss_entry_has_its_full_text_its_count_and_its_name()
    {
        PostDraft post = Rss()["https://keller.example/?p=20"];
        Assert.Equal("Lese & Keller\n\nLang und breit.", post.Text);
        Assert.Equal(new Reactions(Replies: 2), post.Reactions);
        Assert.Equal(("Anna", AuthorRole.Unknown, "Kellerblog", "de-de", Lese), (post.Author, post.Role, post.Channel, post.Language, post.Url));
    }

    [Fact]
    public void Dates_with_german_words_old_zones_and_none_at_all_are_read()
    {
        RecordedSink sink = Rss();
        Assert.Equal(new(DateTimeOffset.Parse("2015-10-06T08:00:00Z", null), TimePrecision.Second), sink["https://keller.example/?p=20"].Time);
        Assert.Equal(new(DateTimeOffset.Parse("2015-10-06T09:30:00Z", null), TimePrecision.Minute), sink[Lese + "#comment-31"].Time);
        Assert.Equal(DateTimeOffset.Parse("2015-10-06T10:00:00Z", null), sink[Lese + "#comment-32"].Time!.Value.Utc);
        Assert.Contains(sink.Assumptions, sentence => sentence.Contains("Europe/Berlin", StringComparison.Ordinal));
    }

    [Fact]
    public void A_comment_of_a_feed_finds_its_article_by_its_address_and_its_parent_by_the_extension()
    {
        RecordedSink sink = Rss();
        Assert.Equal((Lese, null), (sink[Lese + "#comment-31"].Thread, sink[Lese + "#comment-31"].Parent));
        Assert.Equal(Lese + "#comment-31", sink[Lese + "#comment-32"].Parent);
    }

    [Fact]
    public void The_mail_address_of_an_author_is_left_and_only_the_name_kept()
    {
        RecordedSink sink = Rss();
        Assert.Equal("Jörg", sink[Lese + "#comment-31"].Author);
        Assert.Equal((null, AuthorRole.Anonymous), (sink[Lese + "#comment-32"].Author, sink[Lese + "#comment-32"].Role));
        Assert.DoesNotContain(sink.Fields().Concat(Atom().Fields()), field => field?.Contains('@', StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Entries_without_identity_or_year_are_set_aside() =>
        Assert.Equal([new Reject(35, "the entry has neither an id nor an address"), new Reject(39, "the date of the entry is no date")], Rss().Rejects);

    [Fact]
    public void Every_feed_says_that_it_holds_only_the_last_entries()
    {
        const string sentence = "A feed holds only the last entries (often 10 to 50): counts and shares from it are no totals.";
        Assert.Contains(sentence, Rss().Assumptions);
        Assert.Contains(sentence, Atom().Assumptions);
    }

    [Fact]
    public void Atom_entries_form_a_tree_by_the_threading_extension()
    {
        RecordedSink sink = Atom();
        Assert.Equal([null, "tag:keller.example,2015:20", "tag:keller.example,2015:20:31"], sink.Posts.Select(post => post.Parent));
        Assert.Equal(2, sink.Posts[0].Reactions.Replies);
        Assert.Null(sink.Posts[^1].Reactions.Replies);
        Assert.Equal(["de-AT", "de", "de"], sink.Posts.Select(post => post.Language));
        Assert.Equal("Kommentare zu \"Lese\"", sink.Posts[0].Channel);
    }

    [Fact]
    public void All_three_kinds_of_atom_text_become_plain()
    {
        string[] texts = [.. Atom().Posts.Select(post => post.Text)];
        Assert.Equal("Lese\n\nErster Absatz <kein Tag>\n\nZweiter", texts[0]);
        Assert.Equal("Von: Jörg\n\na < b", texts[1]);
        Assert.Equal("Nur eine Zusammenfassung", texts[2]);
    }

    [Fact]
    public void Published_wins_over_updated_and_a_copied_source_says_nothing_of_the_entry()
    {
        RecordedSink sink = Atom();
        Assert.Equal(DateTimeOffset.Parse("2015-10-06T08:00:00Z", null), sink.Posts[0].Time!.Value.Utc);
        Assert.Equal("tag:keller.example,2015:20:31", sink.Posts[1].Id);
        Assert.Null(sink.Posts[1].Author);
        Assert.Equal(["source"], sink.Unused.Order());
        Assert.Equal([new Reject(34, "the date of the entry is no date")], sink.Rejects);
    }

    [Fact]
    public void Another_kind_of_xml_is_refused()
    {
        Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_rss, "<rss/>"));
        Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_atom, "<feed/>"));
    }

    [Fact]
    public void Rss_1_has_its_entries_beside_the_channel()
    {
        RecordedSink sink = ReaderRuns.Read(new RssReader(), ReaderRuns.Fixture("rss", "rdf.xml"));
        PostDraft first = sink["https://brotblog.example/1"];
        Assert.Equal(("Der erste Laib\n\nLang & gut", "krume", "Brotblog", "de", 3L), (first.Text, first.Author, first.Channel, first.Language, first.Reactions.Replies));
        Assert.Equal(new PostTime(DateTimeOffset.Parse("2006-05-30T08:00:00Z", null), TimePrecision.Minute), first.Time);
        Assert.Equal(TimePrecision.Day, sink["https://brotblog.example/2"].Time!.Value.Precision);
        Assert.Equal("Der zweite Laib\n\nNur kurz", sink["https://brotblog.example/2"].Text);
    }
}
