using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Tests.Conversations;

namespace SocialResearch.Tests.Participations;

public class ConversationParticipationTests
{
    private static readonly ParticipationOptions Quick = new() { Bootstrap = new() { Replicates = 100 } };

    private static readonly Conversation Talk = Conversation.Of(
    [
        .. Enumerable.Range(0, 6).Select(i => new PostDraft { Id = $"a{i}", Author = "ada", Channel = "news", Time = Drafts.At($"2024-05-0{i + 1}T10:00:00Z") }),
        new() { Id = "b", Author = "bo", Channel = "news", Time = Drafts.At("2024-05-03T10:00:00Z") },
        new() { Id = "c", Author = "cem", Channel = "sport", Time = Drafts.At("2024-06-03T10:00:00Z") },
        new() { Id = "d", Channel = "news" },
        new() { Id = "e", Author = "guest-7", Role = AuthorRole.Anonymous, Channel = "news" },
    ]);

    [Fact]
    public void Posts_are_counted_by_author_and_those_without_are_left_out_and_told()
    {
        var counts = ContributionCounts.Of(Talk);
        Assert.Equal([new CountFrequency(1, 2), new CountFrequency(6, 1)], counts.Frequencies);
        Assert.Equal(2, counts.WithoutAuthor);
        Assert.Equal("3 people made 8 contributions; 2 posts without a known author are left out.", counts.Sentence);
        var caveat = Assert.Single(Participation.Measure(Talk, 10, options: Quick).Caveats, caveat => caveat.Code == "SR009");
        Assert.Equal("2 of 10 posts have no known author and are left out: they may be the work of few people or of many.", caveat.Sentence);
    }

    [Fact]
    public void Posts_without_author_are_left_out_wherever_they_stand_also_where_nobody_is_anonymous()
    {
        var talk = Conversation.Of([new() { Id = "1" }, new() { Id = "2", Author = "ada" }, new() { Id = "3" }, new() { Id = "4", Author = "bo" }, new() { Id = "5", Author = "ada" }, new() { Id = "6" }]);
        var counts = ContributionCounts.Of(talk);
        Assert.Equal([new CountFrequency(1, 1), new CountFrequency(2, 1)], counts.Frequencies);
        Assert.Equal(3, counts.WithoutAuthor);
    }

    [Fact]
    public void Measuring_a_conversation_is_measuring_its_counts()
    {
        Participation measured = Participation.Measure(Talk, 10, options: Quick), counted = Participation.Measure(ContributionCounts.Of([6, 1, 1]), 10, options: Quick);
        Assert.Equal(counted.Gini, measured.Gini);
        Assert.Equal(counted.Top1, measured.Top1);
        Assert.Null(counted.Selection);
    }

    [Fact]
    public void Period_and_selection_come_with_the_conversation()
    {
        Participation measured = Participation.Measure(Talk.InChannel("news"), 10, options: Quick);
        Assert.EndsWith("of 7 posts, 2024-05-01 to 2024-05-06.", measured.Sentence, StringComparison.Ordinal);
        Assert.Equal("9 of 10 posts: in \"news\".", measured.Selection!.ToString());
        Assert.EndsWith("; selected 9 of 10 posts: in \"news\".", measured.ToTable().Caption, StringComparison.Ordinal);
        Assert.EndsWith("of 7 posts, May.", Participation.Measure(Talk.InChannel("news"), 10, new(Contributions: "posts", Period: "May"), Quick).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_set_aside_in_several_files_are_added_up()
    {
        var builder = new ConversationBuilder();
        builder.Add(new() { Id = "1", Author = "ada" }, 0, 2);
        Conversation talk = builder.Build([new("a.csv", "aa", 2, [new(3, "no id")]), new("b.csv", "bb", 1, [new(2, "no id")])]);
        Participation measured = Participation.Measure(talk, options: Quick);
        Assert.Equal("2 of 3 rows were set aside when 2 files were read.", Assert.Single(measured.Caveats, caveat => caveat.Code == "SR006").Sentence);
        Assert.Equal("a.csv, b.csv", measured.Community.Source);
    }

    [Fact]
    public void A_conversation_of_unknown_people_is_refused_with_a_remedy() =>
        Assert.Throws<InsufficientDataException>(() => Participation.Measure(Talk.Where(post => post.Author is null), options: Quick));
}
