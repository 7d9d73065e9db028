using HtmlAgilityPack;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

/// <summary>What is left out before a page is parsed changes nothing of what is read of it.</summary>
public sealed class LeanMarkupTests
{
    private static readonly string[] s_pieces =
    [
        "<p>", "</p>", "<p class=\"lead\" data-x='<b>'>", "<div id=a class='b c' style=\"color:red\">", "<div style='display: none'>", "</div>", "<a href=/weg/ target=_blank>", "<a href='x' onclick=\"if (a > b) { c(); }\"/>", "</a>",
        "Straße ", "3 < 4 und 5 > 2 ", "&uuml;ber &amp; ", "\n  ", "<br>", "<br/>", "</br>", "<img src='a.png' alt=\"Möwe\" title=x/>", "<img alt=ohne/>", "<!-- <p> -->", "<!doctype html>", "<!-->", "<script>if (a</b) document.write('<p>');</script>",
        "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"<b>\"}</script>", "<style>p { color: red }</style>", "<textarea rows=3>a <b> c</textarea>", "<title>Ein <Titel</title>", "<SCRIPT SRC=x></SCRIPT >",
        "<noscript><img src='zähler.gif' width=1></noscript>", "<li a b=c d = \"e\" class = f>", "<ul>", "</ul>", "<span hidden class>", "</span>", "<td class=\"a\"id=\"b\" width=3>", "<p / class=\"g\">", "<h1 class='' itemprop=headline>", "</h1>", "<option value=1>eins", "<b <i title=y>", "<", "</", "<a \"=x\" title='1.1.2020'>", "<link rel=icon href=x>", "<link rel=\"canonical\" href='https://x.de/'/>", "</script>", "<script type=json>{}</script <b>", "<svg viewBox='0 0 1 1'><path d='M0'/></svg>",
    ];

    [Fact]
    public void Page_is_read_the_same_with_and_without_what_is_left_out()
    {
        var random = new Random(20_261_122);
        for (int page = 0; page < 3_000; page++)
        {
            string html = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            Assert.Equal(Read(html), Read(LeanMarkup.Of(html, out _)));
        }
    }

    [Fact]
    public void Programs_styles_and_attributes_that_no_rule_reads_are_left_out() =>
        Assert.Equal("<p class=\"a\">Grüße<!></p>", LeanMarkup.Of("<p onclick=\"x()\" class=\"a\" data-n=5>Grüße<script src='x.js'>let a = '<p>';</script></p>", out _));

    [Theory, InlineData("script"), InlineData("title"), InlineData("textarea")]
    public void Element_closed_at_once_does_not_swallow_the_page(string name) =>
        Assert.Contains("Grüße", Read(LeanMarkup.Of($"<html><{name} class=x/><p>Grüße</p>", out _)), StringComparison.Ordinal);

    [Fact]
    public void Program_that_nobody_closed_ends_with_the_page() => Assert.Equal("<p>Wort<!>", LeanMarkup.Of("<p>Wort<script src=x>let a = 1; <p>", out _));

    [Fact]
    public void Tag_of_a_page_s_length_loses_its_attributes() => Assert.Equal("<p>Wort", LeanMarkup.Of($"<p class=\"{new string('a', 30_000)}\">Wort", out _));

    private static string Read(string html)
    {
        var document = new HtmlDocument { OptionMaxNestedChildNodes = 0 };
        document.LoadHtml(html);
        PageView view = PageView.Of(document);
        return string.Join('\n', Enumerable.Range(0, view.Count).Select(node =>
            $"{view.Parent(node)} {view.End(node)} {view.Tag(node)} {view.Text(node)} {view.Chars(node)} {view.LinkChars(node)} {view.Cues(node)} {view.Attribute(node, "class")} {view.Attribute(node, "id")} {view.Attribute(node, "href")} {view.Attribute(node, "title")} {view.Attribute(node, "itemprop")}"))
            + "\n" + string.Join('\n', view.Machine.Where(element => element.Name != "link" || element.Attributes.Of("rel") == "canonical").Select(element => element.Name + element.Attributes.Of("href") + element.Attributes.Of("content") + element.Text));
    }
}
