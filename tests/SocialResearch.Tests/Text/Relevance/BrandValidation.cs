using System.Globalization;
using System.Text;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Text.Relevance;

/// <summary>The part of docs/validation.md that speaks of finding a brand.</summary>
internal static class BrandValidation
{
    public static void Append(StringBuilder page)
    {
        Outcomes[] outcomes = [.. File.ReadLines(BrandRelevance.Written).Skip(1).Select(Outcomes.Read)];
        page.Append("""

            ## Mentions of a brand: precision and recall

            GermEval 2017: posts and articles from May 2015 to January 2017 that were collected by words such as "Bahn" and labelled by people as being
            about Deutsche Bahn or not. Precision: of the posts found, the share labelled as being about it. Recall: of those labelled so, the
            share found. Intervals: 95 %, Wilson, posts taken as independent. The descriptions (`DeutscheBahn.cs`) were written and looked at with *dev*; *test_syn*
            (the same months) and *test_dia* (half a year later) were only counted. The training part is not in our copy of the corpus, some texts are cut off. The corpus may not be
            passed on, so its counts are kept in `tests/SocialResearch.Tests/Text/Relevance/germeval2017_bahn.csv`; where the corpus is, a test counts again.

            Because the posts were collected by these words, *every post* is already right four times in five, and recall is that of posts with
            such a word: among all that is written the recall of any list of names is lower. *Described wide* counts every "Bahn"
            but for a few phrases, *described strict* only beside a word of the railway; *closed compounds* adds Bahnhof, Bahnstreik and the like.

            | part | method | right | wrong | missed | left out rightly | precision | recall |
            |---|---|---:|---:|---:|---:|---:|---:|

            """);
        foreach (var group in outcomes.GroupBy(outcome => (outcome.Part, outcome.Method)))
        {
            int Of(string outcome) => group.Where(row => row.Outcome == outcome).Sum(row => row.Posts);
            int right = Of(BrandRelevance.Right), wrong = Of(BrandRelevance.Wrong), missed = Of(BrandRelevance.Missed);
            page.Append(CultureInfo.InvariantCulture, $"| {group.Key.Part} | {group.Key.Method} | {right} | {wrong} | {missed} | {Of(BrandRelevance.Left)} | {Share(right, right + wrong)} | {Share(right, right + missed)} |\n");
        }
        page.Append("""

            The errors of the two descriptions by kind. Most posts found wrongly hold "Bahn" for another railway, a lane or a course; of
            those found by the full name many are job offers, which the labels take for not being about the company.

            | part | method | error | posts |
            |---|---|---|---:|

            """);
        foreach (Outcomes error in outcomes.Where(outcome => outcome.Kind.Length > 0 && outcome.Method.StartsWith("described", StringComparison.Ordinal)))
            page.Append(CultureInfo.InvariantCulture, $"| {error.Part} | {error.Method} | {error.Outcome}: {error.Kind} | {error.Posts} |\n");
    }

    private static string Share(int part, int all) => Proportions.Wilson(part, all) is { Value: { } share, Interval: { } interval }
        ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} % ({interval.Low * 100:0.0}–{interval.High * 100:0.0})") : "undefined";
}
