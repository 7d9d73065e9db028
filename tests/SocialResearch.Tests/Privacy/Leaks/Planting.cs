using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Privacy.Leaks;

/// <summary>Writes something into an export, whatever its format: the syntax decides, so that a new format is planted without a word about it.</summary>
/// <remarks>
/// A place is where one kind of value stands: a column, the path of a JSON value, an element or attribute of XML, a field of a mail's
/// header. The writer gets the place and the value, once for each occurrence in the order of the file, and gives back what shall stand there.
/// </remarks>
internal static partial class Planting
{
    public delegate string Writer(string place, string value);

    /// <summary>How the place of a column's header begins: whoever changes it makes another column of it.</summary>
    public const string HeaderOf = "header of ";

    /// <summary>The export with every value passed through the writer.</summary>
    public static string Rewrite(string export, Writer write) => export.TrimStart() switch
    {
        ['{' or '[', ..] => Json(export, write),
        ['<', ..] => Xml(export, write),
        ['\u001E', ..] => Records(export, write),
        _ when export.StartsWith("From ", StringComparison.Ordinal) || HeaderOfMail().IsMatch(export) => Mails(export, write),
        _ => Table(export, write),
    };

    private static string Json(string export, Writer write)
    {
        try
        {
            return Values(JsonNode.Parse(export), "", write)!.ToJsonString();
        }
        catch (JsonException)
        {
            return string.Join('\n', export.Split('\n').Select(line => JsonLine(line, write)));
        }
    }

    // Some fixtures hold a broken line on purpose.
    private static string JsonLine(string line, Writer write)
    {
        try
        {
            return line.Trim() is ['{', ..] record ? Values(JsonNode.Parse(record), "", write)!.ToJsonString() : line;
        }
        catch (JsonException)
        {
            return line;
        }
    }

    private static JsonNode? Values(JsonNode? node, string place, Writer write)
    {
        switch (node)
        {
            case JsonObject record:
                return new JsonObject(record.Select(field => KeyValuePair.Create(field.Key, Values(field.Value, place.Length == 0 ? field.Key : $"{place}.{field.Key}", write))));
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Values(item, place, write))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return JsonValue.Create(write(place, value.GetValue<string>()));
            default:
                return node?.DeepClone();
        }
    }

    private static string Xml(string export, Writer write)
    {
        var document = XDocument.Parse(export.TrimStart(), LoadOptions.PreserveWhitespace);
        foreach (XElement element in document.Descendants())
        {
            foreach (XAttribute attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)) attribute.Value = write($"{element.Name.LocalName}@{attribute.Name.LocalName}", attribute.Value);
            string parent = element.Parent?.Name.LocalName is { } above ? above + "." : "";
            foreach (XText text in element.Nodes().OfType<XText>().Where(text => text.Value.Trim().Length > 0)) text.Value = write(parent + element.Name.LocalName, text.Value);
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document.ToString(SaveOptions.DisableFormatting);
    }

    private static string Records(string export, Writer write)
    {
        string[] places = ["commit.id", "commit.author", "commit.author mail", "commit.time", "commit.text"];
        return string.Concat(export.Split('\u001E')[1..].Select(record => "\u001E" + string.Join('\u001F', record.TrimEnd('\n').Split('\u001F', 5).Select((field, i) => write(places[i], field))) + "\n"));
    }

    private static string Mails(string export, Writer write)
    {
        var mails = new StringBuilder();
        bool header = !export.StartsWith("From ", StringComparison.Ordinal), body = false;
        foreach (string line in export.ReplaceLineEndings("\n").Split('\n'))
        {
            string shown = line;
            if (line.StartsWith("From ", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal))
            {
                (header, body) = (true, false);
                string[] parts = line.Split(' ', 3);
                shown = $"From {write("envelope.author", parts[1]).Replace(' ', '_')} {parts[2]}";
            }
            else if (header && line.Length == 0)
            {
                (header, body) = (false, true);
            }
            else if (header && line[0] is not (' ' or '\t') && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                shown = $"{line[..colon]}: {write("header." + line[..colon], line[(colon + 1)..].Trim())}";
            }
            else if (body && line.Length > 0)
            {
                shown = write("body", line);
                body = false;
            }
            mails.Append(shown).Append('\n');
        }
        return mails.ToString();
    }

    /// <summary>A table, also one that begins below titles and comments: its header is the line with the most names.</summary>
    private static string Table(string export, Writer write)
    {
        string[] lines = export.ReplaceLineEndings("\n").Split('\n');
        char? said = lines[0].Trim('"') is ['s', 'e', 'p', '=', var sign] ? sign : null;
        int header = Enumerable.Range(said is null ? 0 : 1, Math.Min(40, lines.Length - 1)).MaxBy(line => Names(lines[line], said));
        char separator = said ?? ColumnNames.SeparatorOf(lines[header]);
        var table = new StringBuilder();
        foreach ((int i, string line) in lines[..header].Index()) table.Append((said is not null && i == 0) || line.Length == 0 ? line : write("above the header", line)).Append('\n');

        var rows = new DelimitedText(new StringReader(string.Join('\n', lines[header..])), separator, "export", export.Contains("\\\"", StringComparison.Ordinal) ? Quoting.DoubledOrBackslash : Quoting.Doubled);
        rows.Read();
        string[] columns = [.. rows.Fields];
        table.Append(string.Join(separator, columns.Select(column => Quoted(write(HeaderOf + column, column))))).Append('\n');
        while (rows.Read()) table.Append(string.Join(separator, rows.Fields.Select((field, i) => Quoted(write(columns[Math.Min(i, columns.Length - 1)], field))))).Append('\n');
        return table.ToString();

        static int Names(string line, char? separator)
        {
            var row = new DelimitedText(new StringReader(line), separator ?? ColumnNames.SeparatorOf(line), "");
            return !line.StartsWith('#') && row.Read() ? row.Fields.Count(name => !string.IsNullOrWhiteSpace(name)) : 0;
        }

        static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex("^[A-Za-z-]+: .*\n([A-Za-z-]+:|[ \t])")]
    private static partial Regex HeaderOfMail();
}
