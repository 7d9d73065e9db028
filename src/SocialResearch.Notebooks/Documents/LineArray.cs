using System.Buffers;

namespace SocialResearch.Notebooks.Documents;

/// <summary>The split of a text into lines as nbformat makes it, so that Jupyter finds nothing to rewrite.</summary>
internal static class LineArray
{
    // What Python's str.splitlines takes for the end of a line.
    private static readonly SearchValues<char> Breaks =
        SearchValues.Create("\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

    /// <summary>Lines with their line break; an empty text has none.</summary>
    public static IEnumerable<string> Split(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int found = text.AsSpan(start).IndexOfAny(Breaks);
            int end = found < 0 ? text.Length : start + found + 1;
            if (found >= 0 && text[end - 1] == '\r' && end < text.Length && text[end] == '\n') end++;
            yield return text[start..end];
            start = end;
        }
    }
}
