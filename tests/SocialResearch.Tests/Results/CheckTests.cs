using SocialResearch.Results;

namespace SocialResearch.Tests.Results;

public class CheckTests
{
    [Fact]
    public void A_number_that_agrees_gives_a_tick_with_its_name()
    {
        double share = 0.7116096;
        Assert.Equal("✓ share rounds to 71.2 %", Check.That(share).RoundsTo("71.2 %").ToString());
        Assert.Equal("✓ top 1 % rounds to 71 %\n✓ people rounds to 3,460", Check.That(share, "top 1 %").RoundsTo("71 %").And(3460, "people").RoundsTo("3,460").ToString());
    }

    [Theory]
    [InlineData(0.285, "0.29")]
    [InlineData(-0.3, "-0.3")]
    [InlineData(1234.5, "1,235")]
    [InlineData(0.9995, "100.0 %")]
    public void Halves_round_up_as_people_round(double value, string text) => Check.That(value).RoundsTo(text);

    [Fact]
    public void A_number_that_disagrees_says_expected_and_actual()
    {
        var error = Assert.Throws<CheckException>(() => Check.That(0.7116, "top 1 %").RoundsTo("72 %"));
        Assert.Equal("top 1 % is 71 % (exactly 0.7116), not 72 %. Correct the sentence that quotes it, or find out what changed in the data or the selection.", error.Message);
    }

    [Fact]
    public void An_undefined_number_agrees_with_nothing()
    {
        var error = Assert.Throws<CheckException>(() => Check.That(null, "silent share").RoundsTo("90 %"));
        Assert.StartsWith("silent share is undefined, not 90 %.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_number_is_a_mistake_of_the_author() =>
        Assert.Throws<ArgumentException>(() => Check.That(1).RoundsTo("about one"));

    [Fact]
    public void Answers_are_told_apart_without_holding_the_right_one()
    {
        string fingerprint = Exercise.Fingerprint("3,058");
        Assert.Equal("✓ Right.", Exercise.Answer(" 3058", fingerprint, "Look again.").ToString());
        Assert.Equal("✗ Not yet. Look again.", Exercise.Answer("402", fingerprint, "Look again.").ToString());
        Assert.Equal("○ No answer yet.", Exercise.Answer("", fingerprint, "Look again.").ToString());
        Assert.Equal("○ No answer yet.", Exercise.Condition(null, "Look again.").ToString());
        Assert.Equal("✗ Not yet. Look again.", Exercise.Condition(false, "Look again.").ToString());
        Assert.Equal("✓ Right.", Exercise.Condition(true, "Look again.").ToString());
    }

    [Fact]
    public void An_explanation_is_short_and_names_of_whom_and_how_sure()
    {
        string text = "Of 3,460 registered people the top 1 % wrote 71 %; the interval reaches from 63 to 78.";
        Assert.True(Exercise.Explanation(text, 60, "registered|members", "interval|between").IsRight);
        Assert.False(Exercise.Explanation(text, 10, "registered").IsRight);
        Assert.Equal("Not yet. 1 of 2 things are missing: of whom, how sure, and what it does not say?", Exercise.Explanation(text, 60, "registered", "readers").Sentence);
        Assert.Null(Exercise.Explanation(null, 60, "registered").IsRight);
    }

    [Fact]
    public void An_estimate_is_finite_or_says_why_not()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate.Of(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate.Of(double.PositiveInfinity));
        Assert.Equal("why", Estimate.Undefined("why").WhyUndefined);
    }
}
