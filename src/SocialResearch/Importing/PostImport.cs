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
/// <param name="files">How many sources will be read: in the second and later ones posts that were in an earlier one are set aside.</param>
/// <param name="columns">Takes posts whose readers have their bytes in the same way; they come as drafts when it is null.</param>
/// <param name="mayPresume">Whether readers may throw <see cref="StartOverException"/>.</param>
/// <param name="progress">Told how far a source is read.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class PostImport(
    ImportedPeople people, Action<PostDraft, int, long> add, int files = 1, ConversationBuilder? columns = null, bool mayPresume = false, IProgress<ImportProgress>? progress = null,
    CancellationToken cancellation = default)
{
    private const int RowsBetweenReports = 1_000;

    private readonly Overlap? _earlier = files > 1 ? new() : null;
    private readonly List<MetricReading> _figures = [];
    private readonly List<Caveat> _doubts = [];
    private int _sources;

    /// <summary>The figures of all sources read so far, with their doubts.</summary>
    public MetricTable Metrics => _figures.Count == 0 ? MetricTable.Empty : new(_figures) { Caveats = [.. _doubts.Distinct()] };

    /// <summary>Reads a file or folder and hands on its posts; sources are numbered from 0 in the order of calls.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">What the user says about it.</param>
    /// <exception cref="ImportException">Nothing in it can be used.</exception>
    public ImportReport Read(string path, ImportOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using WatchedFile.Watch watch = WatchedFile.Begin(cancellation);
        try
        {
            // Told by the path as it was given; readers know only the name of the file.
            if (!Directory.Exists(path)) SourceFile.Open(path, path).Dispose();
            return Read(path, options, PostFormats.For(path, options), watch);
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new ImportException("The folder cannot be opened.", path, "Check that you may read it and the files in it.", closed);
        }
    }

    private ImportReport Read(string path, ImportOptions options, IPostReader reader, WatchedFile.Watch watch)
    {
        var source = new PostSource(Path.GetFullPath(Path.TrimEndingDirectorySeparator(path)), options.Zone) { DayOrder = options.DayOrder, Year = options.Year, MayPresume = mayPresume };
        var sink = new ImportSink(people, options.People is { } named ? _ => named : reader.SpaceOf, add, _sources++, source.Name, _earlier, Report(watch)) { Columns = columns };
        try
        {
            reader.Read(source, sink);
            sink.NamePeople();
            ImportReport report = sink.Report(sink.Sha256 ?? Fingerprint(source), reader.Format);
            if (report.Figures > 0)
            {
                _figures.AddRange(sink.Figures(report.Source));
                _doubts.AddRange(report.Caveats);
            }
            return report;
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
    }

    /// <summary>Tells how far the reader is, each time it found so many rows: what it reads before, to look at the file as a whole, is no progress.</summary>
    private Action? Report(WatchedFile.Watch watch)
    {
        if (progress is null && !cancellation.CanBeCanceled) return null;
        int rows = 0, number = _sources;
        return () =>
        {
            cancellation.ThrowIfCancellationRequested();
            if (progress is not null && rows++ % RowsBetweenReports == 0 && watch.Place is { } place) progress.Report(new(place.Name, number, files, place.At, place.Length));
        };
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
