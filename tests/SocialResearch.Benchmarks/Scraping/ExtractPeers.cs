using SocialResearch.Benchmarks.Measuring;

namespace SocialResearch.Benchmarks.Scraping;

/// <summary>Other extractors that this machine has, each a program that goes through a folder of pages once.</summary>
internal static class ExtractPeers
{
    private const string Python = "/usr/bin/python3";

    private static string Scripts => Path.Combine(Built.Repository, "tests", "SocialResearch.Benchmarks", "Peers");

    /// <summary>Those that are there, and what is missing.</summary>
    /// <param name="folder">The pages.</param>
    /// <param name="work">A folder for what npm gives; null to ask no registry.</param>
    public static (List<(string Name, ProgramCall Call)> Found, List<string> Missing) Of(string folder, string? work)
    {
        var found = new List<(string Name, ProgramCall Call)>();
        var missing = new List<string>();
        foreach ((string module, string package, string install) in (ReadOnlySpan<(string, string, string)>)
            [("trafilatura", "trafilatura", "pip install trafilatura"), ("readability", "readability-lxml", "apt-get install python3-readability"), ("lxml", "lxml", "apt-get install python3-lxml")])
        {
            string? version = new ProgramCall(Python, ["-c", $"import {module}; from importlib.metadata import version; print(version('{package}'))"], Path.GetTempPath()).Output();
            if (version is null) missing.Add($"{package} ({install})");
            else found.Add(($"{package} {version}{(module == "lxml" ? ", bare parse" : "")}", new(Python, [Path.Combine(Scripts, "extract.py"), module, folder], Path.GetTempPath())));
        }
        if (work is not null && new ProgramCall("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", work, "@mozilla/readability", "jsdom"], work).Output() is not null)
        {
            string script = Path.Combine(work, "extract.mjs");
            File.Copy(Path.Combine(Scripts, "extract.mjs"), script);
            found.Add(("Mozilla Readability on jsdom", new("node", [script, folder], work)));
        }
        else
        {
            missing.Add("Mozilla Readability (--npm, with Node.js and a registry)");
        }
        return (found, missing);
    }
}
