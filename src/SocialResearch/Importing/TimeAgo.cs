using System.Globalization;

namespace SocialResearch.Importing;

/// <summary>How long ago something was written, as platforms shorten it: 3mo, 18 h, vor 2 Std., 1 Woche, 4 mnd.</summary>
internal static class TimeAgo
{
    // A month is a twelfth of a Julian year: nobody says which month is meant.
    private const double Day = 1, Week = 7, Month = 365.25 / 12, Year = 365.25, Hour = 1 / 24.0, Minute = Hour / 60, Second = Minute / 60;

    // English, German and Dutch. A single m is minutes, as on LinkedIn; months are mo.
    private static readonly Dictionary<string, double> s_days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s"] = Second,
        ["sek"] = Second,
        ["m"] = Minute,
        ["min"] = Minute,
        ["h"] = Hour,
        ["std"] = Hour,
        ["u"] = Hour,
        ["d"] = Day,
        ["t"] = Day,
        ["tag"] = Day,
        ["tage"] = Day,
        ["tagen"] = Day,
        ["w"] = Week,
        ["wo"] = Week,
        ["woche"] = Week,
        ["wochen"] = Week,
        ["mo"] = Month,
        ["mon"] = Month,
        ["monat"] = Month,
        ["monate"] = Month,
        ["monaten"] = Month,
        ["mnd"] = Month,
        ["yr"] = Year,
        ["y"] = Year,
        ["j"] = Year,
        ["jahr"] = Year,
        ["jahre"] = Year,
        ["jahren"] = Year,
    };

    /// <summary>The span; null when the words are not of that kind or in another language.</summary>
    public static TimeSpan? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \u00A0\u202F.");
        if (text.StartsWith("vor ", StringComparison.OrdinalIgnoreCase)) text = text[4..];
        if (text.EndsWith(" ago", StringComparison.OrdinalIgnoreCase)) text = text[..^4];
        int digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 4) return null;
        string unit = text[digits..].Trim(" \u00A0\u202F.").ToString();
        return s_days.TryGetValue(unit, out double days) ? TimeSpan.FromDays(int.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture) * days) : null;
    }
}
