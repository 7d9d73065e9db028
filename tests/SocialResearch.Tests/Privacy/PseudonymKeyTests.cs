using System.Text;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Privacy;

public sealed class PseudonymKeyTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("schlüssel und bund ").FullName;

    private string KeyFile => Path.Combine(_root, ".social-research", "pseudonym.key");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Folder(params ReadOnlySpan<string> parts) => Directory.CreateDirectory(Path.Combine([_root, .. parts])).FullName;

    private byte[] Of(string data, string? current = null) => PseudonymKey.OfProject(data, current ?? _root);

    [Fact]
    public void Files_anywhere_in_a_project_share_one_key()
    {
        Folder(".git");
        byte[] key = Of(Path.Combine(Folder("data", "forum"), "posts.csv"), current: Folder("notebooks"));
        Assert.Equal(32, key.Length);
        Assert.True(File.Exists(KeyFile));
        Assert.Equal(key, Of(Folder("data", "mail"), current: Path.GetTempPath()));
        Assert.Equal(key, Of(Path.Combine(Path.GetTempPath(), "export.csv"), current: Folder("notebooks")));
    }

    [Fact]
    public void Without_a_repository_the_key_is_made_in_the_current_folder() =>
        Assert.Equal(Of(Path.Combine(Folder("downloads"), "a.csv")), Convert.FromHexString(File.ReadAllLines(KeyFile)[^1].Split('-')[0]));

    [Fact]
    public void The_nearest_key_is_the_one()
    {
        byte[] outer = Of(_root);
        Folder("inner", ".social-research");
        byte[] inner = Of(Folder("inner", "data"));
        Assert.NotEqual(outer, inner);
        Assert.Equal(inner, Of(Folder("inner", "data", "deep")));
        Assert.Equal(outer, Of(Folder("other")));
    }

    [Fact]
    public void The_key_ignores_itself_in_git_and_only_its_owner_reads_it()
    {
        Of(_root);
        Assert.Equal("*\n", File.ReadAllText(Path.Combine(_root, ".social-research", ".gitignore")));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_root, ".social-research")).Length);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(KeyFile)!));
    }

    [Fact]
    public void Fifty_programs_that_start_at_once_agree_on_one_key()
    {
        // The moment between looking and writing is short: many rounds, and all at the line before anyone starts.
        for (int round = 0; round < 15; round++)
        {
            string project = Folder($"{round}"), current = Folder($"{round}", "notebooks");
            if (round % 2 == 0) Folder($"{round}", ".git");
            var keys = new byte[50][];
            using var line = new Barrier(keys.Length);
            Thread[] threads = [.. Enumerable.Range(0, keys.Length).Select(i => new Thread(() =>
            {
                line.SignalAndWait();
                keys[i] = Of(i % 2 == 0 ? project : current, project);
            }))];
            foreach (Thread thread in threads) thread.Start();
            foreach (Thread thread in threads) thread.Join();
            Assert.All(keys, key => Assert.Equal(keys[0], key));
            Assert.Equal(2, Directory.GetFiles(Path.Combine(project, ".social-research")).Length);
        }
    }

    [Fact]
    public void An_editor_that_adds_a_mark_and_line_ends_does_no_harm()
    {
        byte[] key = Of(_root);
        File.WriteAllText(KeyFile, File.ReadAllText(KeyFile).ReplaceLineEndings("\r\n") + "\r\n", Encoding.UTF8);
        Assert.Equal(key, Of(_root));
    }

    [Fact]
    public void Every_message_says_what_where_and_how_to_mend()
    {
        var messages = new StringBuilder();
        Of(_root);
        string good = File.ReadAllText(KeyFile), line = good.Split('\n')[^2];
        Note("cut short", () => File.WriteAllText(KeyFile, good[..^30]));
        Note("empty", () => File.WriteAllText(KeyFile, ""));
        Note("one digit changed", () => File.WriteAllText(KeyFile, good.Replace(line, (line[0] == '0' ? '1' : '0') + line[1..])));
        Note("other characters", () => File.WriteAllText(KeyFile, good.Replace(line, "z" + line[1..])));
        Note("two keys after a merge", () => File.WriteAllText(KeyFile, good + line + "\n"));
        Note("a folder in its place", () => { File.Delete(KeyFile); Directory.CreateDirectory(KeyFile); });
        Directory.Delete(Path.GetDirectoryName(KeyFile)!, recursive: true);
        Note("a file where the folder should be", () => File.WriteAllText(Path.GetDirectoryName(KeyFile)!, ""));
        File.Delete(Path.GetDirectoryName(KeyFile)!);
        Golden.Matches("key-messages.md", messages.ToString());

        void Note(string title, Action damage)
        {
            damage();
            var error = Assert.Throws<PseudonymKeyException>(() => Of(_root));
            Assert.DoesNotContain(line[..8], error.Message, StringComparison.Ordinal);
            string place = Path.GetRelativePath(Directory.GetCurrentDirectory(), _root).Replace('\\', '/');
            messages.Append($"## {title}\n{error.Message.Replace(place, "PROJECT")}\n\n");
        }
    }
}
