namespace SocialResearch.Notebooks.Jupyter;

/// <summary>Places in a text: Jupyter counts characters of Unicode, .NET counts UTF-16 units, of which an emoji takes two.</summary>
internal static class CodePoints
{
    /// <summary>The UTF-16 place of a place in characters; beyond the end is the end.</summary>
    public static int ToUtf16(string text, int characters)
    {
        int at = 0;
        for (int i = 0; i < characters && at < text.Length; i++) at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }

    /// <summary>The place in characters of a UTF-16 place.</summary>
    public static int FromUtf16(string text, int place)
    {
        int characters = 0;
        for (int at = 0; at < place && at < text.Length; characters++) at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return characters;
    }
}
