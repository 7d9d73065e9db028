using System.Runtime.CompilerServices;
using SocialResearch.Statistics;

namespace SocialResearch.Conversations;

/// <summary>Measures how long replies took.</summary>
internal static class ReplyTreeLags
{
    /// <summary>From each post to each of its direct replies.</summary>
    public static ReplyLags All(Conversation conversation, ReplyLinks links, int replies)
    {
        var lags = new SortedOnDemand(new EachReply(conversation, links));
        return new(lags, replies - lags.Count);
    }

    /// <summary>The earliest direct reply to each root, by whomever and by others.</summary>
    public static (ReplyLags ByAnybody, ReplyLags ByOthers) First(Conversation conversation, ReplyLinks links)
    {
        CodeColumn authors = conversation.Columns.Authors;
        ReadOnlySpan<long> exact = new ExactTimes(conversation).Ticks;
        long[] byAnybody = GC.AllocateUninitializedArray<long>(links.RootsWithReply), byOthers = GC.AllocateUninitializedArray<long>(links.RootsWithReply);
        int anybodies = 0, others = 0, inexact = 0, inexactByOthers = 0;
        ReadOnlySpan<int> parents = links.Above;
        for (int root = 0; root < parents.Length; root++)
        {
            if (parents[root] != ReplyLinks.None || links.FirstReply(root) is not (>= 0 and var reply)) continue;
            int asker = authors.Code(conversation.RowAt(root));
            long first = long.MaxValue, firstByOthers = long.MaxValue;
            for (; reply >= 0; reply = links.NextReply(reply))
            {
                bool isOther = asker < 0 || authors.Code(conversation.RowAt(reply)) != asker;
                if (!TryLag(exact[root], exact[reply], out long lag))
                {
                    inexact++;
                    if (isOther) inexactByOthers++;
                    continue;
                }
                first = Math.Min(first, lag);
                if (isOther) firstByOthers = Math.Min(firstByOthers, lag);
            }
            if (first < long.MaxValue) byAnybody[anybodies++] = first;
            if (firstByOthers < long.MaxValue) byOthers[others++] = firstByOthers;
        }
        return (ReplyLags.OfTicks(byAnybody.AsMemory(0, anybodies), inexact), ReplyLags.OfTicks(byOthers.AsMemory(0, others), inexactByOthers));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLag(long parent, long reply, out long lag)
    {
        lag = reply - parent;
        return parent != PostColumns.NoNumber && reply != PostColumns.NoNumber;
    }

    /// <summary>The times that are known to the minute or better; of a conversation in which all are, the column itself.</summary>
    private sealed class ExactTimes
    {
        private readonly Conversation _conversation;
        private readonly long[]? _own;

        public ExactTimes(Conversation conversation)
        {
            _conversation = conversation;
            PostColumns columns = conversation.Columns;
            if (conversation.HoldsAll && columns.Ticks.Values.Length >= conversation.Count && !columns.Precisions.Values.ContainsAnyExceptInRange((byte)TimePrecision.Second, (byte)TimePrecision.Minute))
                return;
            _own = GC.AllocateUninitializedArray<long>(conversation.Count);
            for (int place = 0; place < _own.Length; place++)
            {
                int row = conversation.RowAt(place);
                _own[place] = (TimePrecision)columns.Precisions[row] is TimePrecision.Second or TimePrecision.Minute ? columns.Ticks[row] : PostColumns.NoNumber;
            }
        }

        public ReadOnlySpan<long> Ticks => _own ?? _conversation.Columns.Ticks.Values[.._conversation.Count];
    }

    private sealed class EachReply(Conversation conversation, ReplyLinks links) : INumberSource
    {
        private readonly ExactTimes _exact = new(conversation);

        public ReadOnlySpan<long> Next(ref int position, Span<long> room)
        {
            ReadOnlySpan<long> exact = _exact.Ticks;
            ReadOnlySpan<int> parents = links.Above;
            int count = 0, reply = position;
            for (; reply < parents.Length && count < room.Length; reply++)
            {
                // In place of a parent that is not there the first post is looked at: whether a post is a reply is as good as a coin, and a wrong guess costs more.
                int parent = parents[reply], isReply = ~(parent >> 31);
                if (!TryLag(exact[parent & isReply], exact[reply], out long lag) || parent == reply) isReply = 0;
                room[count] = lag;
                count -= isReply;
            }
            position = reply;
            return room[..count];
        }
    }
}
