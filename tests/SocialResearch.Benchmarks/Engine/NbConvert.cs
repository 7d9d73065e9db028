using System.Text.Json;
using SocialResearch.Benchmarks.Measuring;

namespace SocialResearch.Benchmarks.Engine;

/// <summary>The peer: Debian's nbconvert with ipykernel. Another Python that stands first on the PATH is left alone.</summary>
internal sealed class NbConvert
{
    private const string Python = "/usr/bin/python3";
    private const string Program = "/usr/bin/jupyter-nbconvert";

    private static readonly string[] s_needed = ["nbconvert", "ipykernel"];
    private static readonly string[] s_neededByChapter = [.. s_needed, "numpy", "pandas", "matplotlib"];

    private const string Probe = """
        import importlib.metadata, json, platform, sys
        found = {"python": platform.python_version()}
        for name in sys.argv[1:]:
            try: found[name] = importlib.metadata.version(name)
            except importlib.metadata.PackageNotFoundError: pass
        if "ipykernel" in found:
            from jupyter_client.kernelspec import KernelSpecManager
            found["kernel"] = KernelSpecManager().get_kernel_spec("python3").argv[0]
        print(json.dumps(found))
        """;

    private readonly IReadOnlyDictionary<string, string> _found;

    private NbConvert(IReadOnlyDictionary<string, string> found) => _found = found;

    public static NbConvert Find()
    {
        string? words = new ProgramCall(Python, ["-c", Probe, .. s_neededByChapter], Built.Repository).Output();
        return new(words is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(words)!);
    }

    /// <summary>Whether it can run a notebook that imports nothing.</summary>
    public bool RunsCells => WhyNot(s_needed) is null;

    /// <summary>Whether it can run the chapter's equivalent.</summary>
    public bool RunsChapter => WhyNot(s_neededByChapter) is null;

    /// <summary>Its versions, and what is missing with the Debian package that brings it.</summary>
    public string Describe()
    {
        IEnumerable<string> versions = _found.Where(part => part.Key != "kernel").Select(part => $"{part.Key} {part.Value}");
        return string.Join(", ", versions) + (WhyNot(s_neededByChapter) is { } why ? $"\nNo comparison where the peer needs it: {why}" : "");
    }

    /// <summary>Runs a notebook and converts it.</summary>
    public static ProgramCall Execute(string notebook, string format, string outputFolder) =>
        new(Program, ["--execute", "--to", format, "--output-dir", outputFolder, notebook], Path.GetDirectoryName(notebook)!);

    private string? WhyNot(string[] needed)
    {
        string[] missing = [.. needed.Where(name => !_found.ContainsKey(name)).Select(name => $"python3-{name}")];
        if (!File.Exists(Program)) missing = ["jupyter-nbconvert", .. missing];
        if (missing.Length > 0) return $"missing is {string.Join(", ", missing)} (apt-get install {string.Join(' ', missing)})";
        return _found["kernel"] is var kernel && (kernel == Python || !Path.IsPathRooted(kernel))
            ? null
            : $"the Jupyter kernel python3 is run by {kernel}, not by {Python}; remove or rename that kernel";
    }
}
