using SocialResearch.Conversations;

namespace SocialResearch.Charts;

/// <summary>Places the posts of a thread: leaves side by side, each post above the middle of its answers.</summary>
internal static class TreeLayout
{
    /// <summary>The posts of a tree, the root first; no recursion, however deep it is.</summary>
    public static IReadOnlyList<TreePlace> Place(ReplyTree tree, Post root)
    {
        var places = new List<TreePlace> { new(root, 0, null) };
        // Answers of one post stand beside each other in the order in which they were written, so the walk goes down first.
        var open = new Stack<TreePlace>([places[0]]);
        var order = new List<TreePlace>();
        while (open.TryPop(out TreePlace? place))
        {
            order.Add(place);
            foreach (Post reply in tree.RepliesTo(place.Post).Reverse())
            {
                var below = new TreePlace(reply, place.Level + 1, place);
                place.Below.Add(below);
                places.Add(below);
                open.Push(below);
            }
        }
        int leaves = 0;
        foreach (TreePlace place in order.Where(place => place.Below.Count == 0)) place.X = leaves++;
        for (int i = order.Count - 1; i >= 0; i--) if (order[i].Below.Count > 0) order[i].X = (order[i].Below.Min(below => below.X) + order[i].Below.Max(below => below.X)) / 2;
        return places;
    }
}

/// <summary>A post on the drawing of its thread.</summary>
internal sealed class TreePlace(Post post, int level, TreePlace? above)
{
    public Post Post { get; } = post;

    public int Level { get; } = level;

    public TreePlace? Above { get; } = above;

    public List<TreePlace> Below { get; } = [];

    public double X { get; set; }
}
