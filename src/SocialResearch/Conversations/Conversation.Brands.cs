using SocialResearch.Results;
using SocialResearch.Text;

namespace SocialResearch.Conversations;

public sealed partial class Conversation
{
    /// <summary>The posts that mention a brand, or one of several.</summary>
    /// <remarks>Looked for in the texts as they were written, handles included. What counts as a mention stands at <see cref="BrandMatcher"/>.</remarks>
    /// <param name="matcher">The brands.</param>
    public Conversation Mentioning(BrandMatcher matcher)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        return Keep(row => Columns.Texts[row] is { } text && matcher.Find(text).Count > 0, () => "mentioning " + InWords(matcher.Brands));
    }

    /// <summary>For each brand the posts that mention it, in one pass over the posts; a post that names two brands is in both.</summary>
    /// <param name="matcher">The brands.</param>
    public BrandMentions PerBrand(BrandMatcher matcher)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        Dictionary<string, int> places = matcher.Brands.Select((brand, i) => (brand.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);
        var rows = new List<int>[places.Count];
        for (int i = 0; i < rows.Length; i++) rows[i] = [];
        int[] ambiguous = new int[places.Count];
        int naming = 0, shared = 0, scrubbed = 0;
        for (int at = 0; at < Count; at++)
        {
            int row = RowAt(at), named = 0;
            if (Columns.Texts[row] is not { } text) continue;
            if (text.Contains("[handle]", StringComparison.Ordinal)) scrubbed++;
            foreach (var group in matcher.Explain(text).GroupBy(mention => places[mention.Brand.Name]))
            {
                if (group.Any(mention => mention.Counts))
                {
                    rows[group.Key].Add(row);
                    named++;
                }
                else if (group.Any(mention => mention.Withheld is WithheldReason.NoContext or WithheldReason.OtherMeaning)) ambiguous[group.Key]++;
            }
            if (named > 0) naming++;
            if (named > 1) shared++;
        }
        return BrandMentions.Of(this, [.. matcher.Brands.Select((brand, i) => BrandPosts.Of(
            brand, new(Columns, [.. rows[i]], Selection.With(Columns.Privacy.ShownWords($"mentioning {brand.Name}"), rows[i].Count)), ambiguous[i], Count))],
            naming, shared, matcher.Brands.Any(brand => brand.Handles.Count > 0) ? scrubbed : 0);
    }

    /// <summary>Every place where a post seems to mention a brand, with the reason why it counts or not; for checking a description of a brand.</summary>
    /// <remarks>
    /// Explanations name posts by their id and hold the brand's names only. Places are those of the text as it was written, which differ
    /// from places in <see cref="Post.Text"/> where something was scrubbed.
    /// </remarks>
    /// <param name="matcher">The brands.</param>
    public IReadOnlyList<BrandMention> Explain(BrandMatcher matcher)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        return [.. this.SelectMany(post => matcher.Explain(post.TextAsWritten, post.Id)).Select(Shown)];
    }

    /// <summary>A handle leaves only as other texts do: a brand's when it was named as public, a person's never.</summary>
    private BrandMention Shown(BrandMention mention) => mention.Form != MentionForm.Handle ? mention
        : mention with { Text = Columns.Privacy.ShownWords(mention.Text), Name = Columns.Privacy.ShownWords(mention.Name) };

    private static string InWords(IReadOnlyList<Brand> brands) =>
        brands.Count <= 3 ? string.Join(" or ", brands.Select(brand => brand.Name)) : $"one of {Wording.Count(brands.Count)} brands";
}
