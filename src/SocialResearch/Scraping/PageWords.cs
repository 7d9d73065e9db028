using System.Text;

namespace SocialResearch.Scraping;

/// <summary>Words of titles and names, compared without case, signs and spaces.</summary>
internal static class PageWords
{
    /// <summary>The words, lower case, without signs.</summary>
    public static List<string> Of(string? text)
    {
        var words = new List<string>();
        if (text is null) return words;
        var word = new StringBuilder();
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (c != '\u00AD' && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }

    /// <summary>Only letters and digits, lower case: what a domain name and the name of its site have in common.</summary>
    public static string Key(string? text) => string.Concat(Of(text));

    /// <summary>How many words two texts share, 0 to 1 (Dice).</summary>
    public static double Likeness(List<string> first, List<string> second)
    {
        if (first.Count + second.Count == 0) return 0;
        var left = first.GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        int shared = 0;
        foreach (string word in second)
        {
            if (left.GetValueOrDefault(word) is > 0 and var count)
            {
                left[word] = count - 1;
                shared++;
            }
        }
        return 2.0 * shared / (first.Count + second.Count);
    }
}
