using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Tests.Conversations;

public class MentionScanTests
{
    private static readonly BrandMatcher s_matcher = new(
        Brand.Named("Müller") with { Handles = ["@mueller"] }, Brand.Named("Bahn"), Brand.Named("Otto") with { Rules = [ContextRule.For("Otto") with { With = ["Versand"] }] });

    // More posts than one part holds; which of them name what repeats every seven posts.
    private static readonly Conversation s_posts = Conversation.Of(Enumerable.Range(0, 40_000).Select(i => new PostDraft { Id = $"{i}", Text = s_texts[i % s_texts.Length] }));

    private static string[] s_texts => ["Müller und Bahn", "nichts davon", "Otto kam", "Bahn, Bahn, Bahn", "der Otto-Versand", "Antibahn", "@mueller [handle]"];

    [Fact]
    public void Counts_are_those_of_looking_into_each_post()
    {
        BrandMentions mentions = s_posts.PerBrand(s_matcher);

        for (int brand = 0; brand < 3; brand++)
        {
            string name = s_matcher.Brands[brand].Name;
            string[] expected = [.. s_posts.Where(post => s_matcher.Find(post.TextAsWritten).Any(mention => mention.Brand.Name == name)).Select(post => post.Id)];
            Assert.Equal(expected, mentions.Brands[brand].Posts.Select(post => post.Id));
        }
        Assert.Equal(5_715, mentions.Shared);
        Assert.Equal(s_posts.Mentioning(s_matcher).Count, mentions.Naming);
        Assert.Equal([0, 0, 5_714], mentions.Brands.Select(brand => brand.Ambiguous));
    }

    [Fact]
    public void Any_number_of_threads_finds_the_same()
    {
        string Found(int threads) => string.Join(';', MentionScan.Of(s_posts, s_matcher, null, default, threads).Select(part =>
            $"{string.Join(',', part.Named)} {string.Join(',', part.Ambiguous)} {part.Naming} {part.Shared} {part.Scrubbed}"));

        Assert.Equal(Found(1), Found(2));
        Assert.Equal(Found(1), Found(7));
    }

    /// <summary>Texts lie in blocks of a MiB: some cross from one to the next, some are longer than a block, some are empty.</summary>
    [Fact]
    public void Texts_are_found_wherever_they_lie()
    {
        string filler = string.Concat(Enumerable.Repeat("schöne Grüße 😀 ", 10));
        Conversation posts = Conversation.Of(Enumerable.Range(0, 20_000).Select(i => new PostDraft
        {
            Id = $"{i}",
            Text = i % 13 == 0 ? "" : i == 5_000 ? new string('x', 3_000_000) + " Bahn" : filler[..(i % 150)] + (i % 5 == 0 ? "Müller" : i % 7 == 0 ? "Bahn" : "") + (i % 3 == 0 ? " mit dem Bus" : ""),
        }));
        Conversation some = posts.Where(post => post.Id[^1] is not ('3' or '4'));

        foreach (Conversation looked in (Conversation[])[posts, some])
        {
            BrandMentions mentions = looked.PerBrand(s_matcher);
            for (int brand = 0; brand < 2; brand++)
            {
                string name = s_matcher.Brands[brand].Name;
                string[] expected = [.. looked.Where(post => s_matcher.Search(post.TextAsWritten).Any(found => s_matcher.Brands[found.Brand].Name == name && found.Withheld == WithheldReason.None)).Select(post => post.Id)];
                Assert.NotEmpty(expected);
                Assert.Equal(expected, mentions.Brands[brand].Posts.Select(post => post.Id));
            }
        }
    }

    /// <summary>Few pieces make few surroundings, which come again and again in all orders; each post must be found as if it were alone.</summary>
    [Fact]
    public void Surroundings_that_come_again_are_found_as_the_first_time()
    {
        string[] pieces = ["Bahn", "bahn", "Müller", "Mu\u0308ller", "Otto", "Versand", "@mueller", "#Bahn", "Anti", "-", " ", " ", "'s ", ", ", ". ", "! ", "\"", "\n", "😀 ", "– ", "http://bahn.de ", "s ", "en "];
        var random = new Random(1);
        Conversation posts = Conversation.Of(Enumerable.Range(0, 30_000).Select(i => new PostDraft { Id = $"{i}", Text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)])) }));
        var plain = new BrandMatcher(Brand.Named("Bahn"), Brand.Named("Müller") with { ClosedCompounds = true }, Brand.Named("Otto") with { Exclusions = ["Otto Versand"] });

        foreach (BrandMatcher matcher in (BrandMatcher[])[s_matcher, plain])
        {
            BrandMentions mentions = posts.PerBrand(matcher);
            for (int brand = 0; brand < 3; brand++)
            {
                string[] expected = [.. posts.Where(post => matcher.Search(post.TextAsWritten).Any(found => found.Brand == brand && found.Withheld == WithheldReason.None)).Select(post => post.Id)];
                Assert.InRange(expected.Length, 100, 29_000);
                Assert.Equal(expected, mentions.Brands[brand].Posts.Select(post => post.Id));
            }
        }
    }

    [Fact]
    public void It_can_be_watched_and_stopped()
    {
        var told = new List<double>();
        using var stop = new CancellationTokenSource();

        s_posts.PerBrand(s_matcher, new Told(told));
        stop.Cancel();

        Assert.Equal([1 / 3.0, 2 / 3.0, 1], told.Order());
        Assert.Throws<OperationCanceledException>(() => s_posts.PerBrand(s_matcher, null, stop.Token));
    }

    private sealed class Told(List<double> told) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (told) told.Add(value);
        }
    }
}
