using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using SocialResearch.Text;

namespace SocialResearch.Tests.Text;

public sealed class Utf8ClockTests
{
    [Fact]
    public void Every_second_of_the_calendar_is_read_as_it_is_written() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            DateTime written = new DateTime(1900, 1, 1).AddSeconds(random.NextInt64(301L * 365 * 86_400));
            bool isUtc = random.Next(2) == 0;
            string text = written.ToString(random.Next(2) == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + (isUtc ? "Z" : "");
            return new Utf8Clock().TryRead(Encoding.UTF8.GetBytes(text), out DateTime clock, out bool isZ) && clock == written && isZ == isUtc;
        }).Holds(5_000);

    [Fact]
    public void Any_other_byte_at_any_place_is_refused_or_read_as_the_framework_reads_it()
    {
        byte[] time = "2024-02-29T23:59:58Z"u8.ToArray();
        for (int at = 0; at < time.Length; at++)
        {
            for (int sign = 0; sign < 256; sign++)
            {
                byte[] changed = [.. time];
                changed[at] = (byte)sign;
                string text = Encoding.Latin1.GetString(changed);
                bool isTime = DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime expected) && expected.Year is >= 1900 and <= 2200
                    // It takes other blanks for a blank.
                    && text[10] is 'T' or ' ' && expected.ToString(text[10] == 'T' ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) == text;
                Assert.Equal(isTime, new Utf8Clock().TryRead(changed, out DateTime clock, out _));
                if (isTime) Assert.Equal(expected, clock);
            }
        }
    }

    [Fact]
    public void What_was_read_before_changes_nothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var reused = new Utf8Clock();
            // Days that are near each other, and some that no calendar has.
            return Enumerable.Range(0, 50).All(step =>
            {
                byte[] text = Encoding.UTF8.GetBytes($"20{random.Next(19, 22)}-{random.Next(0, 3):00}-{random.Next(27, 33)}T{random.Next(22, 25)}:00:0{random.Next(10)}Z");
                bool isTime = new Utf8Clock().TryRead(text, out DateTime alone, out _);
                return reused.TryRead(text, out DateTime clock, out _) == isTime && (!isTime || clock == alone);
            });
        }).Holds(200);

    [Theory]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2024-00-10T00:00:00Z")]
    [InlineData("2024-13-10T00:00:00Z")]
    [InlineData("2024-01-00T00:00:00Z")]
    [InlineData("2024-01-01T24:00:00Z")]
    [InlineData("2024-01-01T23:60:00Z")]
    [InlineData("2024-01-01T23:59:60Z")]
    [InlineData("1899-12-31T23:59:59Z")]
    [InlineData("2201-01-01T00:00:00Z")]
    [InlineData("2024-01-01T00:00:00+")]
    [InlineData("2024-01-01T00:00:0")]
    [InlineData("2024-01-01T00:00:00Z0")]
    [InlineData("")]
    public void What_is_no_such_time_is_left_to_others(string text) => Assert.False(new Utf8Clock().TryRead(Encoding.UTF8.GetBytes(text), out _, out _));
}
