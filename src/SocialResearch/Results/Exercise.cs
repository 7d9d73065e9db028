using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialResearch.Results;

/// <summary>Tells a reader's answer right from wrong without holding the answer.</summary>
/// <remarks>Nothing throws: an exercise that nobody has done yet must not stop the notebook.</remarks>
public static class Exercise
{
    /// <summary>Compares an answer with a fingerprint of the right one.</summary>
    /// <param name="answer">The reader's answer; null or empty when there is none yet. Case, blanks and thousands commas do not count.</param>
    /// <param name="fingerprint">The beginning of the SHA-256 of the right answer, as <see cref="Fingerprint"/> makes it.</param>
    /// <param name="hint">Where to look after a wrong answer.</param>
    public static Reply Answer(string? answer, string fingerprint, string hint) =>
        string.IsNullOrWhiteSpace(answer) ? Reply.Open
        : string.Equals(Fingerprint(answer), fingerprint, StringComparison.Ordinal) ? new(true, "Right.")
        : new(false, $"Not yet. {hint}");

    /// <summary>Says whether a condition that only the right answer meets is met.</summary>
    /// <param name="isRight">The condition; null when there is no answer yet.</param>
    /// <param name="hint">Where to look after a wrong answer.</param>
    public static Reply Condition(bool? isRight, string hint) =>
        isRight switch { null => Reply.Open, true => new(true, "Right."), false => new(false, $"Not yet. {hint}") };

    /// <summary>Checks an explanation for a client: short enough, and no number travels alone.</summary>
    /// <param name="text">The explanation; null or empty when there is none yet.</param>
    /// <param name="maxWords">Words allowed.</param>
    /// <param name="mustMention">For each thing that must be named, the ways to name it, separated by <c>|</c>.</param>
    public static Reply Explanation(string? text, int maxWords, params IReadOnlyList<string> mustMention)
    {
        if (string.IsNullOrWhiteSpace(text)) return Reply.Open;
        int words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (words > maxWords) return new(false, string.Create(CultureInfo.InvariantCulture, $"Not yet. {words} words; a client reads {maxWords}."));
        int missing = mustMention.Count(thing => !thing.Split('|').Any(way => text.Contains(way, StringComparison.OrdinalIgnoreCase)));
        return missing == 0
            ? new(true, string.Create(CultureInfo.InvariantCulture, $"Complete in {words} words. Whether it is clear, only a client can say."))
            : new(false, string.Create(CultureInfo.InvariantCulture, $"Not yet. {missing} of {mustMention.Count} things are missing: of whom, how sure, and what it does not say?"));
    }

    /// <summary>The fingerprint of an answer: enough to recognise it, too little to read it.</summary>
    /// <param name="answer">The answer.</param>
    public static string Fingerprint(string answer)
    {
        string key = string.Concat(answer.Where(c => !char.IsWhiteSpace(c) && c != ',')).ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];
    }
}

/// <summary>What an exercise says to an answer.</summary>
/// <param name="IsRight">Right, wrong, or null without an answer.</param>
/// <param name="Sentence">The same in words.</param>
[TypeFormatterSource(typeof(ReplyFormats), PreferredMimeTypes = ["text/plain"])]
public sealed record Reply(bool? IsRight, string Sentence)
{
    internal static Reply Open { get; } = new(null, "No answer yet.");

    /// <summary>The sentence with its mark.</summary>
    public override string ToString() => IsRight switch { true => "✓ ", false => "✗ ", null => "○ " } + Sentence;
}

internal sealed class ReplyFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
        [new TypeFormatter<Reply>("text/plain", (reply, writer) => writer.Write(reply))];
}
