namespace SocialResearch.Importing;

/// <summary>Opens a file that somebody named, and says what is wrong where that fails.</summary>
internal static class SourceFile
{
    private const string CheckName = "Check the name and the folder; a notebook looks from the folder it stands in, so data are under \"../data/\".";

    /// <summary>Opens the file for reading from front to back.</summary>
    /// <param name="path">The file.</param>
    /// <param name="where">What messages call it; its name when null.</param>
    /// <exception cref="ImportException">It is missing, a folder, empty, a pipe or device, or must not be read.</exception>
    public static FileStream Open(string path, string? where = null)
    {
        // A full path names machines and people.
        if (where is null || Path.IsPathRooted(where)) where = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        try
        {
            if (Directory.Exists(path)) throw new ImportException("This is a folder; a file is needed.", where, "Name the file in it. If the format is one of several files, it was not recognised: unpack the archive again and name the folder with the files.");
            RefuseWhatHasNoLength(path, where);
            return WatchedFile.Open(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException("The file does not exist.", where, CheckName, missing);
        }
        catch (Exception locked) when (locked is UnauthorizedAccessException or IOException)
        {
            throw new ImportException("The file cannot be opened.", where, "Close it in other programs and check that you may read it.", locked);
        }
    }

    // Before it is opened: opening a pipe waits for somebody to write into it, and a device such as /dev/zero has no end.
    private static void RefuseWhatHasNoLength(string path, string where)
    {
        FileSystemInfo? target = File.ResolveLinkTarget(path, returnFinalTarget: true);
        if (target is { Exists: false }) throw new ImportException("The file is a link to something that is not there.", where, "Give the file that the link should point to, or mend the link.");
        var file = new FileInfo(target?.FullName ?? path);
        if (file.Exists && file.Length == 0)
            throw new ImportException("The file is empty.", where, "Export it again. If it is no file but a pipe or a device, write what it gives into a file first.");
    }
}
