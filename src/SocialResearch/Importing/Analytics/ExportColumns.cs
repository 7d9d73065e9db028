using SocialResearch.Metrics;

namespace SocialResearch.Importing.Analytics;

/// <summary>Which column of an export holds what.</summary>
internal sealed class ExportColumns
{
    // Words that stand in German headers only; one is enough.
    private static readonly HashSet<string> s_german =
    [
        "datum", "uhrzeit", "zeit", "kommentare", "reichweite", "klicks", "aufrufe", "sitzungen", "nutzer", "beitrags-id", "veröffentlicht", "veröffentlichungszeit",
        "erstellungsdatum", "kosten", "impressionen", "geteilte", "geteilt", "land", "kampagne", "titel", "verteilung", "gefällt", "stunde", "monat", "umsatz", "stunden",
    ];

    private readonly Dictionary<Slot, int> _slots = [];

    /// <summary>Sorts the columns of a table; of those that no list knows, figures are told from the rest by what the rows hold.</summary>
    /// <param name="table">The table.</param>
    /// <param name="layout">What its columns may be.</param>
    /// <param name="isNumeric">Whether all cells of a column are numbers; null before the rows were looked at.</param>
    public ExportColumns(ExportTable table, ExportLayout layout, Func<int, UnknownColumn?> isNumeric)
    {
        string[] keys = [.. table.Columns.Select(HeaderKey.Of)];
        IsGerman = keys.Any(key => key.Split(' ', '/', '(', ')').Any(s_german.Contains));
        var taken = new HashSet<int>();
        foreach ((Slot slot, string[] headers) in layout.Slots)
        {
            foreach (string header in headers)
            {
                if (_slots.ContainsKey(slot) || Array.IndexOf(keys, HeaderKey.Of(header)) is not (>= 0 and var at) || !taken.Add(at)) continue;
                _slots[slot] = at;
            }
        }
        var dimensions = new List<(int, string)>();
        var figures = new List<FigureColumn>();
        var unread = new List<int>();
        var people = layout.People.Select(HeaderKey.Of).ToHashSet();
        for (int i = 0; i < keys.Length; i++)
        {
            if (taken.Contains(i) || keys[i].Length == 0) continue;
            string header = layout.Header(table.Columns[i], table.Place.Above);
            if (people.Contains(keys[i])) unread.Add(i);
            else if (KnownDimensions.Find(header) is { } dimension && dimensions.All(known => known.Item2 != dimension)) dimensions.Add((i, dimension));
            else if (KnownMetrics.Find(header) is { } metric && figures.All(known => known.Metric.Name != metric.Name)) figures.Add(new(i, table.Columns[i], metric));
            else if (isNumeric(i) is { } unknown && unknown.IsNumeric && figures.All(known => known.Metric.Name != header)) figures.Add(new(i, table.Columns[i], new(header, unknown.IsShare ? MetricUnit.Share : MetricUnit.Number)));
            else unread.Add(i);
        }
        (Dimensions, Figures, Unread) = (dimensions, figures, unread);
        Labels = [.. dimensions.Select(column => column.Item1), .. _slots.Where(slot => slot.Key is not (Slot.AuthorId or Slot.AuthorName or Slot.Period or Slot.Hour)).Select(slot => slot.Value)];
    }

    /// <summary>Columns that say what a row is about.</summary>
    public IReadOnlyList<(int Index, string Name)> Dimensions { get; }

    /// <summary>Columns of figures.</summary>
    public IReadOnlyList<FigureColumn> Figures { get; }

    /// <summary>Columns that are not read.</summary>
    public IReadOnlyList<int> Unread { get; }

    /// <summary>Columns in which a row says what it is.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Whether the headers are German.</summary>
    public bool IsGerman { get; }

    /// <summary>The column of a slot; −1 when there is none.</summary>
    public int this[Slot slot] => _slots.GetValueOrDefault(slot, -1);
}

/// <summary>What the cells of a column that no list knows have in common.</summary>
internal sealed class UnknownColumn(string header)
{
    // Ids and flags are numbers too, and adding them is the best way to look silly.
    private readonly bool _isNoFigure = HeaderKey.Of(header) is var key && (key is "id" || key.StartsWith("is ", StringComparison.Ordinal) || key.StartsWith("ist ", StringComparison.Ordinal) || key.EndsWith(" id", StringComparison.Ordinal) || key.EndsWith("-id", StringComparison.Ordinal) || key.EndsWith("_id", StringComparison.Ordinal));
    private bool _holdsNumbers, _holdsOther, _holdsPlain;

    /// <summary>Whether any cell holds a number.</summary>
    public bool HoldsNumbers => _holdsNumbers && !_isNoFigure;

    /// <summary>Whether every cell that holds something holds a number.</summary>
    public bool IsNumeric => _holdsNumbers && !_holdsOther && !_isNoFigure;

    /// <summary>Whether every number is a percentage.</summary>
    public bool IsShare => IsNumeric && !_holdsPlain;

    /// <summary>Whether any cell holds something.</summary>
    public bool HoldsData => _holdsNumbers || _holdsOther;

    /// <summary>Looks at one more cell.</summary>
    public void Look(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (Numbers.IsMissing(cell)) return;
        ReadOnlySpan<char> number = FigureColumn.WithoutCurrency(cell, out _);
        bool isNumber = number.Length <= 24 && (Numbers.ReadNumber(number, NumberConvention.Point, out _) is null || Numbers.ReadNumber(number, NumberConvention.Comma, out _) is null);
        if (!isNumber) _holdsOther = true;
        else _holdsNumbers = true;
        if (number[^1] != '%') _holdsPlain = true;
    }
}
