using System.Collections.Frozen;
using SocialResearch.Text;

namespace SocialResearch.Privacy;

/// <summary>Handles that belong to no person and stay readable: a brand's own, a station's, an authority's.</summary>
internal sealed class PublicHandles
{
    private readonly FrozenSet<string> _names;

    private PublicHandles(IReadOnlyList<string> written)
    {
        Written = written;
        _names = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, [.. written.Select(handle => handle[1..])]);
    }

    public static PublicHandles None { get; } = new([]);

    /// <summary>As they are recorded: each once, with its @, in the order in which they were named.</summary>
    public IReadOnlyList<string> Written { get; }

    /// <summary>Takes handles with or without @; one on a server of its own, such as @bahn@example.social, needs it.</summary>
    /// <exception cref="ArgumentException">One of them is no handle.</exception>
    public static PublicHandles Of(IEnumerable<string> handles)
    {
        string[] written = [.. handles.Select(handle => IsHandle(handle) ? "@" + WellFormedText.Composed(handle.Trim()).TrimStart('@', '＠')
            : throw new ArgumentException("A public handle is a name such as @DB_Bahn; an e-mail address or a page is none.", nameof(handles)))];
        return written.Length == 0 ? None : new([.. written.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Whether a name with or without its @ is one of them.</summary>
    public bool Holds(ReadOnlySpan<char> name) =>
        _names.Count > 0 && _names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name.TrimStart("@＠"));

    /// <summary>The name as it was declared public, without @; null for every other name.</summary>
    public string? Of(string? name) =>
        name is not null && Holds(name.AsSpan().Trim()) ? Written.First(handle => handle.AsSpan(1).Equals(name.AsSpan().Trim().TrimStart("@＠"), StringComparison.OrdinalIgnoreCase))[1..] : null;

    /// <summary>Whether this is a handle by its form.</summary>
    public static bool IsHandle(string? handle)
    {
        ReadOnlySpan<char> name = handle.AsSpan().Trim();
        bool marked = name.Length > 0 && name[0] is '@' or '＠';
        if (marked) name = name[1..];
        int server = name.IndexOf('@');
        // Two short lists: for a long one the framework makes a table, which every import would wait for.
        return name.Length >= 2 && (server < 0 || (marked && server > 0 && name[(server + 1)..].Contains('.') && !name[(server + 1)..].Contains('@')))
            && !name.ContainsAny(" \t\r\n") && !name.ContainsAny("/:,;\"") && (char.IsLetterOrDigit(name[^1]) || name[^1] == '_');
    }
}
