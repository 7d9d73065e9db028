using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Privacy;

/// <summary>A table of people from which small cells, and cells that would give them away, are taken.</summary>
/// <remarks>
/// <para>
/// Cells of 1 to threshold − 1 people are hidden. If their row's or column's total allowed a reader to compute one, further cells
/// are hidden, those with the fewest people first, totals last. Zeros are shown: they describe nobody.
/// </para>
/// <para>
/// What is guaranteed: a reader who knows the rule, all cells shown, and that counts are whole numbers from 1 where hidden, finds for
/// each small cell at least as many possible values as "1 to threshold − 1" has. What is not: a reader who knows one of the people
/// counted knows more, and two tables of the same people may give away what neither does alone. The further cells are chosen one
/// after the other, so that more may be hidden than the fewest possible.
/// </para>
/// <para>
/// Method: a small cell can be moved up or down along cycles of hidden cells that leave all totals as they are; how far is a maximum
/// flow. Compare Fischetti and Salazar, Management Science 47 (2001) 1008-1027, for tables with the fewest hidden cells.
/// </para>
/// </remarks>
public sealed record SmallCells : MeasureResult
{
    /// <summary>The threshold unless somebody says otherwise.</summary>
    public const int UsualThreshold = 5;

    /// <summary>What stands in place of a hidden cell.</summary>
    public const string Mark = "•";

    /// <summary>Below this many people a cell is hidden.</summary>
    public required int Threshold { get; init; }

    /// <summary>The table as it may be shown.</summary>
    public required Table Shown { get; init; }

    /// <summary>How many cells, totals included, count too few people.</summary>
    public required int Small { get; init; }

    /// <summary>How many more are hidden, totals included, because they would give those away.</summary>
    public required int Further { get; init; }

    /// <inheritdoc/>
    public override string Sentence => Small == 0
        ? $"No cell counts fewer than {Threshold} people; all are shown."
        : $"{Count(Small)} {(Small == 1 ? "cell counts" : "cells count")} fewer than {Threshold} people and {(Small == 1 ? "is" : "are")} not shown; "
          + $"{Count(Further)} more {(Further == 1 ? "is" : "are")} hidden so that totals do not give them away.";

    /// <inheritdoc/>
    public override Table ToTable() => Shown;

    /// <summary>Hides what describes too few people.</summary>
    /// <param name="counts">The counts of people.</param>
    /// <param name="threshold">Cells below are hidden; at least 3, because a hidden 1 must be able to be a 2.</param>
    public static SmallCells Hide(PeopleCounts counts, int threshold = UsualThreshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 3);
        if (counts.Rows.Any(row => row.Counts.Count != counts.Columns.Count)) throw new ArgumentException("Each row needs one count for each column.", nameof(counts));
        if (counts.Rows.Any(row => row.Counts.Any(count => count < 0))) throw new ArgumentException("People cannot be counted below zero.", nameof(counts));

        var grid = new CellGrid(counts);
        var small = new List<(int Row, int Column)>();
        for (int row = 0; row <= grid.Rows; row++)
        {
            for (int column = 0; column <= grid.Columns; column++)
            {
                if (grid.IsHidden(row, column) || grid[row, column] < 1 || grid[row, column] >= threshold) continue;
                small.Add((row, column));
            }
        }
        foreach ((int row, int column) in small) grid.Hide(row, column);
        int further = 0;
        // A threshold of 5 leaves 1 to 4: four values, three steps.
        foreach ((int row, int column) in small) further += CellProtection.Protect(grid, row, column, steps: threshold - 2);
        return new SmallCells
        {
            Threshold = threshold,
            Shown = Write(counts, grid, small.Count > 0),
            Small = small.Count,
            Further = further,
            Caveats = small.Count == 0 ? [] : [new("SR050", $"{Count(small.Count + further)} cells are hidden ({Mark}): {Count(small.Count)} count fewer than {threshold} people, {Count(further)} would give those away by the totals.")],
        };
    }

    private static Table Write(PeopleCounts counts, CellGrid grid, bool hasHidden)
    {
        Column[] columns = [counts.RowHeading, .. counts.Columns.Select(Column.Number), .. counts.RowTotals ? [Column.Number("total")] : Array.Empty<Column>()];
        IEnumerable<IReadOnlyList<string>> rows = Enumerable.Range(0, counts.ColumnTotals ? grid.Rows + 1 : grid.Rows).Select(row => (IReadOnlyList<string>)
            [row < grid.Rows ? counts.Rows[row].Name : "total", .. Enumerable.Range(0, columns.Length - 1).Select(column => grid.IsHidden(row, column) ? Mark : Count(grid[row, column]))]);
        return new Table(columns, [.. rows], hasHidden ? $"{Mark} = hidden to protect people" : null);
    }
}
