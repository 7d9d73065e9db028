using System.Text;

namespace SocialResearch.Cli.Measuring;

/// <summary>Prose for a terminal of 80 columns.</summary>
internal static class TerminalText
{
    private const int Width = 79;

    /// <summary>Breaks a sentence at spaces; every line but the first begins with the indent.</summary>
    public static void Wrap(this StringBuilder text, string sentence, string indent = "")
    {
        int column = 0;
        foreach (string word in sentence.Replace(" %", "\u00A0%", StringComparison.Ordinal).Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }
            text.Append(word.Replace('\u00A0', ' '));
            column += word.Length;
        }
        text.Append('\n');
    }
}
