using System.Buffers;
using System.Text;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Proves of most addresses of posts at a glance that they lead to nobody. What it cannot prove <see cref="PostAddresses"/> looks at in full.</summary>
internal sealed class PlainAddresses
{
    private static readonly SearchValues<byte> s_plain = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/._-"u8);

    // Of one file most addresses have one host.
    private byte[] _host = [];
    private bool _isPlainHost;

    /// <summary>Whether the address surely stays as it is, whatever handles are public.</summary>
    /// <param name="url">The address.</param>
    /// <param name="author">The author's id in the source; empty when there is none.</param>
    public bool Holds(ReadOnlySpan<byte> url, ReadOnlySpan<byte> author)
    {
        ReadOnlySpan<byte> rest = url.StartsWith("https://"u8) ? url[8..] : url.StartsWith("http://"u8) ? url[7..] : default;
        int path = rest.IndexOf((byte)'/');
        if (path <= 0 || !IsPlain(rest[..path])) return false;
        rest = rest[path..];
        ReadOnlySpan<byte> name = author;
        while (name is [(byte)'@', ..]) name = name[1..];
        // No query, nothing escaped, no sign that a handle or a number is written with; three dots may be those of an IP address.
        int dots = 0, begin = 1;
        for (int i = 1; i <= rest.Length; i++)
        {
            byte sign = i < rest.Length ? rest[i] : (byte)'/';
            if (sign == '/')
            {
                ReadOnlySpan<byte> part = rest[begin..i];
                // A word such as "user" says that a name follows.
                if (!part.IsEmpty && (ProfilePages.AnnouncesPerson(part) || (part.Length == name.Length && Ascii.EqualsIgnoreCase(part, name)))) return false;
                begin = i + 1;
            }
            else if (sign == '.') dots++;
            else if (!PlainIds.IsLetterOrDigit(sign) && sign is not ((byte)'_' or (byte)'-')) return false;
        }
        return dots <= 2 && rest[^1] != '.' && Ascii.IsValid(name);
    }

    private bool IsPlain(ReadOnlySpan<byte> host)
    {
        if (host.SequenceEqual(_host)) return _isPlainHost;
        _host = host.ToArray();
        string name = Encoding.UTF8.GetString(host), root = $"https://{name}/";
        return _isPlainHost = !host.ContainsAnyExcept(s_plain) && !ProfilePages.IsPlatform(name) && PostAddresses.Scrub(root, null, PublicHandles.None) == root;
    }
}
