namespace SocialResearch.Conversations;

/// <summary>Measures each tree: posts, depth, width, authors.</summary>
internal static class ReplyTreeShapes
{
    /// <summary>Every tree, in the order of their roots.</summary>
    public static IReadOnlyList<TreeShape> Of(Conversation conversation, ReplyLinks links)
    {
        CodeColumn authors = conversation.Columns.Authors;
        var trees = new TreeShape[links.Roots.Length];
        // The last tree, from 1, in which an author was met.
        int[] metIn = new int[authors.Distinct], order = links.Order;
        ReplyLevels levels = links.Levels;
        int at = 0;
        for (int tree = 0; tree < trees.Length; tree++)
        {
            int root = links.Roots[tree], begin = at, level = 0, onLevel = 0, width = 0, people = 0;
            bool isComplete = links.Parent(root) == ReplyLinks.None;
            if (!links.HasReply(root))
            {
                // As most are.
                trees[tree] = new(conversation[root], isComplete, 1, 0, 1, authors.Code(conversation.RowAt(root)) >= 0 ? 1 : 0);
                at++;
                continue;
            }
            do
            {
                int place = order[at++], author = authors.Code(conversation.RowAt(place));
                if (levels.Of(place) > level) (level, onLevel) = (level + 1, 0);
                onLevel++;
                width = Math.Max(width, onLevel);
                if (author < 0 || metIn[author] == tree + 1) continue;
                metIn[author] = tree + 1;
                people++;
            }
            while (at < order.Length && levels.Of(order[at]) > 0);
            trees[tree] = new(conversation[root], isComplete, at - begin, level, width, people);
        }
        return trees;
    }
}
