using System.Security.Cryptography;
using SocialResearch.Conversations;

namespace SocialResearch.Importing;

/// <summary>Opens a text file that somebody may have saved in another way than they believe.</summary>
internal static class TextFile
{
    /// <summary>Opens the file as text in whatever encoding it is found to be in.</summary>
    /// <param name="path">The file.</param>
    /// <param name="form">How it is written.</param>
    /// <param name="known">The same, where the file was looked at before.</param>
    /// <exception cref="ImportException">The file cannot be opened, is empty or is an archive.</exception>
    public static StreamReader OpenText(string path, out TextForm form, TextForm? known = null)
    {
        FileStream stream = SourceFile.Open(path, path);
        try
        {
            RefuseArchives(stream, Path.GetFileName(path));
            stream.Position = 0;
            form = known ?? TextForm.Of(stream);
            stream.Position = form.MarkLength;
            return new(stream, form.Encoding, detectEncodingFromByteOrderMarks: false, 1 << 16);
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

    /// <summary>What the first 64 KiB let presume of the rest; null when they leave doubts.</summary>
    /// <exception cref="ImportException">The file cannot be opened or is empty.</exception>
    public static TextForm? Presumed(string path) => TextForm.Presumed(Head(path));

    /// <summary>The first 64 KiB as text, without byte order mark: what formats are recognised by.</summary>
    /// <exception cref="ImportException">The file cannot be opened or is empty.</exception>
    public static string Beginning(string path)
    {
        ReadOnlySpan<byte> bytes = Head(path);
        TextForm form = TextForm.Of(bytes);
        return form.Encoding.GetString(bytes[form.MarkLength..]);
    }

    private static ReadOnlySpan<byte> Head(string path)
    {
        using FileStream stream = SourceFile.Open(path, path);
        byte[] head = new byte[1 << 16];
        return head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    /// <summary>The file's fingerprint, as <see cref="Provenance.Sha256"/> holds it.</summary>
    /// <exception cref="ImportException">The file cannot be opened.</exception>
    public static string Fingerprint(string path)
    {
        using FileStream stream = SourceFile.Open(path, path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void RefuseArchives(FileStream stream, string name)
    {
        if (stream.ReadByte() == 'P' && stream.ReadByte() == 'K' && stream.ReadByte() is >= 1 and <= 8)
            throw new ImportException("The file is a workbook or an archive, not text.", name, "Open it in the spreadsheet and save it as \"CSV UTF-8\".");
    }
}
