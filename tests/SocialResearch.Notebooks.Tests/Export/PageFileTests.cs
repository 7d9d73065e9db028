using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Notebooks.Tests.Export;

public sealed class PageFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("page ü ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_page_is_written_as_text_without_a_byte_order_mark()
    {
        string path = Path.Combine(folder, "page.html");
        HtmlPage.Write(path, NotebookDocument.Create("ä😀"), new());
        Assert.StartsWith("<!DOCTYPE html>", System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
        Assert.Contains("<h1>ä😀</h1>", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_cannot_be_rendered_leaves_the_old_one()
    {
        string path = Path.Combine(folder, "page.html");
        File.WriteAllText(path, "good");
        var document = NotebookDocument.Create("n", SampleNotebook.Run(1, "x", new DisplayOutput(MimeBundle.OfText(("text/html", "<p data-needs-script=\"none\">")))));
        Assert.Throws<NotebookException>(() => HtmlPage.Write(path, document, new()));
        Assert.Equal("good", File.ReadAllText(path));
    }

    [Fact]
    public void Pictures_beside_the_notebook_are_taken_in_and_others_are_named()
    {
        string notebooks = Directory.CreateDirectory(Path.Combine(folder, "notebooks")).FullName;
        File.WriteAllBytes(Path.Combine(notebooks, "a b.png"), [1, 2, 3]);
        File.WriteAllBytes(Path.Combine(folder, "secret.png"), [1, 2, 3]);
        string path = Path.Combine(notebooks, "n.ipynb");
        NotebookDocument.Create("n", NotebookCell.Markdown("![in](a%20b.png) ![out](../secret.png) ![net](https://example.org/x.png)")).Save(path);
        string page = HtmlPage.Render(NotebookDocument.Load(path), new());
        Assert.Contains("<img src=\"data:image/png;base64,AQID\" alt=\"in\" />", page, StringComparison.Ordinal);
        Assert.Contains("[Picture not in this page: out ../secret.png]", page, StringComparison.Ordinal);
        Assert.Contains("[Picture not in this page: net https://example.org/x.png]", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_attached_to_a_cell_are_taken_in()
    {
        string json = """{"cells": [{"cell_type": "markdown", "id": "a", "attachments": {"x.png": {"image/png": "AQID"}}, "metadata": {}, "source": "![it](attachment:x.png) ![no](attachment:y.png)"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";
        string page = HtmlPage.Render(NotebookDocument.Parse(System.Text.Encoding.UTF8.GetBytes(json), "n"), new());
        Assert.Contains("<img src=\"data:image/png;base64,AQID\" alt=\"it\" />", page, StringComparison.Ordinal);
        Assert.Contains("[Picture not in this page: no attachment:y.png]", page, StringComparison.Ordinal);
    }
}
