using System.Globalization;

namespace SocialResearch.Results;

/// <summary>How numbers are written in sentences and tables: invariant, because a result reads the same everywhere.</summary>
internal static class Wording
{
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 post", "2,000 posts".</summary>
    public static string Count(long number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    /// <summary>"2018-03-12", whatever calendar the reader's culture has.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"the forum" as it begins a sentence: "The forum".</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Percent(double share, int decimals = 1) =>
        Fixed(share * 100, decimals) + " %";

    /// <summary>"95 %", or "99.9 %" where it takes a decimal.</summary>
    public static string Level(Interval interval) => (interval.Level * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>"62–77 %", with as many decimals as it takes to tell the ends apart.</summary>
    public static string PercentRange(Interval interval)
    {
        int decimals = 0;
        while (decimals < 3 && Fixed(interval.Low * 100, decimals) == Fixed(interval.High * 100, decimals)) decimals++;
        return Fixed(interval.Low * 100, decimals) + "–" + Percent(interval.High, decimals);
    }

    /// <summary>"91", "1,000,000", "0.25": at most two decimals, none that say nothing.</summary>
    public static string Plain(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>Halves go up, as people round: decimal arithmetic, because 0.285 as a double lies below 0.285.</summary>
    public static string Fixed(double number, int decimals)
    {
        decimal rounded = Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero);
        return rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Seconds in the unit people would use: "41 s", "12 min", "3.3 h", "2.5 days".</summary>
    public static string Duration(double seconds) => Math.Abs(seconds) switch
    {
        < 120 => $"{Fixed(seconds, 0)} s",
        < 7_200 => $"{Fixed(seconds / 60, 0)} min",
        < 172_800 => $"{Fixed(seconds / 3_600, 1)} h",
        _ => $"{Fixed(seconds / 86_400, 1)} days",
    };
}
