using System.Net;
using System.Net.Sockets;
using static SocialResearch.Privacy.Scrubbing.Passage;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Finds IPv4, IPv6 and MAC addresses, and leaves version numbers, times and <c>std::vector</c> alone.</summary>
internal static class NetworkAddresses
{
    public const string Placeholder = "[address]";

    /// <summary>IPv4, at its first digit.</summary>
    public static bool TryFindDots(in Passage passage, int start, out Found found)
    {
        found = default;
        char before = passage.Before(start);
        if (IsWord(before) || (before is '.' or ',' && char.IsAsciiDigit(passage.Before(start - 1)))) return false;
        int end = EndOfQuad(passage.Text, start);
        if (end < 0 || IsWord(passage[end]) || (passage[end] == '.' && char.IsAsciiDigit(passage[end + 1]))) return false;
        if (passage[end] is '@' or '＠' && MailAddresses.TryFind(passage, end, out _)) return false;
        found = new(start, end, Placeholder);
        return !FollowsVersion(passage, start);
    }

    /// <summary>Four numbers to 255, one of them of two digits: 1.2.3.4 is a version or a paragraph, and no person's line.</summary>
    public static int EndOfQuad(ReadOnlySpan<char> text, int start)
    {
        int i = start;
        bool isLong = false;
        for (int part = 0; part < 4; part++)
        {
            if (part > 0 && (i >= text.Length || text[i++] != '.')) return -1;
            int first = i, value = 0;
            while (i < text.Length && i < first + 3 && char.IsAsciiDigit(text[i])) value = value * 10 + text[i++] - '0';
            if (i == first || value > 255 || (text[first] == '0' && i > first + 1)) return -1;
            isLong |= i > first + 1;
        }
        return isLong && (i == text.Length || !char.IsAsciiDigit(text[i])) ? i : -1;
    }

    /// <summary>IPv6 and MAC, at the first colon.</summary>
    public static bool TryFindColons(in Passage passage, int colon, out Found found)
    {
        found = default;
        int start = colon;
        while (start > passage.From && colon - start < 5 && char.IsAsciiHexDigit(passage.Text[start - 1])) start--;
        if (colon - start > 4 || IsWord(passage.Before(start)) || passage.Before(start) is ':' or '.') return false;
        int end = start;
        while (end < passage.Length && end - start <= 46 && (char.IsAsciiHexDigit(passage[end]) || passage[end] is ':' or '.')) end++;
        // What runs into a word is the word's, which may be the beginning of an e-mail address.
        if (IsWord(passage[end])) while (end > start && char.IsAsciiHexDigit(passage[end - 1])) end--;
        while (end > start && (passage[end - 1] == '.' || (passage[end - 1] == ':' && passage.Before(end - 1) != ':'))) end--;
        found = new(start, end, Placeholder);
        ReadOnlySpan<char> address = passage.Text[start..end];
        return IsHardware(address) || IsVersion6(address);
    }

    private static bool IsVersion6(ReadOnlySpan<char> address)
    {
        // Somebody's address has digits and at least one long group; "a::b" and "12::30" have not, "::1" is every machine.
        int run = 0, longest = 0;
        foreach (char c in address)
        {
            run = char.IsAsciiHexDigit(c) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest >= 3 && address.Length >= 7 && address.ContainsAnyInRange('0', '9')
            && IPAddress.TryParse(address, out IPAddress? parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6;
    }

    private static bool IsHardware(ReadOnlySpan<char> address)
    {
        if (address.Length != 17) return false;
        for (int i = 0; i < address.Length; i++)
        {
            if (i % 3 == 2 ? address[i] != ':' : !char.IsAsciiHexDigit(address[i])) return false;
        }
        return true;
    }

    private static bool FollowsVersion(in Passage passage, int start) => WordBefore.Of(passage, start, stackalloc char[WordBefore.Longest]) is
        "version" or "ver" or "v" or "release" or "build" or "firmware" or "kapitel" or "abschnitt" or "ziffer" or "nr" or "punkt" or "section" or "chapter" or "update";
}
