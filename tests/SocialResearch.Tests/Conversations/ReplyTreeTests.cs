using SocialResearch.Conversations;
using static SocialResearch.Tests.Conversations.Drafts;

namespace SocialResearch.Tests.Conversations;

public class ReplyTreeTests
{
    /// <summary>Two true roots, one of them unanswered; an orphan with a reply; a circle of two with a reply; one that answers itself.</summary>
    private static readonly Conversation Talk = Conversation.Of([
        Post("a", null, "ada", 0),
        Post("b", "a", "ada", 5),
        Post("c", "a", "bo", 20),
        Post("d", "c", "ada", 80),
        Post("e", "c", null, 10),
        Post("f", null, "cem", 30),
        Post("o", "gone", "bo", 40),
        Post("p", "o", "bo", 41),
        Post("x", "y", "ada", 50),
        Post("y", "x", "ada", 51),
        Post("z", "y", "bo", 52),
        Post("s", "s", "cem", 60),
    ]);

    private static readonly ReplyTree Tree = ReplyTree.Of(Talk);

    [Fact]
    public void Every_post_is_in_a_complete_tree_an_incomplete_one_or_a_cycle()
    {
        Assert.Equal((12, 2, 8, 1), (Tree.Posts, Tree.Roots, Tree.Replies, Tree.Orphans));
        Assert.Equal((3, 1, 1), (Tree.InCycles, Tree.SelfParents, Tree.BelowCycles));
        Assert.Equal(Tree.Posts, Tree.Trees.Sum(shape => shape.Posts) + Tree.InCycles + Tree.BelowCycles);
    }

    [Fact]
    public void Levels_are_counted_with_and_without_orphans()
    {
        Assert.Equal([3, 3, 2], Tree.Levels);
        Assert.Equal([2, 2, 2], Tree.CompleteLevels);
        Assert.Equal(2, Tree.Depth);
        Assert.Equal(1, Tree.MeanDepth.Value);
    }

    [Fact]
    public void Trees_tell_posts_depth_width_and_authors() => Assert.Equal(
        [new TreeShape(Talk[0], true, 5, 2, 2, 2), new(Talk[5], true, 1, 0, 1, 1), new(Talk[6], false, 2, 1, 1, 1)], Tree.Trees);

    [Fact]
    public void Only_direct_replies_to_true_roots_count_for_the_reply_rate()
    {
        Assert.Equal(1, Tree.RootsWithReply);
        Assert.Equal(0.5, Tree.ReplyRate.Value);
        Assert.Equal(5, Tree.PostsWithReply);
    }

    [Fact]
    public void The_first_reply_may_be_ones_own_unless_others_are_asked_for()
    {
        Assert.Equal([300], Tree.FirstReplies.Seconds);
        Assert.Equal([1_200], Tree.FirstRepliesByOthers.Seconds);
    }

    [Fact]
    public void A_reply_older_than_what_it_answers_stays_and_is_counted()
    {
        Assert.Equal([-600, -60, 60, 60, 60, 300, 1_200, 3_600], Tree.AllReplies.Seconds);
        Assert.Equal(2, Tree.AllReplies.Negative);
        Assert.Equal(60, Tree.AllReplies.Median.Value);
        Assert.Equal(4_620 / 8.0, Tree.AllReplies.Mean.Value);
        Assert.Contains(Tree.Caveats, caveat => caveat.Code == "SR011");
    }

    [Fact]
    public void Several_quantiles_are_those_asked_for_one_by_one()
    {
        // Sorted lags -600, -60, 60, 60, 60, 300, 1,200, 3,600: the places are 7 times the part.
        Assert.Equal([-600, -60 * 0.25 + 60 * 0.75, 60, 300 + 900 * 0.25, 3_600], ReplyTree.Of(Talk).AllReplies.Quantile([0, 0.25, 0.5, 0.75, 1]).Select(lag => lag.Value));
        Assert.Equal([Tree.AllReplies.Quantile(0.25), Tree.AllReplies.Quantile(0.75)], Tree.AllReplies.Quantile([0.25, 0.75]));
        Assert.Empty(Tree.AllReplies.Quantile([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.AllReplies.Quantile([0.5, 1.1]));
        Assert.All(ReplyTree.Of(Conversation.Of([Post("a")])).AllReplies.Quantile([0.5, 0.9]), lag => Assert.NotNull(lag.WhyUndefined));
    }

    [Fact]
    public void Lags_are_found_however_many_posts_without_parent_stand_before_the_replies()
    {
        var tree = ReplyTree.Of(Conversation.Of([
            .. Enumerable.Range(0, 5_000).Select(i => Post($"a{i}", null, "ada", 0)),
            .. Enumerable.Range(0, 3_000).Select(i => Post($"b{i}", $"a{i}", "bo", i)),
        ]));
        Assert.Equal(Enumerable.Range(0, 3_000).Select(i => i * 60.0), tree.AllReplies.Seconds);
        Assert.Equal(1_499.5 * 60, tree.AllReplies.Median.Value);
    }

    [Fact]
    public void Lags_are_measured_only_between_times_known_to_the_minute()
    {
        var tree = ReplyTree.Of(Conversation.Of([
            new() { Id = "1", Time = At("2024-05-01T00:00:00Z", TimePrecision.Minute) },
            new() { Id = "2", Parent = "1", Time = At("2024-05-03T00:00:00Z", TimePrecision.Day) },
            new() { Id = "3", Parent = "1" },
            new() { Id = "4", Parent = "1", Time = At("2024-05-01T00:07:30Z") },
        ]));
        Assert.Equal([450], tree.AllReplies.Seconds);
        Assert.Equal((2, 2), (tree.AllReplies.WithoutExactTimes, tree.FirstReplies.WithoutExactTimes));
    }

    [Fact]
    public void One_can_walk_from_post_to_post()
    {
        Assert.Equal(["b", "c"], Tree.RepliesTo(Talk[0]).Select(post => post.Id));
        Assert.Equal("c", Tree.ParentOf(Talk[3])!.Value.Id);
        Assert.Equal([0, 1, 1, 2, 2, 0, 0, 1, null, null, null, null], Talk.Select(Tree.DepthOf));
        Assert.Null(Tree.ParentOf(Talk[6]));
        Assert.Equal("gone", Talk[6].Parent);
        Assert.Null(Tree.ParentOf(Talk[11]));
        Assert.Throws<ArgumentException>(() => Tree.DepthOf(Conversation.Of([Post("a")])[0]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Chains_of_hundreds_of_answers_have_a_level_each_whether_old_or_new_posts_come_first(bool newFirst)
    {
        PostDraft[] drafts = [.. Enumerable.Range(0, 700).Select(i => Post($"a{i}", i == 0 ? null : $"a{i - 1}")), .. Enumerable.Range(0, 400).Select(i => Post($"b{i}", i == 0 ? "gone" : $"b{i - 1}"))];
        if (newFirst) Array.Reverse(drafts);
        var talk = Conversation.Of(drafts);
        var tree = ReplyTree.Of(talk);

        Assert.All(talk, post => Assert.Equal(int.Parse(post.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), tree.DepthOf(post)));
        Assert.Equal((699, 349.5), (tree.Depth, tree.MeanDepth.Value));
        Assert.Equal([.. Enumerable.Repeat(2, 400), .. Enumerable.Repeat(1, 300)], tree.Levels);
        Assert.Equal(Enumerable.Repeat(1, 700), tree.CompleteLevels);
        Assert.Equal([400, 700], tree.Trees.Select(shape => shape.Posts).Order());
    }

    [Fact]
    public void A_parent_that_was_not_selected_makes_an_orphan_that_is_told_apart()
    {
        var tree = ReplyTree.Of(Talk.Where(post => post.Id is not ("c" or "x")));
        Assert.Equal(4, tree.Orphans);
        Assert.Equal(3, tree.OrphansBySelection);
        Assert.Equal(1, tree.InCycles);
        Assert.Equal(["b"], tree.RepliesTo(Talk[0]).Select(post => post.Id));
        Assert.Throws<ArgumentException>(() => tree.DepthOf(Talk[2]));
    }

    [Fact]
    public void Replies_hang_below_the_first_of_posts_with_the_same_id()
    {
        var talk = Conversation.Of([Post("a"), Post("a"), Post("b", "a"), Post("a", "b")]);
        var tree = ReplyTree.Of(talk);
        Assert.Equal(2, tree.DuplicateIds);
        Assert.Equal([talk[2]], tree.RepliesTo(talk[0]));
        Assert.Empty(tree.RepliesTo(talk[1]));
        Assert.Equal(2, tree.DepthOf(talk[3]));
    }

    [Fact]
    public void A_parent_in_another_file_counts_only_in_the_same_channel_and_thread()
    {
        var builder = new ConversationBuilder();
        builder.Add(new() { Id = "17", Channel = "news", Thread = "t" }, 0, 1);
        builder.Add(new() { Id = "18", Channel = "news", Thread = "t", Parent = "17" }, 1, 1);
        builder.Add(new() { Id = "19", Channel = "sport", Thread = "t", Parent = "17" }, 1, 2);
        builder.Add(new() { Id = "20", Channel = "sport", Thread = "t", Parent = "21" }, 1, 3);
        builder.Add(new() { Id = "21", Channel = "chess", Thread = "u" }, 1, 4);
        builder.Add(new() { Id = "22" }, 0, 2);
        builder.Add(new() { Id = "23", Parent = "22" }, 1, 5);
        var talk = builder.Build([new("a", "", 2, []), new("b", "", 5, [])]);
        var tree = ReplyTree.Of(talk);
        Assert.Equal([null, "17", null, "21", null, null, null], talk.Select(post => tree.ParentOf(post)?.Id));
        Assert.Equal(2, tree.Orphans);
        Assert.Equal(0, tree.DuplicateIds);
    }

    [Fact]
    public void Two_exports_that_overlap_make_one_tree_and_the_repeated_posts_are_counted()
    {
        var builder = new ConversationBuilder();
        builder.Add(new() { Id = "1", Channel = "news" }, 0, 1);
        builder.Add(new() { Id = "1", Channel = "news" }, 1, 1);
        builder.Add(new() { Id = "2", Channel = "news", Parent = "1" }, 1, 2);
        var talk = builder.Build([new("a", "", 1, []), new("b", "", 2, [])]);
        var tree = ReplyTree.Of(talk);
        Assert.Equal(1, tree.DuplicateIds);
        Assert.Equal([talk[2]], tree.RepliesTo(talk[0]));
        Assert.Equal(2, tree.Roots);
    }

    [Fact]
    public void A_chain_of_five_million_posts_does_not_overflow_the_stack()
    {
        const int posts = 5_000_000;
        string[] ids = [.. Enumerable.Range(0, posts).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var chain = Conversation.Of(ids.Select((id, i) => new PostDraft { Id = id, Parent = i == 0 ? null : ids[i - 1] }));
        var tree = ReplyTree.Of(chain);
        Assert.Equal(posts - 1, tree.Depth);
        Assert.Equal(new TreeShape(chain[0], true, posts, posts - 1, 1, 0), Assert.Single(tree.Trees));
        var circle = Conversation.Of(ids.Select((id, i) => new PostDraft { Id = id, Parent = ids[(i + 1) % posts] }));
        Assert.Equal(posts, ReplyTree.Of(circle).InCycles);
    }

    [Fact]
    public void Nothing_to_measure_is_undefined_with_a_reason()
    {
        Assert.Equal("No posts, so no reply trees.", ReplyTree.Of(Conversation.Of([])).Sentence);
        var orphan = ReplyTree.Of(Conversation.Of([Post("a", "gone")]));
        Assert.Equal("There is no root: every post names a parent.", orphan.ReplyRate.WhyUndefined);
        Assert.Equal("There is no root: every post names a parent.", orphan.MeanDepth.WhyUndefined);
        Assert.Equal("There is no reply whose time and whose parent's time are known to the minute.", orphan.FirstReplies.Median.WhyUndefined);
        Assert.Equal("No post is a root; 1 post down to level 0, 1 orphan.", orphan.Sentence);
    }

    [Fact]
    public void The_tree_reads_as_sentence_table_and_caveats() => Golden.Matches(
        "reply-tree.txt", $"{Tree}\n\n{Tree.ToTable()}\n\n{string.Join('\n', Tree.Caveats.Select(caveat => $"{caveat.Code} {caveat.Sentence}"))}");
}
