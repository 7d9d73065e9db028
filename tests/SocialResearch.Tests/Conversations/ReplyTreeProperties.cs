using FsCheck.Fluent;
using SocialResearch.Conversations;

namespace SocialResearch.Tests.Conversations;

public class ReplyTreeProperties
{
    [Fact]
    public void Levels_agree_with_walking_up_from_each_post() => Holds((talk, tree) =>
    {
        var byId = talk.ToDictionary(post => post.Id);
        return talk.All(post => tree.DepthOf(post) == Level(post));

        int? Level(Post post)
        {
            int level = 0;
            for (; post.Parent is { } parent && byId.TryGetValue(parent, out Post above); post = above)
            {
                if (++level > talk.Count) return null;
            }
            return level;
        }
    });

    [Fact]
    public void Nothing_is_dropped() => Holds((_, tree) =>
        tree.Posts == tree.Roots + tree.Orphans + tree.Replies + tree.SelfParents
        && tree.Posts == tree.Trees.Sum(shape => shape.Posts) + tree.InCycles + tree.BelowCycles
        && tree.Levels.Sum() == tree.Trees.Sum(shape => shape.Posts)
        && tree.CompleteLevels.Sum() == tree.Trees.Where(shape => shape.IsComplete).Sum(shape => shape.Posts)
        && tree.Trees.Count == tree.Roots + tree.Orphans);

    [Fact]
    public void Posts_in_cycles_are_those_that_meet_themselves_on_the_way_up() => Holds((talk, tree) =>
    {
        var byId = talk.ToDictionary(post => post.Id);
        return tree.InCycles == talk.Count(post =>
        {
            string? at = post.Parent;
            for (int steps = 0; steps <= talk.Count && at is not null && byId.TryGetValue(at, out Post above); steps++)
            {
                if (at == post.Id) return true;
                at = above.Parent;
            }
            return false;
        });
    });

    [Fact]
    public void Replies_and_parents_mirror_each_other() => Holds((talk, tree) => talk.All(post =>
        tree.RepliesTo(post).All(reply => tree.ParentOf(reply) == post)
        && (tree.ParentOf(post) is not { } parent || tree.RepliesTo(parent).Contains(post))));

    [Fact]
    public void A_selection_of_everything_has_the_same_trees() => Holds((talk, tree) =>
    {
        var again = ReplyTree.Of(talk.Where(_ => true));
        return again.Trees.SequenceEqual(tree.Trees) && again.Levels.SequenceEqual(tree.Levels) && again.AllReplies == tree.AllReplies && again.InCycles == tree.InCycles;
    });

    private static void Holds(Func<Conversation, ReplyTree, bool> property) => Prop.ForAll(
        Drafts.Any, drafts => Conversation.Of(drafts) is var talk && property(talk, ReplyTree.Of(talk))).Holds();
}
