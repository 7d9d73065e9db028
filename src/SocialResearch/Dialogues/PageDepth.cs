using SocialResearch.Results;

namespace SocialResearch.Dialogues;

/// <summary>Puts "a company's page gets little interaction and no depth" to the test.</summary>
/// <remarks>
/// "Little": somebody else writes in at most half of the threads that the company begins. "No depth": at most a twentieth of them hold an
/// answer to an answer. Both borders are our reading; the claim names none. It takes the posts of a page with all comments, gathered from
/// the posts and not from the comments; figures of reactions cannot show depth, and made-up data decide nothing.
/// </remarks>
public static class PageDepth
{
    /// <summary>The claim, in our words.</summary>
    public static Claim Claim { get; } = new("A company's page gets little interaction and no depth", "several German marketing blogs of 2009 to 2013, in our wording", "G8");

    /// <summary>What would settle it, as a clause to follow a reason.</summary>
    public const string WouldSettle = "it takes the posts of real pages with all their comments, beside threads that people began in the same place";

    /// <summary>Compares what was measured with what is claimed.</summary>
    /// <param name="places">The places by name, each with its threads, and why it cannot decide whatever the number is; null when it can.</param>
    public static Verdict Test(params IReadOnlyList<(string Name, ThreadStarters Measured, string? CannotDecide)> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (places.Count == 0) throw new ArgumentException("A verdict needs at least one place.", nameof(places));
        ClaimTest[] tests = [.. places.SelectMany(place => TestsOf(place.Name, place.Measured.ByBrand, place.CannotDecide))];
        return new(Claim, tests.All(test => test.Finding == Finding.NotTested) ? $"Cannot be judged with the data here: {places.Select(place => place.CannotDecide).FirstOrDefault(why => why is not null) ?? "no company begins a thread in them"}; {WouldSettle}."
            : string.Join(" ", places.Select(place => place.Measured.Sentence)), tests)
        {
            Caveats = [.. places.SelectMany(place => place.Measured.Caveats).Distinct()],
        };
    }

    private static IEnumerable<ClaimTest> TestsOf(string name, StartedThreads begun, string? cannotDecide)
    {
        string threads = Wording.Count(begun.Threads, "thread that the company began", "threads that the company began");
        yield return new(name, threads, "threads in which somebody else wrote", 0.25, 0.25, begun.Joined, cannotDecide);
        yield return new(name, threads, "threads with an answer to an answer", 0, 0.05, begun.Deeper, cannotDecide);
    }
}
