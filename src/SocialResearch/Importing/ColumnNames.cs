namespace SocialResearch.Importing;

/// <summary>Finds columns by name and, where one is missing, says which exist and which was probably meant.</summary>
internal static class ColumnNames
{
    private const string Separators = ",;\t|";

    /// <summary>The separator of a header: the one that stands in it most often, outside quotation marks; a comma when none does.</summary>
    public static char SeparatorOf(string header)
    {
        Span<int> found = stackalloc int[Separators.Length];
        bool quoted = false;
        foreach (char c in header)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && Separators.IndexOf(c) is >= 0 and var i) found[i]++;
        }
        int most = 0;
        for (int i = 1; i < found.Length; i++)
            if (found[i] > found[most]) most = i;
        return Separators[most];
    }

    /// <summary>The position of a column, compared without regard to case and blanks around it.</summary>
    /// <exception cref="ImportException">The column is missing or there twice.</exception>
    public static int Find(IReadOnlyList<string> columns, string wanted, string file)
    {
        int[] at = [.. Enumerable.Range(0, columns.Count).Where(i => string.Equals(columns[i].Trim(), wanted, StringComparison.OrdinalIgnoreCase))];
        if (at.Length == 1) return at[0];
        if (at.Length > 1)
            throw new ImportException($"The column {wanted} is there {at.Length} times.", $"{file}, line 1", "Rename or remove all but one of them.");
        string exist = string.Join(", ", columns.Select(column => column.Trim()));
        string? near = columns.Select(column => column.Trim()).Where(column => column.Length > 0)
            .OrderBy(column => Distance(column, wanted)).FirstOrDefault(column => Distance(column, wanted) <= Math.Max(2, wanted.Length / 2));
        string hint = near is null ? "." : $"; did you mean {near}?";
        throw new ImportException($"There is no column {wanted}; columns are: {exist}{hint}", $"{file}, line 1",
            "Rename the column in the file, or name the one to use when loading.");
    }

    /// <summary>How many letters must be changed, added or dropped to get from one name to the other (Levenshtein 1965).</summary>
    internal static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                bool same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                int changed = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.Length];
    }
}
