using System.Globalization;
using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Participations;

namespace SocialResearch.Importing;

/// <summary>Reads who contributed how much from a text file, and forgets the who.</summary>
/// <remarks>
/// The reading lives here and the type in Participations, so that no measure depends on files: <c>ContributionCounts.Load</c>
/// is an extension of the type and needs <c>using SocialResearch.Importing</c>.
/// </remarks>
public static class ContributionCountsFile
{
    extension(ContributionCounts)
    {
        /// <summary>Reads a file with one row a person, such as <c>author_id,count</c>.</summary>
        /// <remarks>
        /// UTF-8 with or without byte order mark; separated by comma, semicolon or TAB, found from the header; quoting by
        /// RFC 4180. A row that cannot be trusted is set aside with its line and the reason, and the result says how many:
        /// counts that are missing, negative or no whole number, an author without id, an author who was there before.
        /// Ids are compared as they stand and are not kept.
        /// </remarks>
        /// <param name="path">The file.</param>
        /// <param name="author">The column that names the person; default <c>author_id</c>.</param>
        /// <param name="count">The column that counts the contributions; default <c>count</c>.</param>
        /// <exception cref="ImportException">The file is missing, empty, no UTF-8 text, or not a single row can be used.</exception>
        public static ContributionCounts Load(string path, string author = "author_id", string count = "count")
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            string name = Path.GetFileName(path);
            (FileStream stream, string sha256) = TextFile.Open(path);
            using (stream)
            {
                try
                {
                    return Read(stream, name, sha256, author, count);
                }
                catch (DecoderFallbackException notText)
                {
                    throw TextFile.NotUtf8(name, notText);
                }
            }
        }
    }

    private static ContributionCounts Read(FileStream stream, string name, string sha256, string author, string count)
    {
        string header = FirstLine(stream);
        stream.Position = 0;
        var rows = new DelimitedText(TextFile.ReadUtf8(stream), ColumnNames.SeparatorOf(header), name);
        if (!rows.Read())
            throw new ImportException("The file holds nothing but empty lines.", name, "Export it again; it needs a header line and at least one row.");
        int columns = rows.Fields.Count, authorAt = ColumnNames.Find(rows.Fields, author, name), countAt = ColumnNames.Find(rows.Fields, count, name);

        var counts = new List<long>();
        var rejects = new List<Reject>();
        var seen = new HashSet<UInt128>();
        while (rows.Read())
        {
            if (rows.EndedInsideQuotes)
            {
                throw new ImportException("A quotation mark is opened and never closed.", $"{name}, line {rows.Line}",
                    "Close it, or write two in a row where one belongs to the text.");
            }
            string? reason = rows.Fault;
            long contributions = 0;
            if (reason is null && rows.Fields.Count != columns)
                reason = string.Create(CultureInfo.InvariantCulture, $"the row has {rows.Fields.Count} fields, the header {columns}");
            reason ??= ReasonAgainst(rows.Fields[countAt].Trim(), count, out contributions);
            reason ??= ReasonAgainst(rows.Fields[authorAt].Trim(), author, seen);
            if (reason is null) counts.Add(contributions);
            else rejects.Add(new(rows.Line, reason));
        }
        if (counts.Count == 0)
        {
            throw new ImportException(
                rejects.Count == 0 ? "The file has a header and no row." : $"Not one of {rejects.Count} rows can be used; the first fails because {rejects[0].Reason}.",
                rejects.Count == 0 ? name : $"{name}, line {rejects[0].Line}",
                $"Each row needs an author in {author} and a whole number in {count}.");
        }
        return ContributionCounts.From(counts, [new Provenance(name, sha256, counts.Count + rejects.Count, rejects)]);
    }

    /// <summary>The first line, or as much of it as a header can have: a file without line ends must not fill the memory.</summary>
    private static string FirstLine(FileStream stream)
    {
        char[] beginning = new char[1 << 16];
        ReadOnlySpan<char> text = beginning.AsSpan(0, TextFile.ReadUtf8(stream).ReadBlock(beginning));
        return text.IndexOfAny('\r', '\n') is >= 0 and var end ? text[..end].ToString() : text.ToString();
    }

    private static string? ReasonAgainst(string text, string column, out long count)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count)) return null;
        if (text.Length == 0) return $"{column} is empty";
        if (text.All(char.IsAsciiDigit)) return $"{column} is larger than any count can be";
        if (text[0] == '-' && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _)) return $"{column} is negative";
        return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) || decimal.TryParse(text, NumberStyles.Number, CultureInfo.GetCultureInfo("de-DE"), out _)
            ? $"{column} is not written as a whole number of plain digits"
            : $"{column} is no number";
    }

    private static string? ReasonAgainst(string id, string column, HashSet<UInt128> seen)
    {
        // Anonymous and deleted authors share the empty id; as one person they would be the most active of all.
        if (id.Length == 0) return $"{column} is empty, and people without an id must not become one person";
        return seen.Add(Fingerprint.Of(id)) ? null : $"{column} was there before; one person must have one row";
    }
}
