using System.Globalization;
using SocialResearch.Metrics;

namespace SocialResearch.Importing.Analytics;

/// <summary>A column of figures.</summary>
/// <param name="Index">Where it stands.</param>
/// <param name="Header">The header as written.</param>
/// <param name="Metric">What it counts.</param>
internal sealed record FigureColumn(int Index, string Header, KnownMetric Metric)
{
    /// <summary>Reads a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="convention">The convention of the file; null when nothing in it tells.</param>
    /// <param name="value">The figure; null when the cell says that there is none.</param>
    /// <param name="currency">The currency written in the cell.</param>
    /// <returns>Why the cell holds no figure, to follow the header; null when it does.</returns>
    public string? Read(ReadOnlySpan<char> cell, NumberConvention? convention, out double? value, out string? currency)
    {
        value = null;
        cell = WithoutCurrency(cell.Trim(), out currency);
        if (Numbers.IsMissing(cell)) return null;
        if (Metric.Unit is MetricUnit.Average or MetricUnit.Seconds && cell.Contains(':')) return ReadClock(cell, out value);
        if (Metric.Unit is MetricUnit.Average or MetricUnit.Seconds && cell[^1] is 's' && cell.Length > 1 && char.IsAsciiDigit(cell[^2])) cell = cell[..^1];
        if (IsWhole && (convention is null || Numbers.Convention(cell) is null && convention == Grouping(cell)) && Numbers.ReadCount(cell, out long? count) is null)
        {
            value = count;
            return null;
        }
        if (char.IsAsciiLetter(cell[^1]) && char.IsAsciiDigit(cell[0])) return "is rounded (such as 1.2K), not a figure";
        string? reason = Numbers.ReadNumber(cell, convention ?? NumberConvention.Point, out decimal? number);
        value = (double?)number;
        return reason;
    }

    /// <summary>Whether figures of the column are whole unless the file says otherwise.</summary>
    public bool IsWhole => Metric.Unit is MetricUnit.Count or MetricUnit.People or MetricUnit.Stock;

    /// <summary>Takes the sign or the letters of a currency and a minus of typesetters from a cell.</summary>
    public static ReadOnlySpan<char> WithoutCurrency(ReadOnlySpan<char> cell, out string? currency)
    {
        currency = null;
        if (cell.StartsWith("−")) cell = "-" + cell[1..].ToString();
        int digit = cell.IndexOfAnyInRange('0', '9');
        if (digit < 0) return cell;
        ReadOnlySpan<char> before = cell[..digit].TrimEnd("+-. \u00A0"), after = cell[(cell.LastIndexOfAnyInRange('0', '9') + 1)..].Trim();
        if (!before.IsEmpty && KnownMetrics.CurrencyOf(before.ToString()) is { } first)
        {
            currency = first;
            return cell[before.Length..].TrimStart();
        }
        if (after.IsEmpty || KnownMetrics.CurrencyOf(after.ToString()) is not { } last) return cell;
        currency = last;
        return cell[..(cell.LastIndexOfAnyInRange('0', '9') + 1)];
    }

    /// <summary>The convention in which a single sign before three digits parts thousands: 1.500 is German, 1,500 English.</summary>
    public static NumberConvention? Grouping(ReadOnlySpan<char> cell) => cell.Contains('.') ? NumberConvention.Comma : cell.Contains(',') ? NumberConvention.Point : null;

    private static string? ReadClock(ReadOnlySpan<char> cell, out double? seconds)
    {
        seconds = 0;
        foreach (Range part in cell.Split(':'))
        {
            if (!decimal.TryParse(cell[part], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) || number > 1_000_000)
            {
                seconds = null;
                return "is no duration such as 0:12 or 1:02:03";
            }
            seconds = seconds * 60 + (double)number;
        }
        return null;
    }
}

/// <summary>Finds from all cells which sign stands before the decimals.</summary>
internal sealed class NumberVote
{
    private long _point, _comma, _groupedPoint, _groupedComma;

    /// <summary>Whether a figure that is no count had two readings, as 1.234 has.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Looks at one more cell.</summary>
    public void Look(ReadOnlySpan<char> cell, bool isWhole)
    {
        cell = FigureColumn.WithoutCurrency(cell.Trim(), out _);
        if (Numbers.IsMissing(cell) || cell.Contains(':')) return;
        if (Numbers.Convention(cell) is { } plain)
        {
            if (plain == NumberConvention.Point) _point++;
            else _comma++;
        }
        else if (FigureColumn.Grouping(cell) is { } grouped)
        {
            if (!isWhole) IsDoubtful = true;
            else if (grouped == NumberConvention.Point) _groupedPoint++;
            else _groupedComma++;
        }
    }

    /// <summary>The convention; null when no cell tells.</summary>
    public NumberConvention? Decide() =>
        _point != _comma ? _point > _comma ? NumberConvention.Point : NumberConvention.Comma
        : _groupedPoint != _groupedComma ? _groupedPoint > _groupedComma ? NumberConvention.Point : NumberConvention.Comma
        : null;
}
