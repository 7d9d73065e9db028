using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Importing.Delimited;

namespace SocialResearch.Importing;

/// <summary>A table that somebody keeps by hand: strict, every error names line and column.</summary>
internal sealed class HandMadeTable : IDisposable
{
    private readonly DelimitedTable _table;
    private readonly string _sha256;
    private readonly Dictionary<string, int> _columns = [];
    private readonly List<HandMadeRow> _rows = [];

    /// <summary>Opens a table of a folder and reads its header.</summary>
    /// <exception cref="ImportException">It is missing or empty.</exception>
    public HandMadeTable(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        _table = new DelimitedTable(path);
        _sha256 = TextFile.Fingerprint(path);
        for (int i = 0; i < _table.Columns.Count; i++) _columns.TryAdd(_table.Columns[i], i);
    }

    /// <summary>The table as it was read; no row is ever set aside.</summary>
    public Provenance Provenance => new(_table.Name, _sha256, _rows.Count, []);

    /// <summary>Reads all rows.</summary>
    /// <exception cref="ImportException">The first row that is wrong.</exception>
    public IReadOnlyList<T> Rows<T>(Func<HandMadeRow, T> read)
    {
        var rows = new List<T>();
        while (_table.Read())
        {
            if (_table.Fault is { } fault)
            {
                throw new ImportException($"The row cannot be read: {fault}.", string.Create(CultureInfo.InvariantCulture, $"{_table.Name}, line {_table.Line}"),
                    "Open the table in a text editor and mend the line; a text with commas stands in quotation marks.");
            }
            var row = new HandMadeRow(_table.Name, _table.Line, _columns, [.. Enumerable.Range(0, _table.Columns.Count).Select(i => _table[i].ToString())]);
            _rows.Add(row);
            rows.Add(read(row));
        }
        return rows;
    }

    /// <summary>Holds that all rows read name something that is known.</summary>
    public void RequireKnown(string column, HashSet<string> known)
    {
        foreach (HandMadeRow row in _rows)
        {
            if (!known.Contains(row[column])) throw row.Wrong(column, $"names {row[column]}, which is not known", $"Known are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }

    public void Dispose() => _table.Dispose();
}

/// <summary>One row of a <see cref="HandMadeTable"/>, by the names of its columns.</summary>
internal sealed class HandMadeRow(string table, long line, IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> fields)
{
    /// <summary>The text of a column, which must not be empty.</summary>
    public string this[string column] => Maybe(column) ?? throw Wrong(column, "is empty", "Fill it in, or take the row out.");

    /// <summary>The text of a column; null when it is empty.</summary>
    public string? Maybe(string column)
    {
        if (!columns.TryGetValue(column, out int at)) throw new ImportException($"The column {column} is missing.", table, $"The table has: {string.Join(", ", columns.Keys)}.");
        return fields[at].Length == 0 ? null : fields[at];
    }

    /// <summary>A number with a decimal point; null when the column is empty.</summary>
    public double? Number(string column) => Maybe(column) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number
        : throw Wrong(column, "is no number", "Write a number with a decimal point.");

    /// <summary>One of a list of words, written with underscores: <c>first_response</c>.</summary>
    public T OneOf<T>(string column, string? word = null) where T : struct, Enum
    {
        word ??= this[column];
        return Enum.TryParse(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out T value) && Enum.IsDefined(value) && !char.IsAsciiDigit(word[0]) ? value
            : throw Wrong(column, $"says {word}", $"Allowed are: {string.Join(", ", Enum.GetNames<T>().Select(Underscored))}.");
    }

    /// <summary>What is wrong with a column of this row.</summary>
    public ImportException Wrong(string column, string what, string remedy) =>
        new($"The column {column} {what}.", string.Create(CultureInfo.InvariantCulture, $"{table}, line {line}"), remedy);

    private static string Underscored(string name) => string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
