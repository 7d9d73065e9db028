using SocialResearch.Notebooks.Export;

namespace SocialResearch.Cli;

/// <summary>The last lines of a run: what failed and where to look.</summary>
internal static class Summary
{
    public static void Write(IReadOnlyList<GalleryResult> results, string index)
    {
        foreach (GalleryResult failed in results.Where(result => result.Status != GalleryStatus.Succeeded))
        {
            Console.Error.WriteLine();
            Console.Error.WriteLine($"{failed.Notebook}: {failed.Message ?? "stopped before its first cell."}");
            // The first line of the traceback often is the message itself.
            foreach (string line in failed.Traceback.Where(line => failed.Message?.EndsWith(line, StringComparison.Ordinal) != true))
                Console.Error.WriteLine($"    {line}");
        }

        int succeeded = results.Count(result => result.Status == GalleryStatus.Succeeded);
        Console.WriteLine();
        Console.WriteLine($"{succeeded} of {results.Count} notebooks ran to their end.");
        Console.WriteLine($"Open {index}");
    }
}
