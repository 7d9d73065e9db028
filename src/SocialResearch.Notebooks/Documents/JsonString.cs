using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>Strings of a notebook file, including those that only JavaScript can write.</summary>
internal static class JsonString
{
    /// <summary>The text of a string node.</summary>
    /// <remarks>JupyterLab stores half an emoji as <c>\ud83d</c>, which System.Text.Json refuses; it becomes U+FFFD here.</remarks>
    public static string Read(JsonNode node)
    {
        try
        {
            return node.GetValue<string>();
        }
        catch (InvalidOperationException) when (node.AsValue().TryGetValue(out JsonElement element))
        {
            return Unescape(element.GetRawText());
        }
    }

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
