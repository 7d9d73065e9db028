using System.Runtime.CompilerServices;
using System.Text;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Delimited;

/// <summary>What most cells hold, read from their bytes; what is written otherwise is left to the readers of characters.</summary>
internal static class Utf8Cell
{
    private const int Longest = 128;

    /// <summary>The cell without white space around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> cell) => cell.IsEmpty || (IsInk(cell[0]) && IsInk(cell[^1])) ? cell : WithoutSpace(cell);

    private static ReadOnlySpan<byte> WithoutSpace(ReadOnlySpan<byte> cell)
    {
        while (Rune.DecodeFromUtf8(cell, out Rune first, out int length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(first)) cell = cell[length..];
        while (Rune.DecodeLastFromUtf8(cell, out Rune last, out int length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(last)) cell = cell[..^length];
        return cell;
    }

    /// <summary>As <see cref="Numbers.IsMissing"/>.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> cell) => cell.IsEmpty || (cell.Length <= 9 && Numbers.IsMissing(Characters(cell, stackalloc char[Longest])));

    /// <summary>As <see cref="Numbers.ReadCount"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string? ReadCount(ReadOnlySpan<byte> cell, out long? count)
    {
        count = null;
        if (cell.IsEmpty) return null;
        if (!IsPlain(cell, out long plain)) return ReadCharacters(cell, out count);
        count = plain;
        return null;
    }

    private static string? ReadCharacters(ReadOnlySpan<byte> cell, out long? count) => Numbers.ReadCount(Characters(cell, stackalloc char[Longest]), out count);

    /// <summary>Whether the cell holds digits and nothing else, no more than surely fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(ReadOnlySpan<byte> cell, out long number)
    {
        number = 0;
        foreach (byte digit in cell)
        {
            if ((uint)(digit - '0') > 9) return false;
            number = number * 10 + (digit - '0');
        }
        return cell.Length <= 18;
    }

    /// <summary>As <see cref="Ids.Fault"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string? IdFault(in HashedText cell) =>
        // Only what begins like a number can be one that was damaged.
        !cell.IsNumber && cell.Bytes is [>= (byte)'0' and <= (byte)'9', ..] && cell.Bytes.IndexOf((byte)'+') >= 0 ? NumberFault(cell.Bytes) : null;

    private static string? NumberFault(ReadOnlySpan<byte> cell) => Ids.Fault(Characters(cell, stackalloc char[Longest]));

    /// <summary>The characters of a cell, in room where there is enough.</summary>
    public static ReadOnlySpan<char> Characters(ReadOnlySpan<byte> cell, Span<char> room) =>
        cell.Length > room.Length ? Encoding.UTF8.GetString(cell) : room[..Encoding.UTF8.GetChars(cell, room)];

    private static bool IsInk(byte edge) => edge is > (byte)' ' and < 0x80;
}
