using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>A Jupyter notebook (nbformat 4) that can be changed and written back without losing anything.</summary>
/// <remarks>
/// An unchanged notebook is written back byte for byte. A changed one keeps the bytes of whatever did not change and the
/// layout of its file; the rest is written as Jupyter would. Not safe for use from two threads at once.
/// </remarks>
public sealed class NotebookDocument
{
    private readonly RawObject top;
    private readonly List<NotebookCell> cells;
    private bool cellsChanged;

    private NotebookDocument(string name, string? path, RawObject top, List<NotebookCell> cells)
    {
        Name = name;
        Path = path;
        this.top = top;
        this.cells = cells;
        var taken = new HashSet<string>();
        foreach (var cell in cells) GiveId(cell, taken);
    }

    /// <summary>The file name without folder and ending, or the name it was given.</summary>
    public string Name { get; }

    /// <summary>The file it was loaded from; null when it was not.</summary>
    public string? Path { get; }

    /// <summary>The cells from top to bottom.</summary>
    public IReadOnlyList<NotebookCell> Cells => cells;

    /// <summary>The metadata of the notebook; changes to it are written.</summary>
    public JsonObject Metadata => top.Object("metadata");

    /// <summary>The name of the kernel it asks for, for example <c>.net-csharp</c>; null when it names none.</summary>
    public string? KernelName => OutputJson.Joined((Metadata["kernelspec"] as JsonObject)?["name"]);

    /// <summary>The language of its code, for example <c>C#</c>; null when it names none.</summary>
    public string? Language => OutputJson.Joined((Metadata["language_info"] as JsonObject)?["name"])
        ?? OutputJson.Joined((Metadata["kernelspec"] as JsonObject)?["language"]);

    /// <summary>How to point at it in a message.</summary>
    internal string Place => Path ?? Name;

    private bool IsChanged => cellsChanged || top.Source is null || top.IsChanged || cells.Exists(cell => cell.HasOwnChange);

    /// <summary>Reads a notebook file.</summary>
    /// <param name="path">The .ipynb file.</param>
    /// <exception cref="NotebookException">The file is missing, cannot be read, or is not a notebook of nbformat 4.</exception>
    public static NotebookDocument Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException("There is no such notebook.", path, "Check the path.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"The notebook cannot be read: {error.Message}", path, "Check that it is a file you may read.", error);
        }

        return Read(bytes, System.IO.Path.GetFileNameWithoutExtension(path), path, path);
    }

    /// <summary>Reads a notebook from memory.</summary>
    /// <param name="content">The bytes of an .ipynb file; they are kept, so do not change them afterwards.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="NotebookException">The bytes are not a notebook of nbformat 4.</exception>
    public static NotebookDocument Parse(ReadOnlyMemory<byte> content, string name) => Read(content, name, null, name);

    /// <summary>Makes a C# notebook that Jupyter, VS Code and .NET Interactive open alike.</summary>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="cells">Its cells from top to bottom.</param>
    public static NotebookDocument Create(string name, params IEnumerable<NotebookCell> cells)
    {
        var top = RawObject.Create();
        top.Set("cells", null);
        var metadata = JsonNode.Parse("""
            {
              "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" },
              "language_info": {},
              "polyglot_notebook": { "kernelInfo": { "defaultKernelName": "csharp", "items": [ { "aliases": [], "languageName": "C#", "name": "csharp" } ] } }
            }
            """)!;
        metadata["language_info"] = LanguageInfo();
        top.Set("metadata", metadata);
        top.Set("nbformat", 4);
        top.Set("nbformat_minor", 5);
        return new(name, null, top, [.. cells]);
    }

    /// <summary>What a notebook and the kernel say about the language; a front end writes the kernel's words into the notebook.</summary>
    internal static JsonObject LanguageInfo() => new()
    {
        ["file_extension"] = ".cs",
        ["mimetype"] = "text/x-csharp",
        ["name"] = "C#",
        ["pygments_lexer"] = "csharp",
        ["version"] = "14.0",
    };

    /// <summary>Puts a cell before the one at <paramref name="index"/>; a cell whose id is already taken gets a new one.</summary>
    /// <param name="index">0 for the top, the number of cells for the end.</param>
    /// <param name="cell">A cell that stands in no other document.</param>
    public void InsertCell(int index, NotebookCell cell)
    {
        cells.Insert(index, cell);
        GiveId(cell, [.. cells.Where(other => other != cell).Select(other => other.Id)]);
        cellsChanged = true;
    }

    /// <summary>Removes the cell at an index.</summary>
    /// <param name="index">Counted from 0.</param>
    public void RemoveCellAt(int index)
    {
        cells.RemoveAt(index);
        cellsChanged = true;
    }

    /// <summary>A copy that can be changed apart from this one; it shares the bytes of the file, so it costs little.</summary>
    public NotebookDocument Clone() =>
        new(Name, Path, top.Clone(), [.. cells.Select(cell => cell.Clone())]) { cellsChanged = cellsChanged };

    /// <summary>The notebook as the bytes of an .ipynb file.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>Writes the notebook to a file, whole or not at all.</summary>
    /// <param name="path">The .ipynb file; an existing one is replaced.</param>
    /// <exception cref="NotebookException">The file cannot be written; an existing one is as it was.</exception>
    public void Save(string path) => AtomicFile.Write(path, WriteTo);

    private static NotebookDocument Read(ReadOnlyMemory<byte> content, string name, string? path, string place)
    {
        var (top, cells) = NotebookReader.Read(new(content, place));
        return new(name, path, top, cells);
    }

    /// <summary>Writes the notebook to a stream, which stays open.</summary>
    internal void WriteTo(Stream stream)
    {
        if (!IsChanged)
        {
            stream.Write(top.Source!.Bytes.Span);
            return;
        }

        if (top.Get("nbformat_minor")?.GetValue<int>() < 5) top.Set("nbformat_minor", 5);
        using var writer = new JsonTextWriter(stream, top.Source?.Style ?? JsonStyle.Jupyter);
        top.Write(writer, name =>
        {
            if (name != "cells") return false;
            writer.StartArray();
            foreach (var cell in cells) cell.Write(writer);
            writer.EndArray();
            return true;
        });
        writer.EndOfFile();
    }

    // Made from the content, not drawn at random, so that running a notebook twice gives the same file.
    private static void GiveId(NotebookCell cell, HashSet<string> taken)
    {
        string id = cell.Id;
        for (int i = 0; id.Length == 0 || !taken.Add(id); i++)
            id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{taken.Count}/{i}/{cell.Source}")))[..8];
        cell.Id = id;
    }
}
