using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Text;

namespace SocialResearch.Timelines;

/// <summary>Everything that a timeline says about a conversation, measured at once: volume, bursts, changes of level, life cycle, roles, reach.</summary>
public sealed record TimelineReport : MeasureResult
{
    internal TimelineReport() { }

    /// <summary>The counts.</summary>
    public required Timeline Timeline { get; init; }

    /// <summary>The phases of the main wave; its <see cref="LifeCycle.Bursts"/> are the bursts of the report.</summary>
    public required LifeCycle LifeCycle { get; init; }

    /// <summary>When the level changed.</summary>
    public required ChangePoints ChangePoints { get; init; }

    /// <summary>Whether posts come in bursts.</summary>
    public required PostBurstiness Burstiness { get; init; }

    /// <summary>Who spoke when.</summary>
    public required RoleTimelines Roles { get; init; }

    /// <summary>How posts, authors and contacts add up.</summary>
    public required CumulativeReach Reach { get; init; }

    /// <summary>When there were clearly more posts than usual.</summary>
    public Bursts Bursts => LifeCycle.Bursts;

    /// <summary>How often each brand is mentioned, where brands were asked about; the rest of the report is about the first.</summary>
    public BrandMentions? Mentions { get; init; }

    /// <summary>Which part of all posts the brand's are; null where no brand was asked about.</summary>
    public RelativeVolume? Relative { get; init; }

    /// <summary>The brands beside each other; null for fewer than two.</summary>
    public ShareOfVoice? Voices { get; init; }

    /// <summary>The results in reading order.</summary>
    public IReadOnlyList<MeasureResult> Parts => [.. ((MeasureResult?[])[Mentions, Relative, Voices, Timeline, Bursts, LifeCycle, ChangePoints, Burstiness, Roles, Reach]).OfType<MeasureResult>()];

    /// <inheritdoc/>
    public override string Sentence => string.Join(' ', Parts.Select(part => part.Sentence));

    /// <summary>Measures all of it.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="by">How finely time is cut.</param>
    /// <param name="zone">The zone as in "Europe/Berlin".</param>
    /// <param name="from">The first day that was observed; that of the first post when null.</param>
    /// <param name="to">The last one, observed to its end.</param>
    /// <param name="lifeCycle">Where phases begin, and what counts as a burst.</param>
    /// <param name="changes">What counts as a change of level.</param>
    public static TimelineReport Measure(
        Conversation conversation, TimeBin by, string zone, string? from = null, string? to = null, LifeCycleOptions? lifeCycle = null, ChangePointOptions? changes = null)
        => Of(conversation, Timeline.Measure(conversation, by, zone, from, to), lifeCycle, changes);

    /// <summary>Measures the posts that mention a brand, in the bins of the whole conversation, and the brand beside its rivals.</summary>
    /// <param name="conversation">The posts in which brands are looked for.</param>
    /// <param name="brands">The brand first, rivals after it.</param>
    /// <param name="by">How finely time is cut.</param>
    /// <param name="zone">The zone as in "Europe/Berlin".</param>
    /// <param name="from">The first day that was observed; that of the first post when null.</param>
    /// <param name="to">The last one, observed to its end.</param>
    /// <param name="lifeCycle">Where phases begin, and what counts as a burst.</param>
    /// <param name="changes">What counts as a change of level.</param>
    public static TimelineReport Measure(
        Conversation conversation, BrandMatcher brands, TimeBin by, string zone, string? from = null, string? to = null, LifeCycleOptions? lifeCycle = null, ChangePointOptions? changes = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        Timeline whole = Timeline.Measure(conversation, by, zone, from, to);
        BrandMentions mentions = conversation.PerBrand(brands);
        BrandPosts asked = mentions.Brands[0];
        RelativeVolume relative = RelativeVolume.Measure(whole, asked.Posts, $"posts that mention {asked.Brand.Name}");
        ShareOfVoice? voices = mentions.Brands.Count < 2 ? null
            : ShareOfVoice.Measure([.. mentions.Brands.Select(brand => new Voice(brand.Brand.Name, brand.Posts))], by, zone, from, to, asked.Brand.Name);
        TimelineReport report = Of(asked.Posts, relative.Part, lifeCycle, changes) with { Mentions = mentions, Relative = relative, Voices = voices };
        return report with { Caveats = CaveatsOf(report) };
    }

    private static TimelineReport Of(Conversation conversation, Timeline timeline, LifeCycleOptions? lifeCycle, ChangePointOptions? changes)
    {
        var report = new TimelineReport
        {
            Timeline = timeline,
            LifeCycle = LifeCycle.Measure(timeline, lifeCycle),
            ChangePoints = ChangePoints.Measure(timeline, changes),
            Burstiness = PostBurstiness.Measure(conversation),
            Roles = RoleTimelines.Of(conversation, timeline),
            Reach = CumulativeReach.Of(conversation, timeline),
        };
        return report with { Caveats = CaveatsOf(report) };
    }

    private static IReadOnlyList<Caveat> CaveatsOf(TimelineReport report) => [.. report.Parts.SelectMany(part => part.Caveats).Distinct()];

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["What", "Finding"],
        [
            .. Mentions is null ? [] : (IReadOnlyList<string>[])[["mentions", Mentions.Sentence]],
            .. Voices is null ? [] : (IReadOnlyList<string>[])[["share of voice", Voices.Sentence]],
            ["volume", Timeline.Sentence], ["bursts", Bursts.Sentence], ["life cycle", LifeCycle.Sentence], ["change of level", ChangePoints.Sentence],
            ["burstiness", Burstiness.Sentence], ["roles", Roles.Sentence], ["cumulative", Reach.Sentence],
        ],
        Timeline.Foot());
}
