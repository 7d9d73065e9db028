using System.Security.Cryptography;
using System.Text;
using SocialResearch.Conversations;

namespace SocialResearch.Importing;

/// <summary>Opens a text file that somebody may have saved in another way than they believe.</summary>
internal static class TextFile
{
    /// <summary>Opens the file for reading and takes its fingerprint; refuses what is missing, empty or no text.</summary>
    /// <exception cref="ImportException">The file cannot be opened, is empty or is something else than text.</exception>
    public static (FileStream Stream, string Sha256) Open(string path)
    {
        string sha256 = "";
        FileStream stream = OpenBytes(path, (opened, name) =>
        {
            RefuseWhatIsNoText(opened, name);
            opened.Position = 0;
            sha256 = Convert.ToHexStringLower(SHA256.HashData(opened));
        });
        return (stream, sha256);
    }

    private static FileStream OpenBytes(string path, Action<FileStream, string> refuse)
    {
        FileStream stream = SourceFile.Open(path, path);
        try
        {
            refuse(stream, Path.GetFileName(path));
            stream.Position = 0;
            return stream;
        }
        catch (IOException broken)
        {
            stream.Dispose();
            throw new ImportException("The file cannot be read to its end.", path, "Check the disk or the connection it lies behind, and copy it to this machine.", broken);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file as text in whatever encoding it is found to be in.</summary>
    /// <exception cref="ImportException">The file cannot be opened, is empty or is an archive.</exception>
    public static StreamReader OpenText(string path, out TextForm form)
    {
        FileStream stream = OpenBytes(path, RefuseArchives);
        form = TextForm.Of(stream);
        stream.Position = form.MarkLength;
        return new(stream, form.Encoding, detectEncodingFromByteOrderMarks: false, 1 << 16);
    }

    /// <summary>The first 64 KiB as text, without byte order mark: what formats are recognised by.</summary>
    /// <exception cref="ImportException">The file cannot be opened or is empty.</exception>
    public static string Beginning(string path)
    {
        using FileStream stream = SourceFile.Open(path, path);
        byte[] head = new byte[1 << 16];
        ReadOnlySpan<byte> bytes = head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        TextForm form = TextForm.Of(bytes);
        return form.Encoding.GetString(bytes[form.MarkLength..]);
    }

    /// <summary>The file's fingerprint, as <see cref="Provenance.Sha256"/> holds it.</summary>
    /// <exception cref="ImportException">The file cannot be opened.</exception>
    public static string Fingerprint(string path)
    {
        using FileStream stream = SourceFile.Open(path, path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
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
        RefuseArchives(stream, name);
        Span<byte> head = stackalloc byte[2];
        stream.Position = 0;
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.SequenceEqual<byte>([0xFF, 0xFE]) || head.SequenceEqual<byte>([0xFE, 0xFF]))
            throw NotUtf8(name, new InvalidDataException("The file begins with the byte order mark of UTF-16."));
    }

    private static void RefuseArchives(FileStream stream, string name)
    {
        if (stream.ReadByte() == 'P' && stream.ReadByte() == 'K' && stream.ReadByte() is >= 1 and <= 8)
            throw new ImportException("The file is a workbook or an archive, not text.", name, "Open it in the spreadsheet and save it as \"CSV UTF-8\".");
    }
}
