using SocialResearch.Results;

namespace SocialResearch.Dialogues;

/// <summary>Puts "everybody is heard" to the test: whoever asks gets an answer.</summary>
/// <remarks>
/// The sentence belongs to "social media is conversation". What can be true or false of it in one place: that (nearly) all who asked were
/// answered at least once, and (nearly) all that was asked. "Nearly" is a tolerance of five percentage points. An answer
/// by anybody counts; whether it helped, nobody can measure here. Data collected from the answers backwards cannot decide it, nor
/// data in which more than a twentieth of the posts answer one that is missing.
/// </remarks>
public static class EverybodyHeard
{
    /// <summary>The claim, in our words.</summary>
    public static Claim Claim { get; } = new(
        "Social media is conversation, and every single person can be heard: whoever asks is answered",
        "a sentence of many talks on social media, in the line of Levine, Locke, Searls and Weinberger, The Cluetrain Manifesto, 1999 (from memory)", "G7");

    // Beyond this share of cut threads an unanswered post cannot be told from one whose answer was not collected.
    private const double MostCut = 0.05;

    /// <summary>Compares what was measured with what is claimed.</summary>
    /// <param name="places">The places by name, each with its dialogue.</param>
    /// <param name="tolerance">How far from all still counts as all.</param>
    public static Verdict Test(IReadOnlyList<(string Name, Dialogue Measured)> places, double tolerance = 0.05)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (places.Count == 0) throw new ArgumentException("A verdict needs at least one place.", nameof(places));
        ClaimTest[] tests = [.. places.SelectMany(place => TestsOf(place.Name, place.Measured, tolerance))];
        return new(Claim, Conclude(places, tests), tests)
        {
            Caveats = [.. places.SelectMany(place => place.Measured.Caveats.Select(caveat => caveat with { Sentence = $"{place.Name}: {caveat.Sentence}" })).OrderBy(caveat => caveat.Code, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<ClaimTest> TestsOf(string name, Dialogue measured, double tolerance)
    {
        string? otherQuestion = CannotDecide(measured);
        yield return new(name, $"{Wording.Count(measured.Heard.People)} people who asked", "people answered at least once", 1, tolerance, measured.Heard.Share, otherQuestion);
        yield return new(name, $"{Wording.Count(measured.Answers.Answerable)} posts that could have been answered", "posts answered", 1, tolerance, measured.Answers.Share, otherQuestion);
    }

    /// <summary>Why the data cannot tell who was answered; null when they can.</summary>
    internal static string? CannotDecide(Dialogue measured)
    {
        double cut = (double)measured.Directions.Unknown / Math.Max(1, measured.Scope.Posts);
        // Where nobody unanswered could get in, the share of the answered is one by design; where threads are cut, answers are missing.
        return measured.Caveats.Any(caveat => caveat.Code == "SR105") ? "the data were collected from the answers, so the unanswered are not in them"
            : cut > MostCut ? $"{Wording.Percent(cut, 0)} of the posts answer one that is not in the data, so answers to others are missing, too" : null;
    }

    private static string Conclude(IReadOnlyList<(string Name, Dialogue Measured)> places, IReadOnlyList<ClaimTest> tests)
    {
        IEnumerable<string> each = places.Select((place, i) => (place, Heard: tests[2 * i])).Select(pair => pair.Heard.OtherQuestion is { } question
            ? $"{pair.place.Name}: not testable, {question}."
            : pair.Heard.Measured.Value is not { } share ? $"{pair.place.Name}: undefined."
            : $"{pair.place.Name}: {Wording.Percent(share)} of those who asked were answered ({Wording.PercentRange(pair.Heard.Measured.Interval!)}).");
        bool differ = tests.Where(test => test.Finding != Finding.NotTested).Select(test => test.Finding).Distinct().Count() > 1;
        int tested = tests.Where(test => test.Finding != Finding.NotTested).Select(test => test.Community).Distinct().Count();
        return string.Join(" ", each) + (tested == 1 ? " One place is one place." : "") + (differ ? " Being heard is a property of a place and of those who answer there, not of the medium." : "");
    }
}
