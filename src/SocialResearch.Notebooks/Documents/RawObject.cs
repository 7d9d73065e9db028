using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>A JSON object whose members stay the bytes of the file until somebody changes them.</summary>
internal sealed class RawObject
{
    private readonly List<Member> members = [];
    private readonly Dictionary<string, JsonObject> pending = [];

    private RawObject(NotebookSource? source) => Source = source;

    /// <summary>The file the bytes come from; null for an object made in memory.</summary>
    public NotebookSource? Source { get; }

    public bool IsChanged => members.Exists(member => member.IsChanged) || pending.Values.Any(value => value.Count > 0);

    public static RawObject Create() => new(null);

    /// <summary>Reads the members at the reader's opening brace and leaves it at the closing one.</summary>
    public static RawObject Read(ref Utf8JsonReader reader, NotebookSource source, VisitValue? visit = null)
    {
        var result = new RawObject(source);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            if (result.Find(name) is not null)
                throw source.Broken($"The member \"{name}\" stands twice in one object.", (int)reader.TokenStartIndex);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            if (visit is null || !visit(name, ref reader)) reader.Skip();
            result.members.Add(new(name, source, source.Bytes[start..(int)reader.BytesConsumed]));
        }

        return result;
    }

    /// <summary>Looks at a value before it is skipped; true when the reader already stands at its end.</summary>
    public delegate bool VisitValue(string name, ref Utf8JsonReader reader);

    public JsonNode? Get(string name) => Find(name)?.Node;

    public bool Has(string name) => Find(name) is not null;

    /// <summary>An array as it stands in the file, to be read and let go; null when it is not from there.</summary>
    public JsonDocument? Array(string name) => Find(name) is { Raw.IsEmpty: false } member ? Source!.ParseDocument(member.Raw) : null;

    /// <summary>Whether a member is an empty array, told without reading a large one.</summary>
    public bool IsEmptyArray(string name) => Find(name) is { IsChanged: false } member
        ? member.Raw.Span[1..].Trim(" \t\r\n"u8) is [(byte)']'] : Get(name) is JsonArray { Count: 0 };

    /// <summary>An object to fill; one that is missing becomes a member only when something is put into it.</summary>
    public JsonObject Object(string name)
    {
        if (Get(name) is JsonObject value) return value;
        if (!pending.TryGetValue(name, out var missing)) pending[name] = missing = [];
        return missing;
    }

    /// <summary>Where the value of a member begins in the file; the start of the object when it is missing.</summary>
    public int Offset(string name, int start = 0) => Find(name) is { } member ? Source!.OffsetOf(member.Raw) : start;

    /// <summary>Sets a member; a new one goes where the alphabet puts it, as nbformat sorts its members.</summary>
    public void Set(string name, JsonNode? value)
    {
        if (Find(name) is { } member) member.Node = value;
        else Insert(name, value);
    }

    public void Write(JsonTextWriter writer, Func<string, bool> writesItself)
    {
        foreach (var (name, value) in pending.Where(item => item.Value.Count > 0)) Set(name, value);
        pending.Clear();
        writer.StartObject();
        foreach (var member in members)
        {
            writer.Name(member.Name);
            if (!writesItself(member.Name)) member.Write(writer);
        }

        writer.EndObject();
    }

    public RawObject Clone()
    {
        var copy = new RawObject(Source);
        copy.members.AddRange(members.Select(member => member.Clone()));
        foreach (var (name, value) in pending) copy.pending[name] = (JsonObject)value.DeepClone();
        return copy;
    }

    private Member? Find(string name) => members.Find(member => member.Name == name);

    private void Insert(string name, JsonNode? value)
    {
        int index = members.FindIndex(member => string.CompareOrdinal(member.Name, name) > 0);
        members.Insert(index < 0 ? members.Count : index, new(name, null, default) { Node = value });
    }

    private sealed class Member(string name, NotebookSource? source, ReadOnlyMemory<byte> raw)
    {
        private JsonNode? node;
        private bool parsed;
        private bool replaced;

        public string Name => name;

        public ReadOnlyMemory<byte> Raw => raw;

        // A caller may change the node it was handed, so what was looked at is compared with the file.
        public bool IsChanged => replaced || (parsed && Text(node) != Text(Parse()));

        public JsonNode? Node
        {
            get
            {
                if (!parsed && !replaced)
                {
                    node = Parse();
                    parsed = true;
                }

                return node;
            }

            set
            {
                node = value;
                replaced = true;
            }
        }

        public void Write(JsonTextWriter writer)
        {
            if (IsChanged) writer.Node(node);
            else if (source!.Style == writer.Style) writer.Raw(raw.Span);
            else writer.Node(Parse());
        }

        public Member Clone() =>
            IsChanged ? new(name, source, raw) { Node = node?.DeepClone() } : new(name, source, raw);

        private JsonNode? Parse() => source!.ParseNode(raw);

        private static string Text(JsonNode? value)
        {
            using var stream = new MemoryStream();
            using (var writer = new JsonTextWriter(stream, JsonStyle.Compact)) writer.Node(value);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }
}
