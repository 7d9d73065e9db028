using System.Buffers.Binary;
using System.IO.Compression;

namespace SocialResearch.Scraping;

/// <summary>A gzip file as its members, each with its place: one record of an archive is one member.</summary>
/// <remarks>
/// Where a member ends stands nowhere, so each place that looks like the beginning of the next is tried: the checksum before it
/// tells whether it is. Damage therefore costs the damaged member and not those behind it.
/// </remarks>
internal static class GzipMembers
{
    /// <summary>Members larger than this are set aside, packed or unpacked.</summary>
    public const int Limit = 256 << 20;

    // A place that looks like a beginning and is none is met once in four gigabytes.
    private const int Tries = 4;

    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(number =>
    {
        uint value = (uint)number;
        for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? value >> 1 ^ 0xEDB88320 : value >> 1;
        return value;
    })];

    /// <summary>A member, or bytes that are none.</summary>
    /// <param name="Offset">Where it begins in the file.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Content">Unpacked; null when it is damaged or too large.</param>
    internal readonly record struct Member(long Offset, long End, byte[]? Content);

    /// <summary>All members from a place on.</summary>
    public static IEnumerable<Member> Read(FileStream file, long from = 0)
    {
        while (from < file.Length)
        {
            Member member = At(file, from);
            yield return member;
            from = member.End;
        }
    }

    /// <summary>The member at a place.</summary>
    public static Member At(FileStream file, long offset)
    {
        long next = offset, first = -1;
        for (int i = 0; i < Tries && next < file.Length; i++)
        {
            next = Next(file, next + 1);
            if (first < 0) first = next;
            if (next - offset > Limit) break;
            byte[] packed = new byte[next - offset];
            file.Position = offset;
            file.ReadExactly(packed);
            if (Unpack(packed) is { } content) return new(offset, next, content);
        }
        return new(offset, first, null);
    }

    /// <summary>The next place that looks like the beginning of a member: magic number, deflate, no reserved flag.</summary>
    private static long Next(FileStream file, long from)
    {
        byte[] block = new byte[1 << 16];
        while (from < file.Length)
        {
            file.Position = from;
            int length = file.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            for (int at = 0; at < length;)
            {
                int found = block.AsSpan(at, length - at).IndexOf([(byte)0x1F, (byte)0x8B, (byte)8]);
                if (found < 0) break;
                at += found;
                if (at + 3 >= length) break;
                if (block[at + 3] < 0x20) return from + at;
                at++;
            }
            // The last three bytes may be the first of a beginning.
            if (length < block.Length) break;
            from += length - 3;
        }
        return file.Length;
    }

    private static byte[]? Unpack(byte[] packed)
    {
        if (packed.Length < 18) return null;
        try
        {
            using var unpacking = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            var content = new MemoryStream();
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = unpacking.Read(buffer)) > 0)
            {
                content.Write(buffer, 0, read);
                if (content.Length > Limit) return null;
            }
            byte[] bytes = content.ToArray();
            ReadOnlySpan<byte> trailer = packed.AsSpan(packed.Length - 8);
            bool fits = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) == (uint)bytes.Length && BinaryPrimitives.ReadUInt32LittleEndian(trailer) == Checksum(bytes);
            return fits ? bytes : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes) sum = s_table[(byte)(sum ^ value)] ^ sum >> 8;
        return ~sum;
    }
}
