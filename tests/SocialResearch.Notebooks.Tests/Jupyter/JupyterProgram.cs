using System.Diagnostics;
using SocialResearch.Notebooks.Jupyter;
using SocialResearch.Notebooks.Tests.Cli;

namespace SocialResearch.Notebooks.Tests.Jupyter;

/// <summary>The real Jupyter of the machine, with our kernel in a data folder of its own that has an awkward name.</summary>
internal sealed class JupyterProgram : IDisposable
{
    private const string Python = "/usr/bin/python3";

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
        Assert.SkipUnless(File.Exists(Python), "Python is missing, and with it Jupyter (on Debian: see .ci/run).");
        foreach ((string module, string package) in modules)
        {
            using Process probe = Process.Start(new ProcessStartInfo(Python, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
            probe.StandardError.ReadToEnd();
            probe.WaitForExit();
            Assert.SkipWhen(probe.ExitCode != 0, $"The Python module {module} is missing (on Debian: apt-get install {package}).");
        }
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
        var start = new ProcessStartInfo(Python, arguments)
        {
            WorkingDirectory = _data.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in (string[])["JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"])
            start.Environment[name] = name == "JUPYTER_DATA_DIR" ? _data.FullName : Path.Combine(_data.FullName, name);
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return await Finished.OfAsync(process);
    }
}
