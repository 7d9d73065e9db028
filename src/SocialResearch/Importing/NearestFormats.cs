using System.Text.RegularExpressions;

namespace SocialResearch.Importing;

/// <summary>Which formats a file that none recognises comes nearest to, for a message.</summary>
internal static partial class NearestFormats
{
    private const int Shown = 3;

    /// <summary>The readers that look for most of the columns, fields or elements found; none when these tell nothing.</summary>
    /// <param name="readers">All readers.</param>
    /// <param name="beginning">The beginning of the file.</param>
    public static IReadOnlyList<IPostReader> Of(IReadOnlyList<IPostReader> readers, FileBeginning beginning)
    {
        string[] names = [.. NamesIn(beginning).Where(name => name.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase)];
        ILookup<int, IPostReader> byHits = readers.ToLookup(reader => names.Count(name => Mentions(reader.Looks, name)));
        int most = byHits.Max(hits => hits.Key);
        // A column such as Date is looked for by many.
        return most > 0 && byHits[most].Count() <= Shown ? [.. byHits[most]] : [];
    }

    private static IEnumerable<string> NamesIn(FileBeginning beginning) => beginning.Text.TrimStart() is ['{' or '[' or '<', ..]
        ? Names().Matches(beginning.Text).Select(name => name.Groups[1].Value + name.Groups[2].Value)
        : beginning.Columns is { Count: > 1 } columns ? columns.Select(column => column.Trim()) : [];

    private static bool Mentions(string looks, string name)
    {
        for (int at = looks.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = looks.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + name.Length;
            if ((at == 0 || !IsOfName(looks[at - 1])) && (end == looks.Length || !IsOfName(looks[end]))) return true;
        }
        return false;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '_';

    [GeneratedRegex("""
        "(\w+)"\s*:|<(\w[\w:.-]*)
        """)]
    private static partial Regex Names();
}
