using System.Runtime.CompilerServices;

namespace SocialResearch.Conversations;

/// <summary>A text together with its <see cref="TextKey"/>, which is made once however many tables are asked.</summary>
/// <param name="bytes">The text.</param>
/// <param name="key">Its key.</param>
internal readonly ref struct HashedText(ReadOnlySpan<byte> bytes, TextKey key)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public TextKey Key { get; } = key;

    public bool IsEmpty => Bytes.IsEmpty;

    /// <summary>Whether it is a number as it is usually written.</summary>
    public bool IsNumber
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Key.High == TextKey.Numbers;
    }

    public static implicit operator HashedText(ReadOnlySpan<byte> text) => new(text, TextKey.Of(text));

    public static implicit operator ReadOnlySpan<byte>(HashedText text) => text.Bytes;
}
