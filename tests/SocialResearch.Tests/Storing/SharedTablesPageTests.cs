using System.Text.RegularExpressions;
using SocialResearch.Storing;

namespace SocialResearch.Tests.Storing;

public sealed class SharedTablesPageTests
{
    [Fact]
    public void The_page_about_scaling_has_the_tables_and_the_questions_as_they_are_asked()
    {
        string page = OnOneLine(File.ReadAllText(Repository.PathOf("docs", "scaling.md")));
        string[] asked = [.. SharedTables.Create, SharedTables.Contributions, SharedTables.Days, SharedTables.DaysOfBrand, SharedTables.Lags, SharedTables.FirstLags];
        Assert.All(asked, sql => Assert.Contains(OnOneLine(sql), page, StringComparison.Ordinal));
    }

    private static string OnOneLine(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
