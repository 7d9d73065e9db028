using System.Buffers.Binary;

namespace SocialResearch.Text;

/// <summary>Reads times as most tables have them from their bytes: <c>2019-03-01T12:34:56Z</c> and <c>2019-03-01 12:34:56</c>.</summary>
internal static class Utf8Clock
{
    // As they stand in a word of eight bytes, of which the first is the lowest.
    private const ulong Date = 0x2D30_302D_3030_3030, DateSigns = 0xFF00_00FF_0000_0000, Hours = 0x3030_3A30_3054_3030, HoursSigns = 0x0000_FF00_0000_0000, Seconds = 0x3030_3A30, SecondsSigns = 0xFF00, Between = 0xFF_0000;

    /// <summary>What the clock shows; false for anything that is written otherwise or that no calendar from 1900 to 2200 has.</summary>
    /// <param name="text">The time.</param>
    /// <param name="clock">What the clock shows.</param>
    /// <param name="isUtc">Whether Z follows, which says that it is a clock in UTC.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTime clock, out bool isUtc)
    {
        clock = default;
        isUtc = text.Length == 20 && text[19] == 'Z';
        if ((text.Length != 19 && !isUtc) || text[10] is not ((byte)'T' or (byte)' ')) return false;
        // 2019-03-, 01T12:34 and 4:56: each byte becomes its digit, and nothing where it is the sign that must stand there.
        ulong date = BinaryPrimitives.ReadUInt64LittleEndian(text) ^ Date, hours = (BinaryPrimitives.ReadUInt64LittleEndian(text[8..]) ^ Hours) & ~Between, seconds = BinaryPrimitives.ReadUInt32LittleEndian(text[15..]) ^ Seconds;
        if (!AreDigits(date) || !AreDigits(hours) || !AreDigits(seconds) || ((date & DateSigns) | (hours & HoursSigns) | (seconds & SecondsSigns)) != 0) return false;
        (date, hours, seconds) = (Pairs(date), Pairs(hours), Pairs(seconds));
        int year = (byte)date * 100 + (byte)(date >> 16), month = (byte)(date >> 40), day = (byte)hours, hour = (byte)(hours >> 24), minute = (byte)(hours >> 48), second = (byte)(seconds >> 16);
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        clock = new(new DateTime(year, month, day).Ticks + ((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond);
        return true;
    }

    /// <summary>Whether no byte is more than nine.</summary>
    private static bool AreDigits(ulong bytes) => (((bytes + 0x7676_7676_7676_7676) | bytes) & 0x8080_8080_8080_8080) == 0;

    /// <summary>Each digit and the one behind it as a number of two digits.</summary>
    private static ulong Pairs(ulong digits) => digits * 10 + (digits >> 8);
}
