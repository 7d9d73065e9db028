using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Tests.Conversations;

public class BrandMentionsTests
{
    private static readonly BrandMatcher s_matcher = new(
        Brand.Named("Nordo") with { Handles = ["@nordo_hilft"], Rules = [ContextRule.For("ND") with { With = ["Schloss"] }] }, Brand.Named("Vesta"));

    private static readonly Conversation s_posts = Conversation.Of(new[]
    {
        "Nordo ist besser als Vesta", "nordos Schlösser", "@nordo_hilft wann?", "ND ist kaputt", "Mein Schloss von ND", "sonst nichts", "VESTA-Fan",
    }.Select((text, i) => new PostDraft { Id = $"p{i}", Text = text }));

    [Fact]
    public void Posts_that_mention_a_brand_are_selected_and_the_selection_says_so()
    {
        Conversation nordo = s_posts.Mentioning(new BrandMatcher(s_matcher.Brands[0]));
        Assert.Equal(["p0", "p1", "p2", "p4"], nordo.Select(post => post.Id));
        Assert.Equal("4 of 7 posts: mentioning Nordo.", nordo.Selection.ToString());
        Assert.Equal("5 of 7 posts: mentioning Nordo or Vesta.", s_posts.Mentioning(s_matcher).Selection.ToString());
    }

    [Fact]
    public void Each_brand_has_its_posts_and_a_post_that_names_two_is_in_both()
    {
        BrandMentions mentions = s_posts.PerBrand(s_matcher);
        Assert.Equal(["p0,p1,p2,p4", "p0,p6"], mentions.Brands.Select(brand => string.Join(',', brand.Posts.Select(post => post.Id))));
        Assert.Equal((5, 1, 7), (mentions.Naming, mentions.Shared, mentions.Posts));
        Assert.Equal([1, 0], mentions.Brands.Select(brand => brand.Ambiguous));
        Assert.Equal(4.0 / 7, mentions.Brands[0].Share.Value);
        Assert.Equal(["SR051", "SR052"], mentions.Caveats.Select(caveat => caveat.Code));
        Golden.Matches("brand-mentions.txt", $"{mentions.Sentence}\n\n{mentions.ToTable()}\n\n{string.Join("\n", mentions.Caveats.Select(caveat => $"{caveat.Code} {caveat.Sentence}"))}");
    }

    [Fact]
    public void Each_brand_alone_has_the_posts_that_it_has_among_others()
    {
        BrandMentions together = s_posts.PerBrand(s_matcher);
        foreach (BrandPosts brand in together.Brands)
        {
            BrandPosts alone = Assert.Single(s_posts.PerBrand(new(brand.Brand)).Brands);
            Assert.Equal(brand.Posts.Select(post => post.Id), alone.Posts.Select(post => post.Id));
            Assert.Equal(s_posts.Mentioning(new BrandMatcher(brand.Brand)).Selection, alone.Posts.Selection);
        }
    }

    [Fact]
    public void A_selection_is_searched_and_not_the_data_it_came_from() =>
        Assert.Equal([1, 1], s_posts.Where(post => post.Id is "p2" or "p6").PerBrand(s_matcher).Brands.Select(brand => brand.Posts.Count));

    [Fact]
    public void Nothing_to_search_has_no_share()
    {
        BrandMentions none = s_posts.Where(_ => false).PerBrand(s_matcher);
        Assert.All(none.Brands, brand => Assert.NotNull(brand.Share.WhyUndefined));
        Assert.Equal("There are no posts in which a brand could be mentioned.", none.ToString());
    }

    [Fact]
    public void Handles_that_were_taken_out_before_are_said_to_be_missing() =>
        Assert.Contains("SR053", Conversation.Of([new PostDraft { Id = "1", Text = "[handle] wann?" }]).PerBrand(s_matcher).Caveats.Select(caveat => caveat.Code));

    [Fact]
    public void Explanations_name_the_post_and_hold_no_handle()
    {
        string[] explanations = [.. s_posts.Explain(s_matcher).Select(mention => mention.Explanation)];
        Assert.Contains("“[handle]” at character 1 of post p2 counts for Nordo: it is an account of the brand.", explanations);
        Assert.Contains("“ND” at character 1 of post p3 does not count for Nordo: “ND” means other things too, and none of the words that show the brand stands in the text.", explanations);
        Assert.DoesNotContain(explanations, explanation => explanation.Contains("nordo_hilft", StringComparison.Ordinal));
    }
}
