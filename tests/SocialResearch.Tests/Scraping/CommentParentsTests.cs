using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

/// <summary>Who answers whom where nesting does not say it. All pages are made up.</summary>
public sealed class CommentParentsTests
{
    private const string Address = "https://blog.example/2013/schloss";

    private static WebPage Blog(params ReadOnlySpan<string> comments) => PageExtractor.Extract(
        $"""<html lang="de"><head><title>Ein Schloss</title></head><body><article class="post"><h1>Ein Schloss</h1><p class="meta">von <a rel="author" href="/heike">Heike Ohlsen</a></p><div class="entry-content"><p>Zwei Wochen lang hing das neue Schloss an meinem Rad, und es ging jeden Morgen ohne Schlüssel auf.</p></div></article><div id="comments"><ol class="commentlist">{string.Concat(comments)}</ol></div></body></html>""", new(Address));

    private static string Comment(int id, string author, string html, string head = "", string attributes = "") =>
        $"""<li class="comment" id="comment-{id}"{attributes}><cite class="fn">{author}</cite> <a class="time" href="#comment-{id}">{10 + id}. April 2013 um 16:29</a> {head}<div class="comment-content">{html}</div></li>""";

    private static string Forum(string generator, string posts) => $"<html><head><meta name=\"generator\" content=\"{generator}\"><title>Akku leer</title></head><body><div id=\"posts\">{posts}</div></body></html>";

    private static void Answers(WebPage page, params (string? Parent, ParentEvidence By)[] expected) => Assert.Equal(expected, page.Comments.Select(comment => (comment.Parent, comment.ParentBy)));

    private static (string?, ParentEvidence) None => (null, ParentEvidence.None);

    private static (string?, ParentEvidence) Unclear => (null, ParentEvidence.Unclear);

    [Theory]
    [InlineData(" data-parent=\"1\"")]
    [InlineData(" data-parent-id=\"comment-1\"")]
    [InlineData(" data-reply-to=\"#comment-1\"")]
    [InlineData(" data-comment-parent=\"1\"")]
    public void Attribute_that_names_the_parent_gives_it(string attribute) =>
        Answers(Blog(Comment(1, "Anna", "Wie lange hält der Akku?", attributes: " data-parent=\"0\""), Comment(2, "Bernd", "Einen Monat.", attributes: attribute)), None, ("comment-1", ParentEvidence.Link));

    [Theory]
    [InlineData("Antwort auf <a href=\"#comment-1\">Anna</a>")]
    [InlineData("<a href=\"https://blog.example/2013/schloss/comment-page-2/#comment-1\">Als Antwort auf Anna</a>")]
    [InlineData("In reply to <a href=\"/2013/schloss#comment-1\">Wie lange?</a> by Anna")]
    [InlineData("<a class=\"in-reply-to\" href=\"#comment-1\">Anna</a>")]
    [InlineData("<a href=\"#comment-1\" title=\"parent\">↑</a>")]
    [InlineData("<a href=\"#comment-1\">@Anna</a>")]
    public void Link_that_says_what_it_answers_gives_the_parent(string head) =>
        Answers(Blog(Comment(1, "Anna", "Wie lange hält der Akku?"), Comment(2, "Carla", "Schönes Rad."), Comment(3, "Bernd", "Einen Monat.", head)), None, None, ("comment-1", ParentEvidence.Link));

    [Theory]
    [InlineData("<a href=\"#comment-1\">voriger Kommentar</a> <a href=\"#comment-3\">nächster Kommentar</a>")]
    [InlineData("<a href=\"#comment-1\">prev</a>")]
    [InlineData("<a href=\"?replytocom=2#respond\" aria-label=\"Antworte auf Bernd\">Antworten</a>")]
    [InlineData("<a class=\"comment-reply-link\" href=\"?replytocom=2#respond\" data-commentid=\"2\" data-replyto=\"Antworte auf Käthe 1\">Antworten</a>")]
    [InlineData("<a href=\"#comment-2\">Reply to Bernd</a>")]
    [InlineData("<a href=\"https://anderswo.example/schloss#comment-1\">parent</a>")]
    public void Links_that_lead_on_or_elsewhere_are_no_answers(string head) =>
        Assert.Null(Blog(Comment(1, "Anna", "Wie lange hält der Akku?"), Comment(2, "Bernd", "Einen Monat.", head), Comment(3, "Carla", "Schönes Rad.")).Comments[1].Parent);

    [Fact]
    public void Comment_that_is_only_mentioned_in_the_middle_is_not_answered() =>
        Answers(Blog(Comment(1, "Anna", "Wie lange hält der Akku?"), Comment(2, "Bernd", "Bei mir hält er einen Monat, siehe auch <a href=\"#comment-1\">#1</a>.")), None, None);

    [Fact]
    public void Comment_on_an_earlier_page_of_the_thread_is_named_as_it_is_called_there()
    {
        Answers(Blog(Comment(11, "Anna", "Eins."), Comment(12, "Bernd", "Ja.", "Antwort auf <a href=\"/2013/schloss/comment-page-1/#comment-4\">Otto</a>")), None, ("comment-4", ParentEvidence.Link));
        // Links lead to an anchor within the comment, which has another name.
        Answers(Blog(Comment(11, "Anna", "<p id=\"c11\">Eins.</p>"), Comment(12, "Bernd", "<p id=\"c12\">Ja.</p>", "Antwort auf <a href=\"#c4\">Otto</a>")), None, ("comment-4", ParentEvidence.Link));
    }

    [Fact]
    public void Identifier_may_lead_to_a_later_comment_but_never_in_a_circle()
    {
        string toThird = "In reply to <a href=\"#comment-3\">Carla</a>", toFirst = "In reply to <a href=\"#comment-1\">Anna</a>";
        Answers(Blog(Comment(1, "Anna", "It does not.", toThird), Comment(2, "Bernd", "Nice bike."), Comment(3, "Carla", "It opens by itself.")), ("comment-3", ParentEvidence.Link), None, None);
        WebPage circle = Blog(Comment(1, "Anna", "It does not.", toThird), Comment(2, "Bernd", "Nice bike."), Comment(3, "Carla", "It opens by itself.", toFirst));
        Answers(circle, Unclear, None, ("comment-1", ParentEvidence.Link));
    }

    [Theory]
    [InlineData("@2: Einen Monat.")]
    [InlineData("#2: Einen Monat.")]
    [InlineData("Antwort auf #2: Einen Monat.")]
    [InlineData("In reply to comment #2: one month.")]
    [InlineData("Antwort auf Kommentar Nr. 2\nEinen Monat.")]
    public void Number_that_the_comments_show_gives_the_parent(string text) =>
        Answers(Blog(Comment(1, "Anna", "Schönes Rad.", "<span>#1</span>"), Comment(2, "Bernd", "Wie lange hält der Akku?", "<span>#2</span>"), Comment(3, "Carla", text, "<span>#3</span>")),
            None, None, ("comment-2", ParentEvidence.Number));

    [Theory]
    [InlineData("@2: Einen Monat.", true)]
    [InlineData("Antwort auf #2: Einen Monat.", true)]
    [InlineData("#2: so heißt mein Rad.", false)]
    [InlineData("Antwort auf alles: 42.", false)]
    public void Number_that_no_comment_shows_gives_none(string text, bool isUnclear) =>
        Answers(Blog(Comment(1, "Anna", "Schönes Rad."), Comment(2, "Bernd", "Wie lange?"), Comment(3, "Carla", text)), None, None, isUnclear ? Unclear : None);

    [Fact]
    public void Numbers_beside_comments_that_do_not_count_through_are_votes() =>
        Answers(Blog(Comment(1, "Anna", "Schönes Rad.", "<span>4</span>"), Comment(2, "Bernd", "Wie lange?", "<span>2</span>"), Comment(3, "Carla", "@2 Einen Monat.", "<span>1</span>")), None, None, Unclear);

    [Fact]
    public void Number_of_a_later_comment_is_no_answer() =>
        Answers(Blog(Comment(1, "Anna", "@2 und so weiter.", "<span>1.</span>"), Comment(2, "Bernd", "Wie lange?", "<span>2.</span>")), Unclear, None);

    [Theory]
    [InlineData("@Anna: Einen Monat.")]
    [InlineData("@ anna lind Einen Monat.")]
    [InlineData("@Anna Lind, einen Monat.")]
    [InlineData("Antwort auf Anna Lind: Einen Monat.")]
    [InlineData("In reply to Anna Lind: one month.")]
    public void Name_of_somebody_with_one_comment_before_gives_the_parent(string text) =>
        Answers(Blog(Comment(1, "Anna Lind", "Wie lange hält der Akku?"), Comment(2, "Bernd", "Schönes Rad."), Comment(3, "Carla", text)), None, None, ("comment-1", ParentEvidence.Name));

    [Fact]
    public void Name_gives_none_where_it_may_be_several_comments_or_people()
    {
        string question = "Wie lange hält der Akku?";
        Answers(Blog(Comment(1, "Anna", question), Comment(2, "Anna", "Und das Licht?"), Comment(3, "Bernd", "@Anna: Einen Monat.")), None, None, Unclear);
        Answers(Blog(Comment(1, "Anna Lind", question), Comment(2, "Anna Ohm", "Und das Licht?"), Comment(3, "Bernd", "@Anna: Einen Monat.")), None, None, Unclear);
        Answers(Blog(Comment(1, "Anna", question), Comment(2, "Otto", "Und das Licht?"), Comment(3, "Bernd", "@Anna und @Otto: Einen Monat.")), None, None, Unclear);
        // Anna writes only later.
        Answers(Blog(Comment(1, "Bernd", "@Anna: Einen Monat."), Comment(2, "Anna", question)), Unclear, None);
        Answers(Blog(Comment(1, "Anna", question), Comment(2, "Bernd", "@Zoe: Einen Monat.")), None, Unclear);
    }

    [Fact]
    public void Name_of_the_writer_of_the_page_means_the_page_unless_she_commented_too()
    {
        Answers(Blog(Comment(1, "Anna", "Schönes Rad."), Comment(2, "Bernd", "@Heike Ohlsen: Wie lange hält der Akku?")), None, None);
        Answers(Blog(Comment(1, "Heike Ohlsen", "Danke allen."), Comment(2, "Bernd", "@Heike Ohlsen: Wie lange hält der Akku?")), None, Unclear);
    }

    [Fact]
    public void Button_to_answer_a_comment_is_no_answer_of_it() =>
        Answers(Blog(Comment(1, "Anna", "Eins."), Comment(2, "Anna", "Zwei.", "<span>Antwort auf Anna</span>")), None, None);

    [Fact]
    public void Nesting_decides_where_there_is_nesting()
    {
        string inner = Comment(2, "Bernd", "@Carla: Ja.").Replace("<li", "<li data-parent=\"3\"", StringComparison.Ordinal);
        string page = Comment(1, "Anna", "Eins.").Replace("</li>", $"<ol class=\"children\">{inner}</ol></li>", StringComparison.Ordinal);
        Answers(Blog(page, Comment(3, "Carla", "Drei.")), None, ("comment-1", ParentEvidence.Nesting), None);
    }

    [Theory]
    [InlineData("<blockquote><div><cite><a href=\"./memberlist.php?u=4\">Speiche</a> hat geschrieben: <a href=\"./viewtopic.php?p=31#p31\">↑</a></cite>Der Akku ist leer.</div></blockquote>")]
    [InlineData("<blockquote class=\"bbCodeBlock--quote\" data-quote=\"Speiche\" data-source=\"post: 31\">Der Akku ist leer.</blockquote>")]
    [InlineData("<aside class=\"quote\" data-username=\"speiche\" data-post=\"31\"><blockquote>Der Akku ist leer.</blockquote></aside>")]
    [InlineData("<div>Zitat von <strong>Speiche</strong> <a href=\"viewtopic.php?p=31#p31\">Beitrag anzeigen</a></div>")]
    public void Source_of_a_quotation_gives_the_parent(string quotation) =>
        Assert.Equal(("p31", ParentEvidence.Link), Quoting(quotation, "Speiche", "Der Akku ist leer."));

    [Theory]
    [InlineData("<blockquote><cite>Speiche hat geschrieben:</cite>Der Akku ist leer.</blockquote>", "Speiche", "Der Akku ist leer. Was nun?")]
    [InlineData("<blockquote><div><cite>Speiche wrote:</cite>The battery is empty.</div></blockquote>", "Speiche", "The battery is empty. What now?")]
    [InlineData("<div class=\"smallfont\">Originally Posted by <strong>Speiche</strong></div><div>The battery is empty.</div>", "Speiche", "The battery is empty.")]
    [InlineData("<div class=\"quote\">Zitat von: Speiche am 5. Mai 2013<br>Der Akku ist leer.</div>", "Speiche", "Der Akku ist leer.")]
    [InlineData("<blockquote>Der Akku ist seit gestern leer, obwohl er den ganzen Tag geladen wurde.</blockquote>", "Speiche", "Der Akku ist seit gestern leer, obwohl er den ganzen Tag geladen wurde. Was nun?")]
    public void Quotation_of_one_post_only_gives_the_parent(string quotation, string author, string words) =>
        Assert.Equal(("p31", ParentEvidence.Quotation), Quoting(quotation, author, words));

    [Theory]
    [InlineData("<blockquote><cite>Speiche hat geschrieben:</cite>Der Akku ist leer.</blockquote>", "Der Akku ist leer.", true)]
    [InlineData("<blockquote><cite>Niemand hat geschrieben:</cite>Das Licht flackert.</blockquote>", "Der Akku ist leer.", true)]
    [InlineData("<blockquote>Ein altes Sprichwort, das in keinem der Beiträge steht, aber passt.</blockquote>", "Der Akku ist leer.", false)]
    public void Quotation_that_fits_several_posts_or_none_gives_none(string quotation, string second, bool isUnclear) =>
        Assert.Equal(((string?)null, isUnclear ? ParentEvidence.Unclear : ParentEvidence.None), Quoting(quotation, "Speiche", "Der Akku ist leer.", second));

    /// <summary>The third of three posts in a German thread quotes; the second is by the writer of the first where it has words of its own.</summary>
    private static (string? Parent, ParentEvidence By) Quoting(string quotation, string author, string words, string? second = null)
    {
        string posts = Post(31, author, words, 10) + Post(32, second is null ? "Öltropfen" : author, second ?? "Ich habe keine Ahnung.", 11) + Post(33, "Nabe", quotation + "Dann lade ihn.", 12);
        PageComment last = PageExtractor.Extract(Forum("phpBB", posts), new("https://rad.example/viewtopic.php?t=9")).Comments[^1];
        Assert.Equal("Nabe", last.Author);
        return (last.Parent, last.ParentBy);
    }

    private static string Post(int id, string author, string html, int hour) =>
        $"""<div id="p{id}" class="post"><dl class="postprofile"><dt><a href="./memberlist.php?u={id}" class="username">{author}</a></dt></dl><div class="postbody"><p class="author">von <strong><a class="username">{author}</a></strong> » So 5. Mai 2013, {hour}:20</p><div class="content">{html}</div></div></div>""";
}
