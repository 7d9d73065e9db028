using System.Globalization;

namespace SocialResearch.Importing.Analytics;

/// <summary>A table that begins somewhere in a file, below titles, descriptions or comments, and may be followed by others.</summary>
internal sealed class ExportTable : IDisposable
{
    private readonly StreamReader _text;
    private readonly DelimitedText _rows;

    private ExportTable(string path, ExportPlace place)
    {
        Name = Path.GetFileName(path);
        Place = place;
        _text = TextFile.OpenText(path, out TextForm form);
        try
        {
            Form = form;
            for (long line = 1; line < place.HeaderLine; line++) SkipLine();
            _rows = new DelimitedText(_text, place.Separator, Name, firstLine: place.HeaderLine);
            if (!_rows.Read()) throw new ImportException("The file ends before its header.", Name, "Export it again; it may have been cut off.");
            RefuseOpenQuote();
            Columns = [.. _rows.Fields.Select(column => column.Trim().TrimStart('\uFEFF'))];
        }
        catch
        {
            _text.Dispose();
            throw;
        }
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Where the table stands.</summary>
    public ExportPlace Place { get; }

    /// <summary>How the file's bytes stand for characters.</summary>
    public TextForm Form { get; }

    /// <summary>The header.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The line of the row read last.</summary>
    public long Line => _rows.Line;

    /// <summary>The table that follows this one below further comments; null when there is none, or not yet known.</summary>
    public ExportPlace? Next { get; private set; }

    /// <summary>What is wrong with the row read last; null when its fields can be used.</summary>
    public string? Fault
    {
        get
        {
            if (_rows.Fault is not null) return _rows.Fault;
            // A header "Totals" may stand over the row of totals alone.
            for (int i = _rows.Count; i < Columns.Count; i++)
                if (!TotalsRow.IsWord(Columns[i])) return Lengths();
            for (int i = Columns.Count; i < _rows.Count; i++)
                if (!Numbers.IsMissing(_rows[i]) && !TotalsRow.IsWord(_rows[i])) return Lengths();
            return null;
        }
    }

    /// <summary>All fields of the row read last, also such as have no header.</summary>
    public IReadOnlyList<string> Fields => _rows.Fields;

    /// <summary>Opens the first table of a layout in a file.</summary>
    /// <exception cref="ImportException">There is none.</exception>
    public static ExportTable Open(string path, ExportLayout layout) =>
        Find(new(TextFile.Beginning(path)), layout) is { } place
            ? new(path, place)
            : throw new ImportException($"No line at the beginning of the file is a header of {layout.Format}.", Path.GetFileName(path), $"Looked for: {layout.Looks}. Export it again, or leave the format out to have it found.");

    /// <summary>Opens a table at a place found before.</summary>
    public static ExportTable Open(string path, ExportPlace place) => new(path, place);

    /// <summary>The place of the first table of a layout, from the beginning of a file; null when there is none.</summary>
    public static ExportPlace? Find(FileBeginning beginning, ExportLayout layout)
    {
        foreach (HeaderLine line in beginning.HeaderLines)
            if (layout.IsHeader(line.Keys, line.Above)) return new(line.Number, line.Separator, line.Above);
        return null;
    }

    /// <summary>Reads the next row; false at the end of this table, of which <see cref="Next"/> then tells what follows.</summary>
    /// <exception cref="ImportException">A quotation mark is never closed.</exception>
    public bool Read()
    {
        if (!ReadRecord()) return false;
        if (!_rows[0].StartsWith('#')) return true;
        var above = new List<string>();
        do above.Add(string.Join(Place.Separator, _rows.Fields));
        while (ReadRecord() && _rows[0].StartsWith('#'));
        if (_rows.Count > 0 && !_rows[0].StartsWith('#')) Next = new(_rows.Line, Place.Separator, above);
        return false;
    }

    /// <summary>A cell of the row read last, empty for a column that is not there.</summary>
    public ReadOnlySpan<char> this[int column] => column < 0 || column >= _rows.Count ? default : _rows[column].Trim();

    /// <summary>A cell as text; null when it is blank or the column is not there.</summary>
    public string? Text(int column) => this[column] is { IsEmpty: false } cell ? cell.ToString() : null;

    public void Dispose() => _text.Dispose();

    private bool ReadRecord()
    {
        if (!_rows.Read()) return false;
        RefuseOpenQuote();
        return true;
    }

    private void SkipLine()
    {
        int c = _text.Read();
        while (c is not ('\n' or '\r' or < 0)) c = _text.Read();
        if (c == '\r' && _text.Peek() == '\n') _text.Read();
    }

    private string Lengths() => string.Create(CultureInfo.InvariantCulture, $"the row has {_rows.Count} fields, the header {Columns.Count}");

    private void RefuseOpenQuote()
    {
        if (!_rows.EndedInsideQuotes) return;
        throw new ImportException("A quotation mark is opened and never closed.", string.Create(CultureInfo.InvariantCulture, $"{Name}, line {_rows.Line}"),
            "Close it, or write two in a row where one belongs to the text. If the file was cut off there, delete that row.");
    }
}

/// <summary>Where a table stands in a file.</summary>
/// <param name="HeaderLine">The line of its header.</param>
/// <param name="Separator">What stands between its fields.</param>
/// <param name="Above">The lines above the header that hold something.</param>
internal sealed record ExportPlace(long HeaderLine, char Separator, IReadOnlyList<string> Above);
