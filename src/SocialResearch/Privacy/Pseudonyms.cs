using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SocialResearch.Text;

namespace SocialResearch.Privacy;

/// <summary>Gives each person one name that says nothing, such as <c>p-7k2m9q0xbt</c>, the same in every file of a project.</summary>
/// <remarks>
/// <para>
/// The name is the beginning of HMAC-SHA-256(key, "author" 0 space 0 id) in UTF-8, written as ten characters of base 32 (Crockford's
/// alphabet in lower case: no i, l, o, u). The key belongs to the project and stays with it. Without the key nobody can compute the
/// name of a known person, as one can with plain hashes; with another key the same people get names that cannot be linked.
/// </para>
/// <para>
/// Ids are compared after trimming white space and NFC; upper and lower case are two people unless <see cref="IgnoringCase"/> is
/// asked for, because many platforms tell them apart. What is no valid Unicode counts as U+FFFD.
/// </para>
/// <para>
/// Ten characters are 50 bits. Among n people, n²/2⁵¹ pairs are expected to share a name by chance: 0.000004 for 100,000 people,
/// 0.0004 for a million, 0.04 for ten million. Such a pair counts as one person; no measure here is moved by it.
/// </para>
/// <para>Does not hide what people wrote: a sentence quoted in full is found by a search engine, see docs/privacy.md.</para>
/// </remarks>
public sealed class Pseudonyms
{
    private const int Characters = 10;

    private static ReadOnlySpan<byte> Alphabet => "0123456789abcdefghjkmnpqrstvwxyz"u8;

    /// <summary>Bounds the memory; people who post often are met early. Beyond it names are computed each time, a few microseconds.</summary>
    private const int Remembered = 1_000_000;

    private readonly byte[]? _key;

    // Takes the key once: for a file with a hundred thousand authors that is half of the time they take.
    private readonly IncrementalHash? _hash;
    private readonly bool _ignoreCase;
    private readonly ConcurrentDictionary<(string Space, string Id), string> _names = new();
    private int _remembered;

    private Pseudonyms(byte[]? key, bool ignoreCase, string recorded)
    {
        _key = key;
        _hash = key is null ? null : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        _ignoreCase = ignoreCase;
        Recorded = recorded;
    }

    /// <summary>What was done with names, as a sentence that the provenance carries.</summary>
    public string Recorded { get; }

    /// <summary>The pseudonyms of the project that a file belongs to.</summary>
    /// <remarks>
    /// The key is <c>.social-research/pseudonym.key</c> in the nearest folder upward from the data or else from the current folder.
    /// Where there is none it is made, readable for its owner only, in the nearest folder upward that holds <c>.git</c>, or else in
    /// the current one. The folder ignores itself in git.
    /// </remarks>
    /// <param name="data">The data file, or a folder.</param>
    /// <exception cref="PseudonymKeyException">The key cannot be read, is damaged, or cannot be made.</exception>
    public static Pseudonyms OfProject(string data) => WithKey(PseudonymKey.OfProject(data, Directory.GetCurrentDirectory()));

    /// <summary>Pseudonyms by a key that is kept elsewhere, such as a vault.</summary>
    /// <param name="key">At least 32 random bytes.</param>
    public static Pseudonyms WithKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < 32) throw new ArgumentException("A key has at least 32 random bytes.", nameof(key));
        return new Pseudonyms(key.ToArray(), ignoreCase: false, $"Authors carry pseudonyms by HMAC-SHA-256 with the project key {NameOf(key)}.");
    }

    /// <summary>The one way to keep authors' names as the source has them. It is recorded with its reason.</summary>
    /// <param name="reason">Why that is allowed, such as "all authors are brands" or "consent of 14 March 2026".</param>
    public static Pseudonyms KeepNames(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Pseudonyms(key: null, ignoreCase: false, $"Authors' names were KEPT as the source has them, because: {reason.Trim().TrimEnd('.')}.");
    }

    /// <summary>The same, for a source that writes one person's id now in upper and now in lower case.</summary>
    public Pseudonyms IgnoringCase() => _ignoreCase ? this
        : new Pseudonyms(_key, ignoreCase: true, Recorded + " Upper and lower case of ids are the same.");

    /// <summary>The name that stands for a person.</summary>
    /// <param name="id">The source's most lasting id; null or blank for nobody in particular.</param>
    /// <param name="space">Within what the id is unique, such as <c>telegram</c>: 123 there and 123 on another platform are two people.</param>
    /// <returns>Null for a null or blank id: people without an id must not become one person.</returns>
    public string? Of(string? id, string space = "")
    {
        ArgumentNullException.ThrowIfNull(space);
        if (string.IsNullOrWhiteSpace(id)) return null;
        if (_names.TryGetValue((space, id), out string? known)) return known;
        string name = Made(id, space);
        if (_remembered < Remembered && _names.TryAdd((space, id), name)) Interlocked.Increment(ref _remembered);
        return name;
    }

    /// <summary>The name that stands for a person, for a caller that remembers it: he asks once for each.</summary>
    /// <param name="id">As of <see cref="Of"/>, not blank.</param>
    /// <param name="space">As of <see cref="Of"/>.</param>
    internal string Made(string id, string space)
    {
        string normal = Normal(id);
        return _hash is null ? normal : Written(_hash, $"author\0{Normal(space)}\0{normal}", "p-", Characters);
    }

    /// <summary>The same in UTF-8 of an id of ASCII without space around it; null when case is ignored, names are kept, or something is unusual: then only <see cref="Made(string, string)"/> tells.</summary>
    internal byte[]? Made(ReadOnlySpan<byte> id, string space)
    {
        const int Most = 64;
        if (_hash is null || _ignoreCase || id.Length > Most || space.Length > Most || !Ascii.IsValid(space)) return null;
        ReadOnlySpan<byte> kind = "author\0"u8;
        Span<byte> message = stackalloc byte[kind.Length + Most + 1 + Most];
        kind.CopyTo(message);
        int length = kind.Length + Encoding.ASCII.GetBytes(Normal(space), message[kind.Length..]);
        message[length++] = 0;
        id.CopyTo(message[length..]);
        byte[] name = new byte[2 + Characters];
        Write(_hash, message[..(length + id.Length)], "p-"u8, name);
        return name;
    }

    /// <summary>The name that stands for a post, thread or channel whose own name leads to a person.</summary>
    /// <remarks>Twelve characters are 60 bits: among ten million posts 0.00004 pairs are expected to share a name by chance.</remarks>
    /// <param name="id">The id in the source; it is returned as it is when names are kept.</param>
    internal string OfPlace(string id) => _hash is null ? id : Written(_hash, $"place\0{Normal(id)}", "x-", 12);

    /// <summary>Whether authors have pseudonyms.</summary>
    internal bool HidesNames => _key is not null;

    private string Normal(string id)
    {
        string normal = WellFormedText.Composed(id.Trim());
        return _ignoreCase ? normal.ToLowerInvariant().Normalize(NormalizationForm.FormC) : normal;
    }

    /// <summary>Tells two keys apart in a report without giving either away.</summary>
    private static string NameOf(ReadOnlySpan<byte> key)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        return Written(hash, "key\0", "k-", 4);
    }

    private static string Written(IncrementalHash keyed, string message, string prefix, int characters)
    {
        Span<byte> name = stackalloc byte[prefix.Length + characters];
        Write(keyed, Encoding.UTF8.GetBytes(message), Encoding.ASCII.GetBytes(prefix), name);
        return Encoding.ASCII.GetString(name);
    }

    private static void Write(IncrementalHash keyed, ReadOnlySpan<byte> message, ReadOnlySpan<byte> prefix, Span<byte> name)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        lock (keyed)
        {
            keyed.AppendData(message);
            keyed.GetHashAndReset(hash);
        }
        ulong bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
        prefix.CopyTo(name);
        for (int i = prefix.Length, shift = 59; i < name.Length; i++, shift -= 5) name[i] = Alphabet[(int)(bits >> shift) & 31];
    }
}
