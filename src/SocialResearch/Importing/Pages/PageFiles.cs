using System.Text.Json;
using System.Text.RegularExpressions;
using SocialResearch.Scraping;

namespace SocialResearch.Importing.Pages;

/// <summary>A saved page: where it lies and what is known about it.</summary>
/// <param name="Name">What it is called in the output.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Address">Where it was fetched from; null when that is not known.</param>
/// <param name="Charset">The encoding it was saved in, where somebody says so; null when the page itself must tell.</param>
internal sealed partial record PageFile(string Name, string Path, Uri? Address, string? Charset)
{
    private const int BeginningLength = 4096;

    /// <summary>Extracts the page; with it the address, where it is known or the program that saved the page wrote it down.</summary>
    /// <exception cref="ImportException">It cannot be opened, or is no text.</exception>
    public (WebPage Page, Uri? Address) Read()
    {
        using FileStream stream = SourceFile.Open(Path);
        // More than is read of it, at four bytes a character.
        byte[] bytes = new byte[Math.Min(stream.Length, 4L * PageMarkup.Longest + 1)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        string html = PageEncoding.Read(bytes.AsSpan(0, read), Charset is null ? null : $"text/html; charset={Charset}", out _);
        // Pictures and programs have names like pages, too.
        ReadOnlySpan<char> beginning = html.AsSpan(0, Math.Min(html.Length, BeginningLength));
        if (CountControls(beginning) * 100 > beginning.Length) throw new ImportException("The file is no page: it holds bytes that no text has.", Name, "Save the page as HTML again.");
        Uri? address = Address ?? SavedFrom(html);
        return (PageExtractor.Extract(html, address), address);
    }

    private static int CountControls(ReadOnlySpan<char> text)
    {
        int controls = 0;
        foreach (char c in text)
            if (c < ' ' && c is not ('\t' or '\r' or '\n' or '\f')) controls++;
        return controls;
    }

    private static Uri? SavedFrom(string html) =>
        SavedComment().Match(html[..Math.Min(html.Length, BeginningLength)]) is { Success: true } saved && Uri.TryCreate(saved.Groups[1].Value, UriKind.Absolute, out Uri? address) ? address : null;

    // Browsers write <!-- saved from url=(0042)https://… -->, SingleFile a comment with a line "url: https://…".
    [GeneratedRegex(@"<!--\s*(?:saved from url=\(\d+\)|[^>]{0,200}\burl:\s*)(https?://[^\s>]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SavedComment();
}

/// <summary>Finds saved pages: single files, and folders with what lies in them.</summary>
/// <remarks>
/// A folder with a <c>manifest.jsonl</c> (one object a line: file, url, charset) has its pages beside it or in <c>html/</c>;
/// of any other folder all files that end in .html, .htm or .xhtml are pages, those in folders below too, but not in the folder that a
/// browser writes beside a page it saves (<c>page_files</c>, <c>page-Dateien</c>).
/// </remarks>
internal static class PageFiles
{
    private static readonly string[] s_endings = [".html", ".htm", ".xhtml"];
    private static readonly string[] s_parts = ["_files", "-Dateien", "-files"];

    /// <summary>The pages, in the order named; within a folder in the order of the manifest or of their names.</summary>
    /// <exception cref="ImportException">A path does not exist, a folder has no page, or a manifest cannot be read.</exception>
    public static IReadOnlyList<PageFile> Of(IEnumerable<string> paths)
    {
        var files = new List<PageFile>();
        foreach (string path in paths)
        {
            if (File.Exists(path)) files.Add(new(Path.GetFileName(path), path, null, null));
            else if (!Directory.Exists(path)) throw new ImportException("The file or folder does not exist.", Path.GetFileName(path), "Check the name; pages are files that end in .html.");
            else files.AddRange(InFolder(path));
        }
        return files;
    }

    private static IReadOnlyList<PageFile> InFolder(string folder)
    {
        string manifest = Path.Combine(folder, "manifest.jsonl"), name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        if (File.Exists(manifest)) return Listed(folder, manifest);
        PageFile[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(IsPage).Where(file => !IsPartOfPage(folder, file)).Order(StringComparer.Ordinal)
            .Select(file => new PageFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), file, null, null))];
        return files.Length > 0 ? files : throw new ImportException("The folder holds no page.", name, "Save pages as .html into it, or name the files.");
    }

    /// <summary>Whether the name is that of a page.</summary>
    public static bool IsPage(string name) => s_endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsPartOfPage(string folder, string file)
    {
        for (string? at = Path.GetDirectoryName(file); at is not null && at.Length > folder.Length; at = Path.GetDirectoryName(at))
        {
            if (s_parts.FirstOrDefault(ending => at.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } part && s_endings.Any(ending => File.Exists(at[..^part.Length] + ending))) return true;
        }
        return false;
    }

    private static List<PageFile> Listed(string folder, string manifest)
    {
        var files = new List<PageFile>();
        string beside = Directory.Exists(Path.Combine(folder, "html")) ? Path.Combine(folder, "html") : folder;
        int row = 0;
        foreach (string line in File.ReadLines(manifest))
        {
            row++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using JsonDocument entry = JsonDocument.Parse(line);
                string file = Text(entry.RootElement, "file") ?? throw new JsonException("no file");
                files.Add(new(file, Path.Combine(beside, file), Uri.TryCreate(Text(entry.RootElement, "url"), UriKind.Absolute, out Uri? address) ? address : null, Text(entry.RootElement, "charset")));
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException)
            {
                throw new ImportException("The line is no JSON object with a file.", $"manifest.jsonl, row {row}", "Write one object a line, as in {\"file\":\"page.html\",\"url\":\"https://…\"}.", broken);
            }
        }
        return files;
    }

    private static string? Text(JsonElement entry, string property) =>
        entry.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
