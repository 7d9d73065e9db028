using System.Diagnostics;
using SocialResearch.Notebooks.Jupyter;
using SocialResearch.Notebooks.Tests.Cli;

namespace SocialResearch.Notebooks.Tests.Jupyter;

/// <summary>The real Jupyter of the machine, with our kernel in a data folder of its own that has an awkward name.</summary>
internal sealed class JupyterProgram : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("Jüpyter & Söhne ");

    private JupyterProgram()
    {
        string kernels = Path.Combine(_data.FullName, "kernels");
        KernelSpec.Install(kernels, KernelSpec.OwnName, Built.CommandLine, force: false);
        KernelSpec.Install(kernels, KernelSpec.CommonName, Built.CommandLine, force: false);
    }

    /// <summary>Files of the test.</summary>
    public string In(string name) => Path.Combine(_data.FullName, name);

    /// <summary>Skips the test where a part of Jupyter is missing.</summary>
    /// <param name="modules">Python modules, each with the Debian package that brings it.</param>
    public static JupyterProgram OrSkip(params (string Module, string Package)[] modules)
    {
        JupyterPython.OrSkip(modules);
        return new JupyterProgram();
    }

    /// <summary>Runs a script of this folder.</summary>
    public Task<Finished> ScriptAsync(string name, params IEnumerable<string> arguments) =>
        RunAsync([Repository.PathOf("tests", "SocialResearch.Notebooks.Tests", "Jupyter", name), .. arguments]);

    /// <summary>Runs a module of Python as a program, such as nbconvert.</summary>
    public Task<Finished> ModuleAsync(string module, params IEnumerable<string> arguments) => RunAsync(["-m", module, .. arguments]);

    public void Dispose() => _data.Delete(recursive: true);

    private async Task<Finished> RunAsync(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = JupyterPython.In(_data.FullName, arguments);
        start.WorkingDirectory = _data.FullName;
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return await Finished.OfAsync(process);
    }
}
