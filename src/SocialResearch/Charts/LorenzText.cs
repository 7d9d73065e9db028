using System.Globalization;
using System.Text;
using SocialResearch.Participations;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>The Lorenz curve in characters, for a terminal.</summary>
public static class LorenzText
{
    private const int Width = 60, Height = 15, Eighths = 8;

    /// <summary>From nothing to a full character in eighths of its height.</summary>
    private const string Blocks = " ▁▂▃▄▅▆▇█";

    /// <summary>Draws the curve 75 characters wide: the area below it in blocks, the line of equal shares in dots.</summary>
    /// <param name="result">What was measured.</param>
    /// <exception cref="InsufficientDataException">Nobody contributed anything.</exception>
    public static string LorenzInText(this Participation result)
    {
        if (result.Lorenz is not { } lorenz)
            throw new InsufficientDataException("A Lorenz curve needs contributions; nobody made any.", "Measure another period or selection.");

        // A column stands for its middle; rounding up keeps a share above nothing visible.
        int[] filled = [.. Enumerable.Range(0, Width).Select(column => (int)Math.Ceiling(lorenz.At((column + 0.5) / Width) * Height * Eighths))];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Share of all {result.Community.Contributions}\n");
        for (int row = Height - 1; row >= 0; row--)
        {
            string label = row == Height - 1 ? "100 %" : row == Height / 2 ? "50 %" : "";
            text.Append(CultureInfo.InvariantCulture, $"{label,6} ┤");
            for (int column = 0; column < Width; column++)
            {
                int eighths = Math.Clamp(filled[column] - row * Eighths, 0, Eighths);
                bool isDiagonal = (int)((column + 0.5) / Width * Height) == row && column % 2 == 0;
                text.Append(eighths == 0 && isDiagonal ? '·' : Blocks[eighths]);
            }
            TrimEnd(text).Append('\n');
        }
        text.Append("       └").Append('─', Width).Append('\n');
        text.Append("        0 %").Append("50 %".PadLeft(Width / 2 - 1)).Append("100 %".PadLeft(Width / 2 - 2)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"        {result.Community.People}, from the least to the most active; dots: if all {result.Community.Did} the same\n");
        text.Append(CultureInfo.InvariantCulture, $"        The least active 90 % {result.Community.Did} {Wording.Percent(lorenz.At(0.90))}, the least active 99 % {Wording.Percent(lorenz.At(0.99))}.\n");
        return text.ToString();
    }

    private static StringBuilder TrimEnd(StringBuilder text)
    {
        while (text[^1] == ' ') text.Length--;
        return text;
    }
}
