using System.Globalization;

namespace SocialResearch.Text;

/// <summary>A brand and everything it is called by: what a <see cref="BrandMatcher"/> looks for.</summary>
/// <remarks>
/// <code>
/// var bahn = Brand.Named("Deutsche Bahn") with
/// {
///     Aliases = ["DB AG", "Bahn"], Products = ["BahnCard"], Handles = ["@DB_Bahn"],
///     Rules = [ContextRule.For("DB") with { With = ["Zug", "Bahnhof"], Without = ["Dezibel"] }],
///     Exclusions = ["freie Bahn"],
/// };
/// </code>
/// How names are compared stands at <see cref="BrandMatcher"/>. Names are written as in a dictionary: inflected forms, compounds with a
/// hyphen, umlauts, case, and blanks left out are found by rule.
/// </remarks>
public sealed record Brand
{
    /// <summary>What results call the brand; itself searched for.</summary>
    public required string Name { get; init; }

    /// <summary>Products that stand for the brand: who names the BahnCard speaks of Deutsche Bahn.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Other names, short forms and usual misspellings.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Hashtags that mean the brand without naming it, with or without #. They count only as a whole: <c>#thankyouforholding</c>. Names are found in hashtags anyhow.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = [];

    /// <summary>The brand's own accounts, with or without @. Compared to the letter, but for case; no name is looked for in a handle.</summary>
    public IReadOnlyList<string> Handles { get; init; } = [];

    /// <summary>Names that mean other things too, and what must or must not stand beside them.</summary>
    public IReadOnlyList<ContextRule> Rules { get; init; } = [];

    /// <summary>Phrases that do not count, whatever name they hold: "Apple pie", "Gap year". Inflected like names.</summary>
    public IReadOnlyList<string> Exclusions { get; init; } = [];

    /// <summary>
    /// Whether words that begin with a name count, such as <c>Kryptoniteschloss</c>: the name has at least four letters and three or more
    /// follow. For coined names. Of an everyday word (Bahn: Bahnhof, bahnbrechend) most of what it finds is something else.
    /// </summary>
    public bool ClosedCompounds { get; init; }

    /// <summary>Whether a name in a web address counts. A shared link is no word of the person who shares it.</summary>
    public bool InAddresses { get; init; }

    /// <summary>A brand that is called by its name only; add the rest with <c>with</c>.</summary>
    /// <param name="name">The name.</param>
    public static Brand Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new() { Name = name };
    }

    /// <summary>Reads a brand as the command line has it: the name, then aliases, #hashtags and @handles, with commas between.</summary>
    /// <param name="text">Such as <c>Deutsche Bahn,DB AG,#deutschebahn,@DB_Bahn</c>.</param>
    /// <exception cref="BrandException">There is no name, or nothing stands between two commas.</exception>
    public static Brand Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = [.. text.Split(',').Select(part => part.Trim())];
        if (parts[0].Length == 0)
            throw new BrandException("The brand has no name.", "the part before the first comma", "Write the name first, as in Deutsche Bahn,DB AG,@DB_Bahn.");
        if (parts[0][0] is '#' or '@')
            throw new BrandException("A brand is called by a name, and the first part is a hashtag or a handle.", "the part before the first comma", "Write the name before it, as in Deutsche Bahn,@DB_Bahn.");
        if (Array.IndexOf(parts, "") is var empty and > 0)
            throw new BrandException($"A part is empty, and every text would hold it.", $"part {empty + 1} of {parts.Length}, counted between commas", "Remove the comma that is too many.");
        return Named(parts[0]) with
        {
            Aliases = [.. parts.Skip(1).Where(part => part[0] is not ('#' or '@'))],
            Hashtags = [.. parts.Where(part => part[0] == '#')],
            Handles = [.. parts.Where(part => part[0] == '@')],
        };
    }

    /// <summary>The name, and by how much more the brand is found.</summary>
    public override string ToString()
    {
        int more = Products.Count + Aliases.Count + Hashtags.Count + Handles.Count + Rules.Count;
        return more == 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name} ({more} further {(more == 1 ? "name" : "names")})");
    }
}

/// <summary>A name that counts only in some company: <c>DB</c> beside a train, not beside decibels.</summary>
/// <remarks>
/// The name counts when none of <see cref="Without"/> stands in the text, and one of <see cref="With"/> does or the brand is named
/// otherwise in it. Both are compared like names. The name need not stand in another list.
/// </remarks>
public sealed record ContextRule
{
    /// <summary>The name that means several things.</summary>
    public required string Name { get; init; }

    /// <summary>Words or phrases of which one must stand in the text; empty when none must.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Words or phrases of which none may stand in the text.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>A rule for a name; say with <c>with</c> what must or must not stand beside it.</summary>
    /// <param name="name">The name.</param>
    public static ContextRule For(string name) => new() { Name = name };
}
