using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Compatibility;

/// <summary>What notebooks written for .NET Interactive use; the names are those counted in public ones.</summary>
public sealed class PublicNotebookTests
{
    private static MimeBundle Data(CellOutput output) => output switch
    {
        DisplayOutput display => display.Data,
        ResultOutput result => result.Data,
        _ => throw new ArgumentException(output.ToString()),
    };

    [Fact]
    public async Task Elements_are_written_as_calls_attributes_in_brackets_and_texts_are_escaped()
    {
        Ran ran = (await Engine.RunAsync(
            "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;",
            "display(span(img[src:\"a.png\", style:\"height:1em\"], a[href: @\"x?a=1&b=2\", target: \"blank\"](b(\"Wörter <i>\"))));",
            "PocketView view = p(HTML(\"<i>as it is</i>\"), \" & \", 1.5); view.ToString()",
            "div[@class: \"box\"](new[] { 1, 2 }.Select(n => li(n)))",
            "table(tr(td(\"a\"), td(new { Fruit = \"apple\" })))",
            "var i = 1; i + 1")).Succeeds();
        Assert.Equal("<span><img src=\"a.png\" style=\"height:1em\"><a href=\"x?a=1&amp;b=2\" target=\"blank\"><b>W&#246;rter &lt;i&gt;</b></a></span>", ran.Html(2));
        Assert.Equal("<p><i>as it is</i> &amp; 1.5</p>", ran.Text(3));
        Assert.Equal("<div class=\"box\"><li>1</li><li>2</li></div>", ran.Html(4));
        Assert.Contains("<td><table>", ran.Html(5));
        Assert.Equal("2", ran.Text(6));
    }

    [Fact]
    public async Task A_registered_formatter_decides_how_a_type_looks_also_inside_a_table_until_it_is_reset()
    {
        Ran ran = (await Engine.RunAsync(
            "using Microsoft.DotNet.Interactive.Formatting;\npublic class Person { public string Name { get; set; } }",
            "Formatter.Register<Person>((person, writer) => writer.Write($\"<b>{person.Name}</b>\"), mimeType: \"text/html\");\nnew Person { Name = \"Änne\" }",
            "Formatter.Register<Person>(person => $\"person {person.Name}\");\nnew { Author = new Person { Name = \"A\" }, Likes = 1 }",
            "Formatter.SetPreferredMimeTypesFor(typeof(Person), \"text/plain\");\nnew Person { Name = \"B\" }",
            "Formatter.Register<List<Person>>((people, writer) => { foreach (var one in people) writer.Write($\"<i>{one.Name}</i>\"); }, \"text/html\");\nnew List<Person> { new Person { Name = \"C\" }, new Person { Name = \"D\" } }",
            "Formatter.ListExpansionLimit = 3; Enumerable.Range(0, 10)",
            "Formatter.ResetToDefault(); new Person { Name = \"E\" }")).Succeeds();
        Assert.Equal("<b>Änne</b>", ran.Html(2));
        Assert.Contains("person A", ran.Text(3));
        Assert.Equal(("person B", ""), (ran.Text(4), ran.Html(4)));
        Assert.Equal("<i>C</i><i>D</i>", ran.Html(5));
        Assert.EndsWith("first 3 of 10 rows", ran.Text(6));
        Assert.Contains("property", ran.Html(7));
    }

    [Fact]
    public async Task Display_takes_forms_and_texts_are_shown_as_what_they_are()
    {
        Ran ran = (await Engine.RunAsync(
            "display(new { A = 1 }, \"application/json\"); display(\"<x>\", \"text/html\"); new[] { 1 }.Display(\"text/plain\");",
            "\"<b>x</b>\".DisplayAs(\"text/html\"); \"**x**\".DisplayAs(\"text/markdown\");",
            "new[] { new { A = 1 } }.DisplayTable()",
            "display(5)",
            "Javascript(\"alert(1)\"); CSS(\"p { color: red }\");")).Succeeds();
        Assert.Equal(1, (int)Data(ran.Outputs(1)[0]).Node("application/json")!["A"]!);
        Assert.Equal("&lt;x&gt;", Data(ran.Outputs(1)[1]).Text("text/html"));
        Assert.Equal(["text/plain"], Data(ran.Outputs(1)[2]).Types);
        Assert.Equal("<b>x</b>", Data(ran.Outputs(2)[0]).Text("text/html"));
        Assert.Equal("**x**", Data(ran.Outputs(2)[1]).Text("text/markdown"));
        Assert.Single(ran.Outputs(3));
        Assert.Single(ran.Outputs(4)); // Shown once, although it is also the last line.
        Assert.Equal("<script type=\"text/javascript\">alert(1)</script><style>p { color: red }</style>", ran.Html(5));
    }

    [Fact]
    public async Task Formulas_are_latex()
    {
        Ran ran = (await Engine.RunAsync("(MathString)@\"\\frac12\"", "(LaTeXString)@\"\\begin{align} x \\end{align}\"")).Succeeds();
        Assert.Equal("$$\\frac12$$", Data(ran.Outputs(1)[0]).Text("text/latex"));
        Assert.Equal("\\begin{align} x \\end{align}", Data(ran.Outputs(2)[0]).Text("text/latex"));
        Assert.Equal("\\frac12", ran.Text(1));
    }

    [Fact]
    public async Task Stretches_in_html_markdown_and_javascript_are_shown_and_lines_of_code_keep_their_numbers()
    {
        Ran ran = await Engine.RunAsync(
            "#!html\n<b>Hällo</b>",
            "#!markdown\n# Title\n#!csharp\nvar x = 1;\n#!javascript\nalert(1);\n#!html\n<i>x</i>\n#!csharp\nmissing");
        Assert.Equal("<b>Hällo</b>", ran.Html(1));
        Assert.Equal("# Title", Data(ran.Outputs(2)[0]).Text("text/markdown"));
        Assert.Equal("<script type=\"text/javascript\">alert(1);</script><i>x</i>", ran.Html(2));
        Assert.Contains("Cell 2, line 10, column 1: error CS0103", ran.Text(2));
    }

    [Fact]
    public async Task A_line_that_looks_like_a_language_inside_a_text_is_text()
    {
        Ran ran = (await Engine.RunAsync("var s = \"\"\"\n#!html\n\"\"\";\ns.Trim()")).Succeeds();
        Assert.Equal("#!html", ran.Text(1));
    }

    [Fact]
    public async Task Who_lists_the_variables_with_their_types()
    {
        Ran ran = (await Engine.RunAsync("var posts = new List<string>(); int n = 1;", "var n = 2.5;", "#!who")).Succeeds();
        Assert.Equal("name   type\nn      double\nposts  List<string>", ran.Text(3));
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "'#!fsharp' starts a language that this engine does not run. Where: Cell 1, line 1.")]
    [InlineData("1 + 1\n#!mermaid\ngraph", "'#!mermaid' starts a language that this engine does not run. Where: Cell 1, line 2.")]
    [InlineData("#!share --from fsharp x", "'#!share' is not a directive of this engine.")]
    [InlineData("#!connect mssql", "'#!connect' is not a directive of this engine.")]
    [InlineData("Kernel.Root.Add(null)", "'Kernel' belongs to .NET Interactive and is not supported here")]
    [InlineData("KernelInvocationContext c = null;", "'KernelInvocationContext' belongs to .NET Interactive and is not supported here")]
    [InlineData("using Microsoft.DotNet.Interactive.Commands;", "Of .NET Interactive only Microsoft.DotNet.Interactive.Formatting is supported here.")]
    [InlineData("IHtmlContent c = null;", "'IHtmlContent' belongs to ASP.NET and is not supported here")]
    public async Task What_is_not_supported_says_so_by_name(string code, string sentence) =>
        Assert.Contains(sentence, (await Engine.RunAsync(code)).Text(1));
}
