using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SocialResearch.Importing;

/// <summary>128 bits in place of an id: less memory in a large file, and no object an id.</summary>
internal static class Fingerprint
{
    private const int Packed = 15, Digits = 19;

    /// <summary>Numbers and short ids as they are, which is most of them; of others the first half of their SHA-256.</summary>
    public static UInt128 Of(ReadOnlySpan<char> id)
    {
        // Without a leading zero, because 7 and 07 are two ids. No short id fills the upper half so.
        if (id.Length is > 0 and <= Digits && id[0] != '0' && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)) return new(ulong.MaxValue, number);
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        bytes.Clear();
        if (id.Length <= Packed && Ascii.FromUtf16(id, bytes, out _) == OperationStatus.Done) bytes[Packed] = (byte)id.Length;
        else SHA256.HashData(MemoryMarshal.AsBytes(id), bytes);
        return MemoryMarshal.Read<UInt128>(bytes);
    }
}
