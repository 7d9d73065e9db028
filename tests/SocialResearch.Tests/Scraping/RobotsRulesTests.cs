using System.Text;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed class RobotsRulesTests
{
    private static RobotsRules Rules(string file) => RobotsRules.Parse(Encoding.UTF8.GetBytes(file), "SocialResearch");

    private static bool Allows(string file, string path) => Rules(file).Allows(new Uri("https://example.org" + path));

    [Theory]
    // The examples of RFC 9309, section 5.1 and 5.2, with our name for theirs.
    [InlineData("User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\nUser-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif", "/example/page.html", false)]
    [InlineData("User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\nUser-Agent: foobot\nDisallow:/", "/publications/a", true)]
    [InlineData("User-Agent: SocialResearch\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("User-Agent: SocialResearch\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/index", true)]
    // Section 2.2.3, special characters.
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/b.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/b.php?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /this/*/exactly", "/this/path/and/that/exactly/so", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*a$", "/abba", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*a$", "/aba", false)]
    [InlineData("User-agent: *\nDisallow: /ab*ba$", "/aba", true)]
    [InlineData("User-agent: *\nDisallow: /$", "/", false)]
    [InlineData("User-agent: *\nDisallow: /$", "/seite", true)]
    // The longest rule decides, whatever the order; of equally long ones the permission.
    [InlineData("User-agent: *\nDisallow: /\nAllow: /blog", "/blog/1", true)]
    [InlineData("User-agent: *\nAllow: /blog\nDisallow: /blog/intern", "/blog/intern/1", false)]
    [InlineData("User-agent: *\nDisallow: /blog\nAllow: /blog", "/blog", true)]
    // Letter case: of names it does not matter, of paths it does.
    [InlineData("USER-AGENT: socialRESEARCH\ndisAllow: /Blog", "/Blog", false)]
    [InlineData("USER-AGENT: socialRESEARCH\ndisAllow: /Blog", "/blog", true)]
    // Percent-codes in any form.
    [InlineData("User-agent: *\nDisallow: /größe", "/gr%C3%B6%c3%9fe", false)]
    [InlineData("User-agent: *\nDisallow: /gr%c3%b6%C3%9fe", "/größe/xl", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    // No rule, an empty rule, and robots.txt itself.
    [InlineData("", "/", true)]
    [InlineData("User-agent: *\nDisallow:", "/", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("Disallow: /", "/", true)]
    // Written by hand: mark, remarks, spaces, old line ends, a version behind the name.
    [InlineData("\uFEFFUser-agent : * # alle\r\rDisallow : /geheim # nicht lesen\r", "/geheim", false)]
    [InlineData("User-agent: SocialResearch/2.0\nDisallow: /x", "/x", false)]
    [InlineData("<html>Disallow: /</html>", "/", true)]
    public void Rules_are_those_of_the_standard(string file, string path, bool allowed) => Assert.Equal(allowed, Allows(file, path));

    [Fact]
    public void Groups_that_name_the_program_are_taken_together_and_those_for_all_do_not_count_then()
    {
        const string File = "User-agent: *\nDisallow: /alle\n\nUser-agent: socialresearch\nDisallow: /eins\n\nUser-agent: other\nDisallow: /drei\n\nUser-agent: other\nUser-agent: SocialResearch\nDisallow: /zwei\n";
        Assert.False(Allows(File, "/eins"));
        Assert.False(Allows(File, "/zwei"));
        Assert.True(Allows(File, "/drei"));
        Assert.True(Allows(File, "/alle"));
    }

    [Fact]
    public void Another_line_between_names_does_not_end_the_group()
    {
        const string File = "User-agent: SocialResearch\nCrawl-delay: 7.5\nSitemap: https://example.org/s.xml\nUser-agent: other\nDisallow: /x\n";
        Assert.False(Allows(File, "/x"));
        Assert.Equal(TimeSpan.FromSeconds(7.5), Rules(File).CrawlDelay);
        Assert.Equal(["https://example.org/s.xml"], Rules(File).Sitemaps);
    }

    [Fact]
    public void Half_a_rule_at_the_limit_of_the_size_is_no_rule()
    {
        string padding = "User-agent: *\n" + new string('#', RobotsRules.Limit - "User-agent: *\n\nDisallow: /blog".Length) + "\nDisallow: /blog-intern\n";
        Assert.True(Allows(padding, "/blog"));
        Assert.True(Allows(padding, "/blog-intern"));
        Assert.False(Allows("User-agent: *\nDisallow: /vorn\n" + padding, "/vorn"));
    }

    [Fact]
    public void The_longest_match_agrees_with_a_matcher_by_brute_force()
    {
        var random = new Random(7);
        for (int run = 0; run < 3000; run++)
        {
            string Pick(string letters, int length) => string.Concat(Enumerable.Range(0, random.Next(length)).Select(_ => letters[random.Next(letters.Length)]));
            (string Rule, bool Allow)[] rules = [.. Enumerable.Range(0, 3).Select(_ => ("/" + Pick("ab*", 5) + (random.Next(4) == 0 ? "$" : ""), random.Next(2) == 0))];
            string path = "/" + Pick("ab", 6);
            string file = "User-agent: *\n" + string.Concat(rules.Select(rule => $"{(rule.Allow ? "Allow" : "Disallow")}: {rule.Rule}\n"));
            (string Rule, bool Allow)[] matching = [.. rules.Where(rule => Matches(rule.Rule, path)).OrderByDescending(rule => rule.Rule.Length).ThenByDescending(rule => rule.Allow)];
            Assert.True((matching.Length == 0 || matching[0].Allow) == Allows(file, path), $"{file}{path}");
        }

        static bool Matches(string rule, string path) => rule.Length == 0 || (rule == "$" && path.Length == 0)
            || (rule[0] == '*' ? Matches(rule[1..], path) || (path.Length > 0 && Matches(rule, path[1..])) : path.Length > 0 && rule[0] == path[0] && Matches(rule[1..], path[1..]));
    }
}
