using System.Diagnostics;

namespace SocialResearch.Browser.Tests.FrontEnds;

/// <summary>Parts of JupyterLab from npm, as one script; without them the test that asks is skipped.</summary>
internal static class JupyterLabScript
{
    /// <summary>Bundles a file of JupyterLab/ with everything that it imports.</summary>
    public static async Task<string> BundleAsync(string file)
    {
        string source = Repository.PathOf("tests", "SocialResearch.Browser.Tests", "FrontEnds", "JupyterLab");
        string bundler = Path.Combine(source, "node_modules", ".bin", OperatingSystem.IsWindows() ? "esbuild.cmd" : "esbuild");
        Assert.SkipUnless(File.Exists(bundler), "JupyterLab is not installed (npm ci --ignore-scripts in tests/SocialResearch.Browser.Tests/FrontEnds/JupyterLab).");
        using Process process = Process.Start(new ProcessStartInfo(bundler, [file, "--bundle", "--log-level=warning", "--loader:.svg=text", "--alias:path=path-browserify"])
        {
            WorkingDirectory = source,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> words = process.StandardError.ReadToEndAsync(), script = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await words);
        return await script;
    }
}
