using SocialResearch.Importing;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Importing;

public sealed class GroupedContributionsFileTests
{
    private static string Usenet => Repository.PathOf("data", "participation", "usenet_1987", "grouped.csv");

    [Fact]
    public void The_published_table_of_1987_is_read_in_its_own_words()
    {
        Assert.True(GroupedContributions.AreIn(Usenet));
        var read = GroupedContributions.Load(Usenet, 18_350);
        Assert.Equal((200_843, 5_843, 8), (read.People, read.Contributors, read.Groups.Count));
        Assert.Equal(("readers", "articles", "grouped.csv"), (read.Community.People, read.Community.Contributions, read.Community.Source));
        Assert.Equal("10 or more", read.Groups[^1].Name);
        Assert.Null(GroupedContributions.Load(Usenet).Gini);
    }

    [Fact]
    public void Tables_of_people_or_posts_are_no_tables_of_classes()
    {
        Assert.False(GroupedContributions.AreIn(Repository.PathOf("data", "participation", "se_quantumcomputing", "author_counts.csv")));
        Assert.False(GroupedContributions.AreIn(Reading.Fixture("csv", "events.csv")));
        Assert.False(GroupedContributions.AreIn(Reading.Fixture("stack-exchange")));
    }
}
