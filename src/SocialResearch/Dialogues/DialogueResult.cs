using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>What every measure of a dialogue carries: of which posts, of whom, when, until when watched, from where.</summary>
public abstract record DialogueResult : MeasureResult
{
    /// <summary>Posts, brand, period and source.</summary>
    public required DialogueScope Scope { get; init; }

    /// <summary>One line a value: what, value, interval, definition.</summary>
    internal abstract IEnumerable<IReadOnlyList<string>> Rows { get; }

    /// <inheritdoc/>
    public override Table ToTable() => Tabulate(Rows, Scope);

    internal static Table Tabulate(IEnumerable<IReadOnlyList<string>> rows, DialogueScope scope) =>
        new(["What", Column.Number("Value"), Column.Number("Interval"), "Definition"], [.. rows], scope.ToString());

    /// <summary>A line for a share.</summary>
    internal static IReadOnlyList<string> ShareRow(string what, Estimate share, string definition) =>
        [what, share.Value is { } value ? Percent(value) : "undefined", share.Interval is { } interval ? PercentRange(interval) : "", share.WhyUndefined ?? definition];

    /// <summary>A line for a number.</summary>
    internal static IReadOnlyList<string> Row(string what, string value, string definition) => [what, value, "", definition];

    /// <summary>A line for a number that may be undefined.</summary>
    internal static IReadOnlyList<string> Row(string what, Estimate number, int decimals, string definition) =>
        [what, number.Value is { } value ? Fixed(value, decimals) : "undefined", number.Interval is { } interval ? $"{Fixed(interval.Low, decimals)} to {Fixed(interval.High, decimals)}" : "", number.WhyUndefined ?? definition];

    /// <summary>"71.2 % (95 % interval 64–77 %)", or "an undefined share".</summary>
    internal static string InWords(Estimate share) => share.Value is not { } value ? "an undefined share"
        : Percent(value) + (share.Interval is { } interval ? $" ({Level(interval)} interval {PercentRange(interval)})" : "");
}

/// <summary>Of what a dialogue was measured.</summary>
/// <param name="Posts">All posts of the selection.</param>
/// <param name="Brand">Who speaks for the brand.</param>
/// <param name="Period">The days of the first and the last post; null when no time is known.</param>
/// <param name="Until">The last instant at which an answer would have been seen.</param>
/// <param name="Source">The files; null for posts a program made.</param>
/// <param name="Selection">How the posts were selected.</param>
public sealed record DialogueScope(int Posts, BrandVoice Brand, string? Period, DateTimeOffset Until, string? Source, Selection Selection)
{
    /// <summary>Posts, period, source and selection in one line.</summary>
    public override string ToString() =>
        $"{Count(Posts, "post", "posts")}, {Period ?? "times unknown"}, {Source ?? "source not stated"}" + (Selection.Steps.Count > 0 ? $"; {Selection}" : ".");

    internal static DialogueScope Of(DialoguePosts posts) => new(
        posts.Conversation.Count, posts.Brand, posts.Conversation.Summary.Period, posts.Until,
        posts.Conversation.Sources.Count == 0 ? null : string.Join(", ", posts.Conversation.Sources.Select(file => file.FileName)), posts.Conversation.Selection);
}
