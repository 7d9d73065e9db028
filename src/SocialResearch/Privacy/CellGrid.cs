namespace SocialResearch.Privacy;

/// <summary>Counts with their totals as one more row and column, and which of them a reader does not see.</summary>
internal sealed class CellGrid
{
    private readonly long[,] _values;
    private readonly bool[,] _hidden;

    public CellGrid(PeopleCounts counts)
    {
        (Rows, Columns) = (counts.Rows.Count, counts.Columns.Count);
        _values = new long[Rows + 1, Columns + 1];
        _hidden = new bool[Rows + 1, Columns + 1];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                long value = counts.Rows[row].Counts[column];
                _values[row, column] = value;
                _values[row, Columns] = checked(_values[row, Columns] + value);
                _values[Rows, column] = checked(_values[Rows, column] + value);
                _values[Rows, Columns] = checked(_values[Rows, Columns] + value);
            }
        }
        // A total that is not shown hides as well as one that was taken away; the grand total stands in both margins.
        for (int row = 0; row <= Rows; row++) _hidden[row, Columns] = !counts.RowTotals || (row == Rows && !counts.ColumnTotals);
        for (int column = 0; column < Columns; column++) _hidden[Rows, column] = !counts.ColumnTotals;
    }

    /// <summary>The row of totals has this number.</summary>
    public int Rows { get; }

    /// <summary>The column of totals has this number.</summary>
    public int Columns { get; }

    public long this[int row, int column] => _values[row, column];

    public bool IsHidden(int row, int column) => _hidden[row, column];

    public void Hide(int row, int column) => _hidden[row, column] = true;

    public void Show(int row, int column) => _hidden[row, column] = false;

    /// <summary>Whether a cell is a total of one direction: it then moves against the cells it sums.</summary>
    public bool IsOneTotal(int row, int column) => (row == Rows) != (column == Columns);
}
