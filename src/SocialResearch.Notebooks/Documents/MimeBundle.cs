using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>One thing in several forms, by mime type, in the order in which they were given.</summary>
/// <remarks>Text is one string here; the array of lines exists only in the file. A null node is the JSON value null.</remarks>
public sealed class MimeBundle : IReadOnlyList<KeyValuePair<string, JsonNode?>>
{
    private readonly List<KeyValuePair<string, JsonNode?>> forms;

    /// <summary>Takes the forms; a mime type may stand only once.</summary>
    /// <param name="forms">Mime type and content: text as a string node, JSON as any node.</param>
    public MimeBundle(IEnumerable<KeyValuePair<string, JsonNode?>> forms)
    {
        this.forms = [.. forms];
        if (this.forms.DistinctBy(form => form.Key).Count() != this.forms.Count)
            throw new ArgumentException("A mime type stands twice in one bundle.", nameof(forms));
    }

    /// <summary>A bundle of texts only, as most values give.</summary>
    /// <param name="forms">Mime type and text.</param>
    public static MimeBundle OfText(params IEnumerable<(string MimeType, string Text)> forms) =>
        new(forms.Select(form => KeyValuePair.Create(form.MimeType, (JsonNode?)JsonValue.Create(form.Text))));

    /// <inheritdoc/>
    public int Count => forms.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, JsonNode?> this[int index] => forms[index];

    /// <summary>The mime types in order.</summary>
    public IEnumerable<string> Types => forms.Select(form => form.Key);

    /// <summary>Whether there is a form of this type.</summary>
    /// <param name="mimeType">For example <c>text/html</c>.</param>
    public bool Has(string mimeType) => forms.Exists(form => form.Key == mimeType);

    /// <summary>The content of a form, or null when it is missing.</summary>
    /// <param name="mimeType">For example <c>application/json</c>.</param>
    public JsonNode? Node(string mimeType) => forms.Find(form => form.Key == mimeType).Value;

    /// <summary>The text of a form, or null when it is missing or not text.</summary>
    /// <param name="mimeType">For example <c>text/html</c>.</param>
    public string? Text(string mimeType) =>
        Node(mimeType) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? JsonString.Read(value) : null;

    /// <summary>The same bundle with one text replaced or added at the end.</summary>
    /// <param name="mimeType">The mime type.</param>
    /// <param name="text">The new text.</param>
    public MimeBundle With(string mimeType, string text)
    {
        var form = KeyValuePair.Create(mimeType, (JsonNode?)JsonValue.Create(text));
        return new(Has(mimeType) ? forms.Select(old => old.Key == mimeType ? form : old) : forms.Append(form));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonNode?>> GetEnumerator() => forms.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
