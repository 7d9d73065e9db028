namespace SocialResearch.Text.Matching;

/// <summary>Settles which of the names found in a text count.</summary>
internal static class MentionChoice
{
    /// <summary>Nothing was found.</summary>
    public static ChosenName[] None { get; } = [];

    public static ChosenName[] Of(FoundName[] names, int count, IReadOnlyList<Brand> brands)
    {
        // Most texts that name a brand hold one name of it.
        if (count == 1 && names[0] is { Pattern: null or { Rule: < 0 } } only) return [new(only, only.IsInAddress ? WithheldReason.Address : WithheldReason.None)];
        Span<FoundName> found = names.AsSpan(0, count);
        // By brand, then by place, the longer first; at one place the certain name before the ambiguous one.
        found.Sort(static (a, b) => a.Brand != b.Brand ? a.Brand - b.Brand : a.Start != b.Start ? a.Start - b.Start : a.End != b.End ? b.End - a.End
            : RankOf(a) - RankOf(b));
        var chosen = new List<ChosenName>();
        for (int from = 0, to; from < found.Length; from = to)
        {
            for (to = from + 1; to < found.Length && found[to].Brand == found[from].Brand;) to++;
            Choose(found[from..to], brands[found[from].Brand], chosen);
        }
        return [.. chosen];
    }

    private static int RankOf(in FoundName found) => found.Pattern is { } pattern ? (int)pattern.Role * 2 + (pattern.Rule < 0 ? 0 : 1) : -1;

    private static void Choose(ReadOnlySpan<FoundName> found, Brand brand, List<ChosenName> chosen)
    {
        var reasons = new WithheldReason[found.Length];
        var company = new Company(brand);
        int excludedTo = 0;
        for (int i = 0; i < found.Length; i++)
        {
            // Exclusions that begin at the same place stand before a mention when they are as long.
            if (i == 0 || found[i].Start > found[i - 1].Start)
            {
                for (int k = i; k < found.Length && found[k].Start == found[i].Start; k++)
                    if (found[k].Pattern?.Role == PatternRole.Exclusion) excludedTo = Math.Max(excludedTo, found[k].End);
            }
            company.Add(found[i]);
            if (!found[i].IsMention) continue;
            reasons[i] = found[i].End <= excludedTo ? WithheldReason.Excluded : found[i].IsInAddress ? WithheldReason.Address : WithheldReason.None;
            if (reasons[i] == WithheldReason.None && found[i].Pattern is not { Rule: >= 0 }) company.IsNamed = true;
        }
        for (int i = 0; i < found.Length; i++)
        {
            if (reasons[i] == WithheldReason.None && found[i].IsMention && found[i].Pattern is { Rule: >= 0 and var rule }) reasons[i] = company.Judge(rule);
        }
        // What counts takes its place first; what does not is told where nothing else stands.
        var taken = new bool[found.Length];
        Take(found, reasons, taken, counting: true);
        Take(found, reasons, taken, counting: false);
        for (int i = 0; i < found.Length; i++)
        {
            if (taken[i]) chosen.Add(new(found[i], reasons[i]));
        }
    }

    private static void Take(ReadOnlySpan<FoundName> found, WithheldReason[] reasons, bool[] taken, bool counting)
    {
        int free = 0, next = 0;
        for (int i = 0; i < found.Length; i++)
        {
            if (taken[i]) free = Math.Max(free, found[i].End);
            if (taken[i] || !found[i].IsMention || (reasons[i] == WithheldReason.None) != counting || found[i].Start < free) continue;
            for (next = Math.Max(next, i); next < found.Length && (!taken[next] || found[next].End <= found[i].Start);) next++;
            if (next < found.Length && found[next].Start < found[i].End) continue;
            taken[i] = true;
            free = found[i].End;
        }
    }

    /// <summary>What stands beside an ambiguous name.</summary>
    private sealed class Company(Brand brand)
    {
        private readonly bool[] _with = new bool[brand.Rules.Count], _without = new bool[brand.Rules.Count];

        /// <summary>Whether the brand is named beyond doubt.</summary>
        public bool IsNamed { get; set; }

        public void Add(in FoundName found)
        {
            if (found.Pattern is { Role: PatternRole.With } with) _with[with.Rule] = true;
            if (found.Pattern is { Role: PatternRole.Without } without) _without[without.Rule] = true;
        }

        public WithheldReason Judge(int rule) => _without[rule] ? WithheldReason.OtherMeaning
            : IsNamed || _with[rule] || brand.Rules[rule].With.Count == 0 ? WithheldReason.None : WithheldReason.NoContext;
    }
}

/// <summary>A name that was found and is told, and whether it counts.</summary>
internal readonly record struct ChosenName(FoundName Found, WithheldReason Withheld)
{
    public int Brand => Found.Brand;

    public ChosenName Moved(int by) => this with { Found = Found with { Start = Found.Start + by, End = Found.End + by } };

    public BrandMention Told(IReadOnlyList<Brand> brands, string text, string? post)
    {
        string written = text[Found.Start..Found.End];
        return new(brands[Found.Brand], Found.Start, Found.End - Found.Start, written, Found.Pattern?.Written ?? written, Found.Form, Withheld, post);
    }
}
