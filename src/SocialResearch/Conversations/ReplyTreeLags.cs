using System.Runtime.CompilerServices;
using SocialResearch.Statistics;

namespace SocialResearch.Conversations;

/// <summary>Measures how long replies took.</summary>
internal static class ReplyTreeLags
{
    /// <summary>From each post to each of its direct replies.</summary>
    public static ReplyLags All(Conversation conversation, ReplyLinks links, int replies)
    {
        ReadOnlySpan<long> exact = ExactTicks(conversation);
        ReadOnlySpan<int> parents = links.Above;
        var lags = new SortedOnDemand();
        for (int place = 0; place < parents.Length; place++) lags.Announce(Lag(exact, parents[place], place, out int counts), counts);
        lags.MakeRoom();
        for (int place = 0; place < parents.Length; place++) lags.Add(Lag(exact, parents[place], place, out int counts), counts);
        return new(lags, replies - lags.Count);
    }

    // In place of a parent that is not there the first post is looked at: whether a post is a reply is as good as a coin, and a wrong guess costs more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Lag(ReadOnlySpan<long> exact, int parent, int reply, out int counts)
    {
        counts = SortedOnDemand.Counts & ~(parent >> 31);
        if (!TryLag(exact[parent & counts], exact[reply], out long lag) || parent == reply) counts = 0;
        return lag;
    }

    /// <summary>The earliest direct reply to each root, by whomever and by others.</summary>
    public static (ReplyLags ByAnybody, ReplyLags ByOthers) First(Conversation conversation, ReplyLinks links)
    {
        CodeColumn authors = conversation.Columns.Authors;
        ReadOnlySpan<long> exact = ExactTicks(conversation);
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
        return (new(SortedOnDemand.Of(byAnybody.AsSpan(0, anybodies)), inexact), new(SortedOnDemand.Of(byOthers.AsSpan(0, others)), inexactByOthers));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLag(long parent, long reply, out long lag)
    {
        lag = reply - parent;
        return parent != PostColumns.NoNumber && reply != PostColumns.NoNumber;
    }

    /// <summary>The times that are known to the minute or better, as ticks; of a conversation in which all are, the column itself.</summary>
    private static ReadOnlySpan<long> ExactTicks(Conversation conversation)
    {
        PostColumns columns = conversation.Columns;
        if (conversation.HoldsAll && columns.Ticks.Values.Length >= conversation.Count && !columns.Precisions.Values.ContainsAnyExceptInRange((byte)TimePrecision.Second, (byte)TimePrecision.Minute))
            return columns.Ticks.Values[..conversation.Count];
        long[] ticks = GC.AllocateUninitializedArray<long>(conversation.Count);
        for (int place = 0; place < ticks.Length; place++)
        {
            int row = conversation.RowAt(place);
            ticks[place] = (TimePrecision)columns.Precisions[row] is TimePrecision.Second or TimePrecision.Minute ? columns.Ticks[row] : PostColumns.NoNumber;
        }
        return ticks;
    }
}
