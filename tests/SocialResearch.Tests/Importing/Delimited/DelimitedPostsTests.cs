using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Importing.Delimited;

public sealed class DelimitedPostsTests
{
    private static readonly ImportOptions s_german = new() { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

    [Fact]
    public void A_German_forum_export_reads_by_its_headers()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.File(Reading.Fixture("csv", "forum-german.csv"), s_german);
        Assert.Equal(
            new PostDraft
            {
                Id = "102",
                Parent = "101",
                Author = "<Röstmeister>",
                Text = "Ja, \"sehr\" süß;\nzu süß.",
                Time = new(new(2026, 10, 1, 12, 31, 0, TimeSpan.Zero), TimePrecision.Minute),
            }, posts["102"]);
        Assert.Equal(1200, posts["101"].Reactions.Likes);
        Assert.Equal((null, AuthorRole.Anonymous), (posts["103"].Author, posts["103"].Role));
        Assert.Equal(TimePrecision.Day, posts["106"].Time!.Value.Precision);
        Assert.Equal(2, report.AnonymousPosts);
        Assert.Equal(1, report.Duplicates);
        Assert.Equal(["Herkunft"], report.UnusedColumns);
        Golden.Matches("forum-report.md", report.ToHtml().Replace("><", ">\n<", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_events_reads_without_a_word()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.File(Reading.Fixture("csv", "events.csv"));
        Assert.Equal(("p1", "p1", "tea.example.org", 2L), (posts["c7"].Thread, posts["c7"].Parent, posts["c7"].Channel, posts["c7"].Reactions.Likes));
        Assert.Equal(567, posts["p1"].Time!.Value.Utc.Millisecond);
        Assert.Equal([AuthorRole.Unknown, AuthorRole.Unknown, AuthorRole.Staff, AuthorRole.Anonymous, AuthorRole.Anonymous], posts.Values.Select(post => post.Role));
        Assert.Null(posts["c9"].Author);
        Assert.Empty(report.Assumptions);
        Assert.Equal(["target_author_id", "kind", "text_len"], report.UnusedColumns);
    }

    [Fact]
    public void Named_columns_win_over_usual_ones()
    {
        ImportOptions options = new() { Columns = new() { Author = "Wer", Text = "Was", Likes = "Punkte" } };
        (Dictionary<string, PostDraft> posts, _) = Reading.Text("Wer,Author,Was,Punkte,Datum\nx,y,hallo,\"1,000\",2026-10-01\n", options);
        Assert.Equal(("<x>", "hallo", 1000L), (posts["2"].Author, posts["2"].Text, posts["2"].Reactions.Likes));
    }

    [Fact]
    public void Without_ids_posts_are_named_by_their_line_and_the_report_says_so()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.Text("Datum;Autor;Text\n2026-10-01;a;x\n2026-10-02;b;y\n");
        Assert.Equal(["2", "3"], posts.Keys);
        Assert.Contains("The table has no column of identifiers; posts are named by their line, so no reply can be linked.", report.Assumptions);
    }

    [Fact]
    public void Ids_beyond_two_to_the_53rd_stay_as_they_are() =>
        Assert.Equal("1898000000000000001", Reading.Text("id,author,text\n1898000000000000001,a,x\n").Posts.Keys.Single());

    [Fact]
    public void Blank_reactions_are_unknown_and_zero_is_zero()
    {
        Dictionary<string, PostDraft> posts = Reading.Text("id,author,text,likes,views\n1,a,x,,0\n").Posts;
        Assert.Equal(new Reactions(Views: 0), posts["1"].Reactions);
    }

    [Fact]
    public void A_date_far_down_decides_the_order_of_the_first()
    {
        string rows = string.Concat(Enumerable.Range(1, 3_000).Select(i => $"{i},a,x,10/02/2026\n"));
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.Text("id,author,text,date\n" + rows + "3001,a,x,12/25/2026\n");
        Assert.Equal((10, 2), (posts["1"].Time!.Value.Utc.Month, posts["1"].Time!.Value.Utc.Day));
        Assert.Contains("The dates in date have the month first: some have a second number above 12.", report.Assumptions);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Dates_with_two_readings_that_begin_far_down_are_decided_too(string encoding)
    {
        string rows = string.Concat(Enumerable.Range(1, 3_000).Select(i => $"{i},a,x,2026-10-01 12:00:00\n"));
        Encoding written = Encoding.GetEncoding(encoding);
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.Bytes(
            [.. written.GetPreamble(), .. written.GetBytes("id,author,text,date\n" + rows + "3001,a,x,10/02/2026\n3002,a,x,12/25/2026\n")]);
        Assert.Equal((3_002, 10, 2), (posts.Count, posts["3001"].Time!.Value.Utc.Month, posts["3001"].Time!.Value.Utc.Day));
        Assert.Contains("The dates in date have the month first: some have a second number above 12.", report.Assumptions);
    }

    [Fact]
    public void Dates_with_two_readings_that_nothing_decides_are_refused_wherever_they_stand()
    {
        string rows = string.Concat(Enumerable.Range(1, 3_000).Select(i => $"{i},a,x,2026-10-01 12:00:00\n"));
        ImportException undecided = Assert.Throws<ImportException>(() => Reading.Text("id,author,text,date\n" + rows + "3001,a,x,10/02/2026\n"));
        Assert.Equal("The dates in date fit both orders, day first and month first.", undecided.What);
    }

    [Fact]
    public void A_declared_order_needs_no_decision() =>
        Assert.Equal(2, Reading.Text("id,author,text,date\n1,a,x,10/02/2026\n", new() { DayOrder = DayOrder.DayFirst }).Posts["1"].Time!.Value.Utc.Month);

    [Fact]
    public void An_import_fills_a_conversation()
    {
        (Conversation conversation, IReadOnlyList<ImportReport> reports) = Conversation.Import(
            [Reading.Fixture("csv", "events.csv"), Reading.Fixture("4cat", "bluesky.csv")], new() { Pseudonyms = Pseudonyms.KeepNames("fixture") });
        Assert.Equal(7, conversation.Count);
        Assert.Equal(reports.Select(report => report.Source), conversation.Sources);
        Assert.Equal(["csv", "4cat"], reports.Select(report => report.Format));
    }

    [Fact]
    public void Lines_above_the_header_are_passed_over_and_said_and_rows_keep_their_line()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.File(Reading.Fixture("csv", "mentions-with-preamble.csv"));
        PostDraft mention = posts["1230000000000000001"];
        Assert.Equal(("<krume>", "forum.example", "9", "Endlich wieder Laugen, oder?", 1200L), (mention.Author, mention.Channel, mention.Thread, mention.Text, mention.Reactions.Views));
        Assert.Equal("2026-05-30 08:00:00", mention.Time!.Value.ToString());
        Assert.Contains("Lines above the header, which are no part of the table: 4.", report.Assumptions);
        Assert.Equal(2, report.Source.RowsRead);
        ImportReport broken = Reading.Text("Bericht\n\nauthor,text,time\na,b,2026-01-01\na,b\n").Report;
        Assert.Equal(5, Assert.Single(broken.Source.Rejects).Line);
    }

    [Fact]
    public void A_header_that_the_user_names_is_found_below_other_lines_too()
    {
        (Dictionary<string, PostDraft> posts, _) = Reading.Text("Bericht;vom;1.1.2026\nWer;Was;Wann\na;b;01.02.2026\n", new() { Columns = new() { Author = "Wer", Text = "Was", Time = "Wann" } });
        Assert.Equal(("<a>", "b"), (posts["3"].Author, posts["3"].Text));
    }
}
