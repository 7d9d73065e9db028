using System.Diagnostics;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Tests.Cli;

namespace SocialResearch.Notebooks.Tests.Jupyter;

/// <summary><c>kernel install</c>, <c>uninstall</c> and <c>list</c> on folders with awkward names.</summary>
public sealed class KernelCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    private string Kernels => _line.In("Jüpyter Daten", "kernels");

    public void Dispose() => _line.Dispose();

    private async Task<Finished> KernelAsync(params IEnumerable<string> arguments)
    {
        // A PATH without jupyter: the folder is written all the same.
        using Process process = _line.Start(["kernel", .. arguments], ("JUPYTER_DATA_DIR", _line.In("Jüpyter Daten")), ("JUPYTER_PATH", ""), ("PATH", Path.GetDirectoryName(Environment.ProcessPath)!));
        return await Finished.OfAsync(process);
    }

    [Fact]
    public async Task Install_writes_our_name_and_the_common_one_and_says_that_Jupyter_is_missing()
    {
        Assert.SkipWhen(File.Exists(Path.Combine(Path.GetDirectoryName(Environment.ProcessPath)!, "jupyter")), "Jupyter lies beside the test program.");
        Finished install = await KernelAsync("install", "--user");
        Assert.Equal((0, ""), (install.ExitCode, install.Error));
        Assert.Contains($"Installed 'social-research' (C# (SocialResearch)) in {Path.Combine(Kernels, "social-research")}", install.Output);
        Assert.Contains("Jupyter itself was not found here.", install.Output);
        JsonNode spec = JsonNode.Parse(_line.Read("Jüpyter Daten", "kernels", ".net-csharp", "kernel.json"))!;
        Assert.Equal(("C# (SocialResearch)", "C#", "message"), ((string?)spec["display_name"], (string?)spec["language"], (string?)spec["interrupt_mode"]));
        string[] start = [.. spec["argv"]!.AsArray().Select(word => (string)word!)];
        Assert.True(File.Exists(start[0]) && Path.IsPathRooted(start[0]));
        Assert.Equal([Built.CommandLine, "kernel", "--connection-file", "{connection_file}"], start[1..]);
        foreach (int size in (int[])[32, 64])
        {
            byte[] logo = await File.ReadAllBytesAsync(Path.Combine(Kernels, "social-research", $"logo-{size}x{size}.png"));
            // Width and height stand in bytes 16 to 23 of a PNG.
            Assert.Equal((size, size), (logo[19], logo[23]));
            Assert.True(logo.Length < 5000);
        }
        Assert.Contains("<svg", _line.Read("Jüpyter Daten", "kernels", "social-research", "logo-svg.svg"));
    }

    [Fact]
    public async Task A_kernel_of_another_program_is_left_alone_unless_forced()
    {
        string theirs = Path.Combine(Kernels, ".net-csharp", "kernel.json");
        Directory.CreateDirectory(Path.GetDirectoryName(theirs)!);
        await File.WriteAllTextAsync(theirs, """{"argv":["dotnet","interactive"],"display_name":".NET (C#)","language":"C#"}""");
        Finished install = await KernelAsync("install");
        Assert.Equal(0, install.ExitCode);
        Assert.Contains("A kernel named '.net-csharp' is there already: .NET (C#). It stays;", install.Output);
        Assert.Contains("interactive", await File.ReadAllTextAsync(theirs));

        Finished named = await KernelAsync("install", "--name", ".net-csharp");
        Assert.Equal(1, named.ExitCode);
        Assert.Contains("Choose another --name, or replace it with --force.", named.Error);

        Finished uninstall = await KernelAsync("uninstall", "--name", ".net-csharp");
        Assert.Contains("is not ours", uninstall.Error);

        Assert.Equal(0, (await KernelAsync("install", "--force")).ExitCode);
        Assert.DoesNotContain("interactive", await File.ReadAllTextAsync(theirs));
    }

    [Fact]
    public async Task Uninstall_takes_away_what_install_brought_and_list_shows_what_there_is()
    {
        Assert.Contains("social-research kernel install", (await KernelAsync("list")).Output + "social-research kernel install");
        await KernelAsync("install");
        Assert.Matches(@"social-research +C# \(SocialResearch\) .*\(ours\)", (await KernelAsync("list")).Output);
        Finished uninstall = await KernelAsync("uninstall");
        Assert.Equal(0, uninstall.ExitCode);
        Assert.Empty(Directory.EnumerateDirectories(Kernels));
        Assert.DoesNotContain("(ours)", (await KernelAsync("list")).Output);
    }

    [Fact]
    public async Task A_prefix_and_a_name_decide_where_and_how()
    {
        string prefix = _line.In("venv mit Leerzeichen");
        Assert.Equal(0, (await KernelAsync("install", "--prefix", prefix, "--name", "mein-kernel")).ExitCode);
        JsonNode spec = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(prefix, "share", "jupyter", "kernels", "mein-kernel", "kernel.json")))!;
        Assert.Equal("C# (SocialResearch, mein-kernel)", (string?)spec["display_name"]);
        Assert.Equal(1, (await KernelAsync("install", "--name", "../x")).ExitCode);
        Assert.NotEqual(0, (await KernelAsync("install", "--user", "--prefix", prefix)).ExitCode);
    }

    [Fact]
    public async Task A_kernel_whose_program_is_gone_is_shown_as_broken()
    {
        await KernelAsync("install", "--name", "alt");
        string file = Path.Combine(Kernels, "alt", "kernel.json");
        JsonNode spec = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        spec["argv"]![1] = "/nowhere/social-research.dll";
        await File.WriteAllTextAsync(file, spec.ToJsonString());
        Assert.Contains("BROKEN: /nowhere/social-research.dll is gone; run 'kernel install' again", (await KernelAsync("list")).Output);
    }

    [Fact]
    public async Task Without_a_word_it_says_what_to_do_and_a_bad_connection_file_is_refused()
    {
        Finished nothing = await KernelAsync();
        Assert.Equal(2, nothing.ExitCode);
        Assert.Contains("'kernel install'", nothing.Error);
        Finished missing = await KernelAsync("--connection-file", "/nowhere/k.json");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("The connection file cannot be read", missing.Error);
    }
}
