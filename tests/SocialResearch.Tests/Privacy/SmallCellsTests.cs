using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Privacy;

public sealed class SmallCellsTests
{
    private static PeopleCounts Table(params long[][] rows) =>
        new("role", [.. rows[0].Select((_, i) => $"c{i + 1}")], [.. rows.Select((row, i) => new PeopleCountsRow($"r{i + 1}", row))]);

    private static string[] Shown(SmallCells cells) => [.. cells.Shown.Rows.Select(row => string.Join(' ', row.Skip(1)))];

    /// <summary>
    /// By hand: the 3 is hidden. r1 and c3 would give it away, so a rectangle of three more is needed: over r2 and c1 it costs
    /// 20 + 12 + 15 people, over r2 and c2 30 + 12 + 8, over r3 more. Then r1c3 may be 1 to 14, because r1c3 + r2c3 = 15.
    /// </summary>
    [Fact]
    public void One_small_cell_takes_the_cheapest_rectangle()
    {
        SmallCells cells = SmallCells.Hide(Table([20, 30, 3], [15, 8, 12], [40, 25, 9]));
        Assert.Equal(["• 30 • 53", "• 8 • 35", "40 25 9 74", "75 63 24 162"], Shown(cells));
        Assert.Equal((1, 3), (cells.Small, cells.Further));
    }

    /// <summary>By hand: 2 = 342 − 40 − 300, so the next smallest goes; then the 2 may be 1 to 41.</summary>
    [Fact]
    public void In_one_column_the_next_smallest_cell_goes_too()
    {
        SmallCells cells = SmallCells.Hide(Table([2], [40], [300]) with { RowTotals = false });
        Assert.Equal(["•", "•", "300", "342"], Shown(cells));
    }

    /// <summary>By hand: two hidden cells sum to 2 and neither is zero, so both are 1: hiding both was not enough.</summary>
    [Fact]
    public void Two_small_cells_may_give_each_other_away()
    {
        SmallCells cells = SmallCells.Hide(Table([1], [1], [50], [60]) with { RowTotals = false });
        Assert.Equal(["•", "•", "•", "60", "112"], Shown(cells));
        Assert.Equal((2, 1), (cells.Small, cells.Further));
    }

    /// <summary>By hand: with 0 in all other cells of its row and column only totals can hide the 4; with them it may be anything.</summary>
    [Fact]
    public void Totals_go_when_nothing_else_can()
    {
        SmallCells cells = SmallCells.Hide(Table([4, 0], [0, 90]));
        Assert.Equal(["• 0 •", "0 90 90", "• 90 •"], Shown(cells));
        Assert.Equal((3, 1), (cells.Small, cells.Further));
    }

    [Fact]
    public void Without_totals_nothing_gives_a_cell_away()
    {
        SmallCells cells = SmallCells.Hide(Table([4, 20], [30, 90]) with { RowTotals = false, ColumnTotals = false });
        Assert.Equal(["• 20", "30 90"], Shown(cells));
        Assert.Equal(0, cells.Further);
    }

    [Fact]
    public void Zeros_and_large_cells_are_shown_without_a_caveat()
    {
        SmallCells cells = SmallCells.Hide(Table([0, 5], [1_000, 5]));
        Assert.Equal(["0 5 5", "1,000 5 1,005", "1,000 10 1,010"], Shown(cells));
        Assert.Empty(cells.Caveats);
        Assert.Null(cells.Shown.Caption);
        Assert.Equal("No cell counts fewer than 5 people; all are shown.", cells.ToString());
    }

    [Fact]
    public void What_was_hidden_is_said()
    {
        SmallCells cells = SmallCells.Hide(Table([20, 30, 3], [15, 8, 12], [40, 25, 9]));
        Assert.Equal("1 cell counts fewer than 5 people and is not shown; 3 more are hidden so that totals do not give them away.", cells.Sentence);
        Assert.Equal("SR050", Assert.Single(cells.Caveats).Code);
        Assert.Equal("4 cells are hidden (•): 1 count fewer than 5 people, 3 would give those away by the totals.", cells.Caveats[0].Sentence);
        Assert.Equal("• = hidden to protect people", cells.Shown.Caption);
    }

    [Fact]
    public void The_threshold_is_the_readers_to_choose()
    {
        Assert.Equal((0, 0), (SmallCells.Hide(Table([3, 9], [9, 9]), threshold: 3) is var loose ? loose.Small : -1, 0));
        Assert.Equal(4, SmallCells.Hide(Table([3, 9], [9, 9]), threshold: 10).Small);
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallCells.Hide(Table([3]), threshold: 2));
        Assert.Throws<ArgumentException>(() => SmallCells.Hide(Table([1, 2], [3])));
        Assert.Throws<ArgumentException>(() => SmallCells.Hide(Table([-1])));
    }

    /// <summary>Plays the curious reader: tries all whole numbers in the hidden cells that fit what is shown.</summary>
    [Fact]
    public void A_reader_who_tries_everything_finds_four_values_for_each_small_cell() => Prop.ForAll(
        Gen.Elements(0L, 1, 2, 3, 4, 5, 6, 7).ArrayOf(6).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (cells, totals) =>
        {
            PeopleCounts counts = Table(cells[..3], cells[3..]) with { RowTotals = totals % 2 == 0, ColumnTotals = totals / 2 == 0 };
            SmallCells hidden = SmallCells.Hide(counts);
            var possible = Enumerable.Range(0, 6).Select(_ => new HashSet<long>()).ToArray();
            Try(hidden, new long[6], 0, possible);
            return Enumerable.Range(0, 6).All(i => possible[i].Contains(cells[i]) && (cells[i] is 0 or > 4 || possible[i].Count >= 4));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Try(SmallCells shown, long[] guess, int at, HashSet<long>[] possible)
    {
        if (at == 3 && !Fits(shown, 0, 3, guess[..3].Sum())) return;
        if (at == 6)
        {
            bool fits = Fits(shown, 1, 3, guess[3..].Sum()) && Fits(shown, 2, 3, guess.Sum())
                && Enumerable.Range(0, 3).All(column => Fits(shown, 2, column, guess[column] + guess[column + 3]));
            for (int i = 0; fits && i < 6; i++) possible[i].Add(guess[i]);
            return;
        }
        string cell = shown.Shown.Rows[at / 3][at % 3 + 1];
        for (long value = cell == SmallCells.Mark ? 1 : long.Parse(cell, System.Globalization.CultureInfo.InvariantCulture), last = cell == SmallCells.Mark ? 12 : value; value <= last; value++)
        {
            guess[at] = value;
            Try(shown, guess, at + 1, possible);
        }
    }

    private static bool Fits(SmallCells shown, int row, int column, long sum)
    {
        if (row >= shown.Shown.Rows.Count || column + 1 >= shown.Shown.Columns.Count) return true;
        string total = shown.Shown.Rows[row][column + 1];
        return total == SmallCells.Mark ? sum > 0 : total == sum.ToString();
    }
}
