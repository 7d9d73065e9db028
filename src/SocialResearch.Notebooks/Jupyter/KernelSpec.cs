using System.Text.Json;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>A kernel as Jupyter finds it: a folder with <c>kernel.json</c>.</summary>
/// <param name="Name">The name of the folder, by which notebooks ask for it.</param>
/// <param name="DisplayName">What people choose in a menu.</param>
/// <param name="Folder">The folder.</param>
/// <param name="IsOurs">We wrote it.</param>
/// <param name="MissingProgram">The program it would start, if that is gone; otherwise null.</param>
public sealed record KernelSpec(string Name, string DisplayName, string Folder, bool IsOurs, string? MissingProgram)
{
    /// <summary>The name of ours.</summary>
    public const string OwnName = "social-research";

    /// <summary>The name C# notebooks ask for since .NET Interactive.</summary>
    public const string CommonName = ".net-csharp";

    private const string Mark = "social_research";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a kernel for Jupyter to find.</summary>
    /// <param name="kernels">The folder of all kernels, see <see cref="UserFolder"/> and <see cref="FolderIn"/>.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="program">Full path of the assembly that serves as kernel.</param>
    /// <param name="force">Replace a kernel of this name that somebody else wrote.</param>
    /// <exception cref="NotebookException">The name is no kernel's name, the place belongs to another kernel, or cannot be written.</exception>
    public static KernelSpec Install(string kernels, string name, string program, bool force)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || name is "." or "..")
            throw new NotebookException($"'{name}' cannot be the name of a kernel.", null, "Use letters, digits, '-', '_' and '.', as in social-research.");
        string folder = Path.Combine(kernels, name);
        if (Read(folder) is { IsOurs: false } other && !force)
        {
            throw new NotebookException($"A kernel named '{name}' is there already: {other.DisplayName}.", folder,
                "Choose another --name, or replace it with --force.");
        }
        var json = new JsonObject
        {
            ["argv"] = new JsonArray(DotNetHost.Program, program, "kernel", "--connection-file", "{connection_file}"),
            ["display_name"] = name == OwnName || name == CommonName ? "C# (SocialResearch)" : $"C# (SocialResearch, {name})",
            ["language"] = "C#",
            // Signals do not exist everywhere, messages do.
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = typeof(KernelSpec).Assembly.GetName().Version!.ToString(3) },
        };
        foreach (string logo in (string[])["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"])
        {
            using Stream picture = typeof(KernelSpec).Assembly.GetManifestResourceStream($"SocialResearch.Notebooks.Jupyter.Logo.{logo}")!;
            AtomicFile.Write(Path.Combine(folder, logo), picture.CopyTo);
        }
        // Last, because a folder with this file is a kernel.
        AtomicFile.Write(Path.Combine(folder, "kernel.json"), stream => stream.Write(JsonSerializer.SerializeToUtf8Bytes(json, s_indented)));
        return Read(folder)!;
    }

    /// <summary>Takes a kernel of ours away.</summary>
    /// <exception cref="NotebookException">There is none of this name, or it is not ours.</exception>
    public static void Uninstall(string kernels, string name)
    {
        string folder = Path.Combine(kernels, name);
        if (Read(folder) is not { } spec) throw new NotebookException($"There is no kernel named '{name}'.", kernels, "'social-research kernel list' shows those there are.");
        if (!spec.IsOurs) throw new NotebookException($"The kernel '{name}' ({spec.DisplayName}) is not ours.", folder, "Remove it with the program that installed it.");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Every kernel Jupyter would find, nearest folder first; of two with one name Jupyter takes the first.</summary>
    public static IReadOnlyList<KernelSpec> Installed() =>
        [.. Folders().Where(Directory.Exists).SelectMany(folder => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)).Select(Read).OfType<KernelSpec>()];

    /// <summary>The folder of the kernels of this user, by the rules of Jupyter for each system.</summary>
    public static string UserFolder()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named) return Path.Combine(named, "kernels");
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter", "kernels");
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter", "kernels");
        string data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } set ? set : Path.Combine(home, ".local", "share");
        return Path.Combine(data, "jupyter", "kernels");
    }

    /// <summary>The folder of kernels below a prefix, such as a virtual environment or <c>/usr/local</c>.</summary>
    public static string FolderIn(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    private static IEnumerable<string> Folders()
    {
        foreach (string path in (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return Path.Combine(path, "kernels");
        yield return UserFolder();
        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels");
            yield break;
        }
        yield return FolderIn("/usr/local");
        yield return FolderIn("/usr");
    }

    private static KernelSpec? Read(string folder)
    {
        string file = Path.Combine(folder, "kernel.json");
        if (!File.Exists(file)) return null;
        try
        {
            if (JsonNode.Parse(File.ReadAllText(file)) is not JsonObject json) return null;
            // Our argv is: dotnet, the assembly, kernel, --connection-file, …
            string[] start = [.. (json["argv"] as JsonArray ?? []).Take(2).Select(word => word?.ToString() ?? "")];
            bool isOurs = (json["metadata"] as JsonObject)?[Mark] is not null;
            return new(Path.GetFileName(folder), json["display_name"]?.ToString() ?? "", folder, isOurs, isOurs ? start.FirstOrDefault(path => !File.Exists(path)) : null);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new(Path.GetFileName(folder), "(kernel.json cannot be read)", folder, IsOurs: false, MissingProgram: null);
        }
    }
}
