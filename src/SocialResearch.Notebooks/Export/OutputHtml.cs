using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Export;

/// <summary>The outputs of a cell as HTML, each in the richest form that a page can show.</summary>
internal sealed class OutputHtml(PageOptions options)
{
    private static readonly string[] Pictures = ["image/svg+xml", "image/png", "image/jpeg", "image/gif"];

    private int markdownCount;

    /// <summary>The scripts that the outputs rendered so far ask for.</summary>
    public List<string> NeededScripts { get; } = [];

    public string Render(IReadOnlyList<CellOutput> outputs)
    {
        var html = new StringBuilder();
        foreach (var output in MergeStreams(outputs))
        {
            html.Append(output switch
            {
                StreamOutput stream => Stream(stream),
                DisplayOutput display => Bundle(display.Data, display.Metadata),
                ResultOutput result => Bundle(result.Data, result.Metadata),
                ErrorOutput error => Error(error),
                UnknownOutput unknown => Note($"an output of the kind {unknown.Type}"),
                _ => "",
            });
        }

        return html.ToString();
    }

    // Console text comes in pieces as it was flushed; the reader wants it as one.
    private static IEnumerable<CellOutput> MergeStreams(IReadOnlyList<CellOutput> outputs)
    {
        for (int i = 0; i < outputs.Count; i++)
        {
            if (outputs[i] is not StreamOutput first)
            {
                yield return outputs[i];
                continue;
            }

            int end = i + 1;
            while (end < outputs.Count && outputs[end] is StreamOutput next && next.Name == first.Name) end++;
            yield return first with { Text = string.Concat(outputs.Take(i..end).Select(piece => ((StreamOutput)piece).Text)) };
            i = end - 1;
        }
    }

    private string Stream(StreamOutput stream)
    {
        string text = Console(stream.Text.TrimEnd('\n'));
        return stream.Name == "stderr"
            ? $"<div class=\"output stderr\"><p class=\"label\">Error output</p>{text}</div>\n"
            : $"<div class=\"output stream\">{text}</div>\n";
    }

    private string Error(ErrorOutput error)
    {
        string trace = string.Join('\n', error.Traceback);
        string head = $"{error.Name}: {error.Value}";
        // Python's traceback repeats the message, others do not.
        bool repeated = error.Value.Length > 0 && AnsiHtml.Strip(trace).Contains(error.Value, StringComparison.Ordinal);
        string text = trace.Length == 0 ? head : repeated ? trace : $"{head}\n{trace}";
        return $"<div class=\"output error\">{Console(text)}</div>\n";
    }

    private string Bundle(MimeBundle bundle, JsonObject? metadata)
    {
        if (bundle.Text("text/html") is { } html)
        {
            if (html.Length > options.LongestHtml) return TooLarge(html);
            NeededScripts.AddRange(PageScripts.Needed(html));
            return $"<div class=\"output html\">{html}</div>\n";
        }

        if (bundle.Text("text/markdown") is { } markdown)
        {
            string prefix = string.Create(CultureInfo.InvariantCulture, $"output{++markdownCount}-");
            return $"<div class=\"output markdown\">{MarkdownHtml.Render(markdown, new(null, null, options.GalleryLink is not null), prefix, null)}</div>\n";
        }

        foreach (string type in Pictures)
        {
            if (bundle.Text(type) is { } picture)
                return picture.Length > options.LongestHtml ? TooLarge(picture) : Picture(type, picture, bundle, metadata?[type] as JsonObject);
        }

        if (bundle.Node("application/json") is { } json)
            return $"<div class=\"output json\"><details><summary>Data (JSON)</summary>{Console(Indented(json))}</details></div>\n";
        if (bundle.Text("text/plain") is { } text) return $"<div class=\"output plain\">{Console(text)}</div>\n";

        string[] rest = [.. bundle.Types.Where(type => type != NotebookCard.MimeType)];
        return rest.Length == 0 ? "" : Note($"an output of the type {string.Join(", ", rest)}");
    }

    private static string Picture(string type, string content, MimeBundle bundle, JsonObject? size)
    {
        string data = type == "image/svg+xml"
            ? Convert.ToBase64String(Encoding.UTF8.GetBytes(content))
            : string.Concat(content.Where(c => !char.IsWhiteSpace(c)));
        string alternative = bundle.Text("text/plain") ?? "Picture without a description";
        return $"<div class=\"output picture\"><img src=\"data:{type};base64,{Html.Text(data)}\" alt=\"{Html.Text(alternative)}\"{Pixels("width")}{Pixels("height")}></div>\n";

        string Pixels(string side) => size?[side] is JsonValue value && value.TryGetValue(out int pixels)
            ? string.Create(CultureInfo.InvariantCulture, $" {side}=\"{pixels}\"") : "";
    }

    private static string Indented(JsonNode json)
    {
        using var stream = new MemoryStream();
        using (var writer = new JsonTextWriter(stream, new("  ", "\n", false, true))) writer.Node(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Note(string what) =>
        $"<p class=\"output note\">Here the notebook holds {Html.Text(what)}, which a page cannot show.</p>\n";

    private static string TooLarge(string content) => string.Create(CultureInfo.InvariantCulture,
        $"<p class=\"output note\">Here the notebook holds an output of {content.Length / 1e6:N0} million characters, too large for a page.</p>\n");

    private string Console(string text)
    {
        string cut = "";
        if (text.Length > options.LongestText)
        {
            cut = string.Create(CultureInfo.InvariantCulture, $"<p class=\"note\">The first {options.LongestText:N0} of {text.Length:N0} characters; the notebook holds all of them.</p>");
            int end = char.IsHighSurrogate(text[options.LongestText - 1]) ? options.LongestText - 1 : options.LongestText;
            text = text[..end];
        }

        return $"<pre tabindex=\"0\">{AnsiHtml.Render(text)}</pre>{cut}";
    }
}
