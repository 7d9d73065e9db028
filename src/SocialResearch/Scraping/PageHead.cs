using System.Net;
using System.Text.Json;

namespace SocialResearch.Scraping;

/// <summary>What a page tells programs about itself: meta elements, links, JSON-LD.</summary>
internal sealed class PageHead
{
    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly Dictionary<string, List<string>> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);

    /// <summary>The content of the title element.</summary>
    public string? Title { get; private set; }

    /// <summary>The address the page calls its own.</summary>
    public string? Canonical { get; private set; }

    /// <summary>All objects of the JSON-LD, outer before inner.</summary>
    public List<JsonElement> Things { get; } = [];

    /// <summary>The object that describes the article, post or thread; undefined when none does.</summary>
    public JsonElement Article { get; private set; }

    /// <summary>Reads what the walk over the page set aside.</summary>
    public static PageHead Of(PageView view)
    {
        var head = new PageHead();
        foreach (MachineElement element in view.Machine)
        {
            switch (element.Name)
            {
                case "title": head.Title ??= Clean(element.Text); break;
                case "meta": head.AddMeta(element); break;
                case "link" when element.Attributes.Of("rel").Equals("canonical", StringComparison.OrdinalIgnoreCase):
                    head.Canonical ??= Clean(element.Attributes.Of("href"));
                    break;
                case "script": head.AddData(element.Text); break;
            }
        }
        head.Article = head.Things.FirstOrDefault(thing => IsArticle(thing) && (Has(thing, "headline") || Has(thing, "datePublished") || Has(thing, "author") || Has(thing, "articleBody")));
        return head;
    }

    /// <summary>The first content of the first of these names that has any.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_meta.TryGetValue(name, out List<string>? contents)) return contents[0];
        }
        return null;
    }

    /// <summary>All contents under the name.</summary>
    public IReadOnlyList<string> AllMeta(string name) => _meta.GetValueOrDefault(name) ?? [];

    /// <summary>The text of a property; of an object its name; null when there is none.</summary>
    public string? Text(JsonElement thing, string property) => Texts(thing, property).FirstOrDefault();

    /// <summary>The texts of a property that may be one, a list, or objects with names.</summary>
    public IEnumerable<string> Texts(JsonElement thing, string property) => thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty(property, out JsonElement value) ? Texts(value, 0) : [];

    /// <summary>Whether the object is of this kind.</summary>
    public static bool Is(JsonElement thing, params ReadOnlySpan<string> kinds)
    {
        if (thing.ValueKind != JsonValueKind.Object || !thing.TryGetProperty("@type", out JsonElement type)) return false;
        foreach (string kind in kinds)
        {
            if (type.ValueKind == JsonValueKind.String ? type.GetString()!.EndsWith(kind, StringComparison.Ordinal)
                : type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString()!.EndsWith(kind, StringComparison.Ordinal))) return true;
        }
        return false;
    }

    /// <summary>Entities as characters, white space as one; null when nothing is left.</summary>
    public static string? Clean(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw)) return null;
        string text = raw.Contains('&') ? WebUtility.HtmlDecode(raw) : raw;
        // Templates encode twice.
        if (text.Contains("&amp;", StringComparison.Ordinal) || text.Contains("&#", StringComparison.Ordinal) || text.Contains("&quot;", StringComparison.Ordinal)) text = WebUtility.HtmlDecode(text);
        text = PageLine.Collapse(text).Trim();
        return text.Length > 0 ? text : null;
    }

    private IEnumerable<string> Texts(JsonElement value, int depth)
    {
        if (depth > 4) yield break;
        switch (value.ValueKind)
        {
            case JsonValueKind.String when Clean(value.GetString()) is { } text: yield return text; break;
            case JsonValueKind.Array:
                foreach (JsonElement one in value.EnumerateArray())
                {
                    foreach (string text in Texts(one, depth + 1)) yield return text;
                }
                break;
            case JsonValueKind.Object when value.TryGetProperty("name", out JsonElement name) || value.TryGetProperty("@value", out name):
                foreach (string text in Texts(name, depth + 1)) yield return text;
                break;
            case JsonValueKind.Object when value.TryGetProperty("@id", out JsonElement id) && id.ValueKind == JsonValueKind.String
                && _byId.TryGetValue(id.GetString()!, out JsonElement other) && other.TryGetProperty("name", out JsonElement itsName):
                foreach (string text in Texts(itsName, depth + 1)) yield return text;
                break;
        }
    }

    private static bool IsArticle(JsonElement thing) => Is(thing, "Article", "Posting", "BlogPosting", "NewsArticle", "Report", "Recipe", "Review");

    private static bool Has(JsonElement thing, string property) => thing.TryGetProperty(property, out _);

    private void AddMeta(MachineElement element)
    {
        if (Clean(element.Attributes.Of("content")) is not { } content) return;
        foreach (string attribute in (ReadOnlySpan<string>)["name", "property", "itemprop", "http-equiv"])
        {
            if (Clean(element.Attributes.Of(attribute)) is not { } name) continue;
            if (!_meta.TryGetValue(name, out List<string>? contents)) _meta[name] = contents = [];
            contents.Add(content);
        }
    }

    private void AddData(string json)
    {
        if (json.Length > 1 << 20) return;
        json = json.Trim();
        if (json.StartsWith("<!--", StringComparison.Ordinal)) json = json[4..];
        if (json.EndsWith("-->", StringComparison.Ordinal)) json = json[..^3];
        if (json.AsSpan().ContainsAnyInRange('\u0001', '\u001F')) json = string.Concat(json.Select(c => c < ' ' ? ' ' : c));
        try
        {
            using JsonDocument document = JsonDocument.Parse(json.Trim().TrimEnd(';'), s_lenient);
            Add(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            // Broken data are as good as none: the page still says it in words.
        }
    }

    private void Add(JsonElement value)
    {
        if (Things.Count > 2000) return;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in value.EnumerateArray()) Add(one);
        }
        if (value.ValueKind != JsonValueKind.Object) return;
        if (value.TryGetProperty("@type", out _)) Things.Add(value);
        if (value.TryGetProperty("@id", out JsonElement id) && id.ValueKind == JsonValueKind.String && value.TryGetProperty("name", out _)) _byId.TryAdd(id.GetString()!, value);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) Add(property.Value);
        }
    }
}
