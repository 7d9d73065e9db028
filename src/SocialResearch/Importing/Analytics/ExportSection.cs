using System.Globalization;
using SocialResearch.Metrics;
using SocialResearch.Results;

namespace SocialResearch.Importing.Analytics;

/// <summary>One table of an export on its way into posts and figures. Its rows are read twice: what they have in common decides how each is read.</summary>
internal sealed class ExportSection(ExportLayout layout, PostSource source, IPostSink sink, ExportPosts posts)
{
    private readonly YearlessDays _years = new();
    private readonly Dictionary<int, (double Sum, double? Stated)> _totals = [];
    private NumberConvention? _convention;
    private bool _hasOther;
    private long _totalsLine, _rows;

    /// <summary>Reads all rows of a table that stands at its header.</summary>
    public void Read(ExportTable table)
    {
        (ExportColumns columns, DayOrder order) = LookThrough(table.Place);
        if (columns[Slot.NthDay] >= 0 && columns.Figures.Any(figure => KnownMetrics.Find(figure.Header) is null))
        {
            // Lines of a chart: the values of a dimension stand as headers, and what is counted stands nowhere.
            while (table.Read()) sink.Reject(table.Line, "it belongs to the chart of a report that does not say what it counts");
            return;
        }
        var days = new DayColumn(order, _years);
        var times = new TimeColumn(NameOf(table, columns[Slot.Time]), source.Zone, order);
        MetricPeriod whole = WholePeriod(table.Place.Above, columns);
        if (!layout.IsOfPosts && whole == MetricPeriod.Unknown && !HasDays(columns)) sink.Assume("The file does not say over which days its figures were counted.");
        while (table.Read())
        {
            if (Skips(table, columns)) continue;
            if (table.Fault is { } fault) sink.Reject(table.Line, fault);
            else if (TotalsRow.Is(table, columns)) TakeTotals(table, columns);
            else if (Read(table, columns, days, times, whole) is { } reason) sink.Reject(table.Line, reason);
        }
        foreach (string assumption in times.Assumptions()) sink.Assume(assumption);
        foreach (Caveat doubt in Doubts(columns)) sink.Doubt(doubt);
    }

    /// <summary>Reads one row; the reason when it must be set aside.</summary>
    private string? Read(ExportTable row, ExportColumns columns, DayColumn days, TimeColumn times, MetricPeriod whole)
    {
        var dimensions = new Dictionary<string, string>();
        var figures = new List<(FigureColumn Column, double? Value, string? Currency)>();
        foreach (FigureColumn column in columns.Figures)
        {
            if (column.Read(row[column.Index], _convention, out double? value, out string? currency) is { } no) return $"{column.Header} {no}";
            figures.Add((column, value, currency ?? column.Metric.Currency));
        }
        MetricPeriod period = whole;
        if (layout.IsOfPosts)
        {
            if (posts.Read(row, columns, days, times, _years, figures.ToDictionary(figure => figure.Column.Metric.Name, figure => figure.Value), dimensions, out period) is { } noPost) return noPost;
        }
        else if (PeriodOf(row, columns, days, whole, out period) is { } noDay) return noDay;
        foreach ((int index, string name) in columns.Dimensions)
            if (row[index] is { IsEmpty: false } value && !Numbers.IsMissing(value)) dimensions[name] = Text.WellFormedText.Composed(value.ToString());

        foreach ((FigureColumn column, double? value, _) in figures)
            if (column.Metric.Unit is MetricUnit.Count) _totals[column.Index] = (_totals.GetValueOrDefault(column.Index).Sum + (value ?? 0), _totals.GetValueOrDefault(column.Index).Stated);
        _hasOther |= dimensions.Values.Any(value => value is "(other)" or "(andere)" or "(Sonstige)");
        _rows++;
        sink.Measure([.. figures.Select(figure => new MetricReading(period, dimensions, figure.Column.Metric.Name, figure.Column.Header, figure.Value, figure.Column.Metric.Unit)
        {
            Currency = figure.Column.Metric.Unit == MetricUnit.Money ? figure.Currency : null,
        })], row.Line);
        return null;
    }

    private static string? PeriodOf(ExportTable row, ExportColumns columns, DayColumn days, MetricPeriod whole, out MetricPeriod period)
    {
        period = whole;
        int at = columns[Slot.DayAndHour];
        if (at >= 0) return Because(row, at, DayColumn.ReadDayAndHour(row[at], out period));
        at = columns[Slot.NthDay];
        if (at >= 0)
        {
            if (!int.TryParse(row[at], NumberStyles.None, CultureInfo.InvariantCulture, out int n) || whole.First is not { } start || n > 4000) return $"{row.Columns[at]} is no day that can be counted from a start date above the header";
            period = MetricPeriod.Day(start.AddDays(n));
            return null;
        }
        at = columns[Slot.Day] >= 0 ? columns[Slot.Day] : columns[Slot.Month];
        if (at < 0) return null;
        if (Because(row, at, days.Read(row[at], out period)) is { } no) return no;
        int hourAt = columns[Slot.Hour];
        if (hourAt < 0 || Numbers.IsMissing(row[hourAt])) return null;
        if (!int.TryParse(row[hourAt], NumberStyles.None, CultureInfo.InvariantCulture, out int hour) || hour > 23 || period.Precision != PeriodPrecision.Day) return $"{row.Columns[hourAt]} is no hour from 0 to 23";
        period = MetricPeriod.HourOf(period.First!.Value, hour);
        return null;
    }

    /// <summary>The first reading: order of day and month, sign before decimals, years, columns of numbers.</summary>
    private (ExportColumns Columns, DayOrder Order) LookThrough(ExportPlace place)
    {
        using ExportTable table = ExportTable.Open(source.Path, place);
        var columns = new ExportColumns(table, layout, _ => null);
        int dated = columns[Slot.Time] >= 0 ? columns[Slot.Time] : columns[Slot.Day] >= 0 ? columns[Slot.Day] : columns[Slot.Month];
        Dictionary<int, UnknownColumn> unknown = columns.Unread.ToDictionary(i => i, i => new UnknownColumn(table.Columns[i]));
        var vote = new DayOrderVote();
        var numbers = new NumberVote();
        DayOrder usual = source.DayOrder ?? (columns.IsGerman ? DayOrder.DayFirst : DayOrder.MonthFirst);
        while (table.Read())
        {
            if (table.Fault is not null || Skips(table, columns) || TotalsRow.Is(table, columns)) continue;
            vote.Look(table[dated]);
            if (YearlessDays.Reads(table[dated], usual, out int month, out int day)) _years.Next(month, day);
            foreach (FigureColumn figure in columns.Figures) numbers.Look(table[figure.Index], figure.IsWhole);
            foreach ((int i, UnknownColumn column) in unknown) column.Look(table[i]);
            posts.LookAt(table, columns);
        }
        string where = string.Create(CultureInfo.InvariantCulture, $"{table.Name}, line {place.HeaderLine}"), name = NameOf(table, dated);
        (DayOrder order, string? because) = source.DayOrder is { } said ? (said, null)
            : vote.Decide(name, table.Name, (usual, $"{(columns.IsGerman ? "the headers are German" : "such exports with English headers are American")}"));
        if (because is not null) sink.Assume(because);
        if (_years.WereThere) sink.Assume(_years.Settle(source.Year, place.Above, name, where));
        _convention = numbers.Decide();
        if (_convention is null && numbers.IsDoubtful)
        {
            _convention = columns.IsGerman || place.Separator == ';' ? NumberConvention.Comma : NumberConvention.Point;
            sink.Assume($"Numbers such as {(_convention == NumberConvention.Comma ? "1,234 were read with a decimal comma, because the headers are German or the separator is a semicolon" : "1.234 were read with a decimal point, because the headers are English")}; no number in the file decides it.");
        }
        foreach (int i in columns.Unread.Where(i => unknown[i].HoldsData && !unknown[i].IsNumeric)) sink.LeaveUnused(table.Columns[i]);
        return (new ExportColumns(table, layout, i => unknown.GetValueOrDefault(i)), order);
    }

    // A second header with descriptions has words where figures stand below, and no id.
    private bool Skips(ExportTable row, ExportColumns columns) =>
        layout.HasDescriptions && Numbers.IsMissing(row[columns[Slot.Id]]) && Numbers.IsMissing(row[columns[Slot.Link]])
        && columns.Figures.Any(figure => row[figure.Index].IndexOfAnyExceptInRange('0', '9') >= 0 && row[figure.Index].Length > 12);

    private void TakeTotals(ExportTable row, ExportColumns columns)
    {
        _totalsLine = row.Line;
        foreach (FigureColumn column in columns.Figures.Where(column => column.Metric.Unit is MetricUnit.Count))
            if (column.Read(row[column.Index], _convention, out double? value, out _) is null) _totals[column.Index] = (_totals.GetValueOrDefault(column.Index).Sum, value);
        sink.Reject(row.Line, "it holds totals of the other rows, which would count twice");
    }

    private IEnumerable<Caveat> Doubts(ExportColumns columns)
    {
        if (_totalsLine > 0) yield return new("SR070", $"A row of totals (line {Wording.Count(_totalsLine)}) was set aside; sums are made from the other rows.");
        if (_hasOther) yield return new("SR071", "A row \"(other)\" lumps together values that were too many to list; a sum by that dimension does not tell them apart.");
        string[] differing = [.. columns.Figures.Where(column => _totals.TryGetValue(column.Index, out (double Sum, double? Stated) total) && total.Stated is { } stated && Math.Abs(stated - total.Sum) > 0.5)
            .Select(column => $"{column.Metric.Name}: total {Wording.Fixed(_totals[column.Index].Stated!.Value, 0)}, rows {Wording.Fixed(_totals[column.Index].Sum, 0)}")];
        if (differing.Length > 0) yield return new("SR072", $"The rows do not add up to the row of totals ({string.Join("; ", differing)}): rows with few people were withheld, or the export was cut off.");
        IEnumerable<string> names = columns.Figures.Select(column => column.Metric.Name);
        string[] estimated = [.. columns.Figures.Where(column => HeaderKey.Of(column.Header) is var key && (key.Contains("estimat", StringComparison.Ordinal) || key.Contains("geschätzt", StringComparison.Ordinal))).Select(column => column.Metric.Name)];
        if (estimated.Length > 0) yield return new("SR073", $"The source calls these figures estimates: {string.Join(", ", estimated)}.");
        foreach (Caveat doubt in layout.Doubts(new(_rows, [.. names], [.. columns.Dimensions.Select(dimension => dimension.Name)]))) yield return doubt;
    }

    /// <summary>The days that the lines above the header name, for tables without a column of days.</summary>
    private static MetricPeriod WholePeriod(IReadOnlyList<string> above, ExportColumns columns)
    {
        if (HasDays(columns) && columns[Slot.NthDay] < 0) return MetricPeriod.Unknown;
        DateOnly[] dates = [.. above.Where(line => !line.Contains("Propert", StringComparison.OrdinalIgnoreCase) && !line.Contains("Account", StringComparison.OrdinalIgnoreCase)).SelectMany(YearlessDays.Dates)];
        return dates.Length == 0 ? MetricPeriod.Unknown : MetricPeriod.Range(dates.Min(), dates.Max());
    }

    private static bool HasDays(ExportColumns columns) => columns[Slot.Day] >= 0 || columns[Slot.DayAndHour] >= 0 || columns[Slot.Month] >= 0 || columns[Slot.NthDay] >= 0;

    private static string NameOf(ExportTable table, int column) => column < 0 ? "" : table.Columns[column];

    private static string? Because(ExportTable row, int column, string? reason) => reason is null ? null : $"{row.Columns[column]} {reason}";
}
