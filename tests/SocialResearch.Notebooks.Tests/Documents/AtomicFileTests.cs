using System.Diagnostics;
using System.Text;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Documents;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("atomic ü ").FullName;

    private string Target => Path.Combine(folder, "page.html");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_written_with_its_folders_and_replaced()
    {
        string path = Path.Combine(folder, "a", "b", "page.html");
        AtomicFile.Write(path, stream => stream.Write("one"u8));
        AtomicFile.Write(path, stream => stream.Write("two"u8));
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_writer_that_fails_halfway_leaves_the_old_file_and_no_rest()
    {
        File.WriteAllText(Target, "good");
        var error = Assert.Throws<NotebookException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("The cable was pulled.");
        }));
        Assert.Equal($"The file cannot be written: The cable was pulled. Where: {Target}. Mend that and write again; an existing file is as it was.", error.Message);
        Assert.Equal("good", File.ReadAllText(Target));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Of_two_writers_at_once_each_leaves_a_whole_file()
    {
        byte[][] contents = [[.. Enumerable.Repeat((byte)'a', 100_000)], [.. Enumerable.Repeat((byte)'b', 100_000)]];
        Parallel.For(0, 40, i =>
        {
            AtomicFile.Write(Target, stream => stream.Write(contents[i % 2]));
            byte[] seen = File.ReadAllBytes(Target);
            Assert.Contains(contents, content => content.AsSpan().SequenceEqual(seen));
        });
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void An_error_of_the_program_passes_through_and_leaves_no_rest()
    {
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Target, _ => throw new InvalidOperationException()));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_folder_in_the_way_is_named()
    {
        Directory.CreateDirectory(Target);
        var error = Assert.Throws<NotebookException>(() => AtomicFile.Write(Target, _ => { }));
        Assert.Equal($"A file cannot be written here because there is a folder of that name. Where: {Target}. Choose another name or remove the folder.", error.Message);
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_named()
    {
        File.WriteAllText(Target, "");
        var error = Assert.Throws<NotebookException>(() => AtomicFile.Write(Path.Combine(Target, "page.html"), _ => { }));
        Assert.StartsWith("The file cannot be written: ", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_named()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Rights are set differently on Windows.");
            return;
        }

        Assert.SkipWhen(Environment.UserName == "root", "root may write everywhere.");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            var error = Assert.Throws<NotebookException>(() => AtomicFile.Write(Target, _ => { }));
            Assert.Equal($"The file cannot be written: access is denied. Where: {Target}. Choose a folder you may write to, or change the rights of {folder}.", error.Message);
        }
        finally
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_full_disk_leaves_the_old_file_and_no_rest()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder), "A small disk cannot be mounted here.");
        try
        {
            File.WriteAllText(Target, "good");
            var error = Assert.Throws<NotebookException>(() => AtomicFile.Write(Target, stream => stream.Write(new byte[200_000])));
            Assert.Equal($"The file cannot be written: the disk is full. Where: {Target}. Mend that and write again; an existing file is as it was.", error.Message);
            Assert.Equal("good", File.ReadAllText(Target, Encoding.UTF8));
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Run("umount", folder);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
