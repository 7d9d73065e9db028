namespace SocialResearch.Privacy.Scrubbing;

/// <summary>A text that is read from left to right, part of which has been dealt with already.</summary>
/// <param name="text">The text.</param>
/// <param name="from">Where the part begins that is open; to its left is a placeholder, or a link that stays.</param>
/// <param name="known">Handles that are no person's.</param>
/// <remarks>
/// What was dealt with is seen as the closing bracket that a placeholder ends with. So a second run, which really meets the
/// bracket, decides alike, and scrubbing twice is scrubbing once.
/// </remarks>
internal readonly ref struct Passage(ReadOnlySpan<char> text, int from, PublicHandles known)
{
    public int From => from;

    public PublicHandles Known => known;

    public int Length => Text.Length;

    public ReadOnlySpan<char> Text { get; } = text;

    /// <summary>The character, or NUL beyond the end.</summary>
    public char this[int i] => i < Text.Length ? Text[i] : '\0';

    /// <summary>The character before, a closing bracket where the part before was dealt with, NUL at the beginning.</summary>
    public char Before(int i) => i > from ? Text[i - 1] : from > 0 ? ']' : '\0';

    /// <summary>Letters, digits, the underscore, and marks that belong to the letter before them.</summary>
    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || (c > 127 && (char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark));

    /// <summary>The blanks that people put between digits; not a line end.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u00A0' or '\u2009' or '\u202F';
}

/// <summary>What is to stand in place of a part of the text.</summary>
/// <param name="Start">Where the part begins.</param>
/// <param name="End">Where the text goes on.</param>
/// <param name="Replacement">What stands there instead; null when the part stays and need not be looked at again.</param>
internal readonly record struct Found(int Start, int End, string? Replacement);
