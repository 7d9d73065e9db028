namespace SocialResearch.Participations;

/// <summary>Which choices <see cref="ParticipationSensitivity"/> tries; change them with <c>with</c>.</summary>
public sealed record SensitivityOptions
{
    /// <summary>Rounding rule and bootstrap of every row.</summary>
    public ParticipationOptions Participation { get; init; } = new();

    /// <summary>Other ways of telling people apart: by name or e-mail address, IP addresses merged. Each becomes a row.</summary>
    public IReadOnlyList<NamedCounts> Alternatives { get; init; } = [];

    /// <summary>Lengths of rolling windows in days, each window beginning half a length after the one before.</summary>
    public IReadOnlyList<int> WindowDays { get; init; } = [30, 90];

    /// <summary>Parts of the posts drawn at random, as shares.</summary>
    public IReadOnlyList<double> SampleShares { get; init; } = [0.5, 0.1];

    /// <summary>How often each part is drawn; at least 20.</summary>
    public int SampleDraws { get; init; } = 200;

    /// <summary>The zone in which days begin; UTC unless said otherwise.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How far from the claimed share still counts as it.</summary>
    public double Tolerance { get; init; } = 0.05;

    internal void Check()
    {
        if (SampleDraws < 20) throw new ArgumentOutOfRangeException(nameof(SampleDraws), SampleDraws, "A spread needs at least 20 draws.");
        if (WindowDays.Any(days => days < 2)) throw new ArgumentOutOfRangeException(nameof(WindowDays), "A rolling window has at least 2 days.");
        if (SampleShares.Any(share => !(share is > 0 and < 1)))
            throw new ArgumentOutOfRangeException(nameof(SampleShares), "A part of the posts is a share between 0 and 1: write 0.1 for 10 %.");
    }
}
