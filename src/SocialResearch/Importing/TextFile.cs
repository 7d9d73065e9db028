using System.Security.Cryptography;
using SocialResearch.Conversations;

namespace SocialResearch.Importing;

/// <summary>Opens a text file that somebody may have saved in another way than they believe.</summary>
internal static class TextFile
{
    private static FileStream OpenBytes(string path, Action<FileStream, string> refuse)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            try
            {
                refuse(stream, Path.GetFileName(path));
                stream.Position = 0;
                return stream;
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

    /// <summary>Opens the file as text in whatever encoding it is found to be in.</summary>
    /// <exception cref="ImportException">The file cannot be opened, is empty or is an archive.</exception>
    public static StreamReader OpenText(string path, out TextForm form)
    {
        FileStream stream = OpenBytes(path, RefuseEmptyAndArchives);
        form = TextForm.Of(stream);
        stream.Position = form.MarkLength;
        return new(stream, form.Encoding, detectEncodingFromByteOrderMarks: false, 1 << 16);
    }

    /// <summary>The first 64 KiB as text, without byte order mark: what formats are recognised by.</summary>
    /// <exception cref="ImportException">The file cannot be opened or is empty.</exception>
    public static string Beginning(string path)
    {
        using FileStream stream = OpenBytes(path, RefuseEmpty);
        byte[] head = new byte[1 << 16];
        ReadOnlySpan<byte> bytes = head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        TextForm form = TextForm.Of(bytes);
        return form.Encoding.GetString(bytes[form.MarkLength..]);
    }

    /// <summary>The file's fingerprint, as <see cref="Provenance.Sha256"/> holds it.</summary>
    /// <exception cref="ImportException">The file cannot be opened.</exception>
    public static string Fingerprint(string path)
    {
        using FileStream stream = OpenBytes(path, (_, _) => { });
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void RefuseEmptyAndArchives(FileStream stream, string name)
    {
        RefuseEmpty(stream, name);
        if (stream.ReadByte() == 'P' && stream.ReadByte() == 'K' && stream.ReadByte() is >= 1 and <= 8)
            throw new ImportException("The file is a workbook or an archive, not text.", name, "Open it in the spreadsheet and save it as \"CSV UTF-8\".");
    }

    private static void RefuseEmpty(FileStream stream, string name)
    {
        if (stream.Length == 0)
            throw new ImportException("The file is empty.", name, "Export it again; it needs a header line and at least one row.");
    }
}
