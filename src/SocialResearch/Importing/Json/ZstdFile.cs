namespace SocialResearch.Importing.Json;

/// <summary>Files packed with zstd, as the Reddit archives are: no unpacker is at hand here, so they are named and not misread.</summary>
internal static class ZstdFile
{
    private static ReadOnlySpan<byte> Magic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>Refuses the file when it begins as zstd does.</summary>
    /// <exception cref="ImportException">The file is packed; the message holds the command that unpacks it. Or it cannot be opened.</exception>
    public static void Refuse(string path)
    {
        if (Directory.Exists(path)) return;
        using (FileStream stream = SourceFile.Open(path))
        {
            Span<byte> head = stackalloc byte[4];
            if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.SequenceEqual(Magic)) return;
        }
        string name = Path.GetFileName(path);
        // The archives are packed with a window of 2^31 bytes, which zstd refuses unless told.
        throw new ImportException("The file is packed with zstd.", name, $"Unpack it with: zstd --long=31 -d \"{name}\" and read the file that this writes.");
    }
}
