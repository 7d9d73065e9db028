using SocialResearch.Results;

namespace SocialResearch.Conversations;

/// <summary>How a conversation came out of the data: each step as a sentence, with what it kept. Results quote it.</summary>
public sealed record Selection
{
    internal Selection(int total, IReadOnlyList<SelectionStep> steps) => (Total, Steps) = (total, steps);

    /// <summary>All posts in the data.</summary>
    public int Total { get; }

    /// <summary>The steps in the order in which they were taken; none when everything is in.</summary>
    public IReadOnlyList<SelectionStep> Steps { get; }

    /// <summary>The posts that are left.</summary>
    public int Kept => Steps.Count == 0 ? Total : Steps[^1].Kept;

    /// <summary>The whole selection in one sentence.</summary>
    public override string ToString() => Steps.Count == 0
        ? $"All {Wording.Count(Total)} posts."
        : $"{Wording.Count(Kept)} of {Wording.Count(Total)} posts: {string.Join("; ", Steps.Select(step => step.Sentence + (Steps.Count > 1 ? $" ({Wording.Count(step.Kept)} kept)" : "")))}.";

    internal Selection With(string sentence, int kept) => new(Total, [.. Steps, new SelectionStep(sentence, Kept, kept)]);

    /// <summary>Equal when the same steps kept as many of as many posts.</summary>
    public bool Equals(Selection? other) => other is not null && Total == other.Total && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Total, Steps.Count, Kept);
}

/// <summary>One step of a <see cref="Selection"/>.</summary>
/// <param name="Sentence">What it kept, as the end of "posts …": "from 2015-01-01 to 2015-12-31 (days in UTC)".</param>
/// <param name="Before">Posts before the step.</param>
/// <param name="Kept">Posts after it.</param>
public sealed record SelectionStep(string Sentence, int Before, int Kept);
