using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Privacy;

namespace SocialResearch.Importing;

/// <summary>What becomes of people on the way in: of their names, of ids and addresses built from them, of what they wrote.</summary>
/// <param name="Names">Makes pseudonyms.</param>
/// <param name="Texts">How texts and addresses look once they leave the conversation.</param>
internal sealed record ImportedPeople(Pseudonyms Names, TextPrivacy Texts)
{
    /// <summary>What was done, as the provenance of each file carries it.</summary>
    public string Recorded => $"{Names.Recorded} {Texts.Recorded}";

    /// <summary>What the options ask for, with the key of the project the file belongs to unless they bring one.</summary>
    public static ImportedPeople Of(ImportOptions options, string path)
    {
        PublicHandles handles = PublicHandles.Of(options.PublicHandles);
        return new(options.Pseudonyms ?? Pseudonyms.OfProject(path), (options.Texts ?? TextPrivacy.Scrubbed).Leaving(handles))
        {
            Public = handles,
            BrandAuthors = [.. options.BrandAuthors.Select(Bare)],
        };
    }

    /// <summary>Replaces the author, and what else of the post leads to somebody; a handle that was declared public is nobody's and stays.</summary>
    /// <param name="post">The post as the reader handed it over.</param>
    /// <param name="author">Its author; null for nobody in particular.</param>
    /// <param name="space">Within what the author's id is unique.</param>
    public PostDraft Replace(PostDraft post, string? author, string space) =>
        Border.Pass(post) with { Author = author is null ? null : Public.Of(author) ?? Names.Of(author, space) };

    /// <summary>The name that an author gets, for a caller that remembers it.</summary>
    public string NameOf(string author, string space) => Public.Of(author) ?? Names.Made(author, space);

    /// <summary>The same in UTF-8 of an id that is <see cref="Ids.IsPlain"/>; null when only characters tell.</summary>
    public byte[]? NameOf(ReadOnlySpan<byte> author, string space) => Public.Written.Count > 0 ? null : Names.Made(author, space);

    /// <summary>Replaces what else of a post in UTF-8 leads to somebody.</summary>
    public void Replace(ref Utf8Post post) => Border.Pass(ref post);

    /// <summary>The figures of a row without what leads to somebody: of a figure about a post the post's new id, anything else as texts are shown.</summary>
    /// <remarks>Figures that share their dimensions go on sharing them: that is how a table knows its rows again.</remarks>
    public IEnumerable<MetricReading> Replace(IReadOnlyList<MetricReading> figures)
    {
        IReadOnlyDictionary<string, string>? last = null, replaced = null;
        foreach (MetricReading figure in figures)
        {
            if (replaced is null || !ReferenceEquals(figure.Dimensions, last)) (last, replaced) = (figure.Dimensions, Replace(figure.Dimensions));
            yield return figure with { Header = Shown(figure.Header), Name = Shown(figure.Name), Dimensions = replaced };
        }
    }

    private Dictionary<string, string> Replace(IReadOnlyDictionary<string, string> dimensions)
    {
        var replaced = new Dictionary<string, string>();
        foreach ((string name, string value) in dimensions)
            replaced[Shown(name)] = name == MetricReading.Post ? Border.Id(value) : Texts.Shown(value);
        return replaced;
    }

    /// <summary>Accounts that were named as the brand's.</summary>
    public IReadOnlyList<string> BrandAuthors { get; private init; } = [];

    /// <summary>Whether an author, by the source's own name, speaks for the brand.</summary>
    public bool IsBrand(string author) => BrandAuthors.Count > 0 && BrandAuthors.Contains(Bare(author), StringComparer.OrdinalIgnoreCase);

    private static string Bare(string author) => author.Trim().TrimStart('@');

    private string Shown(string name) => TextScrubber.Scrub(name, Texts.Known);

    private PublicHandles Public { get; init; } = PublicHandles.None;

    private PostBorder Border { get; } = new(Names, Texts);
}
