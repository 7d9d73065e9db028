namespace SocialResearch.Text.Matching;

/// <summary>Everything that is looked for on behalf of a brand.</summary>
internal static class BrandPatterns
{
    /// <summary>Adds what is looked for.</summary>
    /// <param name="brand">The brand.</param>
    /// <param name="place">Its place among the brands.</param>
    /// <param name="patterns">What is looked for on behalf of all of them.</param>
    // Loops, no queries: a list of thousands of brands is ready before queries are compiled well.
    public static void Add(Brand brand, int place, List<NamePattern> patterns)
    {
        string Where(string kind) => $"brand {WellFormedText.Of(brand.Name)}, {kind}";
        void Take(string? written, PatternRole role, int rule, Func<string> kind) =>
            NamePattern.Add(patterns, written ?? throw new BrandException("A name is missing.", Where(kind()), "Remove the null."), place, role, rule, () => Where(kind()));
        void TakeAll(IReadOnlyList<string> written, PatternRole role, int rule, Func<int, string> kind)
        {
            for (int i = 0; i < written.Count; i++)
            {
                int number = i + 1;
                Take(role == PatternRole.Hashtag ? written[i]?.Trim().TrimStart('#') : written[i], role, rule, () => kind(number));
            }
        }

        int first = patterns.Count;
        for (int i = 0; i < brand.Rules.Count; i++)
        {
            int number = i + 1;
            Take(brand.Rules[i].Name, PatternRole.Alias, i, () => $"rule {number}, its name");
        }
        int ruled = patterns.Count;
        Refuse(brand, brand.Aliases);
        Refuse(brand, brand.Products);
        Take(brand.Name, PatternRole.Name, -1, () => "name 1");
        TakeAll(brand.Products, PatternRole.Product, -1, i => $"product {i}");
        TakeAll(brand.Aliases, PatternRole.Alias, -1, i => $"alias {i}");
        // A rule holds for its name wherever else the name is listed.
        if (ruled > first)
        {
            HashSet<string> names = [.. patterns.Skip(first).Take(ruled - first).Select(pattern => pattern.Letters)];
            // Only behind the rules' names, not through those of all brands before.
            for (int i = patterns.Count - 1; i >= ruled; i--)
                if (names.Contains(patterns[i].Letters)) patterns.RemoveAt(i);
        }
        TakeAll(brand.Hashtags, PatternRole.Hashtag, -1, i => $"hashtag {i}");
        TakeAll(brand.Exclusions, PatternRole.Exclusion, -1, i => $"exclusion {i}");
        for (int i = 0; i < brand.Rules.Count; i++)
        {
            int number = i + 1;
            TakeAll(brand.Rules[i].With, PatternRole.With, i, word => $"rule {number}, context word {word}");
        }
        for (int i = 0; i < brand.Rules.Count; i++)
        {
            int number = i + 1;
            TakeAll(brand.Rules[i].Without, PatternRole.Without, i, word => $"rule {number}, excluding word {word}");
        }
    }

    /// <summary>The handles of a brand without their @.</summary>
    public static IEnumerable<string> HandlesOf(Brand brand) => brand.Handles.Select((handle, i) =>
    {
        string name = "@" + handle?.Trim().TrimStart('@', '＠');
        return name.Length > 1 && Addresses.EndOfHandle(name, 0) == name.Length ? name[1..]
            : throw new BrandException("This is no handle.", $"brand {WellFormedText.Of(brand.Name)}, handle {i + 1}", "Write the account's name as in @DB_Bahn: letters, digits, _ and full stops between them.");
    });

    private static void Refuse(Brand brand, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (name?.TrimStart() is ['#' or '@', ..])
                throw new BrandException("An alias or product is a hashtag or a handle.", $"brand {WellFormedText.Of(brand.Name)}", "Write it under Hashtags or Handles: they are compared differently.");
        }
    }
}
