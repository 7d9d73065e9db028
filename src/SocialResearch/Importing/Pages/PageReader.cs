using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Scraping;

namespace SocialResearch.Importing.Pages;

/// <summary>Reads saved pages: one, a folder of them, or a web archive. A row is a page, in the order of the archive or of the names.</summary>
internal sealed class PageReader : IPostReader
{
    public string Format => "web-pages";

    public string Looks => "a page (.html), a folder of pages, or a web archive (.warc, .warc.gz)";

    public bool Recognises(FileBeginning beginning)
    {
        if (beginning.Text.StartsWith("WARC/", StringComparison.Ordinal) || beginning.Text.StartsWith(PackedFile.Mark + "WARC/", StringComparison.Ordinal)) return true;
        if (beginning.IsFolder) return beginning.Text.Split('\n').Any(name => name == "folder: manifest.jsonl" || PageFiles.IsPage(name.TrimEnd()));
        return beginning.Text.TrimStart().StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || beginning.XmlRoot is { } root && root.StartsWith("html", StringComparison.OrdinalIgnoreCase) && (root.Length == 4 || !char.IsLetterOrDigit(root[4]));
    }

    /// <summary>A name is one person's at most within one site.</summary>
    public string SpaceOf(PostDraft post) => post.Channel is { } site ? $"{Format}/{site}" : Format;

    public void Read(PostSource source, IPostSink sink)
    {
        var found = new PagesFound(source.Zone, sink);
        if (!Directory.Exists(source.Path) && IsArchive(source.Path))
        {
            ReadArchive(source.Path, found, sink);
            return;
        }
        foreach (PageFile file in PageFiles.Of([source.Path])) found.Add(file.Name, file.Read);
        found.Finish();
    }

    private static void ReadArchive(string path, PagesFound found, IPostSink sink)
    {
        ArchiveReport archive = PageArchive.Check(path);
        foreach (ArchivedPage page in PageArchive.Pages(path)) found.Add(page.Address, () => (PageExtractor.Extract(page.Text, new(page.Address)), new(page.Address)));
        if (found.Pages == 0) throw new ImportException("The archive holds no page.", Path.GetFileName(path), "Look at PageArchive.Check: the sites may have refused, or the addresses led to something else than HTML.");
        found.Finish();
        sink.Describe("answers that are no page, or an earlier state of one", archive.Records.Where(record => record.Kind is "response" or "revisit").Sum(record => record.Count) - found.Pages);
        sink.Describe("addresses that a robots.txt refuses", archive.Refused.Count);
        sink.Describe("addresses that gave an error, or nothing", archive.Failed.Count);
        foreach (Caveat caveat in ScrapeCaveats.Of(archive)) sink.Doubt(caveat);
    }

    private static bool IsArchive(string path)
    {
        if (PackedFile.Is(path)) return true;
        using FileStream file = SourceFile.Open(path);
        Span<byte> head = stackalloc byte[5];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("WARC/"u8);
    }
}
