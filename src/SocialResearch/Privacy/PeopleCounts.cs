namespace SocialResearch.Privacy;

/// <summary>A table that counts people, before it may be shown.</summary>
/// <param name="RowHeading">What the rows are, such as "role".</param>
/// <param name="Columns">The names of the columns of counts.</param>
/// <param name="Rows">The rows.</param>
public sealed record PeopleCounts(string RowHeading, IReadOnlyList<string> Columns, IReadOnlyList<PeopleCountsRow> Rows)
{
    /// <summary>Whether a last column shows the sum of each row, or readers know it from elsewhere.</summary>
    public bool RowTotals { get; init; } = true;

    /// <summary>Whether a last row shows the sum of each column, or readers know it from elsewhere.</summary>
    public bool ColumnTotals { get; init; } = true;
}

/// <summary>A row of a table that counts people.</summary>
/// <param name="Name">What the row is.</param>
/// <param name="Counts">People, one number a column.</param>
public sealed record PeopleCountsRow(string Name, IReadOnlyList<long> Counts);
