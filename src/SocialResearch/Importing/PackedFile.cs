using System.IO.Compression;
using System.Text;

namespace SocialResearch.Importing;

/// <summary>A file packed with gzip.</summary>
internal static class PackedFile
{
    /// <summary>What stands before the beginning of a packed file, so that no reader takes it for one that it can read as it is.</summary>
    public const string Mark = "packed: ";

    /// <summary>Whether the file begins as gzip does.</summary>
    /// <exception cref="ImportException">The file cannot be opened.</exception>
    public static bool Is(string path)
    {
        using FileStream file = SourceFile.Open(path, path);
        return file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
    }

    /// <summary>The first 64 KiB of what is packed, after <see cref="Mark"/>; null when the file is not packed.</summary>
    /// <exception cref="ImportException">The file cannot be opened.</exception>
    public static string? Beginning(string path)
    {
        if (!Is(path)) return null;
        byte[] head = new byte[1 << 16];
        int read = 0;
        try
        {
            using FileStream file = SourceFile.Open(path, path);
            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            while (read < head.Length && unpacked.Read(head, read, head.Length - read) is > 0 and var more) read += more;
        }
        catch (InvalidDataException)
        {
            // What could be unpacked before the damage tells enough.
        }
        return Mark + Encoding.UTF8.GetString(head, 0, read);
    }
}
