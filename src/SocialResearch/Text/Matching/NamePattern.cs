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

    /// <summary>How many gaps may stand in it and before it.</summary>
    public int Gaps => Joints.AsSpan().Count(true);

    /// <summary>Whether a full stop is part of it, so that it may look like a web address: booking.com.</summary>
    public bool HasStop { get; } = Letters.Contains('.', StringComparison.Ordinal);

    /// <summary>Adds the forms of a name that are looked for one by one; further endings are found behind them.</summary>
    /// <exception cref="BrandException">Nothing of it can be looked for.</exception>
    public static void Add(List<NamePattern> patterns, string written, int brand, PatternRole role, int rule, Func<string> where)
    {
        string[] words = WordsOf(written, where);
        int length = 0;
        foreach (string word in words) length += word.Length;
        if (length > Longest)
            throw new BrandException($"A name has {length} letters, and a mention has {Longest} at most.", where(), "Write the part of it that people use.");
        List<string[]> forms = Forms(words, isFixed: role == PatternRole.Hashtag);
        for (int i = 0; i < forms.Count; i++)
        {
            string[] form = forms[i];
            string letters = string.Concat(form);
            var joints = new bool[letters.Length];
            int at = 0;
            foreach (string word in form)
            {
                joints[at] = true;
                at += word.Length;
            }
            // H & M is H&M; a full stop with a blank ends a sentence.
            for (int k = 1; k < letters.Length; k++) joints[k] |= letters[k] is '&' or '+' || letters[k - 1] is '&' or '+';
            patterns.Add(new(letters, joints, brand, role, rule, written, i > 0, role != PatternRole.Hashtag && form[^1].Length >= ShortestWithPlural));
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

    /// <summary>The forms of a name, each once, as written first.</summary>
    private static List<string[]> Forms(string[] words, bool isFixed)
    {
        List<string[]> forms = [words];
        // One word without a full stop has no other.
        if (isFixed || (words.Length == 1 && !words[0].EndsWith('.'))) return forms;
        void Add(string[] form)
        {
            foreach (string[] other in forms)
                if (other.AsSpan().SequenceEqual(form)) return;
            forms.Add(form);
        }

        // Dr. Oetker is also Dr Oetker.
        string[] plain = Array.ConvertAll(words, word => word.EndsWith('.') && word.Length > 1 ? word[..^1] : word);
        Add(plain);
        // All adjectives at once: die Neue Deutsche Welle, der Neuen Deutschen Welle. The last word is none.
        foreach (string ending in plain.Length > 1 ? s_endings : [])
        {
            string[] form = Array.ConvertAll(plain, word => StemOf(word) is { } stem ? stem + ending : word);
            form[^1] = plain[^1];
            Add(form);
        }
        return forms;
    }

    /// <summary>What an adjective is without its ending; null for a word that is none by its form.</summary>
    private static string? StemOf(string word) =>
        word.Length < ShortestAdjective || !word.All(char.IsLetter) ? null
        : word.EndsWith('e') ? word[..^1]
        : word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal) ? word[..^2]
        : null;
}
