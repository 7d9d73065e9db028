using System.Text.Json.Nodes;
using Markdig.Syntax.Inlines;

namespace SocialResearch.Notebooks.Export;

/// <summary>Where the links and pictures of a text may lead: a page fetches nothing and runs nothing by a link.</summary>
/// <param name="folder">The notebook's folder, whose pictures are taken into the page; null when there is none.</param>
/// <param name="attachments">Pictures kept in the cell.</param>
/// <param name="toPages">Whether links to notebooks lead to their pages.</param>
internal sealed class PageLinks(string? folder, JsonObject? attachments, bool toPages)
{
    public static bool IsSafe(string url) =>
        !(Uri.TryCreate(url, UriKind.Absolute, out var uri) || url.Contains(':')) || uri?.Scheme is "http" or "https" or "mailto";

    public void Mend(LinkInline link)
    {
        if (link.IsImage)
        {
            if (Picture(link.Url ?? "") is { } data) link.Url = data;
            else link.ReplaceBy(new LiteralInline($"[Picture not in this page: {MarkdownHtml.PlainText(link)} {link.Url}]"), copyChildren: false);
        }
        else if (!IsSafe(link.Url ?? ""))
        {
            link.ReplaceBy(new LiteralInline(MarkdownHtml.PlainText(link)), copyChildren: false);
        }
        else if (toPages && link.Url is { } url && !url.Contains('/') && url.Split('#')[0].EndsWith(".ipynb", StringComparison.Ordinal))
        {
            link.Url = url.Replace(".ipynb", ".html", StringComparison.Ordinal);
        }
    }

    private string? Picture(string url)
    {
        if (url.StartsWith("data:image/", StringComparison.Ordinal)) return url;
        if (url.StartsWith("attachment:", StringComparison.Ordinal))
        {
            return attachments?[Uri.UnescapeDataString(url["attachment:".Length..])] is JsonObject forms
                && forms.FirstOrDefault(form => form.Key.StartsWith("image/", StringComparison.Ordinal)) is { Value: JsonValue data } form
                ? $"data:{form.Key};base64,{data}" : null;
        }

        if (folder is null || url.Contains(':')) return null;
        // Only what lies beside the notebook: a page must not carry off a file from elsewhere.
        string path = Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(url)));
        string root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        string? type = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => "image/png",
            ".JPG" or ".JPEG" => "image/jpeg",
            ".GIF" => "image/gif",
            ".WEBP" => "image/webp",
            ".SVG" => "image/svg+xml",
            _ => null,
        };
        return type is not null && path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path)
            ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : null;
    }
}
