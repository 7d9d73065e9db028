namespace SocialResearch.Results;

/// <summary>A text for readers: shown as running text, where a string would be shown as it stands in code.</summary>
/// <param name="Text">The sentences; a line break begins another paragraph.</param>
[TypeFormatterSource(typeof(ParagraphFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Paragraph(string Text)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

internal sealed class ParagraphFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Paragraph>("text/html", (paragraph, writer) => writer.Write(string.Concat(paragraph.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(part => $"<p class=\"sr-sentence\">{Html.Encode(part)}</p>")))),
        new TypeFormatter<Paragraph>("text/plain", (paragraph, writer) => writer.Write(paragraph.Text)),
    ];
}
