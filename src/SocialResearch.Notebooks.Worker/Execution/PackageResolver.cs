using System.Diagnostics;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Finds the files of NuGet packages by letting the SDK restore a generated project.</summary>
/// <remarks>
/// The SDK's own restore knows the user's sources, credentials and mirrors; answers are kept, so that a known set of packages
/// needs neither time nor network. All packages of a session are resolved together: a conflict is reported, not guessed at.
/// </remarks>
internal sealed class PackageResolver
{
    private readonly List<PackageReference> _packages = [];
    private readonly List<string> _sources = [];

    public void AddSource(string address) => _sources.Add(address);

    /// <summary>Adds packages to those of the session and returns the files of all.</summary>
    /// <exception cref="NotebookException">The restore failed; its own words are in the message.</exception>
    public PackageFiles Resolve(IReadOnlyList<PackageReference> wanted)
    {
        string place = wanted[0].Place;
        PackageReference[] all = [.. _packages.Where(p => !wanted.Any(w => w.Id.Equals(p.Id, StringComparison.OrdinalIgnoreCase))), .. wanted];
        string project = Project(all);
        string folder = Path.Combine(CacheFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16]);
        string assets = Path.Combine(folder, "obj", "project.assets.json");
        // A failed restore leaves an assets file too; only this mark says that it is complete.
        string mark = Path.Combine(folder, "restored");
        if (!File.Exists(mark) || !AllThere(assets))
        {
            Restore(folder, project, place);
            File.WriteAllText(mark, "");
        }
        _packages.Clear();
        _packages.AddRange(all);
        return Read(assets);
    }

    private static string CacheFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "SocialResearch", "packages");

    private string Project(IEnumerable<PackageReference> packages)
    {
        string references = string.Concat(packages.Select(p =>
            $"    <PackageReference Include=\"{SecurityElement.Escape(p.Id)}\" Version=\"{SecurityElement.Escape(p.Version)}\" />\n"));
        string sources = _sources.Count == 0 ? "" : $"    <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', _sources))}</RestoreAdditionalProjectSources>\n";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RuntimeIdentifier>{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <NuGetAudit>false</NuGetAudit>
            {sources}  </PropertyGroup>
              <ItemGroup>
            {references}  </ItemGroup>
            </Project>
            """;
    }

    private static void Restore(string folder, string project, string place)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "packages.csproj"), project);
        // Empty ones here keep a repository's build files above the cache folder out.
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "restore", Path.Combine(folder, "packages.csproj"), "--nologo", "--verbosity", "quiet" },
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" },
        };
        // The memory limit is the cell's, not the SDK's.
        start.Environment.Remove("DOTNET_GCHeapHardLimit");
        if (NearestConfiguration() is { } configuration) start.ArgumentList.Add($"-p:RestoreConfigFile={configuration}");
        using Process process = Run(start, place);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        if (process.ExitCode == 0) return;
        string[] reasons = [.. (output.Result + error.Result).Split('\n')
            .Where(line => line.Contains("error ", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("error ", StringComparison.Ordinal) + 6)..].Trim())
            .Select(line => line.EndsWith(']') ? line[..line.LastIndexOf('[')].TrimEnd() : line).Distinct()];
        throw new NotebookException(
            $"The packages cannot be restored: {string.Join(" ", reasons)}", place,
            "Check id and version, and that a package source is reachable; a set of packages restored once works offline afterwards.");
    }

    private static Process Run(ProcessStartInfo start, string place)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new NotebookException("Packages need the .NET SDK and 'dotnet' was not found.", place, "Install the .NET SDK or put its folder on the PATH.");
        }
    }

    // The notebook's own folder decides, as it does for a project that lies there.
    private static string? NearestConfiguration()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles().FirstOrDefault(f => f.Name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase)) is { } file) return file.FullName;
        }
        return null;
    }

    private static bool AllThere(string assets)
    {
        PackageFiles files = Read(assets);
        return files.Compile.Concat(files.Runtime).Concat(files.Native).All(File.Exists);
    }

    private static PackageFiles Read(string assets)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(assets));
        JsonElement root = document.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(p => p.Name)];
        JsonElement target = root.GetProperty("targets").EnumerateObject().Last().Value;
        List<string> compile = [], runtime = [], native = [];
        foreach (JsonProperty library in target.EnumerateObject())
        {
            string? relative = root.GetProperty("libraries").GetProperty(library.Name).TryGetProperty("path", out JsonElement path) ? path.GetString() : null;
            if (relative is null) continue;
            string folder = folders.Select(f => Path.Combine(f, relative)).FirstOrDefault(Directory.Exists) ?? Path.Combine(folders[0], relative);
            foreach ((string group, List<string> files) in ((string, List<string>)[])[("compile", compile), ("runtime", runtime), ("native", native)])
            {
                if (!library.Value.TryGetProperty(group, out JsonElement items)) continue;
                files.AddRange(items.EnumerateObject().Where(item => !item.Name.EndsWith("_._", StringComparison.Ordinal)).Select(item => Path.Combine(folder, item.Name)));
            }
        }
        return new PackageFiles(compile, runtime, native);
    }
}

/// <summary>What the packages of a session consist of, as full paths.</summary>
internal sealed record PackageFiles(IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> Native);
