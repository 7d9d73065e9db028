namespace SocialResearch.Notebooks.Documents;

/// <summary>How a notebook file lays out its JSON, so that a changed notebook does not turn into one large diff.</summary>
/// <param name="Indent">One step of indentation; null for a file on one line.</param>
/// <param name="NewLine">The line break between members.</param>
/// <param name="FinalNewLine">Whether the file ends in a line break.</param>
/// <param name="SpaceAfterColon">Whether a space follows the colon; only a file on one line may lack it.</param>
internal sealed record JsonStyle(string? Indent, string NewLine, bool FinalNewLine, bool SpaceAfterColon)
{
    /// <summary>What nbformat writes: one space, <c>": "</c>, a final line break.</summary>
    public static JsonStyle Jupyter { get; } = new(" ", "\n", true, true);

    /// <summary>Everything on one line, to compare two values.</summary>
    public static JsonStyle Compact { get; } = new(null, "\n", false, false);

    /// <summary>Reads the style off the first member; a file too short to show one is written as Jupyter would.</summary>
    public static JsonStyle Detect(ReadOnlySpan<byte> json)
    {
        bool finalNewLine = json.EndsWith("\n"u8);
        var head = json[(json.IndexOf((byte)'{') + 1)..];
        int key = head.IndexOf((byte)'"');
        if (key < 0) return Jupyter;
        var gap = head[..key];
        int lineBreak = gap.LastIndexOf((byte)'\n');
        if (lineBreak < 0)
        {
            var rest = head[(key + 1)..];
            int colon = rest.IndexOf((byte)':');
            return new(null, "\n", finalNewLine, colon >= 0 && colon + 1 < rest.Length && rest[colon + 1] == ' ');
        }

        string newLine = lineBreak > 0 && gap[lineBreak - 1] == '\r' ? "\r\n" : "\n";
        string indent = System.Text.Encoding.ASCII.GetString(gap[(lineBreak + 1)..]);
        return new(indent, newLine, finalNewLine, true);
    }
}
