namespace SocialResearch.Privacy;

/// <summary>Finds out how far a hidden cell could be from its value for all a reader knows, and hides more until it is far enough.</summary>
/// <remarks>
/// Totals are written with a minus, the grand total with a plus, so that every row and every column sums to zero. Rows and columns
/// are the nodes of a network, hidden cells its edges. Moving one cell up takes moving others, along a way from its row to its
/// column; how far they can move is the flow of that way.
/// </remarks>
internal static class CellProtection
{
    /// <summary>Hides the fewest people it can find until the cell has enough possible values; returns how many cells that took.</summary>
    public static int Protect(CellGrid grid, int row, int column, int steps)
    {
        if (Room(grid, row, column, steps) >= steps) return 0;
        var ways = new List<(long Cost, int Row, int Column)>();
        for (int other = 0; other <= grid.Rows; other++)
        {
            for (int across = 0; across <= grid.Columns; across++)
            {
                if (other == row || across == column) continue;
                (int Row, int Column)[] corners = [(row, across), (other, column), (other, across)];
                // A zero describes nobody, is shown everywhere else, and cannot go down.
                if (corners.Any(corner => grid[corner.Row, corner.Column] == 0)) continue;
                ways.Add((corners.Where(corner => !grid.IsHidden(corner.Row, corner.Column)).Sum(corner => Cost(grid, corner.Row, corner.Column)), other, across));
            }
        }
        // The way over three totals always has room, because a hidden total may be anything: the loop ends at the latest there.
        foreach ((_, int other, int across) in ways.Order())
        {
            (int Row, int Column)[] added = [.. new[] { (row, across), (other, column), (other, across) }.Where(corner => !grid.IsHidden(corner.Item1, corner.Item2))];
            foreach ((int r, int c) in added) grid.Hide(r, c);
            if (Room(grid, row, column, steps) >= steps) return added.Length;
            foreach ((int r, int c) in added) grid.Show(r, c);
        }
        throw new InvalidOperationException("A cell with all its totals hidden is still given away; this is an error of the program.");
    }

    /// <summary>People count, and each cell a little; a total tells more than the cells it sums, so it goes last.</summary>
    private static long Cost(CellGrid grid, int row, int column) =>
        grid[row, column] + 1 + (row == grid.Rows || column == grid.Columns ? grid[grid.Rows, grid.Columns] : 0);

    /// <summary>How many steps lie between the least and the greatest value the cell can have, up to a limit.</summary>
    public static long Room(CellGrid grid, int row, int column, int limit)
    {
        long down = Math.Min(grid[row, column] - 1, limit);
        return Flow(grid, row, column, up: true, limit) + Flow(grid, row, column, up: false, (int)down);
    }

    /// <summary>Pushes step by step, each along the shortest way that is left.</summary>
    private static int Flow(CellGrid grid, int row, int column, bool up, int limit)
    {
        var moved = new long[grid.Rows + 1, grid.Columns + 1];
        // A total of one direction carries a minus: for it, up is down.
        bool fromRow = up != grid.IsOneTotal(row, column);
        int flow = 0;
        while (flow < limit && Push(grid, moved, row, column, fromRow)) flow++;
        return flow;
    }

    /// <summary>One step along one way from the cell's row to its column, or back; false when none is left.</summary>
    private static bool Push(CellGrid grid, long[,] moved, int row, int column, bool fromRow)
    {
        int rows = grid.Rows + 1, columns = grid.Columns + 1, start = fromRow ? row : rows + column, goal = fromRow ? rows + column : row;
        var from = new int[rows + columns];
        Array.Fill(from, -1);
        from[start] = start;
        var queue = new Queue<int>([start]);
        while (from[goal] < 0 && queue.TryDequeue(out int node))
        {
            bool isRow = node < rows;
            for (int i = 0; i < (isRow ? columns : rows); i++)
            {
                (int r, int c) = isRow ? (node, i) : (i, node - rows);
                int next = isRow ? rows + i : i;
                if (from[next] >= 0 || (r == row && c == column) || !grid.IsHidden(r, c) || !MayMove(grid, moved, r, c, rises: !isRow)) continue;
                from[next] = node;
                queue.Enqueue(next);
            }
        }
        if (from[goal] < 0) return false;
        for (int node = goal; node != start; node = from[node])
        {
            // Leaving a row lowers the signed cell, leaving a column raises it.
            if (from[node] < rows) moved[from[node], node - rows]--;
            else moved[node, from[node] - rows]++;
        }
        return true;
    }

    /// <summary>Counts rise without limit and fall to one: a reader knows that hidden cells are not zero.</summary>
    private static bool MayMove(CellGrid grid, long[,] moved, int row, int column, bool rises)
    {
        int sign = grid.IsOneTotal(row, column) ? -1 : 1;
        return (sign > 0) == rises || grid[row, column] + sign * moved[row, column] > 1;
    }
}
