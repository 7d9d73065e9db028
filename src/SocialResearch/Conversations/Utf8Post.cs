using System.Runtime.CompilerServices;
using System.Text;

namespace SocialResearch.Conversations;

/// <summary>A post as its bytes stand in a file, for readers that have them: no text of it is an object. Valid only while its row is.</summary>
/// <remarks>The same as <see cref="PostDraft"/> otherwise; what the source does not say is empty.</remarks>
internal ref struct Utf8Post
{
    public HashedText Id, Thread, Parent, Author;
    public ReadOnlySpan<byte> Text, Url, Channel, Language;
    public AuthorRole Role;

    // The time in UTC. Apart, because they are put into columns of their own.
    public long? Ticks;
    public TimePrecision Precision;
    public Reactions Reactions;

    public PostTime? Time
    {
        readonly get => Ticks is { } ticks ? new(new DateTimeOffset(ticks, TimeSpan.Zero), Precision) : null;
        set => (Ticks, Precision) = (value?.Utc.UtcTicks, value?.Precision ?? default);
    }

    /// <summary>Whether it has what few sources tell, and what is dealt with apart for that: a channel or a language.</summary>
    public readonly bool HasRest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !Channel.IsEmpty || !Language.IsEmpty;
    }

    public readonly PostDraft ToDraft() => new()
    {
        Id = Encoding.UTF8.GetString(Id.Bytes),
        Thread = Maybe(Thread),
        Parent = Maybe(Parent),
        Author = Maybe(Author),
        Role = Role,
        Time = Time,
        Text = Encoding.UTF8.GetString(Text),
        Url = Maybe(Url),
        Channel = Maybe(Channel),
        Reactions = Reactions,
        Language = Maybe(Language),
    };

    private static string? Maybe(ReadOnlySpan<byte> text) => text.IsEmpty ? null : Encoding.UTF8.GetString(text);
}

/// <summary>By what posts to come will be looked up.</summary>
internal ref struct PostKeys
{
    public ReadOnlySpan<TextKey> Ids, Parents, Threads, Authors;
}
