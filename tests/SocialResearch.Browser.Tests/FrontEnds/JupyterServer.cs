using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace SocialResearch.Browser.Tests.FrontEnds;

/// <summary>Debian's Jupyter Notebook 6 as a server, with our kernel installed as a user installs it, over a copy of a chapter.</summary>
internal sealed partial class JupyterServer : IAsyncDisposable
{
    public const string Chapter = "02-participation-inequality.ipynb";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("Jüpyter & Söhne ");
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    private JupyterServer()
    {
    }

    /// <summary>Starts the server, or skips the test that asks for it.</summary>
    /// <param name="page">A page of our own that the server shows beside its own, under /static/.</param>
    /// <param name="script">The page's script.</param>
    public static async Task<JupyterServer> StartAsync(string page = "", string script = "")
    {
        JupyterPython.OrSkip(("notebook.notebookapp", "jupyter-notebook"));
        var server = new JupyterServer();
        try
        {
            server.LayOut(page, script);
            Assert.Equal(0, await RunAsync(new("dotnet", [Built.CommandLine, "kernel", "install", "--prefix", server.In("prefix")])));
            await server.ServeAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The address of something on the server.</summary>
    public async Task<Uri> AddressAsync(string path)
    {
        var root = new Uri(await _address.Task.WaitAsync(TimeSpan.FromSeconds(60)));
        return new Uri($"{root.GetLeftPart(UriPartial.Authority)}/{path}{(path.Contains('?') ? '&' : '?')}{root.Query[1..]}");
    }

    public async ValueTask DisposeAsync()
    {
        // Asked to end, it ends its kernels; killed, it would leave them to notice.
        if (_process is { HasExited: false }) await RunAsync(new("kill", ["-TERM", $"{_process.Id}"]));
        if (_process is not null) await _process.WaitForExitAsync();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The front ends save by themselves, so they get a copy, with what it reads beside it.</summary>
    private void LayOut(string page, string script)
    {
        Directory.CreateDirectory(In("project/notebooks"));
        foreach (string name in (string[])[Chapter, "setup.csx"]) File.Copy(Repository.PathOf("notebooks", name), In($"project/notebooks/{name}"));
        foreach (string name in (string[])["lib", "data"]) Directory.CreateSymbolicLink(In($"project/{name}"), Repository.PathOf(name));
        Directory.CreateDirectory(In("static"));
        File.WriteAllText(In("static/page.html"), page);
        File.WriteAllText(In("static/page.js"), script);
    }

    private async Task ServeAsync()
    {
        ProcessStartInfo start = JupyterPython.In(In("jupyter"),
        [
            "-m", "notebook", "--no-browser", "--ip=127.0.0.1", $"--port={FreePort()}", "--NotebookApp.allow_root=True",
            $"--NotebookApp.extra_static_paths=[r\"{In("static")}\"]", $"--notebook-dir={In("project")}",
        ]);
        start.Environment["JUPYTER_PATH"] = In("prefix/share/jupyter");
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (Announced().Match(line.Data ?? "") is { Success: true } found) _address.TrySetResult(found.Value);
        };
        _process.BeginErrorReadLine();
        await _address.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>A port that nobody has; where somebody takes it first, the server goes on to the next and says so.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<int> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*/\?token=\w+")]
    private static partial Regex Announced();
}
