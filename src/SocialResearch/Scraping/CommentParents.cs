using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>Finds which comment another answers where nesting does not say it: by identifiers, links, numbers, quotations and names.</summary>
/// <remarks>
/// The surest evidence that a comment has decides: what names an identifier (attributes such as <c>data-parent</c>, a link "in reply to",
/// the source of a quotation), then a number that comments show ("Antwort auf #3"), then a quotation with the name of its writer, then a
/// name alone ("@Anna"). Evidence of one kind that points to several comments, or to none, gives no parent. Only an identifier may
/// point to a later comment, and never in a circle.
/// </remarks>
internal sealed partial class CommentParents(PageView view, IReadOnlyList<CommentUnit> units, IReadOnlyList<ReadComment> read, IReadOnlyList<string> ids, Uri? address)
{
    private readonly CommentKeys _keys = new(ids, read);

    /// <summary>For each comment what it answers.</summary>
    /// <param name="known">The parents that nesting gives; null for comments without.</param>
    /// <param name="pageAuthors">Whoever names them answers the page.</param>
    public IReadOnlyList<(string? Parent, ParentEvidence By)> Find(IReadOnlyList<string?> known, IReadOnlyList<string> pageAuthors)
    {
        var hints = new CommentHints[units.Count];
        for (int i = 0; i < units.Count; i++) hints[i] = CommentHints.Of(view, units, i, read[i], _keys);
        _keys.AddShown([.. hints.Select(hint => hint.Alone)]);
        var found = new (string? Parent, ParentEvidence By)[units.Count];
        for (int i = 0; i < units.Count; i++) found[i] = known[i] is { } nested ? (nested, ParentEvidence.Nesting) : Answered(i, hints[i], pageAuthors);
        BreakCircles(found);
        return found;
    }

    private (string? Parent, ParentEvidence By) Answered(int comment, CommentHints hints, IReadOnlyList<string> pageAuthors)
    {
        bool isUnclear = false;
        string[] links = [.. hints.Links, .. hints.Sources], numbers = [.. hints.Identifiers, .. hints.SourceNumbers];
        if (Only([.. links.Select(Target), .. numbers.Select(_keys.ByNumber)], comment, ref isUnclear) is { } linked) return (linked, ParentEvidence.Link);
        string[] elsewhere = [.. links.Select(OnOtherPage).Concat(numbers.Select(_keys.ElsewhereByNumber)).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (!isUnclear && elsewhere is [var there]) return (there, ParentEvidence.Link);
        isUnclear |= elsewhere.Length > 1;

        int[] shown = [.. hints.Numbers, .. _keys.ShowsNumbers ? hints.BareNumbers : []];
        if (!isUnclear && Only([.. shown.Select(number => Earlier(_keys.ByShown(number), comment))], comment, ref isUnclear) is { } numbered) return (numbered, ParentEvidence.Number);
        isUnclear |= shown.Length > 0;

        // A quotation without a name may be of a book.
        int?[] quotations = [.. hints.Quotations.Select(quotation => (quotation.Name, At: Quoted(quotation.Name, quotation.Words, comment))).Where(quotation => quotation.Name is not null || quotation.At is not null).Select(quotation => quotation.At)];
        if (!isUnclear && !quotations.Contains(null) && Only(quotations, comment, ref isUnclear) is { } quoted) return (quoted, ParentEvidence.Quotation);
        isUnclear |= quotations.Length > 0;

        // Whoever names the writer of the page answers the page, unless that writer commented, too.
        string[] names = [.. hints.Names.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => _keys.WriterIn(name) is not null || !pageAuthors.Any(author => name.StartsWith(author, StringComparison.OrdinalIgnoreCase)))];
        if (!isUnclear && names is [var name] && !pageAuthors.Contains(name, StringComparer.OrdinalIgnoreCase) && Only([_keys.WriterIn(name) is { } writer ? _keys.ByWriter(writer, "", comment) : null], comment, ref isUnclear) is { } named)
            return (named, ParentEvidence.Name);
        return (null, isUnclear || names.Length > 0 ? ParentEvidence.Unclear : ParentEvidence.None);
    }

    private int? Quoted(string? name, string words, int comment) =>
        name is not null && _keys.WriterIn(name) is { } writer ? _keys.ByWriter(writer, words, comment) : _keys.ByWords(words, comment);

    /// <summary>The one comment that all evidence points to; what points to itself says nothing.</summary>
    private string? Only(int?[] pointed, int comment, ref bool isUnclear)
    {
        int[] others = [.. pointed.OfType<int>().Where(other => other != comment).Distinct().Take(2)];
        isUnclear |= others.Length > 1;
        return others is [var only] ? ids[only] : null;
    }

    private int? Earlier(int? other, int comment) => other is { } at && _keys.IsEarlier(at, comment) ? at : null;

    private int? Target(string link) => Anchor(link) is { } anchor ? _keys.ByAnchor(anchor) : null;

    private string? OnOtherPage(string link) => Anchor(link) is { } anchor && _keys.ByAnchor(anchor) is null ? _keys.Elsewhere(anchor) : null;

    /// <summary>The anchor of a link that stays on this page or on another of the same thread.</summary>
    private string? Anchor(string link)
    {
        int hash = link.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0 || hash == link.Length - 1) return null;
        string anchor = Uri.UnescapeDataString(link[(hash + 1)..]);
        if (hash == 0) return anchor;
        if (address is null) return link.Contains("://", StringComparison.Ordinal) ? null : anchor;
        return WebAddress.TryNormal(link, address, out Uri? target) && target!.Host == address.Host && Place(target) == Place(address) ? anchor : null;
    }

    private static string Place(Uri at) => PagePart().Replace(at.AbsolutePath, "").TrimEnd('/');

    /// <summary>Takes away parents that lead round in a circle.</summary>
    private void BreakCircles((string? Parent, ParentEvidence By)[] found)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < ids.Count; i++) places.TryAdd(ids[i], i);
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i].By <= ParentEvidence.Nesting) continue;
            int steps = 0;
            string? at = found[i].Parent;
            while (at is not null && at != ids[i] && ++steps <= found.Length && places.TryGetValue(at, out int place)) at = found[place].Parent;
            if (at == ids[i]) found[i] = (null, ParentEvidence.Unclear);
        }
    }

    [GeneratedRegex(@"/(?:comment-)?page[-/]?\d+/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PagePart();
}
