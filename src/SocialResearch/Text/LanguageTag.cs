namespace SocialResearch.Text;

/// <summary>Language tags as feeds write them.</summary>
internal static class LanguageTag
{
    /// <summary>The tag (BCP 47); null when the text is none. <c>de_DE</c> becomes <c>de-DE</c>.</summary>
    public static string? Of(string? text)
    {
        string tag = (text ?? "").Trim().Replace('_', '-');
        return tag.Length is >= 2 and <= 35 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) ? tag : null;
    }
}
