using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Tests.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Tests.Text.Relevance;

/// <summary>How often a way of finding a brand says what the labels of a corpus say.</summary>
/// <param name="Part">The part of the corpus.</param>
/// <param name="Method">The way.</param>
/// <param name="Outcome">Found or left, and whether the label says that the post is about the brand.</param>
/// <param name="Kind">Of errors of the matcher: what they are; otherwise empty.</param>
/// <param name="Posts">How many.</param>
internal sealed record Outcomes(string Part, string Method, string Outcome, string Kind, int Posts)
{
    public const string Header = "part,method,outcome,kind,posts";

    public string Row => string.Create(CultureInfo.InvariantCulture, $"{Part},{Method},{Outcome},{Kind},{Posts}");

    public static Outcomes Read(string row) => row.Split(',') is [var part, var method, var outcome, var kind, var posts]
        ? new(part, method, outcome, kind, int.Parse(posts, CultureInfo.InvariantCulture)) : throw new FormatException(row);
}

internal static class BrandRelevance
{
    public const string Right = "right", Wrong = "wrong", Missed = "missed", Left = "left";

    /// <summary>The counts as they were written down; of the corpus nothing else is in this repository.</summary>
    public static string Written => Repository.PathOf("tests", "SocialResearch.Tests", "Text", "Relevance", "germeval2017_bahn.csv");

    private static readonly string[] s_parts = ["dev", "test_syn", "test_dia"];

    private static readonly (string Name, Func<string, BrandMention[]> Explain)[] s_matchers = [.. new (string, Brand)[]
    {
        ("name only", Brand.Named("Deutsche Bahn")), ("described wide", DeutscheBahn.Wide), ("described strict", DeutscheBahn.Strict),
        ("wide and closed compounds", DeutscheBahn.Wide with { ClosedCompounds = true }),
    }.Select(pair => (pair.Item1, Explaining(new BrandMatcher(pair.Item2))))];

    private static readonly (string Name, Func<string, bool> Finds)[] s_naive =
    [
        ("every post", _ => true),
        ("Contains bahn", text => text.Contains("bahn", StringComparison.OrdinalIgnoreCase)),
        ("Contains Deutsche Bahn", text => text.Contains("Deutsche Bahn", StringComparison.Ordinal)),
    ];

    public static IEnumerable<Outcomes> Count()
    {
        Post[] posts = [.. CorporaGoldTests.Import("germeval2017_bahn", new() { Channel = "label" }).Conversation];
        foreach (string part in s_parts)
        {
            (string Text, bool IsAbout)[] texts = [.. posts.Where(post => post.Id.StartsWith(part + "-", StringComparison.Ordinal))
                .Select(post => (post.TextAsWritten, post.Channel!.StartsWith("relevance=true", StringComparison.Ordinal)))];
            foreach ((string name, Func<string, bool> finds) in s_naive)
                foreach (Outcomes outcome in Grouped(part, name, texts.Select(text => (Outcome(finds(text.Text), text.IsAbout), "")))) yield return outcome;
            foreach ((string name, Func<string, BrandMention[]> explain) in s_matchers)
                foreach (Outcomes outcome in Grouped(part, name, texts.Select(text => Judge(explain(text.Text), text.Text, text.IsAbout)))) yield return outcome;
        }
    }

    private static Func<string, BrandMention[]> Explaining(BrandMatcher matcher) => text => [.. matcher.Explain(text)];

    private static IEnumerable<Outcomes> Grouped(string part, string method, IEnumerable<(string Outcome, string Kind)> judged) =>
        judged.GroupBy(pair => pair).OrderBy(group => group.Key.Outcome, StringComparer.Ordinal).ThenBy(group => group.Key.Kind, StringComparer.Ordinal)
            .Select(group => new Outcomes(part, method, group.Key.Outcome, group.Key.Kind, group.Count()));

    private static string Outcome(bool found, bool isAbout) => (found, isAbout) switch { (true, true) => Right, (true, false) => Wrong, (false, true) => Missed, _ => Left };

    private static (string, string) Judge(BrandMention[] mentions, string text, bool isAbout)
    {
        BrandMention[] counted = [.. mentions.Where(mention => mention.Counts)];
        string outcome = Outcome(counted.Length > 0, isAbout);
        return (outcome, outcome switch
        {
            Wrong => counted.All(mention => mention.Name == "Bahn") ? "only by the word Bahn" : counted.All(mention => mention.Name is "Bahn" or "DB") ? "by DB" : "by the full name or a product or account",
            Missed => mentions.Any(mention => mention.Withheld is WithheldReason.NoContext or WithheldReason.OtherMeaning) ? "an ambiguous name was withheld"
                : mentions.Length > 0 ? "excluded or in an address"
                : text.Contains("bahn", StringComparison.OrdinalIgnoreCase) ? "bahn only inside other words" : "no name at all",
            _ => "",
        });
    }
}
