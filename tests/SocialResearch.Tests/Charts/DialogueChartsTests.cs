using SocialResearch.Charts;
using SocialResearch.Charts.Plotly;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using static SocialResearch.Tests.Dialogues.Talks;

namespace SocialResearch.Tests.Charts;

public sealed class DialogueChartsTests
{
    private static readonly Conversation s_mails = Load("r_help_1997_1999");

    [Fact]
    public void The_response_curve_stops_where_answers_stop_and_says_how_many_got_none()
    {
        Chart chart = FirstResponse.Measure(s_mails, BrandVoice.Anybody).ResponseChart();
        Assert.Equal("Only 35 % are answered at all; 65 % are still waiting at the end", chart.Title);
        Assert.Contains("n = 2,040 answerable posts, 708 of them answered; 1997-04-01 to 1999-12-31", chart.Source, StringComparison.Ordinal);
        Assert.Contains("32.1 % are answered within 24 hours", chart.Alt, StringComparison.Ordinal);
        double[] heights = [.. Assert.IsType<PointSeries>(chart.Series[1]).Y.Numbers];
        Assert.Equal(708 / 2_040.0, heights[^1], 2);
        Assert.Equal(heights.Order(), heights);
    }

    [Fact]
    public void Every_cell_of_the_week_shows_how_many_asked()
    {
        AnswerHours hours = AnswerHours.Measure(s_mails, BrandVoice.Anybody, new() { Zone = TimeZoneInfo.Utc });
        Chart chart = hours.HoursChart();
        Figure figure = chart.ToFigure(900);
        CellSeries cells = Assert.IsType<CellSeries>(Assert.Single(chart.Series));
        int shown = cells.Texts!.SelectMany(row => row).Where(text => text.Length > 0).Sum(text => int.Parse(text.Split("\nn ")[1], System.Globalization.CultureInfo.InvariantCulture));
        int few = figure.Layout.Annotations!.Where(note => note.Text.StartsWith("n ", StringComparison.Ordinal) && note.Xref == "x").Sum(note => int.Parse(note.Text[2..], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(hours.Posts, shown + few);
        Assert.Equal("Asked from Monday to Friday 32 % are answered within 24 h, at weekends 29 %", chart.Title);
    }

    [Fact]
    public void A_weekend_of_few_questions_makes_no_title() =>
        Assert.Equal("50.0 % of 4 questions are answered within 24 h", AnswerHours.Measure(Conversation.Of(Week), BrandVoice.Official).HoursChart().Title);

    [Fact]
    public void Newcomers_that_come_back_alike_are_said_to_and_too_few_are_not_compared()
    {
        Assert.Equal("Answered newcomers do not come back measurably more or less often than ignored ones", NewcomerReturn.Measure(s_mails, BrandVoice.Anybody).ReturnChart().Title);
        Assert.Equal("Only 8 newcomers were not answered: too few to compare", NewcomerReturn.Measure(Load("se_quantumcomputing"), BrandVoice.Anybody).ReturnChart().Title);
    }

    [Fact]
    public void A_network_stands_where_it_stood_and_names_of_people_move_nothing()
    {
        string Points(IEnumerable<PostDraft> posts) => ReplyNetwork.Measure(Conversation.Of(posts), BrandVoice.Official).NetworkChart().ToFigure(700).ToJson();
        string once = Points(Week);
        Assert.Equal(once, Points(Week));
        Assert.Equal(once, Points(Week.Select(post => post with { Author = "x" + post.Author })));
        Assert.DoesNotContain("ada", once, StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_two_hundred_people_there_is_a_matrix_of_the_most_active()
    {
        Chart chart = ReplyNetwork.Measure(s_mails, BrandVoice.Anybody).NetworkChart();
        CellSeries cells = Assert.IsType<CellSeries>(Assert.Single(chart.Series));
        Assert.Equal(12, cells.Rows.Count);
        Assert.Equal("A", cells.Rows.Texts[0]);
        Assert.Equal("24 % of the links between 380 people go both ways", chart.Title);
        Assert.Throws<InsufficientDataException>(() => ReplyNetwork.Measure(Conversation.Of([Said("1", "ada", 0), Said("2", "ada", 1, "1")]), BrandVoice.Anybody).NetworkChart());
    }

    [Fact]
    public void Places_of_a_network_lie_within_the_drawing_and_linked_points_closer_than_others()
    {
        // Two triangles with one line between them.
        IReadOnlyList<(double X, double Y)> at = ForceLayout.Place(6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]);
        double Distance(int a, int b) => Math.Sqrt(Math.Pow(at[a].X - at[b].X, 2) + Math.Pow(at[a].Y - at[b].Y, 2));
        Assert.All(at, place => Assert.True(place is { X: >= 0 and <= 1, Y: >= 0 and <= 1 }));
        Assert.True(Distance(0, 1) < Distance(0, 5) && Distance(3, 4) < Distance(0, 4));
    }

    [Fact]
    public void A_thread_is_drawn_with_each_answer_below_its_post_and_no_two_leaves_in_one_place()
    {
        Conversation talk = Conversation.Of(Week);
        ReplyTree tree = ReplyTree.Of(talk);
        IReadOnlyList<TreePlace> places = TreeLayout.Place(tree, talk[0]);
        Assert.Equal(["a1", "k1", "a2"], places.Select(place => place.Post.Id));
        Assert.Equal([0, 1, 2], places.Select(place => place.Level));
        Assert.StartsWith("A thread of 3 posts by 2 people reaches level 2, 1 wide, h-index 1", Discussions.Measure(talk, BrandVoice.Official).ThreadChart(talk).Title, StringComparison.Ordinal);
        IReadOnlyList<TreePlace> wide = TreeLayout.Place(ReplyTree.Of(s_mails), Discussions.Measure(s_mails, BrandVoice.Anybody).Richest!.Shape.Root);
        Assert.Equal(wide.Count, wide.Select(place => (place.X, place.Level)).Distinct().Count());
        Assert.All(wide.Where(place => place.Above is not null), place => Assert.Equal(place.Above!.Level + 1, place.Level));
    }
}
