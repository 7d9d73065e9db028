using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialResearch.Notebooks.Export;

/// <summary>Console text as HTML: colours become classes, a carriage return overwrites its line, the rest is escaped.</summary>
internal static partial class AnsiHtml
{
    public static string Render(string text)
    {
        text = Overwrite(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        var html = new StringBuilder();
        string open = "";
        var (colour, bold) = ("", false);
        int start = 0;
        foreach (Match sequence in Sequence().Matches(text))
        {
            Append(text[start..sequence.Index]);
            start = sequence.Index + sequence.Length;
            if (sequence.Groups["codes"].Success) (colour, bold) = Apply(sequence.Groups["codes"].Value, colour, bold);
        }

        Append(text[start..]);
        if (open.Length > 0) html.Append("</span>");
        return html.ToString();

        void Append(string piece)
        {
            if (piece.Length == 0) return;
            string wanted = $"{colour} {(bold ? "ansi-bold" : "")}".Trim();
            if (wanted != open)
            {
                if (open.Length > 0) html.Append("</span>");
                if (wanted.Length > 0) html.Append("<span class=\"").Append(wanted).Append("\">");
                open = wanted;
            }

            html.Append(Html.Text(piece));
        }
    }

    /// <summary>The text without colours, for titles and comparisons.</summary>
    public static string Strip(string text) => Sequence().Replace(text, "");

    // The eight colours are enough: a finer one (38;5;n, 38;2;r;g;b) would not keep its contrast on paper.
    private static (string Colour, bool Bold) Apply(string codes, string colour, bool bold)
    {
        int[] numbers = [.. codes.Split(';').Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        for (int i = 0; i < numbers.Length; i++)
        {
            switch (numbers[i])
            {
                case 0: (colour, bold) = ("", false); break;
                case 1: bold = true; break;
                case 22: bold = false; break;
                case >= 30 and <= 37: colour = Name(numbers[i] - 30); break;
                case >= 90 and <= 97: colour = Name(numbers[i] - 90); break;
                case 39: colour = ""; break;
                case 38 or 48: i += i + 1 < numbers.Length && numbers[i + 1] == 2 ? 4 : 2; break;
            }
        }

        return (colour, bold);
    }

    private static string Name(int colour) =>
        "ansi-" + colour switch { 0 or 7 => "grey", 1 => "red", 2 => "green", 3 => "yellow", 4 => "blue", 5 => "magenta", _ => "cyan" };

    private static string Overwrite(string text) => !text.Contains('\r') ? text
        : string.Join('\n', text.Split('\n').Select(line => line.TrimEnd('\r') is var kept ? kept[(kept.LastIndexOf('\r') + 1)..] : line));

    // Colours, other terminal commands, and titles or links of terminals.
    [GeneratedRegex(@"\u001b(?:\[(?<codes>[0-9;]*)m|\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])", RegexOptions.None, 10_000)]
    private static partial Regex Sequence();
}
