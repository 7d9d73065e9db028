using FsCheck.Fluent;
using SocialResearch.Conversations;

namespace SocialResearch.Tests.Conversations;

public class ConversationTests
{
    [Fact]
    public void Every_field_comes_back_as_it_went_in_and_in_the_same_order() => Prop.ForAll(Drafts.Any, drafts =>
        Drafts.AsWritten(drafts).Select(Drafts.Of).SequenceEqual(drafts)).Holds();

    [Fact]
    public void Reactions_the_source_does_not_give_are_null_and_not_zero()
    {
        var talk = Conversation.Of([new() { Id = "1" }, new() { Id = "2", Reactions = new(Likes: 0) }, new() { Id = "3" }]);
        Assert.Equal([null, 0, null], talk.Select(post => post.Reactions.Likes));
        Assert.All(talk, post => Assert.Null(post.Reactions.Views));
    }

    [Fact]
    public void Half_an_emoji_becomes_a_replacement_character() =>
        Assert.Equal("gut \uFFFD", Conversation.Of([new() { Id = "1", Text = "gut \uD83D" }])[0].Text);

    [Fact]
    public void Times_are_kept_as_the_same_instant_in_UTC()
    {
        PostTime time = Conversation.Of([new() { Id = "1", Time = new(new(2024, 5, 1, 1, 30, 0, TimeSpan.FromHours(2)), TimePrecision.Minute) }])[0].Time!.Value;
        Assert.Equal(new DateTimeOffset(2024, 4, 30, 23, 30, 0, TimeSpan.Zero), time.Utc);
        Assert.Equal(TimeSpan.Zero, time.Utc.Offset);
        Assert.Equal("2024-04-30 23:30", time.ToString());
    }

    [Fact]
    public void A_row_names_its_file_and_survives_selection()
    {
        Provenance first = new("a.csv", "aa", 2, []), second = new("b.csv", "bb", 1, []);
        var builder = new ConversationBuilder();
        builder.Add(new() { Id = "1" }, 0, 2);
        builder.Add(new() { Id = "2" }, 0, 3);
        builder.Add(new() { Id = "1" }, 1, 5_000_000_000);
        Conversation talk = builder.Build([first, second]);
        Assert.Equal(new PostRow(second, 5_000_000_000), talk.Where(post => post.Row.Source == second)[0].Row);
        Assert.Equal("a.csv, row 3", talk[1].Row.ToString());
        Assert.Equal("made by a program, row 1", Conversation.Of([new() { Id = "x" }])[0].Row.ToString());
        Assert.Equal([first, second], talk.Sources);
    }

    [Fact]
    public void Posts_are_equal_when_they_are_the_same_row_of_the_same_data()
    {
        var talk = Conversation.Of([new() { Id = "1" }, new() { Id = "1" }]);
        Assert.Equal(talk[1], talk.Where(post => post == talk[1])[0]);
        Assert.NotEqual(talk[0], talk[1]);
        Assert.Equal("Post { Id = 1, Text =  }", talk[0].ToString());
        Assert.NotEqual(talk[0], Conversation.Of([new() { Id = "1" }])[0]);
    }

    [Fact]
    public void A_place_that_does_not_exist_is_refused()
    {
        var talk = Conversation.Of([new() { Id = "1" }]);
        Assert.Throws<ArgumentOutOfRangeException>(() => talk[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => talk[-1]);
    }

    [Fact]
    public void A_post_without_id_is_refused_with_its_number()
    {
        var error = Assert.Throws<ArgumentException>(() => Conversation.Of([new() { Id = "1" }, new() { Id = "" }]));
        Assert.StartsWith("Post 2 has no id. Give each post one: replies find their parent by it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_builder_is_used_up_by_building()
    {
        var builder = new ConversationBuilder();
        builder.Build([]);
        Assert.Throws<ObjectDisposedException>(() => builder.Add(new() { Id = "1" }, 0, 1));
        Assert.Throws<ObjectDisposedException>(() => builder.Build([]));
    }

    [Fact]
    public void Texts_that_cross_the_blocks_of_the_store_come_back_whole()
    {
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => new string((char)('a' + i % 26), 70_000 + i) + "äß👍")];
        var talk = Conversation.Of(texts.Select((text, i) => new PostDraft { Id = $"{i}", Text = text }));
        Assert.Equal(texts, talk.Select(post => post.Text));
    }

    [Fact]
    public void The_summary_tells_posts_people_period_and_exactness()
    {
        Assert.Equal("0 posts by 0 authors, times unknown.", Conversation.Of([]).ToString());
        var talk = Conversation.Of([
            new() { Id = "1", Author = "ada", Channel = "news", Time = Drafts.At("2024-05-03T10:00:00Z") },
            new() { Id = "2", Author = "ada", Channel = "sport", Time = Drafts.At("2024-04-30T22:00:00Z", TimePrecision.Day) },
            new() { Id = "3", Channel = "news" },
        ]);
        Assert.Equal(
            "3 posts by 1 author (1 post without a known author) in news, sport, 2024-05-01 to 2024-05-03 (times: 1 to the second, 1 to the day, 1 without).", talk.ToString());
        Assert.Equal(
            "1 post by 1 author in sport, 2024-05-01 (times: 1 to the day). Selected: 1 of 3 posts: in \"sport\".", talk.InChannel("sport").ToString());
    }

    [Fact]
    public void A_notebook_shows_the_sentence_and_the_first_posts() => Golden.Matches("conversation-shown.txt", Shown("text/plain"));

    [Fact]
    public void Long_texts_are_cut_between_letters_as_readers_count_them()
    {
        string families = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 121));
        string shown = ConversationDisplay.FirstRows(Conversation.Of([new() { Id = "1", Text = families }])).Rows[0][2];
        Assert.Equal(families[..^"👩‍👩‍👧".Length] + "…", shown);
    }

    [Fact]
    public void What_people_wrote_is_escaped_on_the_page()
    {
        string html = Shown("text/html");
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    private static string Shown(string mimeType)
    {
        var talk = Conversation.Of(Enumerable.Range(1, 12).Select(i => new PostDraft
        {
            Id = $"{i}",
            Author = i % 3 == 0 ? null : $"p{i % 4}",
            Role = i == 2 ? AuthorRole.Brand : AuthorRole.Person,
            Channel = "Kaffeeforum",
            Time = Drafts.At($"2024-05-{i:00}T10:00:00Z", i == 4 ? TimePrecision.Day : TimePrecision.Second),
            Text = i == 1 ? "<script>alert(1)</script>\nzweite Zeile" : i == 3 ? string.Concat(Enumerable.Repeat("Espresso ", 14)) : $"Kaffee {i}",
            Reactions = i == 5 ? new(Likes: 1_200, Views: 0) : default,
        }));
        var writer = new StringWriter();
        object formatter = new ConversationFormats().CreateTypeFormatters().Single(each => ((SocialResearch.Results.TypeFormatter<Conversation>)each).MimeType == mimeType);
        Assert.True(((SocialResearch.Results.TypeFormatter<Conversation>)formatter).Format(talk, writer));
        return writer.ToString();
    }
}
