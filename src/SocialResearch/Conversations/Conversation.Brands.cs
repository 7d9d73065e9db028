using SocialResearch.Results;
using SocialResearch.Text;

namespace SocialResearch.Conversations;

public sealed partial class Conversation
{
    /// <summary>The posts that mention a brand, or one of several.</summary>
    /// <remarks>Looked for in the texts as they were written, handles included. What counts as a mention stands at <see cref="BrandMatcher"/>.</remarks>
    /// <param name="matcher">The brands.</param>
    /// <param name="progress">Told which part of the posts was looked at, 0 to 1; from several threads.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public Conversation Mentioning(BrandMatcher matcher, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        int[] rows = [.. MentionScan.Of(this, matcher, progress, cancellation).SelectMany(part => part.Named.Select(named => named.Row).Distinct())];
        return new(Columns, rows, Selection.With(Columns.Privacy.ShownWords("mentioning " + InWords(matcher.Brands)), rows.Length));
    }

    /// <summary>For each brand the posts that mention it, in one pass over the posts; a post that names two brands is in both.</summary>
    /// <param name="matcher">The brands.</param>
    /// <param name="progress">Told which part of the posts was looked at, 0 to 1; from several threads.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public BrandMentions PerBrand(BrandMatcher matcher, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        var rows = new List<int>[matcher.Brands.Count];
        for (int i = 0; i < rows.Length; i++) rows[i] = [];
        int[] ambiguous = new int[rows.Length];
        int naming = 0, shared = 0, scrubbed = 0;
        foreach (MentionScan.Part part in MentionScan.Of(this, matcher, progress, cancellation))
        {
            foreach ((int brand, int row) in part.Named) rows[brand].Add(row);
            foreach (int brand in part.Ambiguous) ambiguous[brand]++;
            (naming, shared, scrubbed) = (naming + part.Naming, shared + part.Shared, scrubbed + part.Scrubbed);
        }
        return BrandMentions.Of(this, [.. matcher.Brands.Select((brand, i) => BrandPosts.Of(
            brand, new(Columns, [.. rows[i]], Selection.With(Columns.Privacy.ShownWords($"mentioning {brand.Name}"), rows[i].Count)), ambiguous[i], Count))], naming, shared, scrubbed);
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
