using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Export;

/// <summary>A notebook as one HTML file that needs nothing else: no network, no other file, no server.</summary>
public static partial class HtmlPage
{
    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="path">The .html file; an existing one is replaced.</param>
    /// <param name="document">The notebook; it is shown as it is, nothing is run.</param>
    /// <param name="options">What to show and to link to.</param>
    /// <exception cref="NotebookException">The file cannot be written, or an output needs a script that is missing.</exception>
    public static void Write(string path, NotebookDocument document, PageOptions options)
    {
        string page = Render(document, options);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            writer.Write(page);
        });
    }

    /// <summary>The page as text; the same notebook and options give the same text.</summary>
    /// <param name="document">The notebook; it is shown as it is, nothing is run.</param>
    /// <param name="options">What to show and to link to.</param>
    /// <exception cref="NotebookException">An output needs a script that is missing.</exception>
    public static string Render(NotebookDocument document, PageOptions options)
    {
        var outputs = new OutputHtml(options);
        var cells = CellHtml.Render(document, options, outputs, out var headings);
        var title = headings.Find(heading => heading.Level == 1);

        using var page = new StringWriter(CultureInfo.InvariantCulture);
        page.Write(Html.Head(Language(document), title?.Text ?? document.Name, Html.Style("Page.css"), withScripts: true));
        if (options.GalleryLink is { } gallery)
            page.Write($"<header class=\"top\"><a href=\"{Html.Text(gallery)}\">← All notebooks</a></header>\n");
        page.Write("<main id=\"content\" class=\"page\">\n");
        if (cells.Any(cell => cell.HasCode)) page.Write(CodeSwitch(options.ShowCode));
        page.Write(RunState.Notice(document));
        if (title is null) page.Write($"<h1>{Html.Text(document.Name)}</h1>\n");
        // The contents follow the cell with the title, wherever the claim and its source are quoted.
        int opening = title is null ? -1 : cells.FindIndex(cell => cell.Headings.Contains(title));
        for (int i = -1; i < cells.Count; i++)
        {
            if (i >= 0) page.Write(cells[i].Html);
            if (i == opening) page.Write(Contents(headings));
        }

        page.Write("</main>\n");
        page.Write(Footer(document, options));
        foreach (string script in outputs.NeededScripts.Distinct())
            page.Write(PageScripts.Tag(PageScripts.Find(script, options.Scripts, document.Place)));
        page.Write("</body>\n</html>\n");
        return page.ToString();
    }

    // A sibling of the cells, so that the style sheet alone can hide them: it works where scripts are forbidden.
    private static string CodeSwitch(bool shown) =>
        $"<input type=\"checkbox\" id=\"show-code\" class=\"code-switch\"{(shown ? " checked" : "")}><label for=\"show-code\">Show the code</label>\n";

    private static string Contents(List<PageHeading> headings)
    {
        var sections = headings.Where(heading => heading.Level == 2).ToList();
        if (sections.Count <= 3) return "";
        var items = sections.Select(section => $"<li><a href=\"#{Html.Text(section.Anchor)}\">{Html.Text(section.Text)}</a></li>\n");
        return $"<nav class=\"contents\" aria-label=\"Contents\">\n<ol>\n{string.Concat(items)}</ol>\n</nav>\n";
    }

    private static string Footer(NotebookDocument document, PageOptions options)
    {
        string notebook = Html.Text(document.Name + ".ipynb");
        if (options.NotebookLink is { } link) notebook = $"<a href=\"{Html.Text(link)}\">{notebook}</a>";
        string date = options.Date is { } day ? " on " + day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : "";
        if (options.Origin is { } origin)
            return $"<footer>\n<p>Made with {Html.Text(options.MadeBy)} {Html.Text(origin)}{date}.</p>\n</footer>\n";
        string gallery = options.GalleryLink is { } index ? $"<p><a href=\"{Html.Text(index)}\">All notebooks</a></p>\n" : "";
        return $"""
            <footer>
            <p>Made with {Html.Text(options.MadeBy)} from the notebook {notebook}{date}. Open the notebook in Jupyter or Visual Studio Code to check or change any step.</p>
            {gallery}</footer>

            """;
    }

    private static string Language(NotebookDocument document) =>
        OutputJson.Joined(document.Metadata["lang"]) is { } language && LanguageTag().IsMatch(language) ? language : "en";

    [GeneratedRegex("^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$", RegexOptions.None, 1000)]
    private static partial Regex LanguageTag();
}
