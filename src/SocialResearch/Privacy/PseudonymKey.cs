using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SocialResearch.Privacy;

/// <summary>Finds, makes and reads the secret of a project: 256 random bits in <c>.social-research/pseudonym.key</c>.</summary>
internal static class PseudonymKey
{
    public const string Folder = ".social-research", FileName = "pseudonym.key";

    private const int Bytes = 32, CheckDigits = 8;

    private const string Explanation =
        """
        # The key of this project's pseudonyms. Whoever holds it can find people again: never mail, share or commit it.
        # Keep a safe copy: without it, new files can no longer be linked with old ones.

        """;

    /// <summary>Looks upward from the data, then from the current folder; makes a key at the root of the project when there is none.</summary>
    /// <param name="data">The data file or a folder.</param>
    /// <param name="current">The current folder.</param>
    public static byte[] OfProject(string data, string current)
    {
        string start = Path.GetFullPath(data);
        if (!Directory.Exists(start)) start = Path.GetDirectoryName(start) ?? current;
        // The folder decides, not the key in it: a key that somebody may not see must fail, not be replaced by a second one further up.
        string project = Ancestor(start, Folder) ?? Ancestor(current, Folder) ?? Ancestor(start, ".git") ?? Ancestor(current, ".git") ?? current;
        string path = Path.Combine(project, Folder, FileName);
        if (!File.Exists(path)) Create(path);
        return Read(path);
    }

    private static string? Ancestor(string folder, string holding)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            // In a work tree of git, .git is a file.
            if (Path.Exists(Path.Combine(at, holding))) return at;
        }
        return null;
    }

    private static void Create(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        byte[] key = RandomNumberGenerator.GetBytes(Bytes);
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            // Before the key, so that no commit can catch it; in a user's own project nobody else writes this line.
            WriteOnce(Path.Combine(folder, ".gitignore"), "*\n");
            WriteOnce(path, $"{Explanation.ReplaceLineEndings("\n")}{Convert.ToHexStringLower(key)}-{Check(key)}\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PseudonymKeyException("The key of the pseudonyms cannot be written.", Place(path),
                "Give yourself the right to write there, or make the folder .social-research in a place where you may and work below it.", error);
        }
    }

    /// <summary>Writes beside the place and gives it the name only where nobody has it: of programs that start at once one wins, and all read its file.</summary>
    private static void WriteOnce(string path, string text)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var ownerOnly = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) ownerOnly.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var stream = new FileStream(temporary, ownerOnly))
            {
                stream.Write(Encoding.ASCII.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }
            NameOnce(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another program was first.
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Gives a finished file its name in one step that fails when the name is taken.</summary>
    private static void NameOnce(string temporary, string path)
    {
        // Only on Windows does a move without overwriting ask and move in one step. Elsewhere .NET looks first and renames then, and
        // a file that came between is gone, with it the key of a program that has read it already.
        if (OperatingSystem.IsWindows()) File.Move(temporary, path, overwrite: false);
        // Where files cannot have two names, as on memory sticks, a copy that must be new: a reader may then find half a key, which it refuses, but never another one.
        else if (Link(CString(temporary), CString(path)) != 0) File.Copy(temporary, path, overwrite: false);
    }

    private static byte[] CString(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "link")]
    private static extern int Link(byte[] existing, byte[] name);

    private static byte[] Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PseudonymKeyException("The key of the pseudonyms cannot be read.", Place(path),
                "Give yourself the right to read it, or ask whoever made it; with another key the same people would get other names.", error);
        }

        string[] lines = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
        if (lines.Length != 1) throw Damaged(path, $"it has {lines.Length} lines of key instead of one");
        string[] parts = lines[0].Split('-');
        if (parts[0].Length != Bytes * 2) throw Damaged(path, $"it has {parts[0].Length} digits instead of {Bytes * 2}");
        if (!parts[0].All(char.IsAsciiHexDigit)) throw Damaged(path, "it holds other characters than 0-9 and a-f");
        byte[] key = Convert.FromHexString(parts[0]);
        if (parts.Length != 2 || !parts[1].Equals(Check(key), StringComparison.OrdinalIgnoreCase)) throw Damaged(path, "its check digits do not fit");
        return key;
    }

    private static PseudonymKeyException Damaged(string path, string how) =>
        new($"The key of the pseudonyms is damaged: {how}.", Place(path),
            "Put back a copy from a backup or from a colleague. Delete the file only when nothing need be linked with earlier imports: then a new key is made.");

    /// <summary>A changed digit would be another key, and everybody a stranger, without a word.</summary>
    private static string Check(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key))[..CheckDigits];

    // Relative, because full paths name machines and people and error messages are pasted.
    private static string Place(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');
}
