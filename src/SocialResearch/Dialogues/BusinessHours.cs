using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Dialogues;

/// <summary>When an office is open: on which weekdays, from when to when by its own clocks, and not on holidays.</summary>
/// <remarks>
/// Times of day are local, so an office that opens at nine opens at nine before and after clocks change; a day on which they
/// change while it is open is an hour shorter or longer. Default: Monday to Friday, 9 to 17, Europe/Berlin, no holidays, because
/// nobody knows the state; say which one with <see cref="State"/>.
/// </remarks>
public sealed record BusinessHours
{
    /// <summary>When the office opens.</summary>
    public TimeOnly Opens { get; init; } = new(9, 0);

    /// <summary>When it closes; midnight, 00:00, is the end of the day.</summary>
    public TimeOnly Closes { get; init; } = new(17, 0);

    /// <summary>The days on which it opens.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>The zone of its clocks.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The German state whose holidays it keeps; null for none.</summary>
    public GermanState? State { get; init; }

    /// <summary>Other days on which it is closed.</summary>
    public IReadOnlyList<DateOnly> ClosedOn { get; init; } = [];

    /// <summary>How long the office was open between two instants; zero when the second is not later.</summary>
    /// <param name="from">The beginning.</param>
    /// <param name="to">The end.</param>
    public TimeSpan OpenBetween(DateTimeOffset from, DateTimeOffset to) => to <= from ? TimeSpan.Zero : new OpenTime(this, from, to).Between(from, to);

    /// <summary>"Mo–Fr 09:00 to 17:00 Europe/Berlin, holidays of Sachsen".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join(", ", Days.OrderBy(day => ((int)day + 6) % 7).Select(day => day.ToString()[..2]))} {Opens:HH\\:mm} to {(Closes == TimeOnly.MinValue ? "24:00" : Closes.ToString("HH\\:mm", CultureInfo.InvariantCulture))} {Zone.Id}, {(State is { } state ? $"without the holidays of {state}" : "holidays not known")}");

    /// <summary>Equal when open at the same times.</summary>
    public bool Equals(BusinessHours? other) => other is not null && (Opens, Closes, Zone.Id, State) == (other.Opens, other.Closes, other.Zone.Id, other.State)
        && Days.ToHashSet().SetEquals(other.Days) && ClosedOn.ToHashSet().SetEquals(other.ClosedOn);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Opens, Closes, Zone.Id, State);

    internal void Check()
    {
        if (Closes != TimeOnly.MinValue && Closes <= Opens)
            throw new ArgumentException("The office closes before it opens. For hours over midnight measure two offices, one for each part of the day.", nameof(Closes));
        if (Days.Count == 0) throw new ArgumentException("The office never opens: name at least one weekday.", nameof(Days));
    }
}

/// <summary>Open time counted once for a whole period, so that each question after it costs nothing.</summary>
internal sealed class OpenTime
{
    private readonly BusinessHours _hours;
    private readonly DateOnly _first;
    private readonly (long Opens, long Closes, long Before)[] _days;

    public OpenTime(BusinessHours hours, DateTimeOffset from, DateTimeOffset to)
    {
        hours.Check();
        _hours = hours;
        _first = DayOf(from);
        if (hours.State is not null && _first.Year < GermanHolidays.FirstYear)
        {
            throw new InsufficientDataException($"The table of German holidays begins with {GermanHolidays.FirstYear}, and there are earlier posts.",
                "Name no state, or select later posts with Between.");
        }
        int days = DayOf(to).DayNumber - _first.DayNumber + 1;
        var holidays = new HashSet<DateOnly>(hours.ClosedOn);
        for (int year = _first.Year; hours.State is { } state && year <= DayOf(to).Year; year++) holidays.UnionWith(GermanHolidays.Of(state, year).Select(holiday => holiday.Day));
        _days = new (long, long, long)[days];
        long before = 0;
        for (int i = 0; i < days; i++)
        {
            DateOnly day = _first.AddDays(i);
            bool isOpen = hours.Days.Contains(day.DayOfWeek) && !holidays.Contains(day);
            long opens = Ticks(day, hours.Opens), closes = !isOpen ? opens : hours.Closes == TimeOnly.MinValue ? Ticks(day.AddDays(1), TimeOnly.MinValue) : Ticks(day, hours.Closes);
            _days[i] = (opens, closes, before);
            before += closes - opens;
        }
    }

    /// <summary>Open time between two instants of the period.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => new(Math.Max(0, Until(to) - Until(from)));

    private long Until(DateTimeOffset instant)
    {
        (long opens, long closes, long before) = _days[DayOf(instant).DayNumber - _first.DayNumber];
        return before + Math.Clamp(instant.UtcTicks, opens, closes) - opens;
    }

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _hours.Zone).DateTime);

    /// <summary>A local time of day as an instant: where clocks jump over it, when they land; where it comes twice, the first time.</summary>
    private long Ticks(DateOnly day, TimeOnly time)
    {
        if (time == TimeOnly.MinValue) return TimeWindow.BeginOf(day, _hours.Zone).UtcTicks;
        DateTime local = day.ToDateTime(time);
        while (_hours.Zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        TimeSpan offset = _hours.Zone.IsAmbiguousTime(local) ? _hours.Zone.GetAmbiguousTimeOffsets(local).Max() : _hours.Zone.GetUtcOffset(local);
        return local.Ticks - offset.Ticks;
    }
}
