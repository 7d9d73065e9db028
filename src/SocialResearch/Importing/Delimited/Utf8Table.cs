using System.Runtime.CompilerServices;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Delimited;

/// <summary>The rows of a <see cref="DelimitedTable"/> as bytes. What it finds out about columns it notes there.</summary>
internal sealed class Utf8Table(Utf8Rows rows, DelimitedTable table) : IDisposable
{
    // Columns of which nobody knows yet whether they hold data; soon none.
    private int[] _open = OpenColumns(table);

    // Of each column the hashes of a batch, where they were asked for.
    private readonly TextKey[] _keys = new TextKey[Utf8Rows.BatchSize * table.Columns.Count];

    /// <summary>The header.</summary>
    public IReadOnlyList<string> Columns => table.Columns;

    /// <summary>The line on which the row read last begins.</summary>
    public long Line => rows.Line;

    /// <summary>What is wrong with the row read last; null when its fields can be used.</summary>
    public string? Fault => rows.Fault ?? table.FaultOf(rows.Count);

    /// <summary>Bytes of the file, and of it up to the row read last.</summary>
    public long Length => rows.Length;

    /// <inheritdoc cref="Length"/>
    public long At => rows.At;

    /// <summary>Reads the next row; false at the end.</summary>
    /// <exception cref="ImportException">A quotation mark is never closed.</exception>
    public bool Read()
    {
        if (!rows.Read()) return false;
        if (rows.EndedInsideQuotes) throw DelimitedTable.OpenQuote(table.Name, rows.Line);
        if (_open.Length > 0) Look();
        return true;
    }

    /// <summary>A cell of the row read last without white space around it, empty for a column that is not there.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => column < 0 ? default : Utf8Cell.Trimmed(rows[column]);
    }

    /// <summary>Whether the row read last begins a batch, of which the hashes can be asked for.</summary>
    public bool IsFirst => rows.Place == 0;

    /// <summary>The hashes of a column in all rows of a batch, when its first row was read.</summary>
    public ReadOnlySpan<TextKey> Foreseen(int column)
    {
        if (column < 0) return [];
        Span<TextKey> keys = _keys.AsSpan(column * Utf8Rows.BatchSize, rows.Left);
        ulong seed = TextKey.Seed;
        for (int i = 0; i < keys.Length; i++) TextKey.Make(Utf8Cell.Trimmed(rows.Ahead(i, column)), seed, out keys[i]);
        return keys;
    }

    /// <summary>A cell of a column of which the hashes were asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HashedText Hashed(int column) => column < 0 ? default : new(this[column], _keys[column * Utf8Rows.BatchSize + rows.Place]);

    /// <summary>The fingerprint of the whole file.</summary>
    public string Sha256() => rows.Sha256();

    public void Dispose() => rows.Dispose();

    private void Look()
    {
        foreach (int column in _open)
            if (column < rows.Count && !Utf8Cell.IsMissing(rows[column])) table.NoteData(column);
        _open = OpenColumns(table);
    }

    private static int[] OpenColumns(DelimitedTable table)
    {
        var open = new List<int>();
        for (int column = 0; column < table.Columns.Count; column++)
            if (table.IsOpen(column)) open.Add(column);
        return [.. open];
    }
}
