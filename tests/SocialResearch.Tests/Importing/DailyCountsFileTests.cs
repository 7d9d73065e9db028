using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Tests.Conversations;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Importing;

public sealed class DailyCountsFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("counts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Days_that_are_left_out_are_zero_and_a_day_has_the_hours_of_its_zone()
    {
        Timeline timeline = Timeline.Load(Write("day,posts,angry\n2012-03-24,3,1\n2012-03-26,5,0\n"), "Europe/Berlin", "posts");
        Assert.Equal([3, 0, 5], timeline.Bins.Select(bin => bin.Posts));
        Assert.Equal([24, 23, 24], timeline.Bins.Select(bin => (bin.End - bin.Start).TotalHours));
        Assert.All(timeline.Bins, bin => Assert.True(bin.IsComplete));
        Assert.Equal("8 posts in 3 days, 2012-03-24 to 2012-03-26 (Europe/Berlin): 2.7 a day over the complete ones, most on 2012-03-26 (5), none in 1 day.", timeline.Sentence);
    }

    [Fact]
    public void Rows_may_come_in_any_order_and_columns_of_one_table_can_be_compared()
    {
        string file = Write("day;posts;angry\n2012-03-26;5;0\n2012-03-24;4;1\n");
        RelativeVolume anger = RelativeVolume.Measure(Timeline.Load(file, "UTC"), Timeline.Load(file, "UTC", "angry"), "angry posts");
        Assert.Equal([0.25, null, 0.0], anger.Shares.Select(share => share.Value));
        Assert.Throws<ArgumentException>(() => RelativeVolume.Measure(Timeline.Load(file, "UTC", "angry"), Timeline.Load(file, "UTC")));
    }

    [Theory]
    [InlineData("day,posts\n24.03.2012,3\n", "The column day is no day. Where: daily.csv, line 2. Write year, month and day as in 2015-12-31.")]
    [InlineData("day,posts\n2012-03-24,3\n2012-03-24,4\n", "The column day says 2012-03-24, which was there before. Where: daily.csv, line 3. Add the two rows, or take one out.")]
    [InlineData("day,posts\n2012-03-24,-3\n", "The column posts is no count. Where: daily.csv, line 2. Write a whole number from 0, without points or blanks.")]
    [InlineData("day,posts\n2012-03-24,\n", "The column posts is empty. Where: daily.csv, line 2. Fill it in, or take the row out.")]
    [InlineData("day,count\n2012-03-24,3\n", "The column posts is missing. Where: daily.csv. The table has: day, count.")]
    [InlineData("day,posts\n", "The table has a header and no rows. Where: daily.csv. Export it again, or take another table.")]
    [InlineData("day,posts\n1900-01-01,1\n2200-01-01,1\n", "From 1900-01-01 to 2200-01-01 there are more than 100,000 days. Where: daily.csv. Correct the day that is wrong.")]
    public void A_row_that_cannot_be_read_is_named(string table, string message) =>
        Assert.Equal(message, Assert.Throws<ImportException>(() => Timeline.Load(Write(table), "Europe/Berlin")).Message);

    [Fact]
    public void A_zone_that_is_none_is_named() =>
        Assert.StartsWith("\"Berlin\" is no time zone.", Assert.Throws<ArgumentException>(() => Timeline.Load(Write("day,posts\n2012-03-24,3\n"), "Berlin")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("germeval2017_bahn", "deutsche_bahn", "Europe/Berlin")]
    [InlineData("omp_labeled", "der_standard", "Europe/Vienna")]
    public void Committed_counts_are_those_of_the_corpus_where_it_is(string corpus, string folder, string zone)
    {
        Conversation posts = CorporaGoldTests.Import(corpus, new() { Channel = "community" }).Conversation;
        Timeline counted = Timeline.Measure(posts, TimeBin.Day, zone), committed = Timeline.Load(Repository.PathOf("data", "timelines", folder, "daily.csv"), zone);
        Assert.Equal(counted.Bins.Select(bin => (bin.Date, bin.Posts)), committed.Bins.Select(bin => (bin.Date, bin.Posts)));
    }

    private string Write(string table)
    {
        string path = Path.Combine(_folder.FullName, "daily.csv");
        File.WriteAllText(path, table);
        return path;
    }
}
