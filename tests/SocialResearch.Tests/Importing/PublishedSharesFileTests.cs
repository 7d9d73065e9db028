using SocialResearch.Importing;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Importing;

public sealed class PublishedSharesFileTests : IDisposable
{
    private const string Header = "community,platform,year_from,year_to,of_whom,group,share_of_people_pct,share_of_content_pct,metric,source,source_url,verified\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("sr-published-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_collection_holds_no_figure_from_memory_and_names_a_source_for_each()
    {
        IReadOnlyList<PublishedShare> all = PublishedShare.Load(Repository.PathOf("data", "participation", "published", "published.csv"));
        Assert.Equal(114, all.Count);
        Assert.All(all, figure => Assert.DoesNotContain("memory", figure.Verified, StringComparison.Ordinal));
        Assert.All(all, figure => Assert.True(figure.Source.Length > 5 && figure.Address is { Length: > 8 }));
    }

    [Fact]
    public void Per_cent_become_shares_and_what_was_not_published_stays_unknown()
    {
        PublishedShare figure = Assert.Single(Read("Forum,forum,,2013,everybody,top 1%,1,74.7,posts,Somebody (2014),,seen\n"));
        Assert.Equal((0.01, 0.747, PublishedDenominator.Everybody, "until 2013"), (figure.ShareOfPeople, Math.Round(figure.ShareOfContent!.Value, 9), figure.OfWhom, figure.Years));
        Assert.Null(figure.Address);
        Assert.Null(Assert.Single(Read("Forum,forum,,,not_stated,,,,posts,Somebody (2014),,seen\n")).ShareOfContent);
    }

    [Theory]
    [InlineData("everybody,top,40-60,1", "The column share_of_people_pct is no number.")]
    [InlineData("everybody,top,1,110", "The column share_of_content_pct is no share.")]
    [InlineData("members,top,1,10", "The column of_whom says members.")]
    public void A_row_that_cannot_be_read_ends_the_reading_with_its_line(string middle, string what)
    {
        ImportException thrown = Assert.Throws<ImportException>(() => Read($"Forum,forum,2013,2013,{middle},posts,Somebody,,seen\n"));
        Assert.Contains(what, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("published.csv, line 2", thrown.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<PublishedShare> Read(string rows)
    {
        string path = Path.Combine(_folder, "published.csv");
        File.WriteAllText(path, Header + rows);
        return PublishedShare.Load(path);
    }
}
