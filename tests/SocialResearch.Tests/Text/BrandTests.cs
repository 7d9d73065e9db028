using SocialResearch.Text;

namespace SocialResearch.Tests.Text;

public class BrandTests
{
    [Fact]
    public void A_brand_is_read_from_one_string()
    {
        Brand brand = Brand.Parse(" Deutsche Bahn , DB AG,#deutschebahn, @DB_Bahn,Bahn ");
        Assert.Equal("Deutsche Bahn", brand.Name);
        Assert.Equal(["DB AG", "Bahn"], brand.Aliases);
        Assert.Equal(["#deutschebahn"], brand.Hashtags);
        Assert.Equal(["@DB_Bahn"], brand.Handles);
        Assert.Equal("Deutsche Bahn (4 further names)", brand.ToString());
        Assert.Equal("Adobe", Brand.Parse("Adobe").ToString());
    }

    public static TheoryData<string> Unreadable => ["", " ", ",DB", "DB,,Bahn", "DB,", "#bahn", "@DB_Bahn,Bahn"];

    [Fact]
    public void A_string_that_is_no_brand_is_refused_with_what_where_and_how_to_mend_it() => Golden.Matches("brand-parse-errors.txt",
        string.Join("\n", Unreadable.Select(text => $"[{text.Data}] {Assert.Throws<BrandException>(() => Brand.Parse(text.Data)).Message}")));

    [Fact]
    public void A_name_that_cannot_be_looked_for_is_refused_with_what_where_and_how_to_mend_it()
    {
        Brand adobe = Brand.Named("Adobe");
        Brand[][] refused =
        [
            [], [adobe, adobe], [Brand.Named("")], [Brand.Named("!?…")], [Brand.Named(" - ")], [Brand.Named("Ado\uD83D")], [Brand.Named(new string('a', 201))],
            [adobe with { Aliases = ["Adobe Inc", "#adobe"] }], [adobe with { Products = ["@Acrobat"] }], [adobe with { Aliases = [null!] }],
            [adobe with { Hashtags = ["#"] }], [adobe with { Handles = ["@Ado be"] }], [adobe with { Handles = [""] }], [adobe with { Exclusions = ["\u00AD"] }],
            [adobe with { Rules = [ContextRule.For("")] }], [adobe with { Rules = [ContextRule.For("AD") with { With = ["Bild", ""] }] }], [adobe with { Rules = [ContextRule.For("AD") with { Without = ["?"] }] }],
        ];
        Golden.Matches("brand-errors.txt", string.Join("\n", refused.Select(brands => Assert.Throws<BrandException>(() => new BrandMatcher(brands)).Message)));
    }
}
