using System.Text;
using System.Text.Json;

namespace SocialResearch.Importing.Json;

/// <summary>Which fields the beginning of a JSON file has, even when it is cut in the middle.</summary>
/// <remarks>A field is named by its path, such as <c>chats.list[].messages[].id</c>; lines of NDJSON have no path of their own.</remarks>
internal sealed class JsonGlimpse
{
    private const int DeepestName = 12;

    private readonly Dictionary<string, string?> _fields = [];

    /// <summary>Looks at the beginning; of what is no JSON it sees nothing.</summary>
    public JsonGlimpse(string beginning)
    {
        if (beginning.AsSpan().TrimStart(" \t\r\n") is not ['{' or '[', ..]) return;
        byte[] json = Encoding.UTF8.GetBytes(beginning);
        LoneSurrogates.Mend(json);
        // A broken line must not hide the format of all the others.
        for (int at = 0, lines = 0; at < json.Length && lines < 1000; lines++)
        {
            int first = json.AsSpan(at).IndexOfAnyExcept(" \t\r\n"u8);
            if (first < 0 || json[at + first] is not ((byte)'{' or (byte)'[')) return;
            if (Look(json.AsSpan(at))) return;
            int next = json.AsSpan(at).IndexOf((byte)'\n');
            if (next < 0) return;
            at += next + 1;
        }
    }

    /// <summary>Whether the field is there, whatever it holds.</summary>
    public bool Has(params string[] paths)
    {
        foreach (string path in paths)
        {
            if (!_fields.ContainsKey(path)) return false;
        }
        return true;
    }

    /// <summary>The first text that the field holds.</summary>
    public string? TextOf(string path) => _fields.GetValueOrDefault(path);

    /// <summary>Whether any of the prefixes, put before all of the names, gives fields that are there.</summary>
    public bool HasUnder(IReadOnlyList<string> prefixes, params IReadOnlyList<string> names) =>
        prefixes.Any(prefix => names.All(name => _fields.ContainsKey(prefix + name)));

    /// <summary>Whether any field of that name, wherever it stands, holds a text that begins so.</summary>
    public bool AnyStartsWith(string name, string start)
    {
        foreach ((string path, string? text) in _fields)
            if ((path == name || path.EndsWith("." + name, StringComparison.Ordinal)) && text?.StartsWith(start, StringComparison.Ordinal) == true) return true;
        return false;
    }

    /// <summary>True when the JSON is sound as far as it goes.</summary>
    private bool Look(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(JsonWindow.Options with { AllowMultipleValues = true }));
        var places = new Stack<string>();
        string here = "";
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        places.Push(here);
                        break;
                    case JsonTokenType.StartArray:
                        places.Push(here);
                        if (places.Count <= DeepestName) here += "[]";
                        _fields.TryAdd(here, null);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        here = places.Pop();
                        // An element of an array goes on in the array; a value of an object is followed by a name.
                        break;
                    case JsonTokenType.PropertyName:
                        string parent = places.Peek();
                        here = places.Count > DeepestName ? parent : parent.Length == 0 ? reader.GetString()! : $"{parent}.{reader.GetString()}";
                        _fields.TryAdd(here, null);
                        break;
                    case JsonTokenType.String when _fields.GetValueOrDefault(here) is null:
                        _fields[here] = reader.GetString();
                        break;
                }
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
