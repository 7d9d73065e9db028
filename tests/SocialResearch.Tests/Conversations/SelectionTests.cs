using FsCheck.Fluent;
using SocialResearch.Conversations;

namespace SocialResearch.Tests.Conversations;

public class SelectionTests
{
    private static readonly Func<Conversation, Conversation>[] Steps =
    [
        talk => talk.InChannel("news", "Straße"),
        talk => talk.ByRole(AuthorRole.Person, AuthorRole.Unknown, AuthorRole.Bot),
        talk => talk.ByAuthor("ada", "cem"),
        talk => talk.Mentioning("strasse", "Familie"),
        talk => talk.Between("1990-01-01", "2020-12-31"),
        talk => talk.Between(new DateTimeOffset(1960, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        talk => talk.Where(post => post.Reactions.Likes is not null),
    ];

    [Fact]
    public void The_order_of_steps_does_not_change_what_is_kept() => Holds((talk, one, other) => other(one(talk)).SequenceEqual(one(other(talk))));

    [Fact]
    public void Selecting_twice_is_selecting_once() => Holds((talk, one, _) => one(one(talk)).SequenceEqual(one(talk)));

    [Fact]
    public void What_is_kept_is_a_part_of_what_was_there_in_the_same_order() => Holds((talk, one, other) =>
        other(one(talk)).SequenceEqual(talk.Where(new HashSet<Post>(other(one(talk))).Contains)));

    [Fact]
    public void The_selection_counts_what_each_step_kept() => Holds((talk, one, other) =>
    {
        Conversation first = one(talk), second = other(first);
        return second.Selection.Steps.Select(step => (step.Before, step.Kept)).SequenceEqual([(talk.Count, first.Count), (first.Count, second.Count)])
            && second.Selection.Total == talk.Count && second.Selection.Kept == second.Count && talk.Selection.Steps.Count == 0;
    });

    [Fact]
    public void Selecting_agrees_with_filtering_the_list() => Prop.ForAll(Drafts.Any, drafts =>
    {
        var talk = Conversation.Of(drafts);
        Post[] posts = [.. talk];
        return talk.InChannel("news").SequenceEqual(posts.Where(post => post.Channel == "news"))
            && talk.ByAuthor("ada").SequenceEqual(posts.Where(post => post.Author == "ada"))
            && talk.ByRole(AuthorRole.Bot).SequenceEqual(posts.Where(post => post.Role == AuthorRole.Bot));
    }).Holds();

    [Fact]
    public void A_selection_reads_as_a_sentence()
    {
        var talk = Conversation.Of([
            new() { Id = "1", Channel = "news", Text = "Die Bahn kommt", Role = AuthorRole.Person, Time = Drafts.At("2024-05-01T10:00:00Z") },
            new() { Id = "2", Channel = "news", Text = "Bahnhof", Role = AuthorRole.Person, Time = Drafts.At("2024-05-01T11:00:00Z") },
            new() { Id = "3", Channel = "news", Text = "Bahn!", Role = AuthorRole.Bot },
            new() { Id = "4", Channel = "sport" },
        ]);
        Assert.Equal("All 4 posts.", talk.Selection.ToString());
        Assert.Equal("3 of 4 posts: in \"news\".", talk.InChannel("news").Selection.ToString());
        Assert.Equal(
            "1 of 4 posts: in \"news\" (3 kept); by persons or staff (2 kept); mentioning \"bahn\" (1 kept).",
            talk.InChannel("news").ByRole(AuthorRole.Person, AuthorRole.Staff).Mentioning("bahn").Selection.ToString());
        Assert.Equal("The only post.", Conversation.Of([new() { Id = "1" }]).Selection.ToString());
        Assert.Equal("0 of 4 posts: by 2 chosen authors.", talk.ByAuthor("ada", "bo").Selection.ToString());
        Assert.Equal("2 of 4 posts: from 2024-05-01 to 2024-05-01, days in UTC, 2 without time left out.", talk.Between("2024-05-01", "2024-05-01").Selection.ToString());
        Assert.Equal("1 of 4 posts: where post => post.Text.EndsWith('!').", talk.Where(post => post.Text.EndsWith('!')).Selection.ToString());
        Assert.Equal("1 of 4 posts: where somebody shouts.", talk.Where(post => post.Text.EndsWith('!'), "somebody shouts").Selection.ToString());
    }

    [Fact]
    public void Selecting_by_nothing_is_refused()
    {
        var talk = Conversation.Of([]);
        Assert.Throws<ArgumentException>(() => talk.InChannel());
        Assert.Throws<ArgumentException>(() => talk.ByRole());
        Assert.Throws<ArgumentException>(() => talk.ByAuthor());
        Assert.Throws<ArgumentException>(() => talk.Mentioning());
        Assert.StartsWith("A word is empty, and every text would hold it.", Assert.Throws<ArgumentException>(() => talk.Mentioning("bahn", " ")).Message, StringComparison.Ordinal);
    }

    private static void Holds(Func<Conversation, Func<Conversation, Conversation>, Func<Conversation, Conversation>, bool> law) => Prop.ForAll(
        Drafts.Any, Gen.Choose(0, Steps.Length - 1).Two().ToArbitrary(),
        (drafts, pair) => law(Conversation.Of(drafts), Steps[pair.Item1], Steps[pair.Item2])).Holds();
}
