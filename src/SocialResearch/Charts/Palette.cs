namespace SocialResearch.Charts;

/// <summary>The colours of the house. They were found by computation, not by eye; a test holds the computation.</summary>
/// <remarks>
/// Chosen by a search over simulated colour vision (Machado, Oliveira and Fernandes 2009): any two of the six stay at least
/// 20 CIE76 units apart for normal, protan, deutan and tritan sight, and each has a contrast of 3:1 on white.
/// </remarks>
public static class Palette
{
    /// <summary>For the first series, and for a single one.</summary>
    public const string Blue = "#0340D3";
    /// <summary>For the second series.</summary>
    public const string Orange = "#D17904";
    /// <summary>For the third series.</summary>
    public const string Sky = "#1484C6";
    /// <summary>For the fourth series.</summary>
    public const string Pink = "#D2127B";
    /// <summary>For the fifth series.</summary>
    public const string Brown = "#8E5211";
    /// <summary>For the sixth series.</summary>
    public const string Green = "#154E4A";
    /// <summary>For what is only there for comparison.</summary>
    public const string Grey = "#8A8F98";

    internal const string Ink = "#1B1F24";
    internal const string Muted = "#57606A";
    internal const string Grid = "#E3E6EA";
    internal const string AxisLine = "#57606A";
    internal const string White = "#FFFFFF";

    /// <summary>From little to much. It stops at a mid blue, so that dark numbers stay readable in every cell.</summary>
    public static IReadOnlyList<string> Sequence { get; } = ["#F2F7FB", "#C9DFF0", "#5FA0D3"];

    /// <summary>The six colours in the order in which series take them.</summary>
    public static IReadOnlyList<string> Series { get; } = [Blue, Orange, Sky, Pink, Brown, Green];

    /// <summary>A colour darkened until text in it has a contrast of 4.5:1 on white.</summary>
    public static string ForText(string color)
    {
        (double r, double g, double b) = Channels(color);
        while (ContrastOnWhite(r, g, b) < 4.5) (r, g, b) = (r * 0.96, g * 0.96, b * 0.96);
        return Hex(r, g, b);
    }

    internal static string WithOpacity(string color, double opacity)
    {
        (double r, double g, double b) = Channels(color);
        return FormattableString.Invariant($"rgba({r:0},{g:0},{b:0},{opacity})");
    }

    /// <summary>Contrast with white by the WCAG formula, 1 to 21.</summary>
    internal static double ContrastOnWhite(string color)
    {
        (double r, double g, double b) = Channels(color);
        return ContrastOnWhite(r, g, b);
    }

    internal static double Linear(double channel)
    {
        double share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    internal static (double R, double G, double B) Channels(string color)
    {
        if (color is not ['#', ..] || color.Length != 7 || !color.AsSpan(1).ToString().All(char.IsAsciiHexDigit))
            throw new ArgumentException($"'{color}' is not a colour here. Write it as #rrggbb, for example {Blue}.", nameof(color));
        return (Convert.ToInt32(color[1..3], 16), Convert.ToInt32(color[3..5], 16), Convert.ToInt32(color[5..7], 16));
    }

    private static double ContrastOnWhite(double r, double g, double b) =>
        1.05 / (0.2126 * Linear(r) + 0.7152 * Linear(g) + 0.0722 * Linear(b) + 0.05);

    private static string Hex(double r, double g, double b) => $"#{(int)r:X2}{(int)g:X2}{(int)b:X2}";
}
