using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Importing.Delimited;
using SocialResearch.Text;

namespace SocialResearch.Importing;

/// <summary>Reads the times of one column and remembers what had to be assumed for them.</summary>
/// <param name="column">Its name, for messages.</param>
/// <param name="zone">The zone of times that are written without one.</param>
/// <param name="order">Finds out what 10/02/2026 means; asked when the column holds such a date.</param>
internal sealed class TimeColumn(string column, TimeZoneInfo zone, Func<DayOrder> order)
{
    private readonly Utf8Clock _clock = new();
    private DayOrder? _order;
    private long _withoutZone, _skipped, _twice;

    /// <param name="column">Its name, for messages.</param>
    /// <param name="zone">The zone of times that are written without one.</param>
    /// <param name="order">What 10/02/2026 means.</param>
    public TimeColumn(string column, TimeZoneInfo zone, DayOrder order) : this(column, zone, () => order) => _order = order;

    /// <summary>Reads one time.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="time">The time; null when the cell says that there is none.</param>
    /// <returns>Why it cannot be read, to follow the column's name; null when it can.</returns>
    public string? Read(ReadOnlySpan<char> text, out PostTime? time)
    {
        time = null;
        if (Numbers.IsMissing(text) || text.TrimStart().StartsWith("0000-00-00")) return null;
        if (_order is null && WrittenTime.IsSlashDate(text.Trim(), out _, out _)) _order = order();
        if (WrittenTime.Read(text, _order ?? DayOrder.DayFirst, out WrittenTime written) is { } reason) return reason;
        time = Noted(written);
        return null;
    }

    /// <summary>The same of a cell in UTF-8.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="post">Gets the time.</param>
    public string? Read(ReadOnlySpan<byte> cell, ref Utf8Post post)
    {
        if (!_clock.TryRead(cell, out DateTime clock, out bool isUtc)) return ReadCharacters(cell, ref post);
        post.Precision = TimePrecision.Second;
        post.Ticks = isUtc ? clock.Ticks : Noted(new(clock, null, TimePrecision.Second)).Utc.UtcTicks;
        return null;
    }

    private string? ReadCharacters(ReadOnlySpan<byte> cell, ref Utf8Post post)
    {
        string? reason = Read(Utf8Cell.Characters(cell, stackalloc char[64]), out PostTime? time);
        post.Time = time;
        return reason;
    }

    private PostTime Noted(in WrittenTime written)
    {
        if (written.Offset is null) _withoutZone++;
        PostTime time = written.In(zone, out ClockJump jump);
        if (jump == ClockJump.Skipped) _skipped++;
        if (jump == ClockJump.Twice) _twice++;
        return time;
    }

    /// <summary>Says what was assumed, once the column is read.</summary>
    public IEnumerable<string> Assumptions()
    {
        if (_withoutZone > 0) yield return Say($"Times without a zone in {column}: {_withoutZone:N0}; read as {zone.Id}.");
        if (_skipped > 0) yield return Say($"Times in {column} within an hour that the clocks of {zone.Id} skip: {_skipped:N0}; read with the offset before it.");
        if (_twice > 0) yield return Say($"Times in {column} within an hour that the clocks of {zone.Id} show twice: {_twice:N0}; the first one was taken.");
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
