namespace SocialResearch.Notebooks.Tests.Language;

public sealed class InspectionTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task A_variable_says_its_type() => Assert.Equal("List<int> likesPerDay", await workbench.ExplainAsync("likesPer|Day.Count"));

    [Fact]
    public async Task A_function_of_a_cell_says_what_its_comment_says() => Assert.Equal(
        "int Twice(int number)\n\nDoubles a number.\n  number: What to double.", await workbench.ExplainAsync("Twice|"));

    [Fact]
    public async Task A_method_of_the_library_says_what_its_doc_comment_says()
    {
        string text = await workbench.ExplainAsync("Participation.Measure|");
        Assert.Contains("Measures participation.", text);
        Assert.Contains("population: N, everybody who could have contributed", text);
    }

    [Fact]
    public async Task A_method_of_dotnet_says_what_its_documentation_says()
    {
        string text = await workbench.ExplainAsync("Math.Sqrt|");
        Assert.StartsWith("double Math.Sqrt(double d)", text);
        Assert.SkipUnless(Directory.Exists(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs")), "The SDK's reference pack is missing.");
        Assert.Contains("Returns the square root of a specified number.", text);
    }

    [Theory]
    [InlineData("Twice(|")]
    [InlineData("Twice(1 + |")]
    [InlineData("var a = Twice( |); a")]
    public async Task Between_brackets_the_call_is_explained_and_the_argument_marked(string code) =>
        Assert.Contains("→ number: What to double.", await workbench.ExplainAsync(code));

    [Fact]
    public async Task The_second_argument_is_marked_behind_the_first_comma() =>
        Assert.Contains("→ y: ", await workbench.ExplainAsync("Math.Pow(2, |"));

    [Fact]
    public async Task A_constructor_has_arguments_too() => Assert.Contains("Post.Post(string Author, int Likes)", await workbench.ExplainAsync("new Post(|"));

    [Fact]
    public async Task An_inner_call_is_nearer_than_an_outer_one() => Assert.Contains("int Twice(int number)", await workbench.ExplainAsync("Math.Pow(Twice(|"));

    [Theory]
    [InlineData("|")]
    [InlineData("nothingLikeThis|")]
    [InlineData("// a comment|")]
    [InlineData("}}}(|")]
    [InlineData("#!html\n<b>|")]
    public async Task What_is_unknown_is_not_explained(string code) => Assert.Equal("", await workbench.ExplainAsync(code));
}
