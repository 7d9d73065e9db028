using System.Text.RegularExpressions;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Notebooks.Tests.Export;

public partial class CSharpHighlighterTests
{
    /// <summary>Shows the colour as a letter before brackets: k[var] x = n[1].</summary>
    private static string Show(string code) => Span().Replace(CSharpHighlighter.Render(code), "$1[$2]").Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&#39;", "'", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal);

    [Theory]
    [InlineData("var x = 1_000.5e-3m; // c", "k[var] x = n[1_000.5e-3m]; c[// c]")]
    [InlineData("/* a\nb */ 0xFFu 0b1_0 1..5", "c[/* a\nb */] n[0xFFu] n[0b1_0] n[1]..n[5]")]
    [InlineData("#!import a.csx\n#r \"b\"\nx", "d[#!import a.csx]\nd[#r \"b\"]\nx")]
    [InlineData("\"a\\\"b\" 'c' '\\'' '\\u0041'", "s[\"a\\\"b\"] s['c'] s['\\''] s['\\u0041']")]
    [InlineData("@\"a\"\"b\\\" x", "s[@\"a\"\"b\\\"] x")]
    [InlineData("$\"{d[\"a\"]} {{ {(x ? \"}\" : \"{\")}\" + 1", "s[$\"{d[\"a\"]} {{ {(x ? \"}\" : \"{\")}\"] + n[1]")]
    [InlineData("$@\"{a}\"\"\" + x", "s[$@\"{a}\"\"\"] + x")]
    [InlineData("$$\"\"\"\n {{a}} \"b\" // no\n\"\"\" + 1", "s[$$\"\"\"\n {{a}} \"b\" // no\n\"\"\"] + n[1]")]
    [InlineData("\"abc\"u8", "s[\"abc\"u8]")]
    [InlineData("\"open\nvar", "s[\"open]\nk[var]")]
    [InlineData("$\"open {\nvar", "s[$\"open ]{\nk[var]")]
    [InlineData("record P(int A); p with { A = 1 }; yield return await F(); field", "k[record] t[P](k[int] A); p k[with] { A = n[1] }; k[yield] k[return] k[await] F(); k[field]")]
    [InlineData("new List<Post>() as Post; post.Text.Length; Console.WriteLine(x)", "k[new] t[List]<t[Post]>() k[as] t[Post]; post.Text.Length; t[Console].WriteLine(x)")]
    [InlineData("from p in posts where p.A select p; from = 1; int Get { get; set; }", "k[from] p k[in] posts k[where] p.A k[select] p; from = n[1]; k[int] Get { k[get]; k[set]; }")]
    [InlineData("@class Größe über x1", "@class t[Größe] über x1")]
    public void Code_is_coloured_by_its_parts(string code, string shown) => Assert.Equal(shown, Show(code));

    [Fact]
    public void Nothing_of_the_code_is_lost()
    {
        string code = File.ReadAllText(SourceOfThisTest());
        string plain = Tag().Replace(CSharpHighlighter.Render(code), "");
        Assert.Equal(code, System.Net.WebUtility.HtmlDecode(plain));
    }

    private static string SourceOfThisTest([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    [GeneratedRegex("<span class=\"c-(.)[a-z]*\">(.*?)</span>", RegexOptions.Singleline)]
    private static partial Regex Span();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
