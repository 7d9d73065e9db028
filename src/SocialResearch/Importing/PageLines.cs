using System.Text.Encodings.Web;
using System.Text.Json;
using SocialResearch.Importing.Pages;
using SocialResearch.Scraping;
using SocialResearch.Text;

namespace SocialResearch.Importing;

/// <summary>How far an extraction is.</summary>
/// <param name="Done">Pages that are done.</param>
/// <param name="Pages">All pages.</param>
/// <param name="Failed">Pages of which nothing could be read.</param>
public sealed record ExtractProgress(int Done, int Pages, int Failed);

/// <summary>Extracts many saved pages into JSON lines: <c>{"file","title","author","date","text","comments":[{"author","date","text"}]}</c>.</summary>
/// <remarks>
/// Lines stand in the order of the pages. A page that cannot be read has an <c>error</c> and nothing else. Announcements of links
/// (trackbacks, pingbacks) are left out. Names are as the pages show them: the lines are personal data like the pages themselves.
/// </remarks>
public static class PageLines
{
    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Extracts pages, on all cores, and writes a line for each.</summary>
    /// <param name="paths">Files, and folders with pages; a folder may have a manifest.jsonl (file, url, charset).</param>
    /// <param name="target">The file to write; it appears when all is done.</param>
    /// <param name="progress">Told after every few pages.</param>
    /// <param name="cancellation">Stops between two pages.</param>
    /// <returns>How many pages there were, and how many failed.</returns>
    /// <exception cref="ImportException">A path does not exist or a folder has no page.</exception>
    public static ExtractProgress Write(IEnumerable<string> paths, string target, IProgress<ExtractProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(target);
        IReadOnlyList<PageFile> files = PageFiles.Of(paths);
        string unfinished = target + ".part";
        int failed = 0;
        try
        {
            using (FileStream stream = File.Create(unfinished))
            {
                // So many at a time as keep all cores busy, and no more than memory for them.
                int at = 0, width = Math.Max(16, Environment.ProcessorCount * 8);
                while (at < files.Count)
                {
                    var lines = new byte[Math.Min(width, files.Count - at)][];
                    int first = at;
                    Parallel.For(0, lines.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
                    {
                        lines[i] = Line(files[first + i], out bool isBad);
                        if (isBad) Interlocked.Increment(ref failed);
                    });
                    foreach (byte[] line in lines) stream.Write(line);
                    at += lines.Length;
                    progress?.Report(new(at, files.Count, failed));
                }
            }
            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
        return new(files.Count, files.Count, failed);
    }

    private static byte[] Line(PageFile file, out bool isBad)
    {
        WebPage? page = null;
        string? error = null;
        try
        {
            page = file.Read().Page;
        }
        // One page must not end the work on all others, whatever is wrong with it.
        catch (Exception e)
        {
            error = e is ResearchException known ? known.What : $"The page cannot be read ({e.GetType().Name}).";
        }
        isBad = error is not null;
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, s_readable))
        {
            json.WriteStartObject();
            json.WriteString("file", file.Name);
            if (page is null) json.WriteString("error", error);
            else Write(json, page);
            json.WriteEndObject();
        }
        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    private static void Write(Utf8JsonWriter json, WebPage page)
    {
        json.WriteString("title", Whole(page.Title));
        json.WriteString("author", page.Authors.Count == 0 ? null : Whole(string.Join("; ", page.Authors)));
        json.WriteString("date", page.Published?.ToString());
        json.WriteString("text", Whole(page.Text));
        json.WriteStartArray("comments");
        foreach (PageComment comment in page.Comments.Where(comment => comment.Kind == CommentKind.Comment))
        {
            json.WriteStartObject();
            json.WriteString("author", Whole(comment.Author));
            json.WriteString("date", comment.Time?.ToString());
            json.WriteString("text", Whole(comment.Text));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Half characters, which no JSON can hold, as U+FFFD.</summary>
    private static string? Whole(string? text) => text is null ? null : WellFormedText.Of(text);
}
