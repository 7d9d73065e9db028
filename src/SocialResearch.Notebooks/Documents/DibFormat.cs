using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>Notebooks as Polyglot Notebooks writes them: one text file in which a line such as <c>#!csharp</c> begins each cell.</summary>
/// <remarks>The format holds no outputs, tags or ids, and no empty lines around a cell; those of an .ipynb are lost in it.</remarks>
public static class DibFormat
{
    private static readonly Dictionary<string, string> s_languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["cs"] = "csharp",
        ["markdown"] = "markdown",
        ["md"] = "markdown",
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["fs"] = "fsharp",
        ["pwsh"] = "pwsh",
        ["powershell"] = "pwsh",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["html"] = "html",
        ["mermaid"] = "mermaid",
        ["sql"] = "sql",
        ["kql"] = "kql",
        ["http"] = "http",
        ["raw"] = "raw",
        ["value"] = "value",
    };

    /// <summary>Reads a .dib file.</summary>
    /// <param name="text">Its content.</param>
    /// <param name="name">What to call the notebook in messages.</param>
    /// <exception cref="NotebookException">The part about kernels at its top is damaged.</exception>
    public static NotebookDocument Read(string text, string name)
    {
        string[] lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        string language = "csharp";
        JsonObject? kernels = null;
        var cells = new List<NotebookCell>();
        for (int start = 0; start < lines.Length;)
        {
            int end = Array.FindIndex(lines, start, line => line == "#!meta" || Language(line) is not null);
            if (end < 0) end = lines.Length;
            string source = string.Join('\n', lines[start..end]).Trim('\n');
            if (language == "meta")
            {
                kernels = Kernels(source, name);
                language = (string?)kernels["kernelInfo"]?["defaultKernelName"] ?? "csharp";
            }
            else if (source.Length > 0)
            {
                cells.Add(Cell(language, source));
            }
            if (end < lines.Length) language = lines[end] == "#!meta" ? "meta" : Language(lines[end])!;
            start = end + 1;
        }
        NotebookDocument notebook = NotebookDocument.Create(name, cells);
        if (kernels?["kernelInfo"] is JsonObject info) notebook.Metadata["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = info.DeepClone() };
        return notebook;
    }

    /// <summary>Writes a notebook as a .dib file.</summary>
    public static string Write(NotebookDocument notebook)
    {
        var meta = new JsonObject { ["kernelInfo"] = (notebook.Metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"]?.DeepClone() ?? DefaultKernels() };
        var text = new StringBuilder("#!meta\n\n").Append(meta.ToJsonString()).Append('\n');
        foreach (NotebookCell cell in notebook.Cells)
        {
            string language = cell.Kind switch
            {
                CellKind.Markdown => "markdown",
                CellKind.Raw => "raw",
                _ => cell.KernelName is { } kernel && kernel != ".NET" ? kernel : "csharp",
            };
            text.Append("\n#!").Append(language).Append("\n\n").Append(cell.Source.ReplaceLineEndings("\n").Trim('\n')).Append('\n');
        }
        return text.ToString();
    }

    private static NotebookCell Cell(string language, string source)
    {
        if (language == "markdown") return NotebookCell.Markdown(source);
        if (language == "raw") return NotebookCell.Raw(source);
        NotebookCell cell = NotebookCell.Code(source);
        if (language == "csharp") return cell;
        cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
        cell.Metadata["dotnet_interactive"] = new JsonObject { ["language"] = language };
        return cell;
    }

    private static string? Language(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) ? s_languages.GetValueOrDefault(line[2..].TrimEnd()) : null;

    private static JsonObject DefaultKernels() => new()
    {
        ["defaultKernelName"] = "csharp",
        ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = "C#", ["name"] = "csharp" }),
    };

    private static JsonObject Kernels(string json, string name)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new JsonException("it is no JSON object");
        }
        catch (JsonException e)
        {
            throw new NotebookException($"The part below #!meta cannot be read: {e.Message}", name, "Mend the JSON there, or remove the part.", e);
        }
    }
}
