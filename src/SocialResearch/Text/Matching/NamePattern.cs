namespace SocialResearch.Text.Matching;

/// <summary>What a pattern is to its brand.</summary>
internal enum PatternRole : byte
{
    Name,
    Product,
    Alias,
    Hashtag,
    Exclusion,
    With,
    Without,
}

/// <summary>A name as it is looked for.</summary>
/// <param name="Letters">Folded, without gaps.</param>
/// <param name="Joints">For each letter, whether a gap may stand before it.</param>
/// <param name="Brand">The place of its brand.</param>
/// <param name="Role">What it is to the brand.</param>
/// <param name="Rule">The place of the context rule it belongs to, among the rules of the brand; −1 for none.</param>
/// <param name="Written">As the brand has it.</param>
/// <param name="IsDeclined">Whether an adjective in it has another ending than the one written.</param>
/// <param name="TakesPlural">Whether its last word is long enough for endings of the plural.</param>
internal sealed record NamePattern(string Letters, bool[] Joints, int Brand, PatternRole Role, int Rule, string Written, bool IsDeclined, bool TakesPlural)
{
    /// <summary>Shorter words become other words: Post and Posten, Bild and Bilder.</summary>
    private const int ShortestWithPlural = 5;

    private const int ShortestAdjective = 4;

    /// <summary>Letters that a name may have; it bounds the time of a search.</summary>
    public const int Longest = 200;

    private static readonly string[] s_endings = ["e", "en", "em", "er", "es"];

    public bool IsMention => Role < PatternRole.Exclusion;

    /// <summary>Whether a full stop is part of it, so that it may look like a web address: booking.com.</summary>
    public bool HasStop { get; } = Letters.Contains('.', StringComparison.Ordinal);

    /// <summary>The forms of a name that are looked for one by one; further endings are found behind them.</summary>
    /// <exception cref="BrandException">Nothing of it can be looked for.</exception>
    public static IEnumerable<NamePattern> Of(string written, int brand, PatternRole role, int rule, Func<string> where)
    {
        string[] words = WordsOf(written, where);
        int length = words.Sum(word => word.Length);
        if (length > Longest)
            throw new BrandException($"A name has {length} letters, and a mention has {Longest} at most.", where(), "Write the part of it that people use.");
        var seen = new HashSet<string>();
        foreach (string[] form in Forms(words, isFixed: role == PatternRole.Hashtag))
        {
            string letters = string.Concat(form);
            if (!seen.Add(string.Join(' ', form))) continue;
            var joints = new bool[letters.Length];
            int at = 0;
            foreach (string word in form)
            {
                joints[at] = true;
                at += word.Length;
            }
            // H & M is H&M; a full stop with a blank ends a sentence.
            for (int i = 1; i < letters.Length; i++) joints[i] |= letters[i] is '&' or '+' || letters[i - 1] is '&' or '+';
            yield return new(letters, joints, brand, role, rule, written, seen.Count > 1, role != PatternRole.Hashtag && form[^1].Length >= ShortestWithPlural);
        }
    }

    /// <summary>The folded words between the gaps of a name.</summary>
    private static string[] WordsOf(string written, Func<string> where)
    {
        var words = new List<string>();
        using FoldedText text = FoldedText.Of(written);
        bool hasLetter = false;
        for (int i = 0, from = 0; i < text.Count; i++)
        {
            hasLetter |= text.Places[i].Has(Place.Word);
            if (text.Letters[i] == '\uFFFD')
                throw new BrandException("A name holds half of a character, which no text holds.", where(), "Write it anew; it was cut or read in the wrong encoding.");
            bool ends = i + 1 == text.Count || (text.Places[i + 1] & (Place.Joint | Place.Wide)) != 0;
            if (!ends) continue;
            words.Add(text.Letters[from..(i + 1)].ToString());
            from = i + 1;
        }
        return hasLetter ? [.. words]
            : throw new BrandException(words.Count == 0 ? "A name is empty, and every text would hold it." : "A name has neither letter nor digit.", where(), "Remove it, or write the name with the letters it is known by.");
    }

    private static IEnumerable<string[]> Forms(string[] words, bool isFixed)
    {
        yield return words;
        if (isFixed) yield break;
        // Dr. Oetker is also Dr Oetker.
        string[] plain = [.. words.Select(word => word.EndsWith('.') && word.Length > 1 ? word[..^1] : word)];
        yield return plain;
        // All adjectives at once: die Neue Deutsche Welle, der Neuen Deutschen Welle.
        foreach (string ending in s_endings)
            yield return [.. plain.Select((word, i) => i + 1 < plain.Length && StemOf(word) is { } stem ? stem + ending : word)];
    }

    /// <summary>What an adjective is without its ending; null for a word that is none by its form.</summary>
    private static string? StemOf(string word) =>
        word.Length < ShortestAdjective || !word.All(char.IsLetter) ? null
        : word.EndsWith('e') ? word[..^1]
        : word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal) ? word[..^2]
        : null;
}
