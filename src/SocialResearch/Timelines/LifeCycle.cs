using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>A phase in the life of a conversation.</summary>
public enum LifePhase
{
    /// <summary>First posts above the usual, before it grows.</summary>
    Start,

    /// <summary>It grows towards the peak.</summary>
    Growth,

    /// <summary>It is near its greatest height.</summary>
    Peak,

    /// <summary>It falls.</summary>
    Decay,

    /// <summary>What remains after the wave, until the next one or the end.</summary>
    Afterlife,
}

/// <summary>How a conversation came up, stood, and went: start, growth, peak, decay, afterlife of its main wave.</summary>
/// <remarks>
/// The main wave is the burst with most posts above the baseline (<see cref="Timelines.Bursts"/>), widened to both sides as long as its
/// height stays above a tenth of the peak. The height of a bin is (count − baseline)/(most in the wave − baseline). Start: from the beginning of the
/// wave until a quarter of the height. Growth: until three quarters. Peak: from the first to the last bin with three quarters, so that
/// a wave with two tops has one peak that holds both. Decay: from then to the end of the wave. Afterlife: until the next burst or the last bin
/// observed whole. A phase that is passed within one bin has none of its own. All limits are conventions
/// (<see cref="LifeCycleOptions"/>); the phases describe, they do not forecast. Where no burst stands out there is no cycle.
/// </remarks>
public sealed record LifeCycle : MeasureResult
{
    internal LifeCycle() { }

    /// <summary>The bursts, among them those that are not the main one.</summary>
    public required Bursts Bursts { get; init; }

    /// <summary>Where phases begin.</summary>
    public required LifeCycleOptions Options { get; init; }

    /// <summary>The phases in the order of time; those without a bin of their own are left out. None when there is no cycle.</summary>
    public required IReadOnlyList<PhaseSpan> Phases { get; init; }

    /// <summary>Why there is no cycle; null when there is one.</summary>
    public required string? WhyNone { get; init; }

    /// <summary>Afterlife over baseline: 1 when as much is said after as usual; undefined where either is missing.</summary>
    public required Estimate Remains { get; init; }

    /// <summary>The counts.</summary>
    public Timeline Timeline => Bursts.Timeline;

    /// <summary>The other bursts, by time.</summary>
    public IReadOnlyList<Burst> Others => [.. Bursts.Outer.Where(burst => burst != Bursts.Main)];

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            if (WhyNone is not null) return $"There is no life cycle to tell. {WhyNone}";
            string phases = string.Join(", ", Phases.Select(phase => $"{NameOf(phase.Phase)} {Timeline.Length(phase.Last - phase.First + 1)}"));
            string others = Others.Count == 0 ? "" : $" {Count(Others.Count, "other burst is", "other bursts are")} not part of it.";
            return $"Main wave, {Timeline.Period(Phases[0].First, Phases.Last(phase => phase.Phase != LifePhase.Afterlife).Last)}: {phases}; most {Timeline.At()} {TimelineText.Name(Timeline.By, Bursts.Main!.Peak)} ({Count(Bursts.Main.Peak.Posts)}).{others}";
        }
    }

    /// <summary>Finds the phases of a timeline.</summary>
    /// <param name="timeline">The counts.</param>
    /// <param name="options">Where phases begin.</param>
    /// <exception cref="ArgumentException">Limits do not ascend.</exception>
    public static LifeCycle Measure(Timeline timeline, LifeCycleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        options ??= new();
        options.Check();
        return LifeCyclePhases.Of(Timelines.Bursts.Measure(timeline, options.Bursts), options);
    }

    internal static string NameOf(LifePhase phase) => phase.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["Phase", "When", Column.Number(TimelineText.Unit(Timeline.By, 2)), Column.Number("Posts"), Column.Number($"Posts a {Timeline.Unit()}"), "Definition"],
        [.. Enum.GetValues<LifePhase>().Select(phase => Phases.FirstOrDefault(span => span.Phase == phase) is { } span
            ? (IReadOnlyList<string>)[NameOf(phase), Timeline.Period(span.First, span.Last), Count(span.Last - span.First + 1), Count(span.Posts), Fixed(span.Posts / (double)(span.Last - span.First + 1), 1), Definition(phase)]
            : [NameOf(phase), "none", "", "", "", WhyNone ?? $"no {Timeline.Unit()} of its own"])],
        $"Height above {(Bursts.Baseline.Value is { } level ? Plain(level) : "0")} posts a {Timeline.Unit()}. {Timeline.Foot()}");

    private string Definition(LifePhase phase) => phase switch
    {
        LifePhase.Start => $"until {Percent(Options.Growth, 0)} of the height",
        LifePhase.Growth => $"until {Percent(Options.Peak, 0)} of the height",
        LifePhase.Peak => $"from the first to the last {Timeline.Unit()} with {Percent(Options.Peak, 0)} of the height",
        LifePhase.Decay => $"until {Percent(Options.Edge, 0)} of the height",
        _ => "until the next burst, or the end",
    };
}

/// <summary>When a phase lasted.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="First">Its first bin, as a place in the bins of the timeline.</param>
/// <param name="Last">Its last bin, included.</param>
/// <param name="Posts">The posts in it.</param>
public sealed record PhaseSpan(LifePhase Phase, int First, int Last, long Posts);
