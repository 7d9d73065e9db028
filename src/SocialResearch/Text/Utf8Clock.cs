namespace SocialResearch.Text;

/// <summary>Reads times as most tables have them from their bytes: <c>2019-03-01T12:34:56Z</c> and <c>2019-03-01 12:34:56</c>.</summary>
internal static class Utf8Clock
{
    /// <summary>What the clock shows; false for anything that is written otherwise or that no calendar from 1900 to 2200 has.</summary>
    /// <param name="text">The time.</param>
    /// <param name="clock">What the clock shows.</param>
    /// <param name="isUtc">Whether Z follows, which says that it is a clock in UTC.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTime clock, out bool isUtc)
    {
        clock = default;
        isUtc = text.Length == 20 && text[19] == 'Z';
        if ((text.Length != 19 && !isUtc) || text[10] is not ((byte)'T' or (byte)' ') || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':') return false;
        int year = Two(text) * 100 + Two(text[2..]), month = Two(text[5..]), day = Two(text[8..]), hour = Two(text[11..]), minute = Two(text[14..]), second = Two(text[17..]);
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return false;
        clock = new(new DateTime(year, month, day).Ticks + ((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond);
        return true;
    }

    /// <summary>Two digits; far below zero where they are none.</summary>
    private static int Two(ReadOnlySpan<byte> text) => (uint)(text[0] - '0') <= 9 && (uint)(text[1] - '0') <= 9 ? (text[0] - '0') * 10 + text[1] - '0' : -100_000;
}
