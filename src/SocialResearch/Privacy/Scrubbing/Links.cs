using System.Buffers;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Finds URLs, with and without https://, and takes out of them what leads to a person; other URLs stay as they are.</summary>
internal static class Links
{
    private const string Profile = "[profile]", Handle = "[handle]";

    /// <summary>An IPv6 address with its zone, or the letters of its placeholder.</summary>
    private static readonly SearchValues<char> s_inBrackets = SearchValues.Create("0123456789abcdefABCDEFrs:.%");

    /// <summary>Enough to recognise a page without an https:// by; what follows is read only when it is a person's.</summary>
    private const int Beginning = 256;

    /// <summary>At the colon of ://.</summary>
    public static bool TryFindUrl(in Passage passage, int colon, out Found found)
    {
        found = default;
        if (passage[colon + 1] != '/' || passage[colon + 2] != '/') return false;
        int start = colon;
        while (start > passage.From && char.IsAsciiLetter(passage.Text[start - 1])) start--;
        if (start == colon) return false;

        int authority = colon + 3, end = EndOfUrl(passage, EndOfBrackets(passage, authority));
        int path = authority;
        while (path < end && passage[path] is not ('/' or '?' or '#')) path++;
        ReadOnlySpan<char> name = passage.Text[authority..path];
        int at = name.LastIndexOf('@');
        ReadOnlySpan<char> host = name[(at + 1)..];
        found = new(start, end, null);
        // Without a user and without a dot it is no host but somebody's joke or half a link: "https://@anna".
        if (at == 0 || ProfilePages.IsPerson(WithoutPort(host), passage.Text[path..end], passage.Known))
            found = found with { Replacement = Profile };
        else if (AddressOrHost(host) is var shown && (at > 0 && name[..at] is not Handle || shown is not null))
            found = found with { Replacement = $"{passage.Text[start..authority]}{(at > 0 ? Handle + "@" : "")}{(shown ?? host)}{passage.Text[path..end]}" };
        return true;
    }

    /// <summary>At a slash: www.example.org/… or x.com/anna, when the page is a person's.</summary>
    public static bool TryFindBare(in Passage passage, int slash, out Found found)
    {
        found = default;
        int start = slash;
        while (start > passage.From && IsHost(passage.Text[start - 1])) start--;
        while (start < slash && !char.IsLetterOrDigit(passage.Text[start])) start++;
        ReadOnlySpan<char> host = passage.Text[start..slash];
        int dot = host.LastIndexOf('.');
        if (dot < 1 || host.Length - dot < 3 || host[(dot + 1)..].ContainsAnyExceptInRange('A', 'z')) return false;
        int beginning = EndOfUrl(passage, slash, Math.Min(passage.Length, slash + Beginning));
        if (!ProfilePages.IsPerson(host, passage.Text[slash..beginning], passage.Known)) return false;
        found = new(start, EndOfUrl(passage, slash), Profile);
        return true;
    }

    /// <summary>At a dot: anna.bsky.social, where the host itself is the name.</summary>
    public static bool TryFindHost(in Passage passage, int dot, out Found found)
    {
        found = default;
        int end = ProfilePages.EndOfNamingDomain(passage.Text, dot);
        if (end < 0) return false;
        int start = dot;
        while (start > passage.From && IsHost(passage.Text[start - 1]) && passage.Text[start - 1] != '.') start--;
        found = new(start, end, passage.Known.Holds(passage.Text[start..end]) ? null : Handle);
        return start < dot && passage.Text[start..dot] is not "www";
    }

    private static bool IsHost(char c) => char.IsLetterOrDigit(c) || c is '.' or '-';

    /// <summary>A user that is a placeholder already, and an IPv6 address, are the only brackets of a URL.</summary>
    private static int EndOfBrackets(in Passage passage, int start)
    {
        if (passage.Text[start..].StartsWith(Handle + "@")) start += Handle.Length + 1;
        if (passage[start] != '[') return start;
        int close = passage.Text.Slice(start, Math.Min(48, passage.Length - start)).IndexOf(']');
        return close > 0 && !passage.Text.Slice(start + 1, close - 1).ContainsAnyExcept(s_inBrackets) ? start + close + 1 : start;
    }

    private static int EndOfUrl(in Passage passage, int start) => EndOfUrl(passage, start, passage.Length);

    private static int EndOfUrl(in Passage passage, int start, int limit)
    {
        int end = start, open = 0;
        for (; end < limit; end++)
        {
            char c = passage.Text[end];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or '„' or '“' or '”' or '«' or '»' or '[' or ']' or '{' or '}' or '|' or '^' or '`' or '…') break;
            if (c == '(') open++;
            else if (c == ')' && --open < 0) break;
        }
        // The punctuation of the sentence is no part of the link.
        while (end > start && passage.Text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '’' or '*') end--;
        return end;
    }

    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host)
    {
        int colon = host.LastIndexOf(':');
        return colon < 0 || host.EndsWith(']') || host[(colon + 1)..].ContainsAnyExceptInRange('0', '9') ? host : host[..colon];
    }

    /// <summary>The host with its IP address replaced; null when it has none.</summary>
    private static string? AddressOrHost(ReadOnlySpan<char> host)
    {
        ReadOnlySpan<char> name = WithoutPort(host);
        bool isAddress = name.StartsWith('[') ? name.Contains(':') : NetworkAddresses.EndOfQuad(name, 0) == name.Length;
        return isAddress ? $"{NetworkAddresses.Placeholder}{host[name.Length..]}" : null;
    }
}
