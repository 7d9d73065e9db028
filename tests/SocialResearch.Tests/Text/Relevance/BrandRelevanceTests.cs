namespace SocialResearch.Tests.Text.Relevance;

public class BrandRelevanceTests
{
    [Fact]
    public void Counts_that_were_written_down_are_found_again_where_the_corpus_is() =>
        Golden.MatchesFile(BrandRelevance.Written, string.Join("\n", BrandRelevance.Count().Select(outcome => outcome.Row).Prepend(Outcomes.Header)));

    /// <summary>Floors a little below what was measured on the parts that nobody looked at; a change that costs more must be wanted.</summary>
    [Theory]
    [InlineData("test_syn", "described wide", 0.88, 0.95)]
    [InlineData("test_dia", "described wide", 0.88, 0.95)]
    [InlineData("test_syn", "described strict", 0.94, 0.48)]
    [InlineData("test_dia", "described strict", 0.94, 0.48)]
    public void Precision_and_recall_stay_above_their_floors(string part, string method, double precision, double recall)
    {
        Dictionary<string, int> posts = BrandRelevance.Count().Where(outcome => outcome.Part == part && outcome.Method == method)
            .GroupBy(outcome => outcome.Outcome).ToDictionary(group => group.Key, group => group.Sum(outcome => outcome.Posts));
        int right = posts[BrandRelevance.Right];
        Assert.InRange((double)right / (right + posts[BrandRelevance.Wrong]), precision, 1);
        Assert.InRange((double)right / (right + posts[BrandRelevance.Missed]), recall, 1);
    }
}
