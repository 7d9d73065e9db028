using System.Reflection;
using System.Runtime.Loader;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Holds the cells' assemblies and finds what they reference: files named by <c>#r</c>, packages, native libraries.</summary>
internal sealed class CellLoadContext() : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _natives = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AssemblyDependencyResolver> _resolvers = [];
    private readonly Dictionary<Assembly, string> _cells = [];

    /// <summary>Loads a compiled cell.</summary>
    public Assembly Load(byte[] image, byte[] symbols, string name)
    {
        Assembly assembly = LoadFromStream(new MemoryStream(image), new MemoryStream(symbols));
        _cells.Add(assembly, name);
        return assembly;
    }

    /// <summary>The cell in which code of this assembly was written; null when it was not written in the notebook.</summary>
    public string? CellOf(Assembly? assembly) => assembly is null ? null : _cells.GetValueOrDefault(assembly);

    /// <summary>Makes an assembly file known, with what lies beside it or is named in its deps.json.</summary>
    public void AddFile(string path)
    {
        AddAssembly(path);
        if (File.Exists(Path.ChangeExtension(path, ".deps.json"))) _resolvers.Add(new AssemblyDependencyResolver(path));
        foreach (string neighbour in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll")) AddAssembly(neighbour);
    }

    public void AddAssembly(string path) => _assemblies.TryAdd(Path.GetFileNameWithoutExtension(path), path);

    public void AddNative(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        _natives.TryAdd(name, path);
        if (name.StartsWith("lib", StringComparison.Ordinal)) _natives.TryAdd(name[3..], path);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (_assemblies.TryGetValue(assemblyName.Name!, out string? path)) return LoadFromAssemblyPath(path);
        string? resolved = _resolvers.Select(r => r.ResolveAssemblyToPath(assemblyName)).FirstOrDefault(p => p is not null);
        return resolved is null ? null : LoadFromAssemblyPath(resolved);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string? path = _natives.GetValueOrDefault(Path.GetFileNameWithoutExtension(unmanagedDllName))
            ?? _resolvers.Select(r => r.ResolveUnmanagedDllToPath(unmanagedDllName)).FirstOrDefault(p => p is not null);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }
}
