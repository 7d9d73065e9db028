namespace SocialResearch.Text.Matching;

/// <summary>Everything that is looked for on behalf of a brand.</summary>
internal static class BrandPatterns
{
    public static IEnumerable<NamePattern> Of(Brand brand, int place)
    {
        string where = "brand " + WellFormedText.Of(brand.Name);
        IEnumerable<NamePattern> Patterns(string written, PatternRole role, int rule, string kind) =>
            NamePattern.Of(written ?? throw new BrandException("A name is missing.", $"{where}, {kind}", "Remove the null."), place, role, rule, () => $"{where}, {kind}");

        List<NamePattern> ruled = [.. brand.Rules.SelectMany((rule, i) => Patterns(rule.Name, PatternRole.Alias, i, $"rule {i + 1}, its name"))];
        // A rule holds for its name wherever else the name is listed.
        HashSet<string> names = [.. ruled.Select(pattern => pattern.Letters)];
        IEnumerable<NamePattern> Names(IReadOnlyList<string> written, PatternRole role, string kind) =>
            written.SelectMany((name, i) => Patterns(name, role, -1, $"{kind} {i + 1}")).Where(pattern => !names.Contains(pattern.Letters));

        foreach (string alias in brand.Aliases.Concat(brand.Products))
        {
            if (alias?.TrimStart() is ['#' or '@', ..])
                throw new BrandException("An alias or product is a hashtag or a handle.", where, "Write it under Hashtags or Handles: they are compared differently.");
        }
        return ruled
            .Concat(Names([brand.Name], PatternRole.Name, "name"))
            .Concat(Names(brand.Products, PatternRole.Product, "product"))
            .Concat(Names(brand.Aliases, PatternRole.Alias, "alias"))
            .Concat(brand.Hashtags.SelectMany((tag, i) => Patterns(tag?.Trim().TrimStart('#')!, PatternRole.Hashtag, -1, $"hashtag {i + 1}")))
            .Concat(brand.Exclusions.SelectMany((phrase, i) => Patterns(phrase, PatternRole.Exclusion, -1, $"exclusion {i + 1}")))
            .Concat(brand.Rules.SelectMany((rule, r) => rule.With.SelectMany((word, i) => Patterns(word, PatternRole.With, r, $"rule {r + 1}, context word {i + 1}"))))
            .Concat(brand.Rules.SelectMany((rule, r) => rule.Without.SelectMany((word, i) => Patterns(word, PatternRole.Without, r, $"rule {r + 1}, excluding word {i + 1}"))));
    }

    /// <summary>The handles of a brand without their @.</summary>
    public static IEnumerable<string> HandlesOf(Brand brand) => brand.Handles.Select((handle, i) =>
    {
        string name = "@" + handle?.Trim().TrimStart('@', '＠');
        return name.Length > 1 && Addresses.EndOfHandle(name, 0) == name.Length ? name[1..]
            : throw new BrandException("This is no handle.", $"brand {WellFormedText.Of(brand.Name)}, handle {i + 1}", "Write the account's name as in @DB_Bahn: letters, digits, _ and full stops between them.");
    });
}
