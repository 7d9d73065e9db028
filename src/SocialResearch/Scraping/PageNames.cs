using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>The classes of an element: one object for all elements of a page that have the same, so that each question is asked of them once.</summary>
/// <param name="text">The classes as they are written.</param>
/// <param name="cues">What they say about their part of the page.</param>
internal sealed class PageNames(string text, PageCue cues)
{
    // Few patterns are asked of any classes: to look through them is faster than to hash.
    private readonly List<(Regex Pattern, bool Matches)> _known = [];

    /// <summary>No classes.</summary>
    public static PageNames None { get; } = new("", PageCue.None);

    /// <summary>The classes as they are written.</summary>
    public string Text => text;

    /// <summary>What they say about their part of the page.</summary>
    public PageCue Cues => cues;

    /// <summary>Whether they match.</summary>
    /// <param name="pattern">Matches nothing that is empty.</param>
    public bool Match(Regex pattern)
    {
        if (text.Length == 0) return false;
        foreach ((Regex known, bool matched) in _known)
        {
            if (ReferenceEquals(known, pattern)) return matched;
        }
        bool matches = pattern.IsMatch(text);
        _known.Add((pattern, matches));
        return matches;
    }
}
