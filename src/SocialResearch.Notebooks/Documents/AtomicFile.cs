namespace SocialResearch.Notebooks.Documents;

/// <summary>Writes a file whole or not at all: a reader sees the old one or the new one, never half of one.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the target, flushes to the disk, then renames.</summary>
    /// <param name="path">The file; an existing one is replaced, and stays as it was when anything fails.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="NotebookException">The folder cannot be made or written, the disk is full, or the path is a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
            throw new NotebookException("A file cannot be written here because there is a folder of that name.", path, "Choose another name or remove the folder.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string? temporary = null;
        try
        {
            Directory.CreateDirectory(folder);
            temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            temporary = null;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new NotebookException("The file cannot be written: access is denied.", path, $"Choose a folder you may write to, or change the rights of {folder}.", error);
        }
        catch (IOException error)
        {
            throw new NotebookException($"The file cannot be written: {Cause(error)}.", path, "Mend that and write again; an existing file is as it was.", error);
        }
        finally
        {
            if (temporary is not null) File.Delete(temporary);
        }
    }

    private static string Cause(IOException error) => error.HResult switch
    {
        // ENOSPC on Linux and macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
        28 or unchecked((int)0x80070070) or unchecked((int)0x80070027) => "the disk is full",
        30 => "the disk is read-only",
        _ => error.Message.TrimEnd('.'),
    };
}
