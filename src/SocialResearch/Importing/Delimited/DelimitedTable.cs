using System.Globalization;
using System.Runtime.CompilerServices;

namespace SocialResearch.Importing.Delimited;

/// <summary>A table in a text file, with everything about its writing found out: encoding, separator, header.</summary>
internal sealed class DelimitedTable : IDisposable
{
    private readonly StreamReader _text;
    private readonly DelimitedText _rows;
    private readonly TextForm _form;
    private readonly string _path;
    private readonly bool[] _isUsed, _holdsData;
    private readonly int _above, _linesAbove;
    private readonly char _separator;

    /// <summary>Opens the table and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="quoting">How quotation marks are written inside quoted fields.</param>
    /// <param name="isHeader">Tells a header by its columns, where lines may stand above it; the first line is the header when null or when none is told.</param>
    /// <param name="form">How the file is written, where that is known.</param>
    /// <exception cref="ImportException">The file cannot be opened or has no header.</exception>
    public DelimitedTable(string path, Quoting quoting = Quoting.Doubled, Func<IReadOnlyList<string>, bool>? isHeader = null, TextForm? form = null)
    {
        _path = path;
        Name = Path.GetFileName(path);
        string beginning = TextFile.Beginning(path);
        _text = TextFile.OpenText(path, out _form, form);
        try
        {
            (string header, _above, _linesAbove) = HeaderOf(beginning, isHeader);
            for (int line = 0; line < _above; line++) _text.ReadLine();
            _separator = DeclaredSeparator(beginning) ?? ColumnNames.SeparatorOf(header);
            _rows = new DelimitedText(_text, _separator, Name, quoting, _above + 1);
            if (!_rows.Read())
                throw new ImportException("The file holds nothing but empty lines.", Name, "Export it again; it needs a header line and at least one row.");
            RefuseOpenQuote();
            if (_rows.Fault is { } fault)
                throw new ImportException($"The header cannot be read: {fault}.", string.Create(CultureInfo.InvariantCulture, $"{Name}, line {_rows.Line}"), "Save the file again as \"CSV UTF-8\".");
            Columns = [.. _rows.Fields.Select(column => column.Trim().TrimStart('\uFEFF'))];
        }
        catch
        {
            _text.Dispose();
            throw;
        }
        _isUsed = new bool[Columns.Count];
        _holdsData = new bool[Columns.Count];
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The header.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How the file is written.</summary>
    public TextForm Form => _form;

    /// <summary>The line on which the row read last begins.</summary>
    public long Line => _rows.Line;

    /// <summary>What is wrong with the row read last; null when its fields can be used.</summary>
    public string? Fault => _rows.Fault ?? FaultOf(_rows.Count);

    /// <summary>What is wrong with a row of so many fields; null when nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? FaultOf(int fields) =>
        // As many marks as columns: the list of these is known by its interface only, and each row asks.
        fields == _isUsed.Length ? null : Lengths(fields);

    /// <summary>The columns of a file by its beginning, without opening it; empty when it begins with no header.</summary>
    /// <param name="beginning">The beginning.</param>
    /// <param name="isHeader">As of the table.</param>
    public static IReadOnlyList<string> ColumnsOf(string beginning, Func<IReadOnlyList<string>, bool>? isHeader = null) =>
        ColumnsIn(HeaderOf(beginning, isHeader).Line, DeclaredSeparator(beginning));

    /// <summary>Whether all of the names are among the columns, written exactly so.</summary>
    public static bool HaveAll(IReadOnlyList<string> columns, params string[] names)
    {
        foreach (string name in names)
            if (!columns.Contains(name)) return false;
        return true;
    }

    /// <summary>The first of the columns that is there, without regard to case; −1 when none is. It counts as used.</summary>
    public int Column(params string[] names)
    {
        foreach (string name in names)
        {
            for (int i = 0; i < Columns.Count; i++)
                if (string.Equals(Columns[i], name, StringComparison.OrdinalIgnoreCase)) return Use(i);
        }
        return -1;
    }

    /// <summary>Marks a column as used.</summary>
    public int Use(int column)
    {
        _isUsed[column] = true;
        return column;
    }

    /// <summary>Reads the next row; false at the end.</summary>
    /// <exception cref="ImportException">A quotation mark is never closed.</exception>
    public bool Read()
    {
        if (!_rows.Read()) return false;
        RefuseOpenQuote();
        for (int i = 0; i < _isUsed.Length; i++)
            if (!_isUsed[i] && !_holdsData[i] && i < _rows.Count && !Numbers.IsMissing(_rows[i])) _holdsData[i] = true;
        return true;
    }

    /// <summary>A cell of the row read last, empty for a column that is not there.</summary>
    public ReadOnlySpan<char> this[int column] => column < 0 ? default : _rows[column].Trim();

    /// <summary>A cell as text; null when it is blank or the column is not there.</summary>
    public string? Text(int column) => this[column] is { IsEmpty: false } cell ? cell.ToString() : null;

    /// <summary>The same rows once more from the first on, as bytes; null where their characters must be read, because they are not simply UTF-8.</summary>
    /// <remarks>Of a table whose quotation marks are doubled.</remarks>
    public Utf8Table? AsUtf8()
    {
        if (!_form.IsWholeUtf8 || !char.IsAscii(_separator)) return null;
        var rows = new Utf8Rows(_path, (byte)_separator, _form.MarkLength, _above, isPresumed: _form.IsPresumed);
        rows.Read();
        return new Utf8Table(rows, this);
    }

    /// <summary>Whether a column is neither used nor known to hold data.</summary>
    public bool IsOpen(int column) => !_isUsed[column] && !_holdsData[column];

    /// <summary>Notes that a column holds data.</summary>
    public void NoteData(int column) => _holdsData[column] = true;

    /// <summary>Tells what was left aside and assumed, once all rows are read.</summary>
    public void Finish(IPostSink sink)
    {
        for (int i = 0; i < Columns.Count; i++)
            if (_holdsData[i]) sink.LeaveUnused(Columns[i]);
        if (_form.Assumption is { } assumption) sink.Assume(assumption);
        if (_linesAbove > 0) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"Lines above the header, which are no part of the table: {_linesAbove}."));
    }

    public void Dispose() => _text.Dispose();

    private string Lengths(int fields) => string.Create(CultureInfo.InvariantCulture, $"the row has {fields} fields, the header {Columns.Count}");

    private void RefuseOpenQuote()
    {
        if (_rows.EndedInsideQuotes) throw OpenQuote(Name, _rows.Line);
    }

    /// <summary>What is said where the file ends inside quotation marks.</summary>
    public static ImportException OpenQuote(string name, long line) =>
        new("A quotation mark is opened and never closed.", string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}"),
            "Close it, or write two in a row where one belongs to the text. If the file was cut off there, delete that row.");

    /// <summary>The separator of a line <c>sep=;</c>, which spreadsheets write and read and show to nobody.</summary>
    private static char? DeclaredSeparator(string beginning)
    {
        ReadOnlySpan<char> line = beginning.AsSpan()[..(beginning.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : beginning.Length)];
        if (line.Length > 1 && line[0] == '"' && line[^1] == '"') line = line[1..^1];
        return line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && line[4] is not '"' ? line[4] : null;
    }

    /// <summary>Finds the header: the first line that is told for one, else the first that holds anything.</summary>
    /// <returns>The line, the number of lines before it, and how many of these hold something.</returns>
    private static (string Line, int Before, int Filled) HeaderOf(string beginning, Func<IReadOnlyList<string>, bool>? isHeader)
    {
        const int Highest = 50;
        char? declared = DeclaredSeparator(beginning);
        using var lines = new StringReader(beginning.TrimStart('\uFEFF'));
        (string Line, int Before, int Filled)? first = null;
        int filled = 0;
        for (int before = 0; before < Highest && lines.ReadLine() is { } line; before++)
        {
            if (line.Length == 0 || (before == 0 && declared is not null)) continue;
            first ??= (line, before, 0);
            if (isHeader is null) break;
            if (isHeader(ColumnsIn(line, declared))) return (line, before, filled);
            filled++;
        }
        return first ?? ("", 0, 0);
    }

    private static IReadOnlyList<string> ColumnsIn(string line, char? declared)
    {
        if (line.Length is 0 or > 1 << 14) return [];
        var row = new DelimitedText(new StringReader(line), declared ?? ColumnNames.SeparatorOf(line), "");
        return row.Read() && row.Fault is null ? [.. row.Fields.Select(column => column.Trim())] : [];
    }
}
