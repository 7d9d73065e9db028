using System.Security.Cryptography;
using System.Text;
using SocialResearch.Conversations;

namespace SocialResearch.Importing;

/// <summary>One file on its way into a conversation: read, checked for doubles, names replaced, handed on.</summary>
/// <param name="pseudonym">Makes a pseudonym of an author's identifier and the space within which it is unique.</param>
/// <param name="add">Takes a post with pseudonym, the number of its source and its row.</param>
/// <param name="several">Whether more than one source is read: then posts that were in an earlier one are set aside.</param>
internal sealed class PostImport(Func<string, string, string?> pseudonym, Action<PostDraft, int, long> add, bool several = false)
{
    private readonly Overlap? _earlier = several ? new() : null;
    private int _sources;

    /// <summary>Reads a file or folder and hands on its posts; sources are numbered from 0 in the order of calls.</summary>
    /// <exception cref="ImportException">Nothing in it can be used.</exception>
    public ImportReport Read(string path, ImportOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            // Told by the path as it was given; readers know only the name of the file.
            if (!Directory.Exists(path)) SourceFile.Open(path, path).Dispose();
            return Read(path, options, PostFormats.For(path, options));
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new ImportException("The folder cannot be opened.", path, "Check that you may read it and the files in it.", closed);
        }
    }

    /// <summary>Reads with a certain reader.</summary>
    internal ImportReport Read(string path, ImportOptions options, IPostReader reader)
    {
        var source = new PostSource(Path.GetFullPath(Path.TrimEndingDirectorySeparator(path)), options.Zone);
        string people = options.People ?? reader.Format;
        var sink = new ImportSink(author => pseudonym(author, people), add, _sources++, source.Name, _earlier);
        try
        {
            reader.Read(source, sink);
            return sink.Report(Fingerprint(source), reader.Format);
        }
        catch (IOException broken)
        {
            throw new ImportException("The file cannot be read to its end.", source.Name, "Check the disk or the connection it lies behind, and copy it to this machine.", broken);
        }
    }

    /// <summary>Of a folder the fingerprint of its files' names and fingerprints, in the order of the names.</summary>
    private static string Fingerprint(PostSource source)
    {
        if (!Directory.Exists(source.Path)) return TextFile.Fingerprint(source.Path);
        IEnumerable<string> lines = Directory.EnumerateFiles(source.Path).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {TextFile.Fingerprint(file)}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
