namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Takes people out of the address of a post and leaves what it says otherwise: the host, and which post.</summary>
internal static class PostAddresses
{
    private const string Handle = "[handle]", NoAddress = " \t\r\n[]", Marks = " @＠:()+";

    /// <summary>The address without what leads to a person; the same instance when there is nothing to take out.</summary>
    /// <param name="url">The address.</param>
    /// <param name="author">The author's id in the source; null when there is none.</param>
    /// <param name="known">Handles that are no person's.</param>
    public static string Scrub(string url, string? author, PublicHandles known)
    {
        int authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (authority < 3 || HoldsAny(url, NoAddress))
        {
            // As a browser writes it: in words, a number that begins within the address would go on behind it unseen.
            string written = url.Replace(" ", "%20", StringComparison.Ordinal);
            return authority >= 3 && !HoldsAny(written, NoAddress) && Scrub(written, author, known) is var scrubbed && scrubbed != written ? scrubbed : TextScrubber.Scrub(url, known);
        }
        int path = url.AsSpan(authority).IndexOfAny('/', '?', '#') is >= 0 and var first ? authority + first : url.Length;
        int query = url.AsSpan(path).IndexOfAny('?', '#') is >= 0 and var sign ? path + sign : url.Length;

        string host = Host(url[authority..path], known);
        string platform = ProfilePages.Platform(url[(authority + Math.Max(0, url[authority..path].LastIndexOf('@') + 1))..path].ToLowerInvariant());
        string[] steps = url[path..query].Split('/');
        string[] parts = [.. steps.Where(part => part.Length > 0).Select(part => part.ToLowerInvariant())];
        int number = 0;
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i].Length == 0) continue;
            if (ProfilePages.Names(platform, parts, number++, known) || IsAuthor(steps[i], author, known)) steps[i] = Handle;
            else steps[i] = Words(steps[i], known);
        }
        string tail = url[query..];
        if (ProfilePages.Asks(platform, parts, tail.ToLowerInvariant(), known) || tail.Split('?', '&', '#', '=', ';').Any(value => IsAuthor(value, author, known) || !ReferenceEquals(Words(value, known), value))
            || !ReferenceEquals(Words(tail, known), tail))
        {
            tail = "";
        }
        string shown = $"{url[..authority]}{host}{string.Join('/', steps)}{tail}";
        return shown == url ? TextScrubber.Scrub(url, known) : TextScrubber.Scrub(shown, known);
    }

    private static string Host(string authority, PublicHandles known)
    {
        int at = authority.LastIndexOf('@');
        string host = authority[(at + 1)..].ToLowerInvariant();
        if (host.StartsWith("did:", StringComparison.Ordinal)) return Handle;
        if (ProfilePages.NamingHost(host) is >= 0 and var domain && !known.Holds(host)) host = Handle + host[domain..];
        return at < 0 ? host.StartsWith(Handle, StringComparison.Ordinal) ? host : authority : $"{Handle}@{host}";
    }

    private static bool IsAuthor(string part, string? author, PublicHandles known)
    {
        // One letter or digit is in half of all addresses.
        if (author is null || author.Length < 2) return false;
        ReadOnlySpan<char> name = author.AsSpan().Trim().TrimStart('@');
        string plain = part.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(part) : part;
        return plain.AsSpan().TrimStart('@').Equals(name, StringComparison.OrdinalIgnoreCase) && !known.Holds(name);
    }

    // No set of values: searching for one is compiled when it is called, and every import waits for it.
    private static bool HoldsAny(string text, string signs)
    {
        foreach (char c in text)
            if (signs.Contains(c)) return true;
        return false;
    }

    /// <summary>A part as a person reads it. Letters and digits alone are a title or a number of the site, not a telephone's.</summary>
    private static string Words(string part, PublicHandles known)
    {
        bool isEscaped = part.AsSpan().ContainsAny('%', '+');
        string plain = isEscaped ? Uri.UnescapeDataString(part.Replace('+', ' ')) : part;
        if (!isEscaped && !HoldsAny(plain, Marks) && plain.AsSpan().Count('.') < 3) return part;
        string scrubbed = TextScrubber.Scrub(plain, known);
        return ReferenceEquals(scrubbed, plain) ? part : scrubbed;
    }
}
