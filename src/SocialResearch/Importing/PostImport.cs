using System.Security.Cryptography;
using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Privacy;
using SocialResearch.Results;

namespace SocialResearch.Importing;

/// <summary>One file on its way into a conversation: read, checked for doubles, people replaced, handed on.</summary>
/// <param name="people">What becomes of people.</param>
/// <param name="add">Takes a post with pseudonym, the number of its source and its row.</param>
internal sealed class PostImport(ImportedPeople people, Action<PostDraft, int, long> add)
{
    private readonly List<MetricReading> _figures = [];
    private readonly List<Caveat> _doubts = [];
    private int _sources;

    /// <summary>The figures of all sources read so far, with their doubts.</summary>
    public MetricTable Metrics => _figures.Count == 0 ? MetricTable.Empty : new(_figures) { Caveats = [.. _doubts.Distinct()] };

    /// <summary>Reads a file or folder and hands on its posts; sources are numbered from 0 in the order of calls.</summary>
    /// <exception cref="ImportException">Nothing in it can be used.</exception>
    public ImportReport Read(string path, ImportOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Read(path, options, PostFormats.For(path, options));
    }

    /// <summary>Reads with a certain reader.</summary>
    internal ImportReport Read(string path, ImportOptions options, IPostReader reader)
    {
        var source = new PostSource(Path.GetFullPath(Path.TrimEndingDirectorySeparator(path)), options.Zone) { DayOrder = options.DayOrder, Year = options.Year };
        string sha256 = Fingerprint(source), space = options.People ?? reader.Format;
        var sink = new ImportSink(people, space, add, _sources++);
        try
        {
            reader.Read(source, sink);
        }
        catch (IOException broken)
        {
            throw new ImportException("The file cannot be read to its end.", source.Name, "Check the disk or the connection it lies behind, and copy it to this machine.", broken);
        }
        catch (ImportException quoting) when (TextScrubber.Scrub(quoting.What) is var what && what != quoting.What)
        {
            // Headers are quoted to help, and headers hold whatever somebody wrote there. The causes below quote it too.
            throw new ImportException(what, quoting.Where, TextScrubber.Scrub(quoting.Remedy));
        }
        ImportReport report = sink.Report(source.Name, sha256, reader.Format);
        if (report.Figures > 0)
        {
            _figures.AddRange(sink.Figures(report.Source));
            _doubts.AddRange(report.Caveats);
        }
        return report;
    }

    /// <summary>Of a folder the fingerprint of its files' names and fingerprints, in the order of the names.</summary>
    private static string Fingerprint(PostSource source)
    {
        if (!Directory.Exists(source.Path)) return TextFile.Fingerprint(source.Path);
        IEnumerable<string> lines = Directory.EnumerateFiles(source.Path, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Name: Path.GetRelativePath(source.Path, file).Replace('\\', '/'))).OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name} {(new FileInfo(file.File).Length == 0 ? "" : TextFile.Fingerprint(file.File))}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
