using System.Diagnostics;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Cli;

/// <summary>A project folder of its own, with a name that is awkward, in which the real command line runs.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("Größe & Maß ");

    public CommandLine() => Directory.CreateDirectory(In("notebooks"));

    public string In(params IEnumerable<string> parts) => Path.Combine([_folder.FullName, .. parts]);

    public CommandLine With(string name, params IEnumerable<NotebookCell> cells)
    {
        NotebookDocument.Create(name, cells).Save(In("notebooks", name + ".ipynb"));
        return this;
    }

    public Process Start(IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Built.CommandLine, .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public async Task<Finished> RunAsync(IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        using Process process = Start(["run", .. arguments], environment);
        return await Finished.OfAsync(process);
    }

    public string Read(params IEnumerable<string> parts) => File.ReadAllText(In(parts));

    public void Dispose() => _folder.Delete(recursive: true);
}

internal sealed record Finished(int ExitCode, string Output, string Error)
{
    public static async Task<Finished> OfAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Finished(process.ExitCode, await output, await error);
    }
}
