using System.Globalization;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing;

/// <summary>Reads dates as mails and feeds write them: RFC 822 and its successors, and what programs make of them.</summary>
/// <remarks>
/// A numeric zone wins over a name: names are ambiguous (MEZ, CST) and often wrong. Year-less dates are no dates.
/// Two digits of a year below 50 mean 20xx, three digits count from 1900 (RFC 5322, section 4.3).
/// </remarks>
internal static partial class MailDate
{
    /// <summary>Reads a date; null when it is none. Without a zone that is known, the offset is null.</summary>
    public static WrittenTime? Read(string text)
    {
        if (text.Length > 200) return null;
        if (WrittenTime.Iso(text) is { } iso) return iso;
        var parts = new Parts();
        // The name in parentheses is a remark, and counts only where nothing else says the zone.
        foreach (string token in Remark().Replace(text, " ").Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (DashedDay().IsMatch(token)) foreach (string piece in token.Split('-')) parts.Take(piece);
            else parts.Take(token);
        }
        foreach (Match remark in Remark().Matches(text)) parts.TakeZoneName(remark.Value.Trim('(', ')', ' '));
        return parts.Reading();
    }

    private sealed class Parts
    {
        private int? _day, _month, _year;
        private (int Hour, int Minute, int? Second)? _time;
        private TimeSpan? _offset, _named;

        public void Take(string token)
        {
            string word = token.Trim('.', ';').ToLowerInvariant();
            if (_time is null && TimeOfDay().Match(token) is { Success: true } time)
            {
                _time = (Number(time.Groups[1]), Number(time.Groups[2]), time.Groups[3].Success ? Number(time.Groups[3]) : null);
            }
            else if (_time is not null && word is "am" or "pm")
            {
                if (_time is { Hour: <= 12 } clock) _time = (clock.Hour % 12 + (word == "pm" ? 12 : 0), clock.Minute, clock.Second);
            }
            else if (_month is null && CalendarNames.TryMonth(word, out int month)) _month = month;
            else if (word.Length is > 0 and <= 4 && word.All(char.IsAsciiDigit)) TakeNumber(word);
            else if (_time is not null && _offset is null && NumericZone().Match(token) is { Success: true } zone) TakeOffset(zone);
            else if (_time is not null && word == "dst" && _named is { } standard) _named = standard + TimeSpan.FromHours(1);
            else if (_time is not null) TakeZoneName(token);
        }

        public void TakeZoneName(string name)
        {
            if (_named is null && CalendarNames.TryZone(name, out int hours)) _named = TimeSpan.FromHours(hours);
        }

        public WrittenTime? Reading()
        {
            if (_day is not { } day || _month is not { } month || _year is not { } year) return null;
            (int hour, int minute, int? second) = _time ?? default;
            var precision = _time is null ? TimePrecision.Day : second is null ? TimePrecision.Minute : TimePrecision.Second;
            return WrittenTime.Day(year, month, day) is { } date && WrittenTime.Clocked(date, hour, minute, second ?? 0) is { } clock ? new WrittenTime(clock, _offset ?? _named, precision) : null;
        }

        private void TakeNumber(string digits)
        {
            int number = int.Parse(digits, CultureInfo.InvariantCulture);
            if (_day is null && digits.Length <= 2) _day = number;
            else if (_year is null && digits.Length >= 2) _year = digits.Length switch { 2 => number < 50 ? 2000 + number : 1900 + number, 3 => 1900 + number, _ => number };
        }

        private void TakeOffset(Match zone)
        {
            var offset = new TimeSpan(Number(zone.Groups[2]), zone.Groups[3].Success ? Number(zone.Groups[3]) : 0, 0);
            if (offset <= TimeSpan.FromHours(24)) _offset = zone.Groups[1].Value == "-" ? -offset : offset;
        }

        private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^[0-9]{1,2}-\p{L}+-[0-9]{2,4}$")]
    private static partial Regex DashedDay();

    [GeneratedRegex(@"^([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:\.[0-9]+)?)?$")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex("^(?:UTC|GMT|UT)?([+-])([0-9]{1,2}):?([0-9]{2})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumericZone();
}
