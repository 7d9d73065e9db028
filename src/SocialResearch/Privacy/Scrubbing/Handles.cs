using System.Buffers;
using static SocialResearch.Privacy.Scrubbing.Passage;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Finds @anna, @anna@example.social and u/anna.</summary>
internal static class Handles
{
    private const string Placeholder = "[handle]";

    private static readonly SearchValues<char> s_numeric = SearchValues.Create("0123456789.-");

    /// <summary>At an @. Two characters are enough at the beginning of a word; inside a word ("Danke@anna") it takes three.</summary>
    public static bool TryFindAt(in Passage passage, int at, out Found found)
    {
        int end = EndOfName(passage, at + 1);
        found = new(at, end, Placeholder);
        if (!IsHandle(passage.Text[(at + 1)..end], inWord: IsWord(passage.Before(at)))) return false;
        if (passage[end] is '@' or '＠')
        {
            int server = EndOfName(passage, end + 1);
            if (passage.Text[(end + 1)..server].Contains('.')) found = found with { End = server };
        }
        return Unless(passage.Known.Holds(passage.Text[(at + 1)..found.End]), ref found);
    }

    /// <summary>At the slash of u/anna or /u/anna.</summary>
    public static bool TryFindReddit(in Passage passage, int slash, out Found found)
    {
        found = default;
        if (passage.Before(slash) != 'u' || IsWord(passage.Before(slash - 1))) return false;
        int end = slash + 1;
        while (char.IsAsciiLetterOrDigit(passage[end]) || passage[end] is '_' or '-') end++;
        while (passage[end - 1] == '-') end--;
        ReadOnlySpan<char> name = passage.Text[(slash + 1)..end];
        found = new(passage.Before(slash - 1) == '/' && !IsWord(passage.Before(slash - 2)) ? slash - 2 : slash - 1, end, Placeholder);
        return name.Length >= 3 && name is not "min" && !IsWord(passage[end]) && Unless(passage.Known.Holds(name), ref found);
    }

    /// <summary>A handle that is no person's is found and stays.</summary>
    private static bool Unless(bool isKnown, ref Found found)
    {
        if (isKnown) found = found with { Replacement = null };
        return true;
    }

    /// <summary>Dots and hyphens belong to a name only between its letters.</summary>
    private static int EndOfName(in Passage passage, int start)
    {
        int end = start;
        while (IsWord(passage[end]) || (passage[end] is '.' or '-' && end > start && IsWord(passage[end + 1]))) end++;
        return end;
    }

    private static bool IsHandle(ReadOnlySpan<char> name, bool inWord)
    {
        if (name.Length < (inWord ? 3 : 2)) return false;
        // "@2,99" is a price and "@ 5" a place; platforms with digits for names give them four and more.
        if (!name.ContainsAnyExcept(s_numeric)) return name.Length >= 4 && !inWord && !name.ContainsAnyExceptInRange('0', '9');
        return !inWord || char.IsLetter(name[0]);
    }
}
