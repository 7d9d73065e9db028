using System.Text;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed class PageEncodingTests
{
    private static readonly Encoding s_windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static string Read(byte[] bytes, string? header, out string? doubt) => PageEncoding.Read(bytes, header, out doubt);

    [Theory]
    [InlineData("text/html; charset=utf-8", "")]
    [InlineData("text/html; charset=\"UTF-8\"", "")]
    [InlineData("text/html", "<meta charset=utf-8>")]
    [InlineData("text/html", "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=utf-8'>")]
    [InlineData("text/html", "<?xml version=\"1.0\" encoding=\"utf-8\"?>")]
    [InlineData("text/html", "<!-- <meta charset=koi8-r> --><meta charset=utf-8>")]
    [InlineData("text/html", "<meta charset=utf-16>")]
    [InlineData(null, "")]
    public void Utf8_is_read_wherever_it_is_stated_and_where_nothing_is(string? header, string head)
    {
        string text = head + "<p>Größe – „schön“ 😀</p>";
        Assert.Equal(text, Read(Encoding.UTF8.GetBytes(text), header, out string? doubt));
        Assert.Null(doubt);
    }

    [Theory]
    [InlineData("text/html; charset=iso-8859-1", "")]
    [InlineData("text/html; charset=windows-1252", "")]
    [InlineData("text/html", "<meta charset=\"latin1\">")]
    [InlineData(null, "")]
    public void Latin_1_means_what_windows_means_by_it(string? header, string head)
    {
        string text = head + "<p>Größe – „schön“ für 5 €</p>";
        Assert.Equal(text, Read(s_windows.GetBytes(text), header, out string? doubt));
        Assert.Null(doubt);
    }

    [Fact]
    public void The_header_wins_over_the_page_and_the_mark_over_both()
    {
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!.GetBytes("<meta charset=utf-8>Привет");
        Assert.Equal("<meta charset=utf-8>Привет", Read(bytes, "text/html; charset=koi8-r", out _));
        Assert.Equal("Größe", Read([0xEF, 0xBB, 0xBF, .. "Größe"u8], "text/html; charset=koi8-r", out _));
        Assert.Equal("Größe", Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Größe")], "text/html; charset=utf-8", out _));
    }

    [Fact]
    public void A_label_that_the_bytes_contradict_is_named()
    {
        Assert.Equal("Größe", Read(s_windows.GetBytes("Größe"), "text/html; charset=utf-8", out string? doubt));
        Assert.Equal("The page says it is UTF-8 and is not; it was read as Windows-1252.", doubt);
        Assert.Equal("Größe", Read(Encoding.UTF8.GetBytes("Größe"), "text/html; charset=iso-8859-1", out doubt));
        Assert.Equal("The page says it is in a Western encoding and is UTF-8; it was read so.", doubt);
        Assert.Equal("Größe", Read(Encoding.UTF8.GetBytes("Größe"), "text/html; charset=klingon", out doubt));
        Assert.StartsWith("The page names an encoding that does not exist here", doubt);
        Assert.Equal("Größe, schön \uFFFD", Read([.. "Größe, schön "u8, 0xE4], "text/html; charset=utf-8", out doubt));
        Assert.StartsWith("The page is UTF-8 with damaged bytes", doubt);
    }
}
