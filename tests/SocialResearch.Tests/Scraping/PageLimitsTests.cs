using System.Globalization;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

/// <summary>Pages that were made to stop programs, or are damaged, come to an end.</summary>
public sealed class PageLimitsTests
{
    private const string Sentence = "Ein langer Satz über das Wetter an der Küste, der sich wiederholt und wiederholt. ";

    public static TheoryData<string, string, int> Floods => new()
    {
        { "nested divs", "<div>", 100_000 },
        { "paragraphs that nobody closes", "<p>Wort und noch ein Wort", 100_000 },
        { "bold that nobody closes", "<b>Wort ", 100_000 },
        { "items that nobody closes", "<ul><li>Wort", 50_000 },
        { "cells that nobody closes", "<tr><td>Wort", 50_000 },
        { "links", "<a href='/x'>Verweis auf etwas</a> ", 100_000 },
        { "tags without end", "<textarea ", 100_000 },
        { "angle brackets", "<", 1_000_000 },
        { "comments in comments", "<div class='comment' id='comment-1'><b class='author'>A</b> 1.1.2010 10:00<p>hallo", 3_000 },
        { "comments after comments", "<div class='comment' id='comment-1'><b class='author'>A</b> 1.1.2010 10:00<p>hallo</p></div>", 10_000 },
    };

    [Theory, MemberData(nameof(Floods))]
    public void Flood_comes_to_an_end(string what, string piece, int times) =>
        Endless.Guard(() => Assert.True(PageExtractor.Extract("<html><body>" + string.Concat(Enumerable.Repeat(piece, times))).Text.Length >= 0, what));

    [Fact]
    public void Page_of_fifty_megabytes_is_cut_and_says_so() => Endless.Guard(() =>
    {
        WebPage page = PageExtractor.Extract("<html><body><article><h1>Wetter</h1>" + string.Concat(Enumerable.Repeat($"<p>{Sentence}</p>", 570_000)));
        Assert.Contains(page.Caveats, caveat => caveat.Code == "SR090");
        Assert.StartsWith(Sentence.Trim(), page.Text, StringComparison.Ordinal);
    });

    [Fact]
    public void Tags_too_deep_are_left_out_and_their_words_kept()
    {
        WebPage page = PageExtractor.Extract(string.Concat(Enumerable.Repeat("<div>", 2_000)) + $"<p>{Sentence}{Sentence}</p>");
        Assert.Contains(page.Caveats, caveat => caveat.Code == "SR091");
        Assert.Contains("Wetter an der Küste", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_paragraphs_that_nobody_closed_are_paragraphs()
    {
        WebPage page = PageExtractor.Extract("<html><body><div>" + string.Concat(Enumerable.Range(0, 1_500).Select(i => string.Create(CultureInfo.InvariantCulture, $"<p>Absatz {i}: {Sentence}"))));
        Assert.DoesNotContain(page.Caveats, caveat => caveat.Code == "SR091");
        Assert.Equal(1_500, page.Text.Split("\n\n").Length);
    }

    [Theory, InlineData(""), InlineData(" "), InlineData("<html>"), InlineData("kein Tag"), InlineData("<!DOCTYPE html><body></body>"), InlineData("<a href='")]
    public void Page_without_anything_has_no_comments(string html) => Assert.Empty(PageExtractor.Extract(html).Comments);

    [Fact]
    public void Page_that_is_all_links_has_no_text() =>
        Assert.Equal("", PageExtractor.Extract("<html><body><ul>" + string.Concat(Enumerable.Repeat("<li><a href='/x'>Verweis auf etwas</a></li>", 300)) + "</ul>").Text);
}
