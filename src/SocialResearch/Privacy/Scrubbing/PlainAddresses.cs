using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Proves of most addresses of posts at a glance that they lead to nobody. What it cannot prove <see cref="PostAddresses"/> looks at in full.</summary>
internal sealed class PlainAddresses
{
    // Scheme, host and the slash behind it: with these most addresses of one file begin.
    private byte[] _begin = [];
    private bool _isPlainHost;

    /// <summary>Whether the address surely stays as it is, whatever handles are public.</summary>
    /// <param name="url">The address.</param>
    /// <param name="author">The author's id in the source; empty when there is none.</param>
    public bool Holds(ReadOnlySpan<byte> url, ReadOnlySpan<byte> author)
    {
        if (_begin.Length == 0 || !url.StartsWith(_begin)) Meet(url);
        if (!_isPlainHost || url.Length < Vector128<byte>.Count || !Ascii.IsValid(author)) return false;
        ReadOnlySpan<byte> name = author;
        while (name is [(byte)'@', ..]) name = name[1..];
        // No query, nothing escaped, no sign that a handle or a number is written with; three dots may be those of an IP address.
        int dots = 0, begin = _begin.Length;
        for (int at = begin; at < url.Length; at += Vector128<byte>.Count)
        {
            // The last sixteen together with those before, which were seen.
            int from = Math.Min(at, url.Length - Vector128<byte>.Count);
            var signs = Vector128.Create(url[from..]);
            uint unseen = 0xFFFF & (0xFFFFu << (at - from)), points = Places(signs, (byte)'.') & unseen, slashes = Places(signs, (byte)'/') & unseen;
            uint plain = PlainIds.LettersAndDigits(signs).ExtractMostSignificantBits() | Places(signs, (byte)'_') | Places(signs, (byte)'-') | points | slashes;
            if ((plain & unseen) != unseen) return false;
            dots += BitOperations.PopCount(points);
            // The end of the address ends a part too.
            if (from + Vector128<byte>.Count == url.Length) slashes |= 1u << Vector128<byte>.Count;
            for (; slashes != 0; slashes &= slashes - 1)
            {
                int end = from + BitOperations.TrailingZeroCount(slashes);
                if (end > begin && MayName(url[begin..end], name)) return false;
                begin = end + 1;
            }
        }
        return dots <= 2 && url[^1] != '.';
    }

    /// <summary>Whether a part of a path is the author, or a word such as "user", which says that a name follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayName(ReadOnlySpan<byte> part, ReadOnlySpan<byte> author) =>
        ProfilePages.AnnouncesPerson(part) || (part.Length == author.Length && Ascii.EqualsIgnoreCase(part, author));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Places(Vector128<byte> signs, byte sign) => Vector128.Equals(signs, Vector128.Create(sign)).ExtractMostSignificantBits();

    private static bool AreSimple(ReadOnlySpan<byte> host)
    {
        foreach (byte sign in host)
            if (!PlainIds.IsLetterOrDigit(sign) && sign is not ((byte)'.' or (byte)'_' or (byte)'-')) return false;
        return true;
    }

    /// <summary>Looks at the host of an address that begins otherwise than those before.</summary>
    private void Meet(ReadOnlySpan<byte> url)
    {
        int host = url.StartsWith("https://"u8) ? 8 : url.StartsWith("http://"u8) ? 7 : 0, length = host == 0 ? -1 : url[host..].IndexOf((byte)'/');
        _begin = length <= 0 ? [] : url[..(host + length + 1)].ToArray();
        _isPlainHost = length > 0 && IsPlain(url.Slice(host, length));
    }

    private static bool IsPlain(ReadOnlySpan<byte> host)
    {
        string name = Encoding.UTF8.GetString(host), root = $"https://{name}/";
        return AreSimple(host) && !ProfilePages.IsPlatform(name) && PostAddresses.Scrub(root, null, PublicHandles.None) == root;
    }
}
