using SocialResearch.Results;

namespace SocialResearch.Conversations;

/// <summary>What others did with a post, as the source counts it.</summary>
/// <remarks>Null is not zero: null means that the source does not say.</remarks>
/// <param name="Likes">Likes, favourites, up-votes or a score.</param>
/// <param name="Replies">Replies the source counts, which may be more than it holds.</param>
/// <param name="Shares">Reposts, boosts, forwards.</param>
/// <param name="Views">Views or impressions.</param>
public readonly record struct Reactions(long? Likes = null, long? Replies = null, long? Shares = null, long? Views = null)
{
    /// <summary>What the source says, in words; empty when it says nothing.</summary>
    public override string ToString()
    {
        (long? Number, string What)[] all = [(Likes, "likes"), (Replies, "replies"), (Shares, "shares"), (Views, "views")];
        return string.Join(", ", all.Where(each => each.Number is not null).Select(each => $"{Wording.Count(each.Number!.Value)} {each.What}"));
    }
}
