using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using SocialResearch.Text.Matching;

namespace SocialResearch.Text;

/// <summary>Finds the brands that a text names, thousands of them in one pass, and says why.</summary>
/// <remarks>
/// <para>A name is found as a word of its own. Letters are equal without regard to case and accents; ä is ae, ö oe, ü ue, ß ss, in both
/// directions; a plain a is no ä (schon, schön). Forms of Unicode (NFC, NFD, full width, ligatures) and soft hyphens make no difference.</para>
/// <para>Between the words of a name a blank, a hyphen, an underscore, or nothing may stand; apostrophes of any make count for nothing:
/// Domino's, Domino’s, Dominos and Domino s are one name. The genitive (-s, -'s) is found of every name, -es, -n, -en, -er of those
/// whose last word has five letters (shorter ones become other words: Post, Posten); adjectives before the last word take every ending
/// (der Deutschen Bahn). Parts of compounds with a hyphen count (Bahn-Chef, Ex-Bahn-Chef), as do names before an inner
/// capital (KryptoniteSchloss) and parts of hashtags (#IchLiebeDeutscheBahn); closed compounds only with
/// <see cref="Brand.ClosedCompounds"/>; the end of a word never (Autobahn).</para>
/// <para>Handles count when they are the brand's, to the letter. Web addresses do not count unless asked, e-mail addresses never.
/// Of overlapping names of a brand the one that begins first counts, then the longest; different brands may share words.</para>
/// <para>What a mention does not say: that the brand is meant (homonyms: the river Amazon, a person called Otto) unless rules and
/// exclusions say so; that nobody means the brand elsewhere (irony, "the usual delay again", pictures, he and it); what is thought of
/// it. How often that happens for one brand is measured in docs/validation.md. In languages written without blanks only names
/// set apart are found.</para>
/// <para>The time is proportional to the length of the text, at worst times that of the longest name. Nothing is allocated for a text in Latin letters without names and context words.
/// A matcher is immutable and may be used by many threads at once.</para>
/// </remarks>
public sealed class BrandMatcher
{
    private readonly PatternTrie _trie;
    private readonly NameGlimpse _glimpse;

    /// <summary>As many blanks as a name and a phrase around it bridge, three at a gap; null when words anywhere in a text decide.</summary>
    private readonly int? _blanks;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>>? _handles;

    /// <summary>A matcher for some brands.</summary>
    /// <param name="brands">The brands; each name once.</param>
    /// <exception cref="BrandException">There is no brand, two have one name, or a name cannot be looked for.</exception>
    public BrandMatcher(params IReadOnlyList<Brand> brands)
    {
        ArgumentNullException.ThrowIfNull(brands);
        if (brands.Count == 0) throw new BrandException("There is no brand to look for.", null, "Name at least one, as in Brand.Named(\"Deutsche Bahn\").");
        var names = new HashSet<string>(brands.Count);
        foreach (Brand brand in brands)
        {
            if (!names.Add(brand.Name)) throw new BrandException("Two brands have the same name.", $"brand {brand.Name}", "Put all names into one brand, or give the second another name.");
        }
        Brands = [.. brands];
        var patterns = new List<NamePattern>(Brands.Count);
        for (int i = 0; i < Brands.Count; i++) BrandPatterns.Add(Brands[i], i, patterns);
        _trie = new([.. patterns]);
        bool hasHandles = Brands.Any(brand => brand.Handles.Count > 0);
        _glimpse = new(patterns.FindAll(pattern => pattern.IsMention), hasHandles);
        int gaps = 0;
        foreach (NamePattern pattern in patterns) gaps = pattern.Rule < 0 ? Math.Max(gaps, pattern.Gaps) : int.MaxValue;
        if (gaps < int.MaxValue) _blanks = 6 * (gaps - 1);
        if (!hasHandles) return;
        _handles = Brands.SelectMany((brand, i) => BrandPatterns.HandlesOf(brand).Select(handle => (handle, i)))
            .GroupBy(pair => pair.handle, pair => pair.i, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The brands, in the order given.</summary>
    public IReadOnlyList<Brand> Brands { get; }

    /// <summary>The mentions that count, ordered by brand, then by place.</summary>
    /// <param name="text">Any text, as it was written.</param>
    /// <param name="post">The id of the post, for explanations.</param>
    public IReadOnlyList<BrandMention> Find(string text, string? post = null) =>
        Explain(text, post) is { Count: > 0 } all ? [.. all.Where(mention => mention.Counts)] : [];

    /// <summary>The mentions that count, and what looks like one and does not, each with the reason.</summary>
    /// <param name="text">Any text, as it was written.</param>
    /// <param name="post">The id of the post, for explanations.</param>
    public IReadOnlyList<BrandMention> Explain(string text, string? post = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ChosenName[] chosen = Choose(text);
        if (chosen.Length == 0) return [];
        var told = new BrandMention[chosen.Length];
        for (int i = 0; i < told.Length; i++) told[i] = chosen[i].Told(Brands, text, post);
        return told;
    }

    /// <summary>What <see cref="Explain"/> tells in words, by places.</summary>
    internal ChosenName[] Choose(ReadOnlySpan<char> text)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        ReadOnlySpan<byte> bytes = rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented));
        NamePlaces places = Places(bytes, [0, bytes.Length], stackalloc ulong[16]);
        ChosenName[] chosen = MentionChoice.None;
        if (places.Next())
        {
            (int begin, int length) = Around(bytes, places).GetOffsetAndLength(bytes.Length);
            int from = Encoding.UTF8.GetCharCount(bytes[..begin]);
            chosen = Search(text.Slice(from, Encoding.UTF8.GetCharCount(bytes.Slice(begin, length))));
            for (int i = 0; i < chosen.Length; i++) chosen[i] = chosen[i].Moved(from);
        }
        ArrayPool<byte>.Shared.Return(rented);
        return chosen;
    }

    /// <summary>The texts that may hold a name, among some that lie one after the other in UTF-8.</summary>
    internal NamePlaces Places(ReadOnlySpan<byte> texts, ReadOnlySpan<long> starts, Span<ulong> room) => new(_glimpse, texts, starts, room);

    /// <summary>The part of a text in UTF-8 that decides about the names in it.</summary>
    internal Range Around(ReadOnlySpan<byte> text, in NamePlaces places) =>
        _blanks is not { } blanks || (places.First == 0 && places.Last == text.Length) ? .. : Surroundings.Of(text, places.First, places.Last, blanks);

    /// <summary>The same without the glimpse that spares it for most texts.</summary>
    internal ChosenName[] Search(ReadOnlySpan<char> text)
    {
        using FoldedText folded = FoldedText.Of(text);
        var search = new MentionSearch(folded, _trie, _handles, Brands);
        return search.Run();
    }

    /// <summary>How many brands it looks for.</summary>
    public override string ToString() => Brands.Count == 1 ? $"Looks for {Brands[0]}." : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Looks for {Brands.Count:N0} brands.");
}
