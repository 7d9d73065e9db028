using System.Buffers;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SocialResearch.Benchmarks.Competitors;
using SocialResearch.Benchmarks.Posts;
using SocialResearch.Text;

namespace SocialResearch.Benchmarks.Mentions;

/// <summary><c>match</c>: 30 and 3,000 names in the same texts, beside other ways to look for many strings at once.</summary>
/// <remarks>
/// The others only say whether a text holds a name as a whole word, without regard to case: no umlauts, inflection, compounds, hashtags,
/// addresses, rules. So they are a lower limit of what the automaton under a matcher could cost, not a substitute.
/// </remarks>
internal static class MatchCommand
{
    private static readonly Option<int> s_posts = new("--posts") { Description = "How many texts are searched.", DefaultValueFactory = _ => 200_000 };
    private static readonly Option<int> s_repetitions = new("--repetitions") { Description = "How often each way is measured; the median is shown.", DefaultValueFactory = _ => 5 };

    public static Command Create()
    {
        var command = new Command("match", "Names of brands in generated texts: BrandMatcher beside SearchValues, Aho-Corasick and Regex.") { s_posts, s_repetitions };
        command.SetAction(arguments => Run(Math.Max(1, arguments.GetValue(s_posts)), Math.Max(1, arguments.GetValue(s_repetitions))));
        return command;
    }

    public static void Run(int posts, int repetitions)
    {
        var random = new Random(20_261_122);
        var generated = new GeneratedTexts(random);
        string[] texts = [.. Enumerable.Range(0, posts).Select(i => generated.Next(i % 3 == 0))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{posts:N0} texts, {texts.Sum(text => (long)text.Length):N0} characters; CPU seconds, median of {repetitions}\n"));
        Console.WriteLine("| names | way | CPU s | ns a character | texts with a name |\n|---:|---|---:|---:|---:|");
        foreach (string[] names in (string[][])[[.. GeneratedTexts.Brands], [.. ManyNames.All]])
        {
            (string Way, Func<string, bool> Finds)[] ways = [("BrandMatcher", Ours(names)), ("SearchValues, then words", Values(names)), ("Aho-Corasick, then words", Automaton(names)), ("Regex, compiled", Pattern(names))];
            foreach ((string way, Func<string, bool> finds) in ways)
            {
                int found = texts.Count(finds);
                double seconds = Enumerable.Range(0, repetitions).Select(_ => Seconds(texts, finds)).Order().ElementAt(repetitions / 2);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {names.Length:N0} | {way} | {seconds:0.000} | {seconds * 1e9 / texts.Sum(text => (long)text.Length):0.0} | {found:N0} |"));
            }
        }
    }

    private static double Seconds(string[] texts, Func<string, bool> finds)
    {
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (string text in texts) finds(text);
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }

    private static Func<string, bool> Ours(string[] names)
    {
        var matcher = new BrandMatcher([.. names.Select(Brand.Named)]);
        return text => matcher.Find(text).Count > 0;
    }

    private static Func<string, bool> Values(string[] names)
    {
        var values = SearchValues.Create(names, StringComparison.OrdinalIgnoreCase);
        var byStart = names.ToLookup(name => char.ToLowerInvariant(name[0]));
        return text =>
        {
            for (int at = 0; text.AsSpan(at).IndexOfAny(values) is var step and >= 0; at++)
            {
                at += step;
                foreach (string name in byStart[char.ToLowerInvariant(text[at])])
                    if (string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 && IsWord(text, at, at + name.Length)) return true;
            }
            return false;
        };
    }

    private static Func<string, bool> Pattern(string[] names)
    {
        var regex = new Regex($@"\b(?:{string.Join('|', names.Select(Regex.Escape))})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);
        return regex.IsMatch;
    }

    private static Func<string, bool> Automaton(string[] names)
    {
        var automaton = new AhoCorasick([.. names.Select(name => name.ToLowerInvariant())]);
        return text => automaton.Any(text, IsWord);
    }

    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
}
