namespace SocialResearch.Conversations;

/// <summary>One tree of a <see cref="ReplyTree"/> in numbers.</summary>
/// <param name="Root">The post that nobody in the data is above of.</param>
/// <param name="IsComplete">False when the root itself answers a post that is not here: the upper part is missing.</param>
/// <param name="Posts">Posts, the root included.</param>
/// <param name="Depth">The level of the deepest post; 0 when nobody answered.</param>
/// <param name="Width">The most posts on one level.</param>
/// <param name="Authors">Different known authors.</param>
public readonly record struct TreeShape(Post Root, bool IsComplete, int Posts, int Depth, int Width, int Authors);
