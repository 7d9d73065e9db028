using System.Globalization;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Export;

/// <summary>One cell as HTML, with what the rest of the page must know about it.</summary>
internal sealed record CellHtml(string Html, bool HasCode, IReadOnlyList<PageHeading> Headings)
{
    public static List<CellHtml> Render(NotebookDocument document, PageOptions options, OutputHtml outputs, out List<PageHeading> headings)
    {
        headings = [];
        string? folder = document.Path is null ? null : Path.GetDirectoryName(Path.GetFullPath(document.Path));
        var cells = new List<CellHtml>();
        int number = 0;
        foreach (var cell in document.Cells)
        {
            if (cell.Kind == CellKind.Code) number++;
            if (Has(cell, "remove-cell") || cell.Kind == CellKind.Raw) continue;
            if (cell.Kind == CellKind.Code)
            {
                cells.Add(Code(cell, number, outputs));
                continue;
            }

            int before = headings.Count;
            string html = MarkdownHtml.Render(cell.Source, new(folder, cell.Attachments, options.GalleryLink is not null),
                string.Create(CultureInfo.InvariantCulture, $"text{cells.Count + 1}-"), headings);
            cells.Add(new($"<section class=\"cell text\">\n{html}</section>\n", false, headings[before..]));
        }

        return cells;
    }

    private static CellHtml Code(NotebookCell cell, int number, OutputHtml outputs)
    {
        bool showsCode = !Has(cell, "remove-input") && !string.IsNullOrWhiteSpace(cell.Source);
        bool closed = Has(cell, "hide-input") || Has(cell, "hide-cell");
        string code = !showsCode ? "" : $"""
            <details class="code"{(closed ? "" : " open")}><summary>Code</summary>
            <pre tabindex="0"><code>{CSharpHighlighter.Render(cell.Source)}</code></pre></details>

            """;
        // A failure is never removed: the page would look right and be wrong.
        string state = RunState.Sentence(cell);
        string shown = Has(cell, "remove-output") && !RunState.HasFailed(cell) ? "" : outputs.Render(cell.Outputs);
        if (shown.Length > 0 && (Has(cell, "hide-output") || Has(cell, "hide-cell")))
            shown = $"<details class=\"hidden-output\"><summary>Output</summary>\n{shown}</details>\n";
        string id = number.ToString(CultureInfo.InvariantCulture);
        return new($"<section class=\"cell\" id=\"cell-{id}\">\n{code}{state}{shown}</section>\n", showsCode, []);
    }

    // Jupyter Book writes remove-cell, nbconvert's configuration remove_cell.
    private static bool Has(NotebookCell cell, string tag) => cell.HasTag(tag) || cell.HasTag(tag.Replace('-', '_'));
}
