using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Assembly files as references for the compiler, each once and none before it is needed.</summary>
/// <remarks>
/// Half of the framework's files hold no type of their own: they say where an older name's types are now. Code never names
/// them, only assemblies do; and every referenced file makes every cell slower. So they wait until an assembly asks for them.
/// </remarks>
internal sealed class AssemblyFiles
{
    private readonly Dictionary<string, string> _paths = [];
    private readonly Dictionary<string, ModuleMetadata> _waiting = [];
    private readonly HashSet<string> _wanted = [];

    /// <summary>The file of a referenced assembly; null for one made of cells.</summary>
    public string? PathOf(string assemblyName) => _paths.GetValueOrDefault(assemblyName);

    /// <summary>Reads a file; gives the references that are new with it.</summary>
    /// <remarks>
    /// A reference does not know its path: the line numbers of every cell would otherwise list all referenced files, which
    /// took a quarter of a small cell's time. Only the metadata are read, not the code: that is a third of the worker's memory.
    /// </remarks>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    public IReadOnlyList<MetadataReference> Add(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        ModuleMetadata module = ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchMetadata);
        // Reading it here finds a file that is damaged: its reference would fail every later cell.
        bool isEmpty = module.GetMetadataReader().TypeDefinitions.Count <= 1;
        _paths.TryAdd(name, path);
        if (isEmpty && !_wanted.Contains(name))
        {
            _waiting.TryAdd(name, module);
            return [];
        }
        var references = new List<MetadataReference>();
        Take(module, path, references);
        return references;
    }

    private void Take(ModuleMetadata module, string path, List<MetadataReference> references)
    {
        references.Add(AssemblyMetadata.Create(module).GetReference(display: path));
        MetadataReader reader = module.GetMetadataReader();
        foreach (AssemblyReferenceHandle handle in reader.AssemblyReferences)
        {
            string name = reader.GetString(reader.GetAssemblyReference(handle).Name);
            _wanted.Add(name);
            if (_waiting.Remove(name, out ModuleMetadata? forwarder)) Take(forwarder, _paths[name], references);
        }
    }
}
