using System.Text;
using System.Text.Json;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public sealed class PageLinesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pages").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_stand_in_the_order_of_the_pages_and_a_bad_page_stops_nothing()
    {
        for (int i = 0; i < 100; i++) Save($"{i:000}.html", $"<title>Seite {i}</title><p>Text</p>");
        File.WriteAllBytes(Path.Combine(_folder, "050.html"), []);
        File.WriteAllBytes(Path.Combine(_folder, "051.html"), [.. Enumerable.Range(0, 3000).Select(i => (byte)(i * 37))]);
        ExtractProgress done = PageLines.Write([_folder], Target);
        JsonElement[] lines = Lines();
        Assert.Equal(new(100, 100, 2), done);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i:000}.html"), lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal("The file is empty.", lines[50].GetProperty("error").GetString());
        Assert.Equal("The file is no page: it holds bytes that no text has.", lines[51].GetProperty("error").GetString());
        Assert.False(lines[50].TryGetProperty("text", out _));
        Assert.Equal("Seite 99", lines[99].GetProperty("title").GetString());
    }

    [Fact]
    public void Manifest_says_address_and_encoding_of_each_page()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "html"));
        File.WriteAllBytes(Path.Combine(_folder, "html", "a.html"), Encoding.Latin1.GetBytes("<meta charset=utf-8><title>Über Öl</title>"));
        Save("manifest.jsonl", """{"file":"a.html","url":"https://example.org/2011/07/08/oel","charset":"iso-8859-1"}""" + "\n\n" + """{"file":"missing.html"}""");
        PageLines.Write([_folder], Target);
        JsonElement[] lines = Lines();
        Assert.Equal("Über Öl", lines[0].GetProperty("title").GetString());
        Assert.Equal("2011-07-08", lines[0].GetProperty("date").GetString());
        Assert.Equal("The file does not exist.", lines[1].GetProperty("error").GetString());
    }

    [Theory, InlineData("not json", "row 1"), InlineData("{\"url\":\"x\"}", "row 1"), InlineData("{\"file\":\"a.html\"}\n[]", "row 2")]
    public void Manifest_that_cannot_be_read_is_named_with_its_row(string manifest, string row)
    {
        Save("manifest.jsonl", manifest);
        Assert.Contains(row, Assert.Throws<ImportException>(() => PageLines.Write([_folder], Target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_without_pages_and_missing_file_are_refused_and_nothing_is_written()
    {
        Assert.Throws<ImportException>(() => PageLines.Write([_folder], Target));
        Assert.Throws<ImportException>(() => PageLines.Write([Path.Combine(_folder, "none.html")], Target));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Announcements_of_links_are_no_comments_and_half_characters_do_not_break_the_line()
    {
        Save("a.html", "<title>A &#xD83D;</title><div id=comments><ol class=commentlist><li class=pingback id=comment-1><p>Pingback: <a href=x>Anderswo</a></p></li>"
            + "<li class=comment id=comment-2><cite class=fn>Käthe</cite> <time datetime=2010-01-02T03:04:05Z></time><p>Schön!</p></li></ol></div>");
        PageLines.Write([Path.Combine(_folder, "a.html")], Target);
        JsonElement comment = Assert.Single(Assert.Single(Lines()).GetProperty("comments").EnumerateArray());
        Assert.Equal(("Käthe", "2010-01-02T03:04:05", "Schön!"), (comment.GetProperty("author").GetString(), comment.GetProperty("date").GetString(), comment.GetProperty("text").GetString()));
    }

    private string Target => Path.Combine(_folder, "pages.jsonl");

    private void Save(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private JsonElement[] Lines() => [.. File.ReadLines(Target).Select(line => JsonElement.Parse(line))];
}
