using System.Globalization;

namespace SocialResearch.Importing;

/// <summary>Which sign stands before the decimals.</summary>
internal enum NumberConvention
{
    /// <summary>1,234.5</summary>
    Point,

    /// <summary>1.234,5</summary>
    Comma,
}

/// <summary>Reads numbers as people's files hold them, never by the culture of the machine. Blank is null, not zero.</summary>
internal static class Numbers
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Whether a cell says that there is no value: blank, a dash, n/a, undefined.</summary>
    public static bool IsMissing(ReadOnlySpan<char> text) => text.Trim() switch
    {
        "" or "-" or "–" or "—" or "n/a" or "N/A" or "NA" or "NaN" or "nan" or "null" or "NULL" or "None" or "undefined" => true,
        _ => false,
    };

    /// <summary>Reads a count. Of a single point or comma before three digits a count can only mean thousands.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="count">The count; null when the cell says that there is none.</param>
    /// <returns>Why the cell holds no count, to follow the column's name; null when it does.</returns>
    public static string? ReadCount(ReadOnlySpan<char> text, out long? count)
    {
        text = text.Trim();
        count = null;
        if (IsMissing(text)) return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long plain))
        {
            count = plain;
            return null;
        }
        if (text[^1] == '%') return "is a percentage, not a count";
        if (char.IsAsciiLetter(text[^1]) && char.IsAsciiDigit(text[0])) return "is rounded (such as 1.2K), not a count";
        if (text.Trim("+-0123456789").IsEmpty) return "is larger than any count can be";
        NumberConvention convention = Convention(text) ?? (IsGrouped(text, '.') ? NumberConvention.Comma : NumberConvention.Point);
        if (ReadNumber(text, convention, out decimal? number) is { } reason) return reason;
        if (number != decimal.Truncate(number!.Value) || number is > long.MaxValue or < long.MinValue) return "is no whole number";
        count = (long)number.Value;
        return null;
    }

    /// <summary>Reads a number in a known convention; a per cent sign makes it a share of 1.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="convention">The convention of the column.</param>
    /// <param name="number">The number; null when the cell says that there is none.</param>
    /// <returns>Why the cell holds no number, to follow the column's name; null when it does.</returns>
    public static string? ReadNumber(ReadOnlySpan<char> text, NumberConvention convention, out decimal? number)
    {
        text = text.Trim();
        number = null;
        if (IsMissing(text)) return null;
        bool isShare = text[^1] == '%';
        if (isShare) text = text[..^1].TrimEnd();
        if (text.Length > 64) return "is no number";
        Span<char> plain = stackalloc char[64];
        int length = 0, sinceGroup = -1;
        bool hasDecimals = false;
        foreach (char c in text)
        {
            bool isDecimal = c == (convention == NumberConvention.Point ? '.' : ',');
            bool isGroup = !isDecimal && c is '.' or ',' or '\'' or '’' or ' ' or '\u00A0' or '\u202F';
            if (isDecimal && hasDecimals || isGroup && hasDecimals || (isGroup || isDecimal) && sinceGroup is >= 0 and not 3)
                return "is no number";
            if (isDecimal) (hasDecimals, sinceGroup) = (true, -1);
            else if (isGroup) sinceGroup = 0;
            else if (sinceGroup >= 0) sinceGroup++;
            if (!isGroup) plain[length++] = isDecimal ? '.' : c;
        }
        if (sinceGroup is >= 0 and not 3 || !decimal.TryParse(plain[..length], Style, CultureInfo.InvariantCulture, out decimal value)) return "is no number";
        number = isShare ? value / 100 : value;
        return null;
    }

    /// <summary>The convention a single number betrays; null when it fits both, as 1.234 and 12 do.</summary>
    public static NumberConvention? Convention(ReadOnlySpan<char> text)
    {
        text = text.Trim().TrimEnd(" %\u00A0");
        int point = text.LastIndexOf('.'), comma = text.LastIndexOf(',');
        if (point >= 0 && comma >= 0) return point > comma ? NumberConvention.Point : NumberConvention.Comma;
        if (point < 0 && comma < 0) return null;
        char sign = point >= 0 ? '.' : ',';
        bool isDecimal = text.Count(sign) == 1 && !IsGrouped(text, sign);
        if (!isDecimal && text.Count(sign) == 1) return null;
        return isDecimal == (sign == '.') ? NumberConvention.Point : NumberConvention.Comma;
    }

    private static bool IsGrouped(ReadOnlySpan<char> text, char sign) => text.LastIndexOf(sign) is > 0 and var at && text.Length - at == 4 && text[..at].TrimStart("+-") is not "0";
}
