namespace SocialResearch.Importing.Analytics;

/// <summary>Rows that add up others, and so would count everything twice.</summary>
internal static class TotalsRow
{
    /// <summary>Whether a cell names a row of totals.</summary>
    public static bool IsWord(ReadOnlySpan<char> cell)
    {
        Span<char> lower = stackalloc char[16];
        cell = cell.Trim().TrimEnd(':');
        return cell.Length is > 0 and <= 16 && cell.ToLowerInvariant(lower) is var length
            && lower[..length] is "total" or "totals" or "grand total" or "gesamt" or "gesamtsumme" or "gesamtergebnis" or "insgesamt" or "summe";
    }

    /// <summary>Whether the row read last adds up others: it says so where others say what they are, or says nothing there.</summary>
    public static bool Is(ExportTable row, ExportColumns columns)
    {
        bool namesSomething = false;
        foreach (int label in columns.Labels)
        {
            if (IsWord(row[label])) return true;
            namesSomething |= !Numbers.IsMissing(row[label]);
        }
        for (int extra = row.Columns.Count; extra < row.Fields.Count; extra++)
            if (IsWord(row[extra])) return true;
        if (namesSomething || columns.Labels.Count == 0) return false;
        foreach (FigureColumn figure in columns.Figures)
            if (!Numbers.IsMissing(row[figure.Index])) return true;
        return false;
    }
}
