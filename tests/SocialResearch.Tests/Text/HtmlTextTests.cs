using SocialResearch.Text;

namespace SocialResearch.Tests.Text;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  plain \r\n text ", "plain \n text")]
    [InlineData("<p>eins<br>zwei<br />drei</p><p>vier</p>", "eins\nzwei\ndrei\n\nvier")]
    [InlineData("eins<p>zwei<p>drei", "eins\n\nzwei\n\ndrei")]
    [InlineData("<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>", "eins\nzwei")]
    [InlineData("ein  <b>fett</b>er\n Satz", "ein fetter Satz")]
    [InlineData("Brot &amp; K&auml;se &lt;3 &#x1F968; &#228;&nbsp;b", "Brot & Käse <3 \U0001F968 ä b")]
    [InlineData("&amp;lt;b&amp;gt;", "&lt;b&gt;")]
    [InlineData("vor<script>alert(1)</script><style>p{}</style><!-- nein -->nach", "vornach")]
    [InlineData("<pre>a  b\n  c</pre>", "a  b\n  c")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    [InlineData("1 < 2 und 3 > 2", "1 < 2 und 3 > 2")]
    [InlineData("&#xD800;x", "&#xD800;x")]
    [InlineData("&nosuch; &#99999999; & <", "&nosuch; &#99999999; & <")]
    [InlineData("u\u0308ber", "über")]
    public void Html_reads_as_people_see_it(string html, string expected) => Assert.Equal(expected, HtmlText.ToPlain(html));

    [Fact]
    public void Elements_named_are_left_out_with_all_they_hold() =>
        Assert.Equal("ich", HtmlText.ToPlain("<aside><p>du</p><aside>er</aside></aside><p>ich</p>", "aside"));

    [Fact]
    public void Half_a_character_becomes_the_replacement_character() => Assert.Equal("\uFFFDb", HtmlText.ToPlain('\uD83E' + "<i>b</i>"));

    [Fact]
    public void Deep_nesting_overflows_no_stack()
    {
        string deep = string.Concat(Enumerable.Repeat("<b><div>", 20_000));
        Assert.Equal("tief", HtmlText.ToPlain(deep + "tief"));
    }
}
