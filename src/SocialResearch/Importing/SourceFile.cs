namespace SocialResearch.Importing;

/// <summary>Opens the files that people name; the one place that says why one cannot be opened.</summary>
internal static class SourceFile
{
    /// <summary>Opens a file for reading once from front to back.</summary>
    /// <exception cref="ImportException">It does not exist or cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException("The file does not exist.", Shown(path),
                "Check the name and the folder; a notebook looks from the folder it stands in, so data are under \"../data/\".", missing);
        }
        catch (Exception locked) when (locked is UnauthorizedAccessException or IOException)
        {
            throw Locked(path, locked);
        }
    }

    /// <summary>Opens a file of which the bytes matter, not yet the text.</summary>
    /// <exception cref="ImportException">It does not exist, is empty, locked or packed.</exception>
    public static FileStream OpenUnpacked(string path) => Open(path, (stream, name) =>
    {
        Span<byte> head = stackalloc byte[6];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.IsEmpty) throw new ImportException("The file is empty.", name, "Export it again.");
        if (head.StartsWith("PK"u8) || head.StartsWith<byte>([0x1F, 0x8B]) || head.StartsWith<byte>([0x37, 0x7A, 0xBC, 0xAF]))
            throw new ImportException("The file is packed.", name, "Unpack it (unzip, gunzip, 7z x) and load what is inside.");
    });

    /// <summary>Opens a file after a look at it; what is refused is closed again.</summary>
    /// <param name="path">The file.</param>
    /// <param name="refuse">Throws when the file is of a kind that cannot be read; gets the stream, wherever it leaves it, and the file's name.</param>
    public static FileStream Open(string path, Action<FileStream, string> refuse)
    {
        FileStream stream = Open(path);
        try
        {
            refuse(stream, Path.GetFileName(path));
            stream.Position = 0;
            return stream;
        }
        catch (Exception fault)
        {
            stream.Dispose();
            if (fault is UnauthorizedAccessException or IOException) throw Locked(path, fault);
            throw;
        }
    }

    private static ImportException Locked(string path, Exception cause) =>
        new("The file cannot be opened.", Shown(path), "Close it in other programs and check that you may read it and that it is no folder.", cause);

    /// <summary>As it was typed, for whoever looks for it; of a full path only the last part, because the others name machines and people.</summary>
    private static string Shown(string path) => Path.IsPathRooted(path) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) : path;
}
