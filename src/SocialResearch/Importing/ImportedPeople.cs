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
    public static ImportedPeople Of(ImportOptions options, string path) =>
        new(options.Pseudonyms ?? Pseudonyms.OfProject(path), (options.Texts ?? TextPrivacy.Scrubbed).Leaving(PublicHandles.Of(options.PublicHandles)));

    /// <summary>Replaces the author, and what else of the post leads to somebody.</summary>
    /// <param name="post">The post as the reader handed it over.</param>
    /// <param name="author">Its author; null for nobody in particular.</param>
    /// <param name="space">Within what the author's id is unique.</param>
    public PostDraft Replace(PostDraft post, string? author, string space) =>
        Border.Pass(post) with { Author = author is null ? null : Names.Of(author, space) };

    /// <summary>A figure without what leads to somebody: of a figure about a post the post's new id, anything else as texts are shown.</summary>
    public MetricReading Replace(MetricReading figure) => figure with
    {
        Header = TextScrubber.Scrub(figure.Header, Texts.Known),
        Name = TextScrubber.Scrub(figure.Name, Texts.Known),
        Dimensions = figure.Dimensions.ToDictionary(
            dimension => TextScrubber.Scrub(dimension.Key, Texts.Known),
            dimension => dimension.Key == MetricReading.Post ? Border.Id(dimension.Value) : Texts.Shown(dimension.Value)),
    };

    private PostBorder Border { get; } = new(Names, Texts);
}
