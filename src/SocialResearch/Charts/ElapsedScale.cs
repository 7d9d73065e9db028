using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>Days since a beginning on an axis where the first days have most room: place = log₁₀(1 + days).</summary>
/// <remarks>
/// A crisis happens in its first week and has an epilogue of years. On even days the week is a smear, on a logarithm there is no day
/// zero; one day added gives both their place. Up to two weeks, days are even.
/// </remarks>
internal sealed class ElapsedScale(double lastDay)
{
    private const double EvenUpTo = 14;

    private static readonly (double Days, string Name)[] s_marks =
        [(0, "0"), (1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5"), (7, "7"), (10, "10"), (14, "14"), (21, "21"), (30, "30"), (60, "60"), (90, "90"), (180, "180"), (365, "1 year"), (730, "2 years"), (1461, "4 years"), (3652, "10 years")];

    public bool IsEven { get; } = lastDay <= EvenUpTo;

    public double Place(double days) => IsEven ? days : Math.Log10(1 + Math.Max(0, days));

    /// <summary>A stretch of time, never narrower than a hair, so that it can be seen.</summary>
    public (double From, double To) Stretch(double from, double to)
    {
        (double low, double high) = (Place(from), Place(to));
        return (low, Math.Max(high, low + Place(lastDay) * 0.007));
    }

    public AxisOptions Axis(string title) => new(IsEven ? title : $"{title}; the first days have more room", (-Place(lastDay) * 0.02, Place(lastDay) * 1.02))
    {
        Given = [.. s_marks.Where(mark => mark.Days <= lastDay).Select(mark => new Tick(Place(mark.Days), [mark.Name]))],
    };

    public static string Days(double days) => Wording.Plain(days) + (days == 1 ? " day" : " days");
}
