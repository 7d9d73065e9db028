using System.Diagnostics;

namespace SocialResearch.Testing;

/// <summary>The Python of the machine with its Jupyter, which reads and writes nothing of the user's.</summary>
internal static class JupyterPython
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Skips the test where a part of Jupyter is missing.</summary>
    /// <param name="modules">Python modules, each with the Debian package that brings it.</param>
    public static void OrSkip(params (string Module, string Package)[] modules)
    {
        Assert.SkipUnless(File.Exists(Python), "Python is missing, and with it Jupyter (on Debian: see .ci/run).");
        foreach ((string module, string package) in modules)
        {
            using Process probe = Process.Start(new ProcessStartInfo(Python, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
            probe.StandardError.ReadToEnd();
            probe.WaitForExit();
            Assert.SkipWhen(probe.ExitCode != 0, $"The Python module {module} is missing (on Debian: apt-get install {package}).");
        }
    }

    /// <summary>How a program is started, with everything it keeps in a folder.</summary>
    /// <param name="folder">Where Jupyter's data are; settings and running servers in folders below.</param>
    /// <param name="arguments">The program and what it is told.</param>
    public static ProcessStartInfo In(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardError = true };
        foreach (string name in (string[])["JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"])
            start.Environment[name] = name == "JUPYTER_DATA_DIR" ? folder : Path.Combine(folder, name);
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        return start;
    }
}
