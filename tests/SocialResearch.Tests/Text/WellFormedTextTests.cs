using SocialResearch.Privacy;
using SocialResearch.Tests.Importing;
using SocialResearch.Text;

namespace SocialResearch.Tests.Text;

public sealed class WellFormedTextTests
{
    // Not as attributes: those are stored as UTF-8, which cannot hold half a character.
    [Fact]
    public void What_cannot_be_normalised_becomes_a_replacement_character()
    {
        Assert.Equal("x\uFFFDäy", WellFormedText.Composed("x\uFFFEäy"));
        Assert.Equal("ä \uFFFD", WellFormedText.Composed("ä \uD83D"));
        Assert.Equal("\uFFFD ü", WellFormedText.Composed("\uDE00 ü"));
        Assert.Equal("ü 😀", WellFormedText.Composed("u\u0308 😀"));
    }

    [Fact]
    public void Text_in_order_stays_the_same_instance()
    {
        const string text = "Größe 😀";
        Assert.Same(text, WellFormedText.Of(text));
    }

    [Fact]
    public void A_table_with_U_FFFE_is_imported_and_its_author_has_a_pseudonym()
    {
        Assert.Equal("x\uFFFDäy", Reading.Text("id,author,date,text\n1,anna,2020-01-01,x\uFFFEäy\n").Posts["1"].Text);
        Assert.StartsWith("p-", Pseudonyms.WithKey(new byte[32]).Of("anna\uFFFE"), StringComparison.Ordinal);
    }
}
