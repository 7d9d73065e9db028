using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Scraping;

/// <summary>Finds dates within running text: "am 14. April 2009 um 16:29", "8Feb/10", "Apr 14, 2009 4:29 pm", "14.04.09".</summary>
/// <param name="isMonthFirst">What 10/02/2026 means where neither number is above 12.</param>
internal sealed partial class PageDates(Lazy<bool> isMonthFirst)
{
    private readonly Dictionary<string, FoundDate?> _first = new(StringComparer.Ordinal);

    /// <summary>Where it is known from the beginning.</summary>
    public PageDates(bool isMonthFirst)
        : this(new Lazy<bool>(isMonthFirst))
    {
    }

    /// <summary>All dates of a text, in order.</summary>
    public IEnumerable<FoundDate> In(string text)
    {
        if (!MayHold(text)) yield break;
        if (text.Length > 20_000) text = text[..20_000];
        for (Match match = Written().Match(text, Earliest(text)); match.Success; match = match.NextMatch())
        {
            if (Read(match) is { } day) yield return WithTime(text, match, day);
        }
    }

    /// <summary>Where a date can begin at the earliest: a name before the first digit, with what stands between them.</summary>
    private static int Earliest(string text)
    {
        int digit = Math.Max(0, text.AsSpan().IndexOfAnyInRange('0', '9'));
        while (digit > 0 && char.IsWhiteSpace(text[digit - 1])) digit--;
        return Math.Max(0, digit - 16);
    }

    /// <summary>Whether there are digits enough: three, two of them together.</summary>
    private static bool MayHold(string text)
    {
        int digits = 0;
        bool pair = false, before = false;
        foreach (char c in text)
        {
            bool isDigit = char.IsDigit(c);
            if (isDigit) digits++;
            pair |= isDigit && before;
            before = isDigit;
            if (pair && digits >= 3) return true;
        }
        return false;
    }

    /// <summary>The first date of a text; null when it has none.</summary>
    public FoundDate? First(string text)
    {
        if (!MayHold(text)) return null;
        // Several rules ask the same of the same words.
        ref FoundDate? first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, text, out bool isKnown);
        if (!isKnown) first = In(text).Cast<FoundDate?>().FirstOrDefault();
        return first;
    }

    private DateTime? Read(Match match)
    {
        if (match.Groups["y1"].Success) return Day(Int(match, "y1"), Int(match, "m1"), Int(match, "d1"));
        if (match.Groups["n2"].Success) return Month(match, "n2") is { } month ? Day(Year(match, "y2"), month, Int(match, "d2")) : null;
        if (match.Groups["n3"].Success) return Month(match, "n3") is { } month ? Day(Year(match, "y3"), month, Int(match, "d3")) : null;
        // Tue May 14 08:15:02 CEST 2005: programs write so, in mail and old boards.
        if (match.Groups["n5"].Success) return Month(match, "n5") is { } month ? Day(Year(match, "y5"), month, Int(match, "d5"))?.AddHours(Int(match, "h5")).AddMinutes(Int(match, "i5")) : null;
        int first = Int(match, "d4"), second = Int(match, "m4"), year = Year(match, "y4");
        bool monthFirst = match.Groups["s4"].Value is "/" or "-" && (second > 12 || first <= 12 && isMonthFirst.Value);
        return monthFirst ? Day(year, first, second) : Day(year, second, first);
    }

    private static FoundDate WithTime(string text, Match match, DateTime day)
    {
        int end = match.Index + match.Length;
        Match time = Clock().Match(text, end, Math.Min(24, text.Length - end));
        if (match.Groups["n5"].Success) return new(day, TimePrecision.Minute, match.Index, end);
        if (!time.Success)
        {
            // "16:29, 14. April 2009" is rarer, and a time before a date may belong to the one before.
            return new(day, TimePrecision.Day, match.Index, end);
        }
        int hour = Int(time, "h"), minute = Int(time, "m"), second = time.Groups["s"].Success ? Int(time, "s") : 0;
        if (time.Groups["half"].Success && hour is >= 1 and <= 12) hour = hour % 12 + (time.Groups["half"].ValueSpan[0] is 'p' or 'P' ? 12 : 0);
        return hour > 23 || minute > 59 || second > 59
            ? new(day, TimePrecision.Day, match.Index, end)
            : new(day.AddHours(hour).AddMinutes(minute).AddSeconds(second), time.Groups["s"].Success ? TimePrecision.Second : TimePrecision.Minute, match.Index, time.Index + time.Length);
    }

    // Pages with dates before the web are about the past, and no page is from the next century.
    private static DateTime? Day(int year, int month, int day) =>
        year is >= 1990 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;

    private static int? Month(Match match, string group) => CalendarNames.TryMonth(match.Groups[group].ValueSpan, out int month) || CalendarNames.TryForeignMonth(match.Groups[group].ValueSpan, out month) ? month : null;

    private static int Year(Match match, string group)
    {
        int year = Int(match, group);
        return year < 100 ? 2000 + year : year;
    }

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        (?<![0-9.,/-])(?:
          (?<y1>(?:19|20)[0-9][0-9])[-/.](?<m1>[01]?[0-9])[-/.](?<d1>[0-3]?[0-9])(?![0-9])
        | (?<d2>[0-3]?[0-9])(?:st|nd|rd|th|º|er)?[.\s/-]{0,3}(?:de\s|of\s|\.\s)?(?<n2>\p{L}{3,12})(?:[.,\s/'’-]{1,3}|\sde\s|\sdel\s|\sof\s)(?<y2>(?:19|20)[0-9][0-9]|[0-3][0-9](?![0-9:.]))(?![0-9])
        | (?<![\p{L}])(?<n3>\p{L}{3,10})\.?[\s/-]{1,2}(?<d3>[0-3]?[0-9])(?:st|nd|rd|th)?,?[\s/-]{1,2}(?<y3>(?:19|20)[0-9][0-9])(?![0-9])
        | (?<![\p{L}])(?<n5>\p{L}{3})\s+(?<d5>[0-3]?[0-9]),?\s+(?<h5>[0-2][0-9]):(?<i5>[0-5][0-9])(?::[0-5][0-9])?,?\s+(?:[A-Z]{2,5}\s+|[+-][0-9]{4}\s+)?(?<y5>(?:19|20)[0-9][0-9])(?![0-9])
        | (?<d4>[0-3]?[0-9])(?<s4>[./-]|\s\|\s)\s?(?<m4>[0-3]?[0-9])\k<s4>\s?(?<y4>(?:19|20)[0-9][0-9]|[0-3][0-9](?![0-9:.,][0-9]))(?![0-9])
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"\G[\s,|•·@T–-]{0,4}(?:um|at|a\s+las|à|alle|ore|kl\.|o\s+godz\.)?\s{0,2}(?<h>[0-2]?[0-9])[:.h](?<m>[0-5][0-9])(?::(?<s>[0-5][0-9]))?(?![0-9])\s?(?<half>[apAP]\.?[mM]\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}

/// <summary>A date found in text.</summary>
/// <param name="Clock">What a clock there showed.</param>
/// <param name="Precision">How exactly it is written.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct FoundDate(DateTime Clock, TimePrecision Precision, int Start, int End);
