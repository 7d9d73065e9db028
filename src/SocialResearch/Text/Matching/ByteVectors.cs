using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SocialResearch.Text.Matching;

/// <summary>Bytes that a processor takes together.</summary>
/// <remarks>One loop is written for all widths; each is chosen as a type, so that the loop is compiled for it alone.</remarks>
internal interface IByteVector<T> where T : struct, IByteVector<T>
{
    static abstract int Count { get; }

    static abstract T Load(ref byte first, nuint at);

    /// <summary>A table of sixteen entries, as <see cref="Look"/> needs it.</summary>
    static abstract T Table(ReadOnlySpan<byte> entries);

    /// <summary>Of each number below sixteen its entry in a table.</summary>
    static abstract T Look(T table, T numbers);

    /// <summary>The lower halves of all bytes.</summary>
    static abstract T Lower(T bytes);

    /// <summary>The upper halves of all bytes.</summary>
    static abstract T Upper(T bytes);

    static abstract T operator &(T a, T b);

    static abstract T operator |(T a, T b);

    /// <summary>The second where the first is zero, zero elsewhere.</summary>
    static abstract T WhereZero(T a, T b);

    /// <summary>A bit for each byte, the lowest for the first: whether it is something else than zero.</summary>
    static abstract ulong Bits(T bytes);
}

/// <summary>Sixteen bytes: any processor.</summary>
internal readonly struct Bytes16(Vector128<byte> value) : IByteVector<Bytes16>
{
    private readonly Vector128<byte> _value = value;

    public static int Count => Vector128<byte>.Count;

    public static Bytes16 Load(ref byte first, nuint at) => new(Vector128.LoadUnsafe(ref first, at));

    public static Bytes16 Table(ReadOnlySpan<byte> entries) => new(Vector128.Create(entries));

    public static Bytes16 Look(Bytes16 table, Bytes16 numbers) => new(Vector128.ShuffleNative(table._value, numbers._value));

    public static Bytes16 Lower(Bytes16 bytes) => new(bytes._value & Vector128.Create((byte)0x0F));

    public static Bytes16 Upper(Bytes16 bytes) => new((bytes._value.AsUInt16() >>> 4).AsByte() & Vector128.Create((byte)0x0F));

    public static Bytes16 operator &(Bytes16 a, Bytes16 b) => new(a._value & b._value);

    public static Bytes16 operator |(Bytes16 a, Bytes16 b) => new(a._value | b._value);

    public static Bytes16 WhereZero(Bytes16 a, Bytes16 b) => new(Vector128.Equals(a._value, Vector128<byte>.Zero) & b._value);

    public static ulong Bits(Bytes16 bytes) => (ushort)~Vector128.Equals(bytes._value, Vector128<byte>.Zero).ExtractMostSignificantBits();
}

/// <summary>Thirty-two bytes: AVX2.</summary>
internal readonly struct Bytes32(Vector256<byte> value) : IByteVector<Bytes32>
{
    private readonly Vector256<byte> _value = value;

    public static int Count => Vector256<byte>.Count;

    public static Bytes32 Load(ref byte first, nuint at) => new(Vector256.LoadUnsafe(ref first, at));

    public static Bytes32 Table(ReadOnlySpan<byte> entries) => new(Vector256.Create(Vector128.Create(entries), Vector128.Create(entries)));

    public static Bytes32 Look(Bytes32 table, Bytes32 numbers) => new(Avx2.Shuffle(table._value, numbers._value));

    public static Bytes32 Lower(Bytes32 bytes) => new(bytes._value & Vector256.Create((byte)0x0F));

    public static Bytes32 Upper(Bytes32 bytes) => new((bytes._value.AsUInt16() >>> 4).AsByte() & Vector256.Create((byte)0x0F));

    public static Bytes32 operator &(Bytes32 a, Bytes32 b) => new(a._value & b._value);

    public static Bytes32 operator |(Bytes32 a, Bytes32 b) => new(a._value | b._value);

    public static Bytes32 WhereZero(Bytes32 a, Bytes32 b) => new(Vector256.Equals(a._value, Vector256<byte>.Zero) & b._value);

    public static ulong Bits(Bytes32 bytes) => ~Vector256.Equals(bytes._value, Vector256<byte>.Zero).ExtractMostSignificantBits();
}
