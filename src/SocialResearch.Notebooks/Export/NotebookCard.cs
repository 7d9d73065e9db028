using System.Text.Json.Nodes;
using Markdig.Syntax;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Export;

/// <summary>What a notebook is about, in the few lines that a gallery has room for.</summary>
/// <param name="Title">Its first heading, or the name of its file.</param>
/// <param name="Claim">The claim it puts to the test; null when it quotes none.</param>
/// <param name="Verdict">What came out, in one sentence; null before it was run.</param>
/// <param name="Detail">The numbers behind the verdict; null when the verdict says all.</param>
public sealed record NotebookCard(string Title, string? Claim, string? Verdict, string? Detail = null)
{
    /// <summary>The mime type by which a cell states <c>{"claim": …, "verdict": …, "detail": …}</c>, the last one optional; pages do not show it.</summary>
    public const string MimeType = "application/vnd.notebook.card+json";

    /// <summary>Reads title and claim off the text and lets the last card among the outputs have the last word.</summary>
    /// <param name="document">The notebook, best executed.</param>
    public static NotebookCard From(NotebookDocument document)
    {
        var texts = document.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => MarkdownHtml.Parse(cell.Source)).ToList();
        string? title = texts.SelectMany(text => text.Descendants<HeadingBlock>()).FirstOrDefault(heading => heading.Level == 1) is { } first
            ? MarkdownHtml.PlainText(first.Inline) : null;
        string? claim = texts.FirstOrDefault()?.Descendants<QuoteBlock>().FirstOrDefault() is { } quote
            ? string.Join(' ', quote.Descendants<ParagraphBlock>().Select(paragraph => MarkdownHtml.PlainText(paragraph.Inline))) : null;
        var card = document.Cells.SelectMany(cell => cell.Outputs).Select(Card).LastOrDefault(found => found is not null);
        return new(title ?? document.Name, OutputJson.Joined(card?["claim"]) ?? claim, OutputJson.Joined(card?["verdict"]), OutputJson.Joined(card?["detail"]));
    }

    private static JsonObject? Card(CellOutput output) => output switch
    {
        DisplayOutput display => display.Data.Node(MimeType) as JsonObject,
        ResultOutput result => result.Data.Node(MimeType) as JsonObject,
        _ => null,
    };
}
