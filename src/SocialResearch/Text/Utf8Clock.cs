using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SocialResearch.Text;

/// <summary>Reads times as most tables have them from their bytes: <c>2019-03-01T12:34:56Z</c> and <c>2019-03-01 12:34:56</c>.</summary>
/// <remarks>Posts of one day stand together most often, so the day that was read last is kept.</remarks>
internal sealed class Utf8Clock
{
    // As they stand in a word of eight bytes, of which the first is the lowest: 2019-03- and 12:34:56.
    private const ulong Month = 0x2D30_302D_3030_3030, MonthSigns = 0xFF00_00FF_0000_0000, Time = 0x3030_3A30_303A_3030, TimeSigns = 0x0000_FF00_00FF_0000;

    // What no text in UTF-8 has.
    private ulong _month = ulong.MaxValue;
    private int _day;
    private long _midnight;

    /// <summary>What the clock shows; false for anything that is written otherwise or that no calendar from 1900 to 2200 has.</summary>
    /// <param name="text">The time.</param>
    /// <param name="clock">What the clock shows.</param>
    /// <param name="isUtc">Whether Z follows, which says that it is a clock in UTC.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(ReadOnlySpan<byte> text, out DateTime clock, out bool isUtc)
    {
        clock = default;
        isUtc = text.Length == 20 && text[19] == 'Z';
        if ((text.Length != 19 && !isUtc) || text[10] is not ((byte)'T' or (byte)' ')) return false;
        // Each byte becomes its digit, and nothing where it is the sign that must stand there.
        ulong time = BinaryPrimitives.ReadUInt64LittleEndian(text[11..]) ^ Time;
        if (!AreDigits(time) || (time & TimeSigns) != 0) return false;
        time = Pairs(time);
        int hour = (byte)time, minute = (byte)(time >> 24), second = (byte)(time >> 48), day = BinaryPrimitives.ReadUInt16LittleEndian(text[8..]);
        ulong month = BinaryPrimitives.ReadUInt64LittleEndian(text);
        if (hour > 23 || minute > 59 || second > 59 || ((month != _month || day != _day) && !TryReadDay(month, day))) return false;
        clock = new(_midnight + ((hour * 60 + minute) * 60 + second) * TimeSpan.TicksPerSecond);
        return true;
    }

    private bool TryReadDay(ulong month, int day)
    {
        ulong digits = month ^ Month;
        int tens = (day & 0xFF) - '0', ones = (day >> 8) - '0';
        if (!AreDigits(digits) || (digits & MonthSigns) != 0 || tens is < 0 or > 9 || ones is < 0 or > 9) return false;
        digits = Pairs(digits);
        int year = (byte)digits * 100 + (byte)(digits >> 16), monthOfYear = (byte)(digits >> 40), dayOfMonth = tens * 10 + ones;
        if (year is < 1900 or > 2200 || monthOfYear is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, monthOfYear)) return false;
        (_month, _day, _midnight) = (month, day, new DateTime(year, monthOfYear, dayOfMonth).Ticks);
        return true;
    }

    /// <summary>Whether no byte is more than nine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreDigits(ulong bytes) => (((bytes + 0x7676_7676_7676_7676) | bytes) & 0x8080_8080_8080_8080) == 0;

    /// <summary>Each digit and the one behind it as a number of two digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pairs(ulong digits) => digits * 10 + (digits >> 8);
}
