using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>Comments found by their dates: what stands at the same place again and again, a date each, is a row of comments, whatever its template calls it.</summary>
/// <remarks>
/// A unit is the largest element around a date that holds no date of the row before it. Where a comment is several elements side by
/// side (a row with the name, a row with the words), it goes on to the next; where the date stands last, it begins after the one before.
/// </remarks>
internal static partial class CommentSeries
{
    private const int Fewest = 2, MostRows = 12;

    /// <summary>Rows of comments, longest first.</summary>
    /// <param name="view">The page.</param>
    /// <param name="dates">Reads dates in words.</param>
    /// <param name="from">The first node that may belong to one.</param>
    /// <param name="isForum">Whether names that lead to the page of a member, and ages ("vor 3 Jahren"), may stand for dates.</param>
    public static IEnumerable<List<CommentUnit>> Of(PageView view, PageDates dates, int from, bool isForum)
    {
        var rows = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int node = from; node < view.Count; node++)
        {
            bool isOther = false;
            if (!IsDate(view, node, dates) && !(isOther = isForum && IsOther(view, node))) continue;
            string place = (isOther ? "other<" : "") + Place(view, node);
            if (!rows.TryGetValue(place, out List<int>? row)) rows[place] = row = [];
            // Of an element with a time and the words of it one.
            if (row.Count == 0 || view.End(row[^1]) <= node) row.Add(node);
            if (!view.IsText(node)) node = view.End(node) - 1;
        }
        foreach (List<int> row in rows.Values.Where(row => row.Count >= Fewest).OrderByDescending(row => row.Count).ThenBy(row => row[0]).Take(MostRows))
        {
            if (Units(view, row, from) is { Count: >= Fewest } units) yield return units;
        }
    }

    private static bool IsDate(PageView view, int node, PageDates dates)
    {
        if (view.Text(node) is not { } text) return view.Chars(node) is > 0 and < 60 && PageDate.TimeOf(view, node) is not null;
        if (text.Length is < 6 or > 120 || !text.AsSpan().ContainsAnyInRange('0', '9')) return false;
        return dates.First(text) is { } date && text.Trim().Length - (date.End - date.Start) < 60;
    }

    private static bool IsOther(PageView view, int node) =>
        view.Text(node) is { Length: > 4 and < 40 } text ? Age().IsMatch(text) : view.Chars(node) is > 1 and < 40 && CommentReader.IsMember(view, node);

    /// <summary>Tags and classes of the elements next around it; answers may stand deeper than what they answer.</summary>
    private static string Place(PageView view, int node) =>
        string.Join('<', view.Ancestors(node).Take(4).Select(up => view.Tag(up) + "." + string.Concat(view.Attribute(up, "class").Where(c => !char.IsAsciiDigit(c)))).Prepend(view.Tag(node)).Take(4));

    private static List<CommentUnit> Units(PageView view, List<int> row, int from)
    {
        int[] starts = new int[row.Count];
        for (int i = 1; i < row.Count; i++) starts[i] = Outermost(view, row[i], row[i - 1]);
        starts[0] = Outermost(view, row[0], row[1]);
        // The first one reaches as far as the second, where they stand side by side.
        for (int at = row[0]; at >= 0; at = view.Parent(at))
        {
            if (view.Parent(at) == view.Parent(starts[1])) { starts[0] = at; break; }
        }
        int before = RowsBefore(view, starts);
        bool endsWithDate = before > 0 && view.Tag(starts[0]) != "tr" && (before == Distance(view, starts[0], starts[1]) - 1 || !IsEven(view, starts));
        var units = new List<CommentUnit>();
        for (int i = 0; i < starts.Length; i++)
        {
            bool isLast = i + 1 == starts.Length;
            if (endsWithDate)
            {
                int begin = i > 0 && view.Parent(starts[i]) == view.Parent(starts[i - 1]) ? view.End(starts[i - 1]) : Math.Max(from, AfterHeading(view, starts[i]));
                units.Add(new(begin, view.End(starts[i])));
                continue;
            }
            int first = Back(view, starts[i], before), own = view.End(starts[i]);
            int next = isLast ? -1 : Back(view, starts[i + 1], before);
            // Answers within what they answer; else up to the next one where they have the same parent.
            int end = !isLast && next < own ? own
                : !isLast ? view.Parent(starts[i]) == view.Parent(starts[i + 1]) ? next : Math.Min(next, AsFar(view, starts, i))
                : AsFar(view, starts, i);
            units.Add(new(first, Math.Max(own, end)));
        }
        return units;
    }

    private static int Outermost(PageView view, int node, int other)
    {
        int at = node;
        while (view.Parent(at) is >= 0 and var parent && !(parent <= other && other < view.End(parent))) at = parent;
        return at;
    }

    /// <summary>How many elements that belong to a comment stand before the one with the date: those that stand so before every date, the first too.</summary>
    private static int RowsBefore(PageView view, int[] starts)
    {
        int period = Distance(view, starts[0], starts[1]);
        if (period <= 1) return 0;
        int rows = 0;
        while (rows + 1 < period && Make(view, Back(view, starts[0], rows + 1, strict: true)) is { } make && make == Make(view, Back(view, starts[1], rows + 1, strict: true))) rows++;
        return rows;
    }

    private static bool IsEven(PageView view, int[] starts)
    {
        int period = Distance(view, starts[0], starts[1]);
        for (int i = 1; i + 1 < starts.Length; i++)
        {
            if (Distance(view, starts[i], starts[i + 1]) is var distance && distance != period && distance > 0) return false;
        }
        return true;
    }

    /// <summary>How many elements further the second stands; 0 when it does not stand beside the first.</summary>
    private static int Distance(PageView view, int first, int second)
    {
        if (view.Parent(first) != view.Parent(second)) return 0;
        int count = 0;
        for (int node = first; node < second; node = view.End(node))
        {
            if (IsRow(view, node)) count++;
        }
        return count;
    }

    private static bool IsRow(PageView view, int node) => !view.IsText(node) && view.Tag(node) is not ("br" or "hr" or "a") && (view.Chars(node) > 0 || view.Tag(node) is "tr");

    private static int Back(PageView view, int node, int rows, bool strict = false)
    {
        if (rows == 0) return node;
        int parent = view.Parent(node), found = 0;
        if (parent < 0) return strict ? -1 : node;
        List<int> before = [.. view.Children(parent).TakeWhile(child => child < node).Where(child => IsRow(view, child))];
        found = before.Count - rows;
        return found >= 0 ? before[found] : strict ? -1 : node;
    }

    /// <summary>As many elements as the others have.</summary>
    private static int AsFar(PageView view, int[] starts, int index)
    {
        int period = Math.Max(1, Distance(view, starts[0], starts[1])), end = view.End(starts[index]), parent = view.Parent(starts[index]);
        bool even = IsEven(view, starts);
        int limit = parent < 0 ? view.Count : view.End(parent), seen = 0;
        for (int node = starts[index]; node < limit; node = view.End(node))
        {
            if (IsRow(view, node) && (even ? seen++ >= period : node > starts[index] && view.Tag(node) is "h1" or "h2" or "h3" or "form")) break;
            end = view.End(node);
        }
        return end;
    }

    private static int AfterHeading(PageView view, int node)
    {
        int parent = view.Parent(node), begin = parent + 1;
        foreach (int child in view.Children(parent))
        {
            if (child >= node) break;
            if (view.Tag(child) is "h1" or "h2" or "h3" or "h4" or "h5" or "h6") begin = view.End(child);
        }
        return begin;
    }

    /// <summary>Tags and classes of the element and of the first one within: rows of a table differ in their cells.</summary>
    private static string? Make(PageView view, int node)
    {
        if (node < 0) return null;
        string own = view.Tag(node) + "." + string.Concat(view.Attribute(node, "class").Where(c => !char.IsAsciiDigit(c)));
        foreach (int child in view.Children(node))
        {
            if (!view.IsText(child)) return own + ">" + view.Tag(child) + "." + view.Attribute(child, "class");
        }
        return own;
    }

    [GeneratedRegex(@"\b\d+\s*\p{L}+\s+ago\b|\b(?:vor|il\s+y\s+a|hace)\s+\d+\s+\p{L}+|^\W*(?:today|yesterday|heute|gestern)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();
}
