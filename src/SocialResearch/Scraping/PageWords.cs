using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocialResearch.Scraping;

/// <summary>Words of titles and names, compared without case, signs and spaces.</summary>
internal static class PageWords
{
    /// <summary>The words, lower case, without signs.</summary>
    public static List<string> Of(string? text)
    {
        var words = new List<string>();
        Read(text, word => words.Add(word.ToString()));
        return words;
    }

    /// <summary>Goes through the words, lower case, without signs.</summary>
    public static void Read(ReadOnlySpan<char> text, Action<ReadOnlySpan<char>> each)
    {
        char[] word = ArrayPool<char>.Shared.Rent(text.Length);
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                word[length++] = char.ToLowerInvariant(c);
            }
            else if (c != '\u00AD' && length > 0)
            {
                each(word.AsSpan(0, length));
                length = 0;
            }
        }
        if (length > 0) each(word.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(word);
    }

    /// <summary>How many words there are.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        bool within = false;
        foreach (char c in text)
        {
            bool isWord = char.IsLetterOrDigit(c);
            if (isWord && !within) count++;
            // The soft hyphen divides no word.
            within = isWord || within && c == '\u00AD';
        }
        return count;
    }

    /// <summary>Only letters and digits, lower case: what a domain name and the name of its site have in common.</summary>
    public static string Key(string? text)
    {
        char[] key = ArrayPool<char>.Shared.Rent(text?.Length ?? 0);
        int length = 0;
        foreach (char c in text.AsSpan())
        {
            if (char.IsLetterOrDigit(c)) key[length++] = char.ToLowerInvariant(c);
        }
        string whole = new(key, 0, length);
        ArrayPool<char>.Shared.Return(key);
        return whole;
    }

    /// <summary>How many words two texts share, 0 to 1 (Dice).</summary>
    public static double Likeness(List<string> first, List<string> second)
    {
        if (first.Count + second.Count == 0) return 0;
        var left = new Dictionary<string, int>(first.Count, StringComparer.Ordinal);
        foreach (string word in first) CollectionsMarshal.GetValueRefOrAddDefault(left, word, out _)++;
        int shared = 0;
        foreach (string word in second)
        {
            ref int count = ref CollectionsMarshal.GetValueRefOrNullRef(left, word);
            if (Unsafe.IsNullRef(ref count) || count-- <= 0) continue;
            shared++;
        }
        return 2.0 * shared / (first.Count + second.Count);
    }
}
