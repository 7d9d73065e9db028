using SocialResearch.Conversations;
using SocialResearch.Results;

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

    /// <summary>The results in reading order.</summary>
    public IReadOnlyList<MeasureResult> Parts => [Timeline, Bursts, LifeCycle, ChangePoints, Burstiness, Roles, Reach];

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
    {
        Timeline timeline = Timeline.Measure(conversation, by, zone, from, to);
        var report = new TimelineReport
        {
            Timeline = timeline,
            LifeCycle = LifeCycle.Measure(timeline, lifeCycle),
            ChangePoints = ChangePoints.Measure(timeline, changes),
            Burstiness = PostBurstiness.Measure(conversation),
            Roles = RoleTimelines.Of(conversation, timeline),
            Reach = CumulativeReach.Of(conversation, timeline),
        };
        return report with { Caveats = [.. report.Parts.SelectMany(part => part.Caveats).Distinct()] };
    }

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["What", "Finding"],
        [
            ["volume", Timeline.Sentence], ["bursts", Bursts.Sentence], ["life cycle", LifeCycle.Sentence], ["change of level", ChangePoints.Sentence],
            ["burstiness", Burstiness.Sentence], ["roles", Roles.Sentence], ["cumulative", Reach.Sentence],
        ],
        Timeline.Foot());
}
