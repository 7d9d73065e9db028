using System.Globalization;
using SocialResearch.Importing.Delimited;
using SocialResearch.Participations;

namespace SocialResearch.Importing;

/// <summary>Reads a published table of classes: <c>articles_min,articles_max,readers</c>, one row a class.</summary>
/// <remarks>The reading lives here and the type in Participations: <c>GroupedContributions.Load</c> needs <c>using SocialResearch.Importing</c>.</remarks>
public static class GroupedContributionsFile
{
    private const string Least = "_min", Most = "_max", Example = "articles_min,articles_max,readers";

    /// <summary>Larger than any community; sums of such numbers still fit.</summary>
    private const long Largest = 1_000_000_000_000;

    private static readonly string[] s_people = ["people", "users", "authors", "members", "readers", "contributors", "customers", "accounts", "posters", "writers"];

    extension(GroupedContributions)
    {
        /// <summary>Reads a table of classes. No row may be wrong: without one class the bounds would be those of other people.</summary>
        /// <param name="path">The file: what is counted stands before <c>_min</c> and <c>_max</c>; a blank maximum has no upper end.</param>
        /// <param name="contributions">Everything that was contributed, as published beside the table; null when nobody says.</param>
        /// <param name="community">Names, period and source; the words of the header when left out.</param>
        /// <exception cref="ImportException">The file is missing or no such table, a row is wrong, or the total does not fit the classes.</exception>
        public static GroupedContributions Load(string path, long? contributions = null, Community? community = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            using var table = new DelimitedTable(path);
            if (Columns(table.Columns) is not { } at) throw new ImportException("This is no table of classes.", table.Name, $"Write one row a class under a header such as {Example}.");
            var groups = new List<ContributionGroup>();
            while (table.Read())
            {
                if (table.Fault is { } fault) throw Wrong(table, fault);
                groups.Add(new(Number(table, at.From) ?? throw Wrong(table, $"{table.Columns[at.From]} is empty"), Number(table, at.To), Number(table, at.People) ?? throw Wrong(table, $"{table.Columns[at.People]} is empty")));
            }
            string contributed = table.Columns[at.From][..^Least.Length];
            var grouped = GroupedContributions.Unchecked(groups, contributions, community ?? new(table.Name, table.Columns[at.People].ToLowerInvariant(), contributed.Replace('_', ' ').ToLowerInvariant(), Source: table.Name));
            if (grouped.Fault is { } wrong) throw new ImportException(wrong, table.Name, "Correct the table; every person belongs to one class.");
            return grouped.FaultOfTotal is { } total ? throw new ImportException(total, table.Name, "Take the total from where the table was published, or leave it out.") : grouped;
        }

        /// <summary>Whether a file is a table of classes, by its header.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="ImportException">The file is missing or empty.</exception>
        public static bool AreIn(string path)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            return !Directory.Exists(path) && Columns(DelimitedTable.ColumnsOf(TextFile.Beginning(path))) is not null;
        }
    }

    private static (int From, int To, int People)? Columns(IReadOnlyList<string> columns)
    {
        int Find(Func<string, bool> wanted) => Enumerable.Range(0, columns.Count).FirstOrDefault(i => wanted(columns[i].Trim()), -1);
        int from = Find(column => column.Length > Least.Length && column.EndsWith(Least, StringComparison.OrdinalIgnoreCase));
        if (from < 0) return null;
        string most = columns[from].Trim()[..^Least.Length] + Most;
        int to = Find(column => column.Equals(most, StringComparison.OrdinalIgnoreCase)), people = Find(column => s_people.Contains(column, StringComparer.OrdinalIgnoreCase));
        return to < 0 || people < 0 ? null : (from, to, people);
    }

    private static long? Number(DelimitedTable table, int column) => Numbers.ReadCount(table[column], out long? number) is { } reason
        ? throw Wrong(table, $"{table.Columns[column]} {reason}")
        : number is < 0 or > Largest ? throw Wrong(table, $"{table.Columns[column]} is negative or larger than any community") : number;

    private static ImportException Wrong(DelimitedTable table, string reason) =>
        new($"The row cannot be used: {reason}.", string.Create(CultureInfo.InvariantCulture, $"{table.Name}, line {table.Line}"), $"Correct it; each row is a class, as under {Example}.");
}
