using SocialResearch.Importing.Analytics;
using SocialResearch.Importing.Delimited;
using SocialResearch.Importing.Json;
using SocialResearch.Importing.Xml;

namespace SocialResearch.Importing;

/// <summary>What a format is recognised by. Each way to look at it is gone once, whichever readers ask.</summary>
/// <param name="text">The first 64 KiB of the file as text (byte order mark removed), of what a packed file (gzip) holds after "packed: ", or of the folder's listing: one name a line, each after "folder: ".</param>
internal sealed class FileBeginning(string text)
{
    private const int NamesBelow = 1_000;

    private static readonly EnumerationOptions s_below = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    private readonly Lazy<JsonGlimpse> _json = new(() => new(text));
    private readonly Lazy<string?> _xmlRoot = new(() => XmlSource.Root(text));
    private readonly Lazy<IReadOnlyList<string>> _columns = new(() => DelimitedTable.ColumnsOf(text));
    private readonly Lazy<IReadOnlyList<HeaderLine>> _headerLines = new(() => HeaderLine.In(text));

    /// <summary>The text itself.</summary>
    public string Text => text;

    /// <summary>Whether it is the listing of a folder.</summary>
    public bool IsFolder => text.StartsWith("folder: ", StringComparison.Ordinal);

    /// <summary>Whether it was packed.</summary>
    public bool IsPacked => text.StartsWith(PackedFile.Mark, StringComparison.Ordinal);

    /// <summary>The fields, where it is JSON.</summary>
    public JsonGlimpse Json => _json.Value;

    /// <summary>The name and attributes of the first element; null when it is no XML.</summary>
    public string? XmlRoot => _xmlRoot.Value;

    /// <summary>The columns, where it begins with those of a table.</summary>
    public IReadOnlyList<string> Columns => _columns.Value;

    /// <summary>The lines that may be the header of an export.</summary>
    public IReadOnlyList<HeaderLine> HeaderLines => _headerLines.Value;

    /// <summary>The beginning of a file, packed or not, or the listing of a folder.</summary>
    /// <exception cref="ImportException">The file cannot be opened or is empty.</exception>
    public static FileBeginning Of(string path) => new(Directory.Exists(path)
        ? string.Concat(Listed(path).Order(StringComparer.Ordinal).Select(name => $"folder: {name.Replace('\\', '/')}\n"))
        : PackedFile.Beginning(path) ?? TextFile.Beginning(path));

    /// <summary>The names in a folder; of what lies in folders below as many as tell what it is.</summary>
    private static IEnumerable<string> Listed(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!)
        .Concat(Directory.EnumerateDirectories(folder).SelectMany(below => Directory.EnumerateFiles(below, "*", s_below)).Take(NamesBelow).Select(file => Path.GetRelativePath(folder, file)));
}
