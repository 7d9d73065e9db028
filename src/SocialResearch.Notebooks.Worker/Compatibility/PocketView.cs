using System.Dynamic;
using System.Net;
using System.Text;
using SocialResearch.Notebooks.Worker.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>HTML written as C#: <c>div[style: "color:red"](b("text"), other)</c>. Texts are escaped; HTML and other tags are not.</summary>
public sealed class PocketView : DynamicObject, IFinished
{
    // Elements that HTML knows as having no content and no end.
    private static readonly string[] s_void = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    private readonly string _tag;
    private readonly string _attributes;
    private readonly string _content;

    private PocketView(string tag, string attributes, string content) => (_tag, _attributes, _content) = (tag, attributes, content);

    string IFinished.MimeType => "text/html";

    string IFinished.Content => ToString();

    /// <summary>An element without attributes or content.</summary>
    public static PocketView Of(string tag) => new(tag, "", "");

    /// <summary>The HTML.</summary>
    public override string ToString() => s_void.Contains(_tag) && _content.Length == 0
        ? $"<{_tag}{_attributes}>"
        : $"<{_tag}{_attributes}>{_content}</{_tag}>";

    /// <inheritdoc/>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        result = new PocketView(_tag, _attributes, _content + string.Concat((args ?? []).Select(Html)));
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        var attributes = new StringBuilder(_attributes);
        int unnamed = indexes.Length - binder.CallInfo.ArgumentNames.Count;
        for (int i = 0; i < indexes.Length; i++)
        {
            // C# names have no hyphen: data_x is data-x, @class arrives as class.
            string name = i < unnamed ? indexes[i]?.ToString() ?? "" : binder.CallInfo.ArgumentNames[i - unnamed].Replace('_', '-');
            attributes.Append(' ').Append(WebUtility.HtmlEncode(name));
            if (i >= unnamed) attributes.Append("=\"").Append(WebUtility.HtmlEncode(indexes[i]?.ToString())).Append('"');
        }
        result = new PocketView(_tag, attributes.ToString(), _content);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        // b.c is an element with a class, as in a style sheet.
        result = new PocketView(_tag, $"{_attributes} class=\"{WebUtility.HtmlEncode(binder.Name.Replace('_', '-'))}\"", _content);
        return true;
    }

    private static string Html(object? value) => value switch
    {
        null => "",
        IFinished { MimeType: "text/html" } finished => finished.Content,
        string text => WebUtility.HtmlEncode(text),
        IEnumerable<PocketView> views => string.Concat(views.Select(view => view.ToString())),
        IEnumerable<object> many when many.All(item => item is PocketView or HtmlText or string) => string.Concat(many.Select(Html)),
        _ => ValueFormatter.Format(value) is var forms && forms["text/html"] is { } html ? (string)html! : WebUtility.HtmlEncode((string)forms["text/plain"]!),
    };
}
