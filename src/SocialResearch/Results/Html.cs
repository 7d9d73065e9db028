using System.Net;
using System.Text.RegularExpressions;

namespace SocialResearch.Results;

/// <summary>Text on its way into a page.</summary>
internal static partial class Html
{
    /// <summary>Escapes a text and keeps numbers and their per cent signs on one line.</summary>
    public static string Encode(string text) => NumberAndSign().Replace(WebUtility.HtmlEncode(text), "&nbsp;");

    [GeneratedRegex(@"(?<=\d) (?=%|±)|(?<=%) (?=±)|(?<=±) (?=\d)")]
    private static partial Regex NumberAndSign();
}
