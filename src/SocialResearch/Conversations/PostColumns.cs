using System.Runtime.CompilerServices;
using SocialResearch.Privacy;

namespace SocialResearch.Conversations;

/// <summary>All posts, one column a property. Filled by <see cref="ConversationBuilder"/>, unchanged afterwards, shared by all selections.</summary>
/// <remarks>
/// A post with author, thread, parent, channel and time takes 52 bytes (id 8, which is all of it while all ids are numbers, text 8, time 8, row 8, four codes and the parent
/// 4 each, precision and role) plus the UTF-8 bytes of text and of other ids; an address 8 more and its bytes, each kind of reaction 8,
/// language and file 4 each, and each different author, thread and channel its name once. Columns that no post uses take nothing.
/// Measured when ids were always text, with a million posts of 177 bytes of text, 9 of id and likes: 247 bytes a post. While they are taken in, up to 26 bytes an author and a thread come on top
/// to find them, free slots included, and 16 a post where ids are no numbers that ascend.
/// </remarks>
internal sealed class PostColumns
{
    /// <summary>Stands for null in columns of 64-bit numbers.</summary>
    public const long NoNumber = long.MinValue;

    /// <summary>Parent of a post that answers nothing, or of which the source does not say.</summary>
    public const int NoParent = -1;

    public required int Count { get; init; }

    public required IReadOnlyList<Provenance> Sources { get; init; }

    public required IdColumn Ids { get; init; }

    /// <summary>As they were written; what leaves goes through <see cref="Privacy"/>.</summary>
    public required Utf8Column Texts { get; init; }

    public required TextPrivacy Privacy { get; init; }

    public required Utf8Column? Urls { get; init; }

    public required CodeColumn Authors { get; init; }

    public required CodeColumn Threads { get; init; }

    public required CodeColumn Channels { get; init; }

    public required CodeColumn Languages { get; init; }

    public required ValueColumn<long> Ticks { get; init; }

    public required ValueColumn<byte> Precisions { get; init; }

    public required ValueColumn<byte> Roles { get; init; }

    public required ValueColumn<long> Likes { get; init; }

    public required ValueColumn<long> Replies { get; init; }

    public required ValueColumn<long> Shares { get; init; }

    public required ValueColumn<long> Views { get; init; }

    public required ValueColumn<int> SourceOf { get; init; }

    public required ValueColumn<long> RowInSource { get; init; }

    /// <summary>The place of the parent; <see cref="NoParent"/>; or −2 − k for the k-th of <see cref="ParentsOutside"/>.</summary>
    public required ValueColumn<int> Parents { get; init; }

    /// <summary>Ids of parents that are not in the data.</summary>
    public required Utf8Column ParentsOutside { get; init; }

    /// <summary>Posts that were there before under the same id.</summary>
    public required IReadOnlyList<int> Duplicates { get; init; }

    public PostTime? Time(int index) => Ticks[index] is var ticks and not NoNumber
        ? new(new DateTimeOffset(ticks, TimeSpan.Zero), (TimePrecision)Precisions[index])
        : null;

    public Reactions Reactions(int index) =>
        new(Number(Likes[index]), Number(Replies[index]), Number(Shares[index]), Number(Views[index]));

    public string? Parent(int index) => Parents[index] switch
    {
        NoParent => null,
        < 0 and var outside => ParentsOutside[-2 - outside],
        var row => Ids[row],
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long? Number(long stored) => stored == NoNumber ? null : stored;
}
