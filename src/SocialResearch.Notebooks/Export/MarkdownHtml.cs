using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocialResearch.Notebooks.Export;

/// <summary>A heading of the page, for its title and its table of contents.</summary>
internal sealed record PageHeading(int Level, string Text, string Anchor);

/// <summary>Markdown as HTML that can do nothing but be read.</summary>
/// <remarks>
/// Of Markdig's advanced extensions we leave out mathematics and diagrams (they need scripts), media links (they fetch
/// videos) and generic attributes (they allow <c>onclick</c>). Raw HTML is shown as text: a page that a consultant mails
/// must not run what somebody pasted into a cell.
/// </remarks>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAbbreviations().UseAlertBlocks().UseCitations().UseDefinitionLists().UseEmphasisExtras().UseFootnotes()
        .UseGridTables().UsePipeTables().UseListExtras().UseTaskLists().UseAutoLinks().DisableHtml()
        .Build();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>Renders a text as one of several in a page.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="links">Where its links and pictures may lead.</param>
    /// <param name="prefix">Sets its footnotes apart from those of the other texts.</param>
    /// <param name="headings">The headings of the page, to which its own are added with anchors; null when they do not count.</param>
    public static string Render(string markdown, PageLinks links, string prefix, List<PageHeading>? headings)
    {
        var document = Parse(markdown);
        if (headings is not null)
            foreach (var heading in document.Descendants<HeadingBlock>()) AddAnchor(heading, headings);
        foreach (var link in document.Descendants<LinkInline>().ToList()) links.Mend(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            if (!link.IsEmail && !PageLinks.IsSafe(link.Url)) link.ReplaceBy(new LiteralInline(link.Url));
        foreach (var literal in document.Descendants<LiteralInline>())
            if (literal.Content.AsSpan().Contains('%')) literal.Content = new StringSlice(Html.KeepTogether(literal.Content.ToString()));

        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTable());
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new HighlightedCode());
        renderer.Render(document);
        // Markdig numbers the footnotes of every text from 1; in text of the author these quotes would be escaped.
        return text.ToString().Replace("\"fn:", $"\"{prefix}fn:", StringComparison.Ordinal).Replace("\"#fn:", $"\"#{prefix}fn:", StringComparison.Ordinal)
            .Replace("\"fnref:", $"\"{prefix}fnref:", StringComparison.Ordinal).Replace("\"#fnref:", $"\"#{prefix}fnref:", StringComparison.Ordinal);
    }

    /// <summary>The words of a piece of text, without its markup.</summary>
    public static string PlainText(ContainerInline? inlines) => inlines is null ? "" : string.Concat(inlines.Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        ContainerInline container => PlainText(container),
        _ => "",
    }));

    private static void AddAnchor(HeadingBlock heading, List<PageHeading> headings)
    {
        string text = PlainText(heading.Inline);
        string slug = LinkHelper.Urilize(text, allowOnlyAscii: false) is { Length: > 0 } some ? some : "section";
        string anchor = slug;
        for (int i = 2; headings.Exists(other => other.Anchor == anchor); i++) anchor = FormattableString.Invariant($"{slug}-{i}");
        heading.GetAttributes().Id = anchor;
        headings.Add(new(heading.Level, text, anchor));
    }

    private sealed class ScrollingTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write("<div class=\"scroll\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }

    private sealed class HighlightedCode : CodeBlockRenderer
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            string code = block.Lines.ToString();
            bool isCSharp = (block as FencedCodeBlock)?.Info is "csharp" or "cs" or "c#" or "C#";
            renderer.Write("<pre><code>").Write(isCSharp ? CSharpHighlighter.Render(code) : Html.Text(code)).WriteLine("</code></pre>");
        }
    }
}
