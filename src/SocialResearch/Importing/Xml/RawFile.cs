namespace SocialResearch.Importing.Xml;

/// <summary>Opens a file of which the bytes matter, not yet the text.</summary>
internal static class RawFile
{
    /// <summary>Opens the file for reading once from front to back.</summary>
    /// <exception cref="ImportException">It does not exist, is empty, locked or packed.</exception>
    public static FileStream Open(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            if (Fault(stream) is not { } fault) return stream;
            stream.Dispose();
            throw new ImportException(fault.What, name, fault.Remedy);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException("The file does not exist.", name, "Check the name and the folder; a notebook looks from the folder it stands in, so data are under \"../data/\".", missing);
        }
        catch (Exception locked) when (locked is UnauthorizedAccessException or IOException)
        {
            throw new ImportException("The file cannot be opened.", name, "Close it in other programs and check that you may read it and that it is no folder.", locked);
        }
    }

    private static (string What, string Remedy)? Fault(FileStream stream)
    {
        Span<byte> head = stackalloc byte[6];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (head.IsEmpty) return ("The file is empty.", "Export it again.");
        bool packed = head.StartsWith("PK"u8) || head.StartsWith<byte>([0x1F, 0x8B]) || head.StartsWith<byte>([0x37, 0x7A, 0xBC, 0xAF]);
        return packed ? ("The file is packed.", "Unpack it (unzip, gunzip, 7z x) and load what is inside.") : null;
    }
}
