namespace SocialResearch.Conversations;

/// <summary>A text together with its <see cref="TextHash"/>, which is taken once however many tables are asked.</summary>
/// <param name="bytes">The text.</param>
/// <param name="hash">Its hash.</param>
internal readonly ref struct HashedText(ReadOnlySpan<byte> bytes, uint hash)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public uint Hash { get; } = hash;

    public bool IsEmpty => Bytes.IsEmpty;

    public static implicit operator HashedText(ReadOnlySpan<byte> text) => new(text, TextHash.Of(text));

    public static implicit operator ReadOnlySpan<byte>(HashedText text) => text.Bytes;
}
