using static SocialResearch.Privacy.Scrubbing.Passage;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Reads the word that announces a number: "Tel.", "Version", "Bestellnummer:".</summary>
internal static class WordBefore
{
    /// <summary>Longer words announce nothing we know.</summary>
    public const int Longest = 24;

    /// <summary>The word before, in lower case, across at most four blanks, dots, colons, hyphens, slashes, number signs and opening brackets.</summary>
    /// <param name="passage">The text.</param>
    /// <param name="start">Where the number begins.</param>
    /// <param name="room">Where the word is written to.</param>
    public static ReadOnlySpan<char> Of(in Passage passage, int start, Span<char> room)
    {
        int end = Skip(passage, start);
        int first = StartOfLetters(passage, end);
        ReadOnlySpan<char> word = passage.Text[first..end];
        // "Tel.-Nr. 4711" is announced by Tel, not by Nr.
        if (word.Length <= 3 && (word.Equals("Nr", StringComparison.OrdinalIgnoreCase) || word.Equals("No", StringComparison.OrdinalIgnoreCase)) && passage.Before(first) is '-' or '.')
        {
            int outer = Skip(passage, first), outerFirst = StartOfLetters(passage, outer);
            if (outerFirst < outer) word = passage.Text[outerFirst..outer];
        }
        return word.Length > room.Length ? default : room[..word.ToLowerInvariant(room)];
    }

    private static int Skip(in Passage passage, int i)
    {
        int end = i;
        while (end > passage.From && i - end < 4 && (IsBlank(passage.Text[end - 1]) || passage.Text[end - 1] is '.' or ':' or '-' or '/' or '(' or '#')) end--;
        return end;
    }

    private static int StartOfLetters(in Passage passage, int end)
    {
        int first = end;
        while (first > passage.From && end - first <= Longest && char.IsLetter(passage.Text[first - 1])) first--;
        return first;
    }
}
