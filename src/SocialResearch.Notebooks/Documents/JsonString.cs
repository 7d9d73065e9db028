using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>Strings of a notebook file, including those that only JavaScript can write.</summary>
internal static class JsonString
{
    /// <summary>The text of a string in a file.</summary>
    /// <remarks>JupyterLab stores half an emoji as <c>\ud83d</c>, which System.Text.Json refuses; it becomes U+FFFD here.</remarks>
    public static string Read(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(element.GetRawText());
        }
    }

    /// <summary>The text of a string node, from a file or made in memory.</summary>
    public static string Read(JsonNode node) =>
        node.AsValue().TryGetValue(out JsonElement element) ? Read(element) : node.GetValue<string>();

    private static string Unescape(string quoted)
    {
        var text = new StringBuilder(quoted.Length);
        for (int i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i]);
                continue;
            }

            char escape = quoted[++i];
            text.Append(escape switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'f' => '\f', 'b' => '\b', _ => escape });
            if (escape != 'u') continue;
            text[^1] = (char)int.Parse(quoted.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            i += 4;
        }

        // Encoding replaces every half that found no partner.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
