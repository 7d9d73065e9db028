using System.Security.Cryptography;
using System.Text;

namespace SocialResearch.Importing;

/// <summary>Opens a text file that somebody may have saved in another way than they believe.</summary>
internal static class TextFile
{
    /// <summary>Opens the file for reading and takes its fingerprint; refuses what is missing, empty or no text.</summary>
    /// <exception cref="ImportException">The file cannot be opened, is empty or is something else than text.</exception>
    public static (FileStream Stream, string Sha256) Open(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            try
            {
                RefuseWhatIsNoText(stream, name);
                stream.Position = 0;
                string sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
                stream.Position = 0;
                return (stream, sha256);
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException("The file does not exist.", path,
                "Check the name and the folder; a notebook looks from the folder it stands in, so data are under \"../data/\".", missing);
        }
        catch (Exception locked) when (locked is UnauthorizedAccessException or IOException)
        {
            throw new ImportException("The file cannot be opened.", path,
                "Close it in other programs and check that you may read it and that it is no folder.", locked);
        }
    }

    /// <summary>Reads UTF-8, with or without a byte order mark; a byte that is none fails instead of becoming a question mark.</summary>
    public static StreamReader ReadUtf8(Stream stream) =>
        // Detecting marks would swap in an encoding that does not throw; the encoding's own preamble takes the mark away.
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, 1 << 16);

    /// <summary>The error for bytes that are no UTF-8.</summary>
    public static ImportException NotUtf8(string name, Exception cause) =>
        new("The file is not UTF-8 text.", name, "Save it again as \"CSV UTF-8\"; in a spreadsheet that is an entry of its own under Save as.", cause);

    private static void RefuseWhatIsNoText(FileStream stream, string name)
    {
        Span<byte> head = stackalloc byte[4];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.IsEmpty)
            throw new ImportException("The file is empty.", name, "Export it again; it needs a header line and at least one row.");
        if (head.StartsWith("PK"u8))
            throw new ImportException("The file is a workbook or an archive, not text.", name, "Open it in the spreadsheet and save it as \"CSV UTF-8\".");
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
            throw NotUtf8(name, new InvalidDataException("The file begins with the byte order mark of UTF-16."));
    }
}
