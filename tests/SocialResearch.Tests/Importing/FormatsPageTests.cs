using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public sealed class FormatsPageTests
{
    [Fact]
    public void Every_format_has_a_row_in_the_page_of_formats()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "formats.md"));
        Assert.All(PostFormats.All, reader => Assert.Contains($"`{reader.Format}`", page, StringComparison.Ordinal));
    }
}
