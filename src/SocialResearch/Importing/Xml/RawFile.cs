namespace SocialResearch.Importing.Xml;

/// <summary>Opens a file of which the bytes matter, not yet the text.</summary>
internal static class RawFile
{
    /// <summary>Opens the file for reading once from front to back.</summary>
    /// <exception cref="ImportException">It does not exist, is empty, locked or packed.</exception>
    public static FileStream Open(string path)
    {
        FileStream stream = SourceFile.Open(path);
        if (!IsPacked(stream)) return stream;
        stream.Dispose();
        throw new ImportException("The file is packed.", Path.GetFileName(path), "Unpack it (unzip, gunzip, 7z x) and load what is inside.");
    }

    private static bool IsPacked(FileStream stream)
    {
        Span<byte> head = stackalloc byte[6];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        return head.StartsWith("PK"u8) || head.StartsWith<byte>([0x1F, 0x8B]) || head.StartsWith<byte>([0x37, 0x7A, 0xBC, 0xAF]);
    }
}
