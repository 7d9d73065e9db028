using System.Text;
using SocialResearch.Importing.Xml;

namespace SocialResearch.Tests.Importing.Xml;

public sealed class XmlSourceTests
{
    private static readonly RssReader s_reader = new();

    private static string Feed(string text, string declaration = "") => $"{declaration}<rss>\n<channel>\n<item>\n<guid>1</guid>\n<description>{text}</description>\n</item>\n</channel>\n</rss>\n";

    [Fact]
    public void Xml_that_breaks_off_fails_as_a_whole_with_the_line()
    {
        var error = Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_reader, Feed("a")[..^20]));
        Assert.Equal("The XML is broken or breaks off.", error.What);
        Assert.EndsWith(", line 6", error.Where, StringComparison.Ordinal);
        Assert.StartsWith("Nothing was imported.", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declaration_of_types_is_refused_so_that_no_other_file_is_read()
    {
        var error = Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_reader, "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n" + Feed("&x;")));
        Assert.Contains("document type declaration", error.What, StringComparison.Ordinal);
        Assert.EndsWith(", line 1", error.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_quotes_nothing_of_the_file()
    {
        var error = Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_reader, Feed("<Anna.Keller> & joerg@post.example")));
        Assert.DoesNotContain("Anna", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("@", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_that_xml_forbids_are_taken_out_of_the_text() =>
        Assert.Equal("vor nach", ReaderRuns.ReadText(s_reader, Feed("vor\u000B&#x1F;nach&#xFFFE;")).Posts.Single().Text.Replace("\uFFFD", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("ISO-8859-1", 1252)]
    [InlineData("windows-1252", 1252)]
    [InlineData("iso-8859-15", 28605)]
    public void Old_encodings_are_read_as_declared(string name, int codePage)
    {
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(Feed("5 € für Öl", $"<?xml version=\"1.0\" encoding='{name}'?>"));
        Assert.Equal("5 € für Öl", ReaderRuns.ReadBytes(s_reader, bytes).Posts.Single().Text);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    public void Unicode_with_and_without_mark_is_read(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Feed("für 😀"))];
        Assert.Equal("für 😀", ReaderRuns.ReadBytes(s_reader, bytes).Posts.Single().Text);
    }

    [Fact]
    public void Bytes_in_another_encoding_than_declared_are_an_error_and_no_question_marks()
    {
        var error = Assert.Throws<ImportException>(() => ReaderRuns.ReadBytes(s_reader, Encoding.Latin1.GetBytes(Feed("für", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))));
        Assert.Contains("no UTF-8", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoding_that_does_not_exist_says_so() => Assert.Equal("The file declares an encoding that does not exist here.",
        Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_reader, Feed("a", "<?xml version=\"1.0\" encoding=\"klingon\"?>"))).What);

    [Fact]
    public void One_endless_record_stops_before_memory_does()
    {
        string path = Path.GetTempFileName();
        using (var file = new StreamWriter(path))
        {
            file.Write("<rss><channel><item><guid>1</guid><description>");
            string chunk = new('x', 1 << 20);
            for (int i = 0; i < 70; i++) file.Write(chunk);
        }
        var error = Assert.Throws<ImportException>(() => ReaderRuns.Read(s_reader, path));
        File.Delete(path);
        Assert.Equal("One record is larger than 64 MiB, which no post is.", error.What);
    }

    [Theory, InlineData("<div>"), InlineData("<b><i>"), InlineData("<table><tr>"), InlineData("</b>"), InlineData("<!--"), InlineData("<a href="), InlineData("<p>"), InlineData("<br>")]
    public void Html_that_never_closes_hangs_nothing_and_its_words_remain(string piece)
    {
        string deep = string.Concat(Enumerable.Repeat(piece, 200_000));
        Endless.Guard(() => Assert.StartsWith("oben", ReaderRuns.ReadText(s_reader, Feed(System.Net.WebUtility.HtmlEncode("oben " + deep + "unten"))).Posts.Single().Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Elements_within_elements_without_end_overflow_nothing() =>
        Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_reader, "<rss><channel><item>" + string.Concat(Enumerable.Repeat("<div>", 200_000))));

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("PK\u0003\u0004", "The file is packed.")]
    [InlineData("kein XML", "The XML is broken or breaks off.")]
    public void What_is_no_xml_is_refused(string text, string what) => Assert.Equal(what, Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_reader, text)).What);

    [Fact]
    public void A_missing_file_says_where_to_look() => Assert.Contains("../data/", Assert.Throws<ImportException>(() => ReaderRuns.Read(s_reader, "gibt-es-nicht.xml")).Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("<?xml version='1.0'?>\n<!-- <rss> --><feed a='1'>", "feed a='1'")]
    [InlineData("kein xml", null)]
    [InlineData("", null)]
    [InlineData("<!-- ohne Ende", null)]
    [InlineData("<offen", "offen")]
    public void The_first_element_tells_formats_apart(string beginning, string? root) => Assert.Equal(root, XmlSource.Root(beginning));
}
