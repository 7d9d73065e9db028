using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using SocialResearch.Notebooks.Worker.Execution;

namespace SocialResearch.Notebooks.Worker.Language;

/// <summary>What the author of a type or member wrote about it.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Parameters">What each parameter means.</param>
/// <param name="Returns">What comes back.</param>
/// <param name="Remarks">What else to know.</param>
internal sealed record Documentation(string Summary, IReadOnlyDictionary<string, string> Parameters, string Returns, string Remarks)
{
    public static Documentation None { get; } = new("", new Dictionary<string, string>(), "", "");
}

/// <summary>Finds doc comments: in the cells, beside an assembly, and for .NET itself in the SDK's reference pack.</summary>
internal sealed partial class DocumentationIndex(SubmissionChain chain)
{
    private static readonly string s_framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly Dictionary<string, Documentation> _known = [];
    private IReadOnlyList<string>? _pack;

    public Documentation Of(ISymbol symbol)
    {
        ISymbol original = (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;
        if (original.Locations.Any(location => location.IsInSource)) return Read(original.GetDocumentationCommentXml());
        if (original.GetDocumentationCommentId() is not { } id) return Documentation.None;
        if (_known.TryGetValue(id, out Documentation? known)) return known;
        return _known[id] = Read(Files(original).Select(file => Member(file, id)).FirstOrDefault(found => found is not null));
    }

    private IEnumerable<string> Files(ISymbol symbol)
    {
        string? assembly = chain.FileOf(symbol.ContainingAssembly?.Name ?? "");
        if (assembly is null || Path.GetDirectoryName(assembly) == s_framework) return _pack ??= Pack();
        string beside = Path.ChangeExtension(assembly, ".xml");
        return File.Exists(beside) ? [beside] : [];
    }

    // dotnet/shared/Microsoft.NETCore.App/10.0.1/ → dotnet/packs/Microsoft.NETCore.App.Ref/10.0.*/ref/net10.0/*.xml
    private static IReadOnlyList<string> Pack()
    {
        var packs = new DirectoryInfo(Path.Combine(s_framework, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!packs.Exists) return [];
        DirectoryInfo? newest = packs.EnumerateDirectories($"{Environment.Version.Major}.*").OrderByDescending(folder => folder.CreationTimeUtc).FirstOrDefault();
        return newest is null ? [] : [.. Directory.EnumerateFiles(newest.FullName, "*.xml", SearchOption.AllDirectories).OrderByDescending(file => new FileInfo(file).Length)];
    }

    // Parsing all files would take seconds; looking for the one member in their bytes takes milliseconds.
    private static string? Member(string file, string id)
    {
        byte[] bytes = File.ReadAllBytes(file);
        int start = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"<member name=\"{id}\""));
        if (start < 0) return null;
        int end = bytes.AsSpan(start).IndexOf("</member>"u8);
        return end < 0 ? null : Encoding.UTF8.GetString(bytes, start, end + "</member>".Length);
    }

    private static Documentation Read(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml)) return Documentation.None;
        try
        {
            XElement member = XElement.Parse(xml);
            return new(
                Words(member.Element("summary")),
                member.Elements("param").DistinctBy(parameter => (string?)parameter.Attribute("name")).ToDictionary(parameter => (string?)parameter.Attribute("name") ?? "", Words),
                Words(member.Element("returns")),
                Words(member.Element("remarks")));
        }
        catch (System.Xml.XmlException)
        {
            return Documentation.None; // A comment that is no XML is shown as none.
        }
    }

    private static string Words(XElement? element)
    {
        if (element is null) return "";
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
        {
            if (node is XText words) text.Append(words.Value);
            if (node is XElement part)
            {
                string name = (string?)part.Attribute("cref") ?? (string?)part.Attribute("langword") ?? (string?)part.Attribute("name") ?? "";
                text.Append(part.Name.LocalName switch
                {
                    "see" or "seealso" when part.IsEmpty => ShortName(name),
                    "paramref" or "typeparamref" => name,
                    "para" or "br" or "item" => "\n" + Words(part) + "\n",
                    _ => Words(part),
                });
            }
        }
        return Blank().Replace(text.ToString().Replace("\r", "", StringComparison.Ordinal), " ").Trim();
    }

    // M:System.Console.WriteLine(System.String) → Console.WriteLine
    private static string ShortName(string id)
    {
        string name = id.Length > 2 && id[1] == ':' ? id[2..] : id;
        name = name.Split('(')[0].Split('`')[0];
        string[] parts = name.Split('.');
        return id.StartsWith("T:", StringComparison.Ordinal) ? parts[^1] : string.Join('.', parts.TakeLast(2));
    }

    [GeneratedRegex(@"[ \t]*\n[ \t]*|[ \t]{2,}")]
    private static partial Regex Blank();
}
