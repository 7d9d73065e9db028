using System.Diagnostics;
using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

/// <summary>What is no readable file ends in an error with three parts, never in a bare exception and never in waiting.</summary>
public sealed class UnreadableFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    private string In(string name, string? content = null)
    {
        string path = Path.Combine(_folder.FullName, name);
        if (content is not null) File.WriteAllText(path, content);
        return path;
    }

    private static ImportException Refused(string path, string? format = null) => Assert.Throws<ImportException>(() => Reading.AsWritten([path], new() { Format = format }));

    [Fact]
    public void Messages_say_what_where_and_how_to_mend()
    {
        Directory.CreateDirectory(In("folder"));
        File.CreateSymbolicLink(In("to-nothing.csv"), In("gone.csv"));
        File.CreateSymbolicLink(In("to-empty.csv"), In("empty.csv", ""));
        List<(string Case, string Path, string? Format)> cases =
        [
            ("missing", In("gone.csv"), null), ("empty", In("empty.csv", ""), null), ("only a header", In("header.csv", "id,author,text\n"), null), ("only a byte order mark", In("mark.csv", "\uFEFF"), "csv"),
            ("only white space", In("blank.json", " \n \n"), "reddit"), ("folder", In("folder"), null), ("folder as a named format", In("folder"), "reddit"), ("folder as a table", In("folder"), "csv"),
            ("link to nothing", In("to-nothing.csv"), null), ("link to an empty file", In("to-empty.csv"), null),
        ];
        if (OperatingSystem.IsLinux())
        {
            using (Process pipe = Process.Start("mkfifo", In("pipe.csv"))) pipe.WaitForExit();
            cases.AddRange([("pipe", In("pipe.csv"), null), ("pipe as a named format", In("pipe.csv"), "mbox"), ("device without end", "/dev/zero", null), ("device without end as a named format", "/dev/zero", "wordpress"), ("device without content", "/dev/null", "csv")]);
        }
        string messages = string.Concat(cases.Select(entry => $"## {entry.Case}\n{Refused(entry.Path, entry.Format).Message.Replace(_folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)}\n\n"));
        if (OperatingSystem.IsLinux()) Golden.Matches("unreadable-files.md", messages);
    }

    [Fact]
    public void A_file_or_folder_that_must_not_be_read_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Whoever runs this test may read everything.");
        string file = In("secret.csv", "id,author,text\n1,a,x\n"), folder = Directory.CreateDirectory(In("dump")).FullName;
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(file, UnixFileMode.None);
        File.SetUnixFileMode(folder, UnixFileMode.None);
        Assert.Equal("The file cannot be opened.", Refused(file).What);
        Assert.Equal("The file cannot be opened.", Assert.Throws<ImportException>(() => Conversation.Import([file], new() { Pseudonyms = SocialResearch.Privacy.Pseudonyms.WithKey(new byte[32]) })).What);
        Assert.Equal("The folder cannot be opened.", Refused(folder).What);
        Assert.Equal("The folder cannot be opened.", Refused(folder, "stack-exchange").What);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_link_to_a_file_is_as_good_as_the_file()
    {
        File.CreateSymbolicLink(In("a.csv"), In("posts.csv", "id,author,text\n1,a,x\n"));
        Assert.Single(Reading.AsWritten([In("a.csv")], new()).Conversation);
    }
}
