using System.Globalization;

namespace SocialResearch.Charts;

/// <summary>Writes numbers as a reader expects them: thousands apart, a real minus, a space before the per cent sign.</summary>
/// <remarks>.NET's own <c>P</c> format and plotly's <c>%</c> differ in both; a chart must not mix them.</remarks>
public static class NumberText
{
    private const char NoBreakSpace = '\u00a0';

    /// <summary>A share as per cent: 0.614 becomes "61 %", 0.0123 "1.2 %".</summary>
    /// <param name="share">The share, 1 for the whole.</param>
    /// <param name="decimals">Digits after the point; null for as many as two meaningful digits need.</param>
    /// <param name="culture">Decimal sign; null for the invariant culture.</param>
    public static string Percent(double share, int? decimals = null, CultureInfo? culture = null)
    {
        if (!double.IsFinite(share)) return "–";
        double percent = share * 100;
        double size = Math.Abs(percent);
        // Less than is written is not nothing.
        if (decimals is null && size is > 0 and < 0.005) return (share < 0 ? ">\u2212" : "<") + Fixed(0.01, 2, culture) + NoBreakSpace + "%";
        // 99.6 must not be read as all, nor 0.3 as none: only whole numbers drop their decimals at the ends.
        int digits = decimals ?? (size == 0 || Math.Abs(size - 100) < 1e-9 ? 0 : size < 1 ? (size < 0.1 ? 2 : 1) : size is < 9.95 or (> 99 and < 100) ? 1 : 0);
        return Fixed(percent, digits, culture) + NoBreakSpace + "%";
    }

    /// <summary>A number with at most three meaningful digits after the first: 12480 becomes "12,480", 3.14159 "3.14".</summary>
    /// <param name="number">The number.</param>
    /// <param name="decimals">Digits after the point; null to choose by size.</param>
    /// <param name="culture">Signs for thousands and decimals; null for the invariant culture.</param>
    public static string Number(double number, int? decimals = null, CultureInfo? culture = null)
    {
        if (!double.IsFinite(number)) return "–";
        if (decimals is { } fixedDigits) return Fixed(number, fixedDigits, culture);
        double size = Math.Abs(number);
        int digits = size == Math.Floor(size) || size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 2 - (int)Math.Floor(Math.Log10(size));
        string text = number.ToString("#,0." + new string('#', Math.Min(digits, 12)), culture ?? CultureInfo.InvariantCulture);
        return Minus(text);
    }

    internal static string Instant(DateTime instant, CultureInfo culture) =>
        instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "d\u00a0MMM\u00a0yyyy" : "d\u00a0MMM\u00a0yyyy\u00a0HH:mm", culture);

    internal static string Formatted(double number, string format, CultureInfo culture) =>
        double.IsFinite(number) ? Minus(number.ToString(format, culture)) : "–";

    private static string Fixed(double number, int decimals, CultureInfo? culture)
    {
        double rounded = Math.Round(number, decimals, MidpointRounding.ToEven);
        return Minus((rounded == 0 ? 0 : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), culture ?? CultureInfo.InvariantCulture));
    }

    private static string Minus(string text) => text.Replace('-', '\u2212');
}
