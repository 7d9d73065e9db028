using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Importing.Delimited;
using SocialResearch.Participations;

namespace SocialResearch.Importing;

/// <summary>Reads who contributed how much from a text file, and forgets the who.</summary>
/// <remarks>
/// The reading lives here and the type in Participations, so that no measure depends on files: <c>ContributionCounts.Load</c>
/// is an extension of the type and needs <c>using SocialResearch.Importing</c>.
/// </remarks>
public static class ContributionCountsFile
{
    private static readonly string[] CountNames =
    [
        "count", "contributions", "posts", "post_count", "messages", "comments", "edits", "commits", "articles", "tweets", "mails", "number", "total", "n",
        "Anzahl", "Beiträge", "Anzahl Beiträge", "Anzahl der Beiträge", "Beitragszahl", "Zahl der Beiträge", "Kommentare", "Nachrichten", "Bearbeitungen", "Artikel",
    ];

    extension(ContributionCounts)
    {
        /// <summary>Reads a file with one row a person, such as <c>author_id,count</c> or <c>Autor;Beiträge</c>.</summary>
        /// <remarks>
        /// Encoding and separator are found from the content; quoting by RFC 4180. Thousands may be grouped as in 1,234 or 1.234,
        /// because a count has no decimals. A row that cannot be trusted is set aside with its line and the reason, and the
        /// result says how many: counts that are missing, negative or no whole number, an author without id, an author who was
        /// there before. Ids are compared as they stand and are not kept.
        /// </remarks>
        /// <param name="path">The file.</param>
        /// <param name="author">The column that names the person; looked for under the usual English and German names when left out.</param>
        /// <param name="count">The column that counts the contributions; looked for likewise.</param>
        /// <exception cref="ImportException">The file is missing, empty or no table, or not a single row can be used.</exception>
        public static ContributionCounts Load(string path, string? author = null, string? count = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            using var table = new DelimitedTable(path);
            return Read(table, TextFile.Fingerprint(path), author, count);
        }

        /// <summary>Whether a file is a table of people and counts rather than of posts: its header names authors and counts, but neither times nor texts.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="ImportException">The file is missing or empty.</exception>
        public static bool AreIn(string path)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            if (Directory.Exists(path)) return false;
            IReadOnlyList<string> columns = DelimitedTable.ColumnsOf(TextFile.Beginning(path));
            bool Has(string[] names) => Usual(columns, names) is not null;
            return Has(UsualNames.Author) && Has(CountNames) && !Has(UsualNames.Time) && !Has(UsualNames.Text);
        }
    }

    private static ContributionCounts Read(DelimitedTable table, string sha256, string? author, string? count)
    {
        author ??= Usual(table.Columns, UsualNames.Author) ?? "author_id";
        count ??= Usual(table.Columns, CountNames) ?? "count";
        int authorAt = ColumnNames.Find(table.Columns, author, table.Name), countAt = ColumnNames.Find(table.Columns, count, table.Name);

        var counts = new List<long>();
        var rejects = new List<Reject>();
        var seen = new HashSet<UInt128>();
        while (table.Read())
        {
            long contributions = 0;
            string? reason = table.Fault;
            reason ??= ReasonAgainst(table[countAt], count, out contributions);
            reason ??= ReasonAgainst(table[authorAt].ToString(), author, seen);
            if (reason is null) counts.Add(contributions);
            else rejects.Add(new(table.Line, reason));
        }
        if (counts.Count == 0)
        {
            throw new ImportException(
                rejects.Count == 0 ? "The file has a header and no row." : $"Not one of {rejects.Count} rows can be used; the first fails because {rejects[0].Reason}.",
                rejects.Count == 0 ? table.Name : string.Create(CultureInfo.InvariantCulture, $"{table.Name}, line {rejects[0].Line}"),
                $"Each row needs an author in {author} and a whole number in {count}.");
        }
        return ContributionCounts.From(counts, [new Provenance(table.Name, sha256, counts.Count + rejects.Count, rejects)]);
    }

    private static string? Usual(IReadOnlyList<string> columns, string[] names) =>
        names.FirstOrDefault(name => columns.Any(column => string.Equals(column.Trim(), name, StringComparison.OrdinalIgnoreCase)));

    private static string? ReasonAgainst(ReadOnlySpan<char> text, string column, out long count)
    {
        string? reason = Numbers.ReadCount(text, out long? read);
        count = read ?? 0;
        reason ??= read is null ? "is empty" : read < 0 ? "is negative" : null;
        return reason is null ? null : $"{column} {reason}";
    }

    private static string? ReasonAgainst(string id, string column, HashSet<UInt128> seen)
    {
        // Anonymous and deleted authors share the empty id; as one person they would be the most active of all.
        if (id.Length == 0) return $"{column} is empty, and people without an id must not become one person";
        return seen.Add(Fingerprint.Of(id)) ? null : $"{column} was there before; one person must have one row";
    }
}
