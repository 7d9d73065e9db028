using static SocialResearch.Privacy.Scrubbing.Passage;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Finds anna@example.org, and what people write to hide it from programs: anna (at) example (dot) org.</summary>
internal static class MailAddresses
{
    private const string Placeholder = "[e-mail]";

    /// <summary>Around an @.</summary>
    public static bool TryFind(in Passage passage, int at, out Found found) => Join(passage, at, at + 1, spelled: false, out found);

    /// <summary>Around a bracket that holds the word at.</summary>
    public static bool TryFindSpelled(in Passage passage, int bracket, out Found found)
    {
        int end = EndOfBracketed(passage, bracket, "at", "ät", "et");
        if (end < 0)
        {
            found = default;
            return false;
        }
        int left = bracket, right = end;
        if (left > passage.From && IsBlank(passage.Before(left))) left--;
        if (IsBlank(passage[right])) right++;
        return Join(passage, left, right, spelled: true, out found);
    }

    private static bool Join(in Passage passage, int localEnd, int domain, bool spelled, out Found found)
    {
        int start = localEnd;
        while (start > passage.From && IsLocal(passage.Text[start - 1])) start--;
        // Quotation marks, list marks and the full stop of the sentence before belong to the text.
        while (start < localEnd && !IsWord(passage.Text[start])) start++;
        int end = EndOfDomain(passage, domain, spelled);
        found = new(start, end, Placeholder);
        return start < localEnd && end > 0 && (!spelled || passage.Text[start..localEnd].ContainsAnyExceptInRange('0', '9'));
    }

    private static bool IsLocal(char c) => IsWord(c) || c is '.' or '-' or '+' or '%' or '\'' or '’' or '&' or '~';

    /// <summary>Labels joined by dots, the last of two letters or more; -1 when there are none.</summary>
    private static int EndOfDomain(in Passage passage, int start, bool spelled)
    {
        int end = -1, label = start;
        for (bool first = true; ; first = false)
        {
            int stop = label;
            while (IsWord(passage[stop]) || (passage[stop] == '-' && stop > label)) stop++;
            while (stop > label && passage[stop - 1] == '-') stop--;
            if (stop == label) return end;
            // The top domain ends where its letters end: what follows may be replaced by itself.
            if (!first && TopLength(passage.Text[label..stop]) is var top and >= 2) end = label + top;
            if (passage[stop] == '.') label = stop + 1;
            else if (spelled && EndOfDot(passage, stop) is var dot and > 0) label = dot;
            else return end;
        }
    }

    private static int TopLength(ReadOnlySpan<char> label)
    {
        if (label.StartsWith("xn--")) return label.Length;
        int length = 0;
        while (length < label.Length && char.IsLetter(label[length])) length++;
        return length;
    }

    private static int EndOfDot(in Passage passage, int i)
    {
        if (IsBlank(passage[i])) i++;
        int end = EndOfBracketed(passage, i, "dot", "punkt", ".");
        return end > 0 && IsBlank(passage[end]) ? end + 1 : end;
    }

    private static int EndOfBracketed(in Passage passage, int open, params ReadOnlySpan<string> words)
    {
        if (passage[open] is not ('(' or '[' or '{')) return -1;
        int i = open + 1;
        if (IsBlank(passage[i])) i++;
        foreach (string word in words)
        {
            if (i >= passage.Length || !passage.Text[i..].StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            int close = i + word.Length;
            if (IsBlank(passage[close])) close++;
            if (passage[close] is ')' or ']' or '}') return close + 1;
        }
        return -1;
    }
}
