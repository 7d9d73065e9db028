using SocialResearch.Text.Matching;

namespace SocialResearch.Conversations;

/// <summary>What was found in short texts, so that a text that comes again is not searched again.</summary>
/// <remarks>
/// What surrounds a name of one word is little and comes again and again: " Bahn,", "Bahn-Chef". What is found in a text depends on
/// nothing else, so results do not depend on this class. Where a later text needs the place of an earlier one it takes it.
/// </remarks>
internal sealed class FoundBefore
{
    private const int Slots = 1 << 11, Longest = 32;

    private readonly byte[] _texts = new byte[Slots * Longest], _lengths = new byte[Slots];
    private readonly ChosenName[]?[] _found = new ChosenName[]?[Slots];

    /// <summary>The place of a text; −1 of one that is too long to be kept.</summary>
    public static int PlaceOf(ReadOnlySpan<byte> text) => text.Length > Longest ? -1 : (int)(TextKey.Of(text).Hash % Slots);

    /// <summary>What was found in a text; null when it has to be searched.</summary>
    public ChosenName[]? this[ReadOnlySpan<byte> text, int place] =>
        place >= 0 && _found[place] is { } found && text.SequenceEqual(_texts.AsSpan(place * Longest, _lengths[place])) ? found : null;

    /// <summary>Keeps what was found.</summary>
    public void Keep(ReadOnlySpan<byte> text, int place, ChosenName[] found)
    {
        if (place < 0) return;
        text.CopyTo(_texts.AsSpan(place * Longest));
        _lengths[place] = (byte)text.Length;
        _found[place] = found;
    }
}
