using System.Net;
using System.Net.Sockets;
using static SocialResearch.Privacy.Scrubbing.Passage;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Finds IPv4, IPv6 and MAC addresses, and leaves version numbers, times and <c>std::vector</c> alone.</summary>
internal static class NetworkAddresses
{
    public const string Placeholder = "[address]";

    private const int HardwareLength = 17;

    /// <summary>IPv4, at its first digit.</summary>
    public static bool TryFindDots(in Passage passage, int start, out Found found)
    {
        found = default;
        char before = passage.Before(start);
        if (IsWord(before) || (before is '.' or ',' && char.IsAsciiDigit(passage.Before(start - 1)))) return false;
        int end = EndOfQuad(passage.Text, start);
        if (end < 0 || (passage[end] == '.' && char.IsAsciiDigit(passage[end + 1]))) return false;
        if (passage[end] is '@' or '＠' && MailAddresses.TryFind(passage, end, out _)) return false;
        found = new(start, end, Placeholder);
        return !FollowsVersion(passage, start);
    }

    /// <summary>Four numbers to 255, two of them of two digits or more: 1.2.3.4 is a paragraph and 9.0.1.11 a version, no person's line.</summary>
    public static int EndOfQuad(ReadOnlySpan<char> text, int start)
    {
        int i = start;
        int longParts = 0;
        for (int part = 0; part < 4; part++)
        {
            if (part > 0 && (i >= text.Length || text[i++] != '.')) return -1;
            int first = i, value = 0;
            while (i < text.Length && i < first + 3 && char.IsAsciiDigit(text[i])) value = value * 10 + text[i++] - '0';
            if (i == first || value > 255 || (text[first] == '0' && i > first + 1)) return -1;
            if (i > first + 1) longParts++;
        }
        return longParts >= 2 && (i == text.Length || !char.IsAsciiDigit(text[i])) ? i : -1;
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
        if (end - start >= HardwareLength && IsHardware(passage.Text.Slice(start, HardwareLength))) end = start + HardwareLength;
        end = WithoutPunctuation(passage, start, end);
        found = new(start, end, Placeholder);
        if (IsHardware(passage.Text[start..end]) || IsVersion6(passage.Text[start..end])) return true;
        // The last groups may run into the next word, which may be the beginning of an e-mail address.
        while (end > start)
        {
            int last = start + Math.Max(0, passage.Text[start..end].LastIndexOf(':'));
            if (end > last + 5) end = last + 5;
            else if (end > last + 1 && last > start && passage[last - 1] == ':') end = last + 1;
            else end = WithoutPunctuation(passage, start, last);
            found = found with { End = end };
            if (IsVersion6(passage.Text[start..end])) return true;
        }
        return false;
    }

    private static int WithoutPunctuation(in Passage passage, int start, int end)
    {
        while (end > start && (passage[end - 1] == '.' || (passage[end - 1] == ':' && passage.Before(end - 1) != ':'))) end--;
        return end;
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
        if (address.Length != HardwareLength) return false;
        for (int i = 0; i < address.Length; i++)
        {
            if (i % 3 == 2 ? address[i] != ':' : !char.IsAsciiHexDigit(address[i])) return false;
        }
        return true;
    }

    private static bool FollowsVersion(in Passage passage, int start) => WordBefore.Of(passage, start, stackalloc char[WordBefore.Longest]) is
        "version" or "ver" or "v" or "release" or "build" or "firmware" or "kapitel" or "abschnitt" or "ziffer" or "nr" or "punkt" or "section" or "chapter" or "update";
}
