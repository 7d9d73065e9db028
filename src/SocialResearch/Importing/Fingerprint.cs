using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SocialResearch.Importing;

/// <summary>128 bits in place of an id: less memory in a large file, and nothing to leak.</summary>
internal static class Fingerprint
{
    /// <summary>The first half of the SHA-256 of the id.</summary>
    public static UInt128 Of(ReadOnlySpan<char> id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
