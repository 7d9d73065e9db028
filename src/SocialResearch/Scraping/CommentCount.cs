using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>How many comments a page itself says it has: a heading above them, a link that leads down to them, or what it tells programs.</summary>
internal static partial class CommentCount
{
    private const int LongestLine = 80;

    /// <summary>The number, of a thread that of its posts; null where the page says none, or several that differ.</summary>
    public static int? Of(PageView view, PageHead head, bool isThread)
    {
        if (isThread) return InThread(view) ?? (Told(head) is { } answers ? answers + 1 : null);
        return One(Shown(view, InHeading)) ?? One(Shown(view, InLink)) ?? Told(head);
    }

    private static int? One(IEnumerable<int> numbers) => numbers.Distinct().Take(2).ToArray() is [var only] ? only : null;

    private static int? Told(PageHead head)
    {
        if (int.TryParse(Number(head.Article, "commentCount"), NumberStyles.None, CultureInfo.InvariantCulture, out int count)) return count;
        foreach (JsonElement thing in head.Things.Where(thing => PageHead.Is(thing, "InteractionCounter")))
            if (thing.TryGetProperty("interactionType", out JsonElement type) && type.ToString().Contains("CommentAction", StringComparison.Ordinal)
                && int.TryParse(Number(thing, "userInteractionCount"), NumberStyles.None, CultureInfo.InvariantCulture, out count)) return count;
        return null;
    }

    private static string? Number(JsonElement thing, string property) => thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty(property, out JsonElement number) ? number.ToString() : null;

    private static IEnumerable<int> Shown(PageView view, Func<PageView, int, bool> isPlace)
    {
        for (int node = 0; node < view.Count; node++)
        {
            if (view.IsText(node) || view.Chars(node) is < 3 or > LongestLine || !isPlace(view, node)) continue;
            Match match = Line().Match(view.Line(node));
            if (!match.Success) continue;
            string digits = string.Concat(match.Groups["n"].Value.Where(char.IsAsciiDigit));
            if (match.Groups["one"].Success) yield return 1;
            else if (match.Groups["none"].Success) yield return 0;
            else if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count)) yield return count;
        }
    }

    /// <summary>A heading within the part of the page that has the comments.</summary>
    private static bool InHeading(PageView view, int node) =>
        (view.Tag(node) is ['h', >= '1' and <= '6'] or "legend" || (view.Cues(node) & PageCue.Title) != 0 && (view.Cues(node) & PageCue.Comment) != 0)
        && view.Ancestors(node).Prepend(node).Take(5).Any(at => (view.Cues(at) & PageCue.Comment) != 0)
        && !view.Ancestors(node).Prepend(node).Take(8).Any(at => (view.Cues(at) & (PageCue.Recent | PageCue.Related | PageCue.Teaser | PageCue.Side | PageCue.Navigation)) != 0 && (view.Cues(at) & PageCue.Comment) == 0);

    /// <summary>A link that leads down the same page.</summary>
    private static bool InLink(PageView view, int node) => view.Tag(node) == "a" && view.Attribute(node, "href") is ['#', _, ..];

    private static int? InThread(PageView view)
    {
        // The lines of all elements around each other are many times the page; most pages say it nowhere.
        if (!Posts().IsMatch(view.Line(0))) return null;
        return One(Enumerable.Range(0, view.Count).Where(node => view.IsText(node) && view.Text(node)!.Length < LongestLine).Select(view.Parent).Distinct().Select(parent => Posts().Match(view.Line(parent)))
            .Where(match => match.Success && match.Length < LongestLine).Select(match => int.Parse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"^\W*(?:(?:alle|all|bisher|insgesamt|bislang|es\s+gibt|derzeit)\s+)?(?:(?<n>\d{1,3}(?:[.,\u00A0]\d{3})+|\d{1,5})|(?<one>ein(?:e|en)?|one)|(?<none>keine?|no|noch\s+keine))\s+(?:(?:bisherige|leser|user|nutzer)[\s-]*)?(?:kommentare?n?|leserkommentare?|comments?|responses?|repl(?:y|ies)|thoughts?|gedanken?|reaktion(?:en)?|meinung(?:en)?|antwort(?:en)?)\b(?!\s+(?:pro|je|per|am|vom|weiter|more|mehr)\b)|^\W*(?:kommentare?|leserkommentare?|comments?|responses?|replies|antworten|reaktionen)\s*:?\s*[(\[]?\s*(?<n>\d{1,5})\s*[)\]]?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<!\d)(?<n>\d{1,5})\s+(?:beiträge|posts|nachrichten|messages)\s*\W{1,3}\s*(?:seite|page)\s+\d+\s+(?:von|of)\s+\d+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Posts();
}
