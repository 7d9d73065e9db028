using static SocialResearch.Privacy.Scrubbing.Passage;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Finds IBANs: two letters, two check digits, up to 30 letters and digits in groups, and a check sum that fits.</summary>
internal static class BankAccounts
{
    private const int Shortest = 15, Longest = 34;

    /// <summary>At the first digit.</summary>
    public static bool TryFind(in Passage passage, int digit, out Found found)
    {
        found = default;
        int start = digit - 2;
        if (start < passage.From || !char.IsAsciiLetterUpper(passage[start]) || !char.IsAsciiLetterUpper(passage[start + 1]) || IsWord(passage.Before(start))) return false;
        Span<char> letters = stackalloc char[Longest];
        int length = 0, end = start;
        for (int i = start; length < Longest; i++)
        {
            char c = passage[i];
            if (char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
            {
                letters[length++] = c;
                end = i + 1;
                // Groups are of four: at the end of each the sum may fit, and the longest that fits is the account.
                if (length >= Shortest && Remainder(letters[..length]) == 1) found = new(start, end, "[account]");
            }
            else if (!IsBlank(c) || IsBlank(passage[i + 1]))
            {
                break;
            }
        }
        return found.Replacement is not null;
    }

    /// <summary>ISO 7064 modulo 97-10: the first four characters go to the end, letters count from 10.</summary>
    private static int Remainder(ReadOnlySpan<char> account)
    {
        int remainder = 0;
        for (int i = 0; i < account.Length; i++)
        {
            char c = account[(i + 4) % account.Length];
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }
        return remainder;
    }
}
