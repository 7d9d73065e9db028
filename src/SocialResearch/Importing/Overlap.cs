using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Importing;

/// <summary>Finds posts that several exports of one import hold, because their periods overlap.</summary>
/// <remarks>
/// Ids are unique only within a source, so the same id alone says nothing: post 17 of one forum is not post 17 of another.
/// The same post has the same id, channel, thread and time; the text may have been edited and the likes have grown. The first
/// one stays, so exports are given in the order in which they shall count.
/// </remarks>
internal sealed class Overlap
{
    private readonly Dictionary<UInt128, (string File, long Row)> _posts = [];

    /// <summary>Why the post is set aside; null when no earlier source held it. Without a time nothing is decided.</summary>
    public string? Reason(PostDraft post, string file, long row)
    {
        if (post.Time is not { } time) return null;
        UInt128 key = Fingerprint.Of(string.Create(CultureInfo.InvariantCulture, $"{post.Id}\0{post.Channel}\0{post.Thread}\0{time.Utc.UtcTicks}\0{time.Precision}"));
        return _posts.TryAdd(key, (file, row)) ? null
            : string.Create(CultureInfo.InvariantCulture, $"the same post (id, place and time) is in {_posts[key].File}, row {_posts[key].Row}: the exports overlap");
    }
}
