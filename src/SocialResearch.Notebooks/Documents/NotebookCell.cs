using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>What a cell is.</summary>
public enum CellKind
{
    /// <summary>Code that can be run.</summary>
    Code,

    /// <summary>Text to read.</summary>
    Markdown,

    /// <summary>Text for another program; neither run nor shown.</summary>
    Raw,
}

/// <summary>One cell of a notebook. Whatever is not changed is written as it was read.</summary>
public sealed class NotebookCell
{
    private readonly RawObject members;
    private readonly ReadOnlyMemory<byte> raw;
    private IReadOnlyList<CellOutput>? outputs;
    private bool outputsChanged;

    internal NotebookCell(CellKind kind, RawObject members, ReadOnlyMemory<byte> raw)
    {
        Kind = kind;
        this.members = members;
        this.raw = raw;
        Id = OutputJson.Joined(members.Get("id")) ?? "";
    }

    /// <summary>Code, markdown or raw.</summary>
    public CellKind Kind { get; }

    /// <summary>The id, one of a kind in its document; older files without ids get theirs when they are first changed and written.</summary>
    public string Id { get; internal set; }

    /// <summary>The text of the cell.</summary>
    public string Source
    {
        get => OutputJson.Joined(members.Get("source")) ?? "";
        set
        {
            if (value == Source) return;
            members.Set("source", new JsonArray([.. LineArray.Split(value).Select(line => (JsonNode)JsonValue.Create(line))]));
        }
    }

    /// <summary>The metadata; changes to it are written.</summary>
    public JsonObject Metadata => members.Object("metadata");

    /// <summary>The tags from the metadata.</summary>
    public IReadOnlyList<string> Tags =>
        (members.Get("metadata") as JsonObject)?["tags"] is JsonArray tags ? [.. tags.Select(tag => tag?.ToString() ?? "")] : [];

    /// <summary>The kernel that the cell names for itself, as polyglot notebooks do; null when it leaves that to the notebook.</summary>
    public string? KernelName
    {
        get
        {
            var metadata = members.Get("metadata") as JsonObject;
            return OutputJson.Joined((metadata?["polyglot_notebook"] as JsonObject)?["kernelName"])
                ?? OutputJson.Joined((metadata?["dotnet_interactive"] as JsonObject)?["language"]);
        }
    }

    /// <summary>Pictures that the text of a markdown cell refers to as <c>attachment:name</c>; null when there are none.</summary>
    public JsonObject? Attachments => members.Get("attachments") as JsonObject;

    /// <summary>The number of the last execution; null when the cell was not run.</summary>
    public int? ExecutionCount
    {
        get => members.Get("execution_count")?.GetValue<int>();
        set
        {
            if (Kind != CellKind.Code) throw new InvalidOperationException("Only a code cell is executed.");
            if (value != ExecutionCount || !members.Has("execution_count")) members.Set("execution_count", value);
        }
    }

    /// <summary>The outputs, read from the file when first asked for; change them by <see cref="SetOutputs"/> only.</summary>
    /// <exception cref="NotebookException">An output in the file is not of the shape its type demands.</exception>
    public IReadOnlyList<CellOutput> Outputs => outputs ??= ReadOutputs();

    // An id given on reading is not a change of its own: it is written with the next real one.
    internal bool HasOwnChange => outputsChanged || members.IsChanged;

    /// <summary>A code cell that has not been run.</summary>
    /// <param name="source">The code.</param>
    /// <param name="tags">Tags, for example <c>parameters</c>.</param>
    public static NotebookCell Code(string source, params IReadOnlyList<string> tags)
    {
        var cell = New(CellKind.Code, "code", source, tags);
        cell.members.Set("execution_count", null);
        cell.SetOutputs([]);
        return cell;
    }

    /// <summary>A markdown cell.</summary>
    /// <param name="source">The text.</param>
    /// <param name="tags">Tags.</param>
    public static NotebookCell Markdown(string source, params IReadOnlyList<string> tags) => New(CellKind.Markdown, "markdown", source, tags);

    /// <summary>A raw cell.</summary>
    /// <param name="source">The text.</param>
    /// <param name="tags">Tags.</param>
    public static NotebookCell Raw(string source, params IReadOnlyList<string> tags) => New(CellKind.Raw, "raw", source, tags);

    /// <summary>Whether the cell carries a tag.</summary>
    /// <param name="tag">The tag, compared exactly.</param>
    public bool HasTag(string tag) => Tags.Contains(tag);

    /// <summary>Replaces the outputs.</summary>
    /// <param name="newOutputs">The outputs in order.</param>
    public void SetOutputs(IEnumerable<CellOutput> newOutputs)
    {
        if (Kind != CellKind.Code) throw new InvalidOperationException("Only a code cell has outputs.");
        outputs = [.. newOutputs];
        outputsChanged = true;
    }

    /// <summary>Removes the outputs and the execution number, as Jupyter's "clear outputs" does.</summary>
    public void ClearOutputs()
    {
        if (outputsChanged || !members.IsEmptyArray("outputs")) SetOutputs([]);
        ExecutionCount = null;
    }

    internal NotebookCell Clone() => new(Kind, members.Clone(), raw) { Id = Id, outputs = outputs, outputsChanged = outputsChanged };

    internal void Write(JsonTextWriter writer)
    {
        bool idMissing = Id != OutputJson.Joined(members.Get("id"));
        if (!HasOwnChange && !idMissing && members.Source?.Style == writer.Style)
        {
            writer.Raw(raw.Span);
            return;
        }

        if (idMissing) members.Set("id", Id);
        if (!members.Has("metadata")) members.Set("metadata", members.Object("metadata"));
        if (Kind == CellKind.Code && !members.Has("outputs")) members.Set("outputs", new JsonArray());
        members.Write(writer, name =>
        {
            if (name != "outputs" || !outputsChanged) return false;
            writer.StartArray();
            foreach (var output in Outputs) OutputJson.Write(writer, output);
            writer.EndArray();
            return true;
        });
    }

    private static NotebookCell New(CellKind kind, string type, string source, IReadOnlyList<string> tags)
    {
        var members = RawObject.Create();
        members.Set("cell_type", type);
        members.Set("metadata", tags.Count == 0 ? [] : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)JsonValue.Create(tag))]) });
        members.Set("source", new JsonArray());
        return new(kind, members, default) { Source = source };
    }

    private IReadOnlyList<CellOutput> ReadOutputs()
    {
        try
        {
            using var list = members.Array("outputs");
            return list is null ? [] : [.. list.RootElement.EnumerateArray().Select(OutputJson.Read)];
        }
        catch (FormatException error)
        {
            throw members.Source!.Broken(error.Message, members.Offset("outputs"));
        }
    }
}
