using FsCheck.Fluent;
using SocialResearch.Charts;
using SocialResearch.Charts.Plotly;

namespace SocialResearch.Tests.Charts;

public class LabelTests
{
    [Fact]
    public void Labels_with_room_stay_where_they_want_to_be() =>
        Assert.Equal([50, 10, 90], LabelSpread.Spread([50, 10, 90], [15, 15, 15], 0, 100));

    [Fact]
    public void Two_labels_at_one_height_part_evenly() =>
        Assert.Equal([42.5, 57.5], LabelSpread.Spread([50, 50], [15, 15], 0, 100));

    [Fact]
    public void Spread_labels_never_overlap_stay_inside_and_keep_their_order() => Prop.ForAll(
        Gen.Choose(0, 300).Select(place => (double)place).ListOf().Where(list => list.Count is > 0 and <= 10).ToArbitrary(),
        wishes =>
        {
            double[] places = [.. LabelSpread.Spread([.. wishes], [.. wishes.Select(_ => 20.0)], 0, 300)];
            int[] order = [.. Enumerable.Range(0, places.Length).OrderBy(i => wishes[i]).ThenBy(i => places[i])];
            Assert.All(places, place => Assert.InRange(place, 10 - 1e-6, 290 + 1e-6));
            Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(places[pair.Second] - places[pair.First] >= 20 - 1e-6));
        }).Holds();

    [Fact]
    public void A_placed_label_avoids_other_labels_and_the_drawing()
    {
        var placer = new LabelPlacer(200, 100, [(50, 50), (55, 50), (60, 50)]);
        Box first = placer.Place([new Box(40, 45, 40, 15)]);
        Box second = placer.Place([new Box(40, 45, 40, 15)]);
        Assert.False(first.Overlaps(second));
        Assert.False(first.Holds(55, 50));
        Assert.InRange(second.Bottom, 0, 85);
    }

    [Fact]
    public void Wrapping_loses_no_word_and_breaks_a_word_only_if_it_is_wider_than_the_line()
    {
        Assert.Equal(["one two", "three"], TextMetrics.Wrap("one two three", 60, 12));
        Assert.Equal("Donaudampfschiff", string.Concat(TextMetrics.Wrap("Donaudampfschiff", 40, 12)));
        Assert.All(TextMetrics.Wrap("Donaudampfschiff", 40, 12), line => Assert.InRange(TextMetrics.Width(line, 12), 1, 40));
    }

    [Fact]
    public void A_text_that_needs_more_lines_ends_with_an_ellipsis() =>
        Assert.Equal(["one two", "three f…"], TextMetrics.Wrap("one two three four five", 60, 12, atMost: 2));

    [Fact]
    public void Family_emoji_and_accents_are_not_torn_apart() =>
        Assert.Equal(["👨‍👩‍👧", "👨‍👩‍👧"], TextMetrics.Wrap("👨‍👩‍👧👨‍👩‍👧", 40, 12));

    [Theory]
    [InlineData("a < b & c > d", "a &lt; b &amp; c &gt; d")]
    [InlineData("%{x}", "%\u200b{x}")]
    [InlineData("\u202eabc\u2069\u200f", "abc")]
    [InlineData("two\nlines\u0007", "two lines")]
    [InlineData("日本 👍 é", "日本 👍 é")]
    public void Text_is_escaped_for_plotly(string text, string escaped) => Assert.Equal(escaped, PlotlyText.Escape(text));
}
