using SocialResearch.Cases;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Cases;

/// <summary>A slip in a hand-made table ends the reading and says where.</summary>
public sealed class CaseTablesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cases-").FullName;

    public CaseTablesTests()
    {
        foreach (string file in Directory.GetFiles(Repository.PathOf("data", "cases"), "*.csv")) File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("events.csv", "2004-09-12,day,customer", "2004-09-32,day,customer", "The column time cannot be read: the time is none of 2004, 2004-09, 2004-09-12, 2004-09-12T16:50. Where: events.csv, line 4.")]
    [InlineData("events.csv", "2004-09-12,day,customer", "2004-09-12,minute,customer", "The column time cannot be read: the time is written as '2004-09-12', which is not known to the minute. Where: events.csv, line 4.")]
    [InlineData("events.csv", "kryptonite-03,", "kryptonite-02,", "The column id was there before. Where: events.csv, line 4.")]
    [InlineData("events.csv", "day,customer,a forum member", "day,client,a forum member", "The column actor says client. Where: events.csv, line 4. Allowed are: customer, blog, media, company, agency, platform.")]
    [InlineData("milestones.csv", "kryptonite-37", "dell-01", "The column event names the event dell-01, which this case does not have in events.csv. Where: milestones.csv, line 3.")]
    [InlineData("milestones.csv", "kryptonite_2004,noticed,claimed", "kryptonit_2004,noticed,claimed", "The column event names the event kryptonite-37, which this case does not have in events.csv. Where: milestones.csv, line 3.")]
    [InlineData("claims.csv", "days_to:noticed", "weeks_to:noticed", "The column quantity is not known. Where: claims.csv, line 2.")]
    [InlineData("channels.csv", "kryptonite-05", "kryptonite-99", "The column event names the event kryptonite-99, which this case does not have in events.csv. Where: channels.csv, line 3.")]
    [InlineData("channels.csv", "video,talked", "television,talked", "The column channel says television. Where: channels.csv, line 3. Allowed are: forum, blog, video, twitter, facebook, direct, press, own_site.")]
    [InlineData("claims.csv", "kryptonite-07 kryptonite-12", "kryptonite-7 kryptonite-12", "The column events names the event kryptonite-7, which this case does not have in events.csv. Where: claims.csv, line 2.")]
    [InlineData("claims.csv", "kryptonite_2004,blogs", "kryptonite_2005,blogs", "The column case names kryptonite_2005, which is not known. Where: claims.csv, line 3.")]
    [InlineData("events.csv", "https://www.bikebiz.com/200m-locks-lawsuit-launched-against-kryptonite-and-others/,secondary", ",secondary", "The column source is empty. Where: events.csv, line 2.")]
    [InlineData("series.csv", "kryptonite_2004,forum_thread", "kryptonite_2003,forum_thread", "The column case names kryptonite_2003, which is not known. Where: series.csv, line 2.")]
    [InlineData("series.csv", ",11000,", ",many,", "The column value is no number. Where: series.csv, line 2.")]
    [InlineData("series.csv", "secondary", "memory", "The column verified is neither yes nor secondary. Where: series.csv, line 2.")]
    public void A_wrong_cell_is_named_with_line_and_remedy(string file, string right, string wrong, string message)
    {
        string path = Path.Combine(_folder, file), text = File.ReadAllText(path);
        int at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at > 0);
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
        Assert.StartsWith(message, Assert.Throws<ImportException>(() => CaseStudies.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_table_is_named()
    {
        File.Delete(Path.Combine(_folder, "milestones.csv"));
        Assert.Contains("milestones.csv", Assert.Throws<ImportException>(() => CaseStudies.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mended_date_mends_the_verdict()
    {
        string path = Path.Combine(_folder, "milestones.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace("noticed,at_latest,2004-09-16", "noticed,at_latest,2004-12-20", StringComparison.Ordinal));
        Assert.Equal("0 to 99 days", CaseStudies.Load(_folder).Claims.Single(claim => claim.Id == "K1").Test.Range);
    }
}
