using System.Globalization;

namespace SocialResearch.Importing.Delimited;

/// <summary>A table in a text file, with everything about its writing found out: encoding, separator, header.</summary>
internal sealed class DelimitedTable : IDisposable
{
    private readonly StreamReader _text;
    private readonly DelimitedText _rows;
    private readonly TextForm _form;
    private readonly bool[] _isUsed, _holdsData;

    /// <summary>Opens the table and reads its header.</summary>
    /// <exception cref="ImportException">The file cannot be opened or has no header.</exception>
    public DelimitedTable(string path, Quoting quoting = Quoting.Doubled)
    {
        Name = Path.GetFileName(path);
        string beginning = TextFile.Beginning(path);
        _text = TextFile.OpenText(path, out _form);
        try
        {
            char? declared = DeclaredSeparator(beginning);
            _rows = new DelimitedText(_text, declared ?? ColumnNames.SeparatorOf(FirstLine(beginning)), Name, quoting);
            if (declared is not null) _rows.Read();
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

    /// <summary>The line on which the row read last begins.</summary>
    public long Line => _rows.Line;

    /// <summary>What is wrong with the row read last; null when its fields can be used.</summary>
    public string? Fault => _rows.Fault ?? (_rows.Count == Columns.Count ? null : string.Create(CultureInfo.InvariantCulture, $"the row has {_rows.Count} fields, the header {Columns.Count}"));

    /// <summary>The columns of a file by its beginning, without opening it; empty when it begins with no header.</summary>
    public static IReadOnlyList<string> ColumnsOf(string beginning)
    {
        string header = FirstLine(beginning);
        if (header.Length is 0 or > 1 << 14) return [];
        var row = new DelimitedText(new StringReader(header), DeclaredSeparator(beginning) ?? ColumnNames.SeparatorOf(header), "");
        return row.Read() && row.Fault is null ? [.. row.Fields.Select(column => column.Trim())] : [];
    }

    /// <summary>Whether all of the names are among the columns, written exactly so.</summary>
    public static bool HaveAll(IReadOnlyList<string> columns, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (!columns.Contains(name)) return false;
        return true;
    }

    /// <summary>The first of the columns that is there, without regard to case; −1 when none is. It counts as used.</summary>
    public int Column(params ReadOnlySpan<string> names)
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

    /// <summary>Tells what was left aside and assumed, once all rows are read.</summary>
    public void Finish(IPostSink sink)
    {
        for (int i = 0; i < Columns.Count; i++)
            if (_holdsData[i]) sink.LeaveUnused(Columns[i]);
        if (_form.Assumption is { } assumption) sink.Assume(assumption);
    }

    public void Dispose() => _text.Dispose();

    private void RefuseOpenQuote()
    {
        if (!_rows.EndedInsideQuotes) return;
        throw new ImportException("A quotation mark is opened and never closed.", string.Create(CultureInfo.InvariantCulture, $"{Name}, line {_rows.Line}"),
            "Close it, or write two in a row where one belongs to the text. If the file was cut off there, delete that row.");
    }

    /// <summary>The separator of a line <c>sep=;</c>, which spreadsheets write and read and show to nobody.</summary>
    private static char? DeclaredSeparator(string beginning)
    {
        ReadOnlySpan<char> line = beginning.AsSpan()[..(beginning.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : beginning.Length)];
        if (line.Length > 1 && line[0] == '"' && line[^1] == '"') line = line[1..^1];
        return line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && line[4] is not '"' ? line[4] : null;
    }

    private static string FirstLine(string beginning)
    {
        ReadOnlySpan<char> rest = beginning.AsSpan().TrimStart('\uFEFF').TrimStart("\r\n");
        if (DeclaredSeparator(beginning) is not null) rest = rest[Math.Max(rest.IndexOfAny('\r', '\n'), 0)..].TrimStart("\r\n");
        return rest[..(rest.IndexOfAny('\r', '\n') is >= 0 and var end ? end : rest.Length)].ToString();
    }
}
