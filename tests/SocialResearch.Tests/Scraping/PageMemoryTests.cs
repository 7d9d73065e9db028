using HtmlAgilityPack;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Scraping;

/// <summary>A long run holds no more pages than it works on.</summary>
public sealed class PageMemoryTests : IDisposable
{
    private const string Sentence = "Die Möwe fliegt über das Wasser der Förde, bis es dunkel wird.";

    private readonly string _folder = Directory.CreateTempSubdirectory("social-research-pages-").FullName;

    public void Dispose()
    {
        HtmlDocument.DefaultBuilder = null;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Parsed_pages_are_let_go_while_others_are_read()
    {
        int pages = Environment.ProcessorCount * 8 * 12;
        for (int i = 0; i < pages; i++)
            File.WriteAllText(Path.Combine(_folder, $"{i}.html"), $"<html><head><script type='application/ld+json'>{{\"@type\":\"Article\",\"headline\":\"Möwe {i}\"}}</script></head><body><article><h1>Möwe {i}</h1><p>{Sentence}</p></article>");
        var parsed = new Parsed();
        var alive = new Alive(parsed);
        HtmlDocument.DefaultBuilder = parsed.Add;

        PageLines.Write([_folder], Path.Combine(_folder, "pages.jsonl"), alive);

        Assert.True(parsed.Count >= pages, $"only {parsed.Count} documents were seen");
        // A thread may hold the last one it had.
        Assert.InRange(alive.Most, 0, pages / 4);
        Assert.Equal(12, alive.Reports);
    }

    private sealed class Parsed
    {
        private readonly List<WeakReference> _documents = [];

        public int Count => _documents.Count;

        public void Add(HtmlDocument document)
        {
            lock (_documents) _documents.Add(new WeakReference(document));
        }

        public int Alive()
        {
            GC.Collect();
            // Tests beside this one parse pages too.
            lock (_documents) return _documents.Count(one => one.Target is HtmlDocument { ParsedText: { } text } && text.Contains(Sentence, StringComparison.Ordinal));
        }
    }

    private sealed class Alive(Parsed parsed) : IProgress<ExtractProgress>
    {
        public int Most { get; private set; }

        public int Reports { get; private set; }

        public void Report(ExtractProgress value) => (Most, Reports) = (Math.Max(Most, parsed.Alive()), Reports + 1);
    }
}
