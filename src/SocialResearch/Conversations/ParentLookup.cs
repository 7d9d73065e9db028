using System.Buffers;

namespace SocialResearch.Conversations;

/// <summary>Finds the post that a parent id means.</summary>
/// <remarks>
/// Ids are unique only within a source. A parent is therefore looked for in the source of its reply, where the first post of
/// that id counts; in another source, such as the next month of an export, only when the post there stands in the same
/// channel and thread and at least one of the two is known. Otherwise post 17 of one forum would answer post 17 of another.
/// By the same rule a post is a duplicate: two exports that overlap hold it twice, two forums with an id 17 do not.
/// </remarks>
internal sealed class ParentLookup
{
    private readonly Utf8Column _ids;
    private readonly ValueColumn<int> _sources;
    private readonly CodeColumn _channels, _threads;

    // Open addressing: places of posts, −1 where free. Twice as many slots as posts keep the runs short.
    private readonly int[] _slots;
    private readonly List<int> _duplicates = [];

    public ParentLookup(Utf8Column ids, ValueColumn<int> sources, CodeColumn channels, CodeColumn threads)
    {
        (_ids, _sources, _channels, _threads) = (ids, sources, channels, threads);
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(ids.Count * 2L, 16, 1 << 30))];
        _slots.AsSpan().Fill(-1);
        byte[]? buffer = null, other = null;
        for (int post = 0; post < ids.Count; post++) Enter(post, ids.Bytes(post, ref buffer), ref other);
        Return(buffer);
        Return(other);
    }

    /// <summary>Posts that were there before under the same id; they are never found as parents.</summary>
    public IReadOnlyList<int> Duplicates => _duplicates;

    /// <summary>The place of the parent of a post; −1 when it is not in the data.</summary>
    public int Find(int reply, ReadOnlySpan<byte> parent)
    {
        int elsewhere = -1;
        byte[]? buffer = null;
        for (int slot = Slot(parent); _slots[slot] is >= 0 and var post; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (!_ids.Bytes(post, ref buffer).SequenceEqual(parent)) continue;
            if (_sources[post] == _sources[reply])
            {
                Return(buffer);
                return post;
            }
            if (elsewhere < 0 && BelongTogether(post, reply)) elsewhere = post;
        }
        Return(buffer);
        return elsewhere;
    }

    private void Enter(int post, ReadOnlySpan<byte> id, ref byte[]? buffer)
    {
        if (id.IsEmpty) return;
        int slot = Slot(id);
        for (; _slots[slot] is >= 0 and var earlier; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (!_ids.Bytes(earlier, ref buffer).SequenceEqual(id) || (_sources[earlier] != _sources[post] && !BelongTogether(earlier, post))) continue;
            _duplicates.Add(post);
            return;
        }
        _slots[slot] = post;
    }

    private bool BelongTogether(int post, int reply)
    {
        (int channel, int thread) = (_channels.Code(reply), _threads.Code(reply));
        return (channel >= 0 || thread >= 0) && channel == _channels.Code(post) && thread == _threads.Code(post);
    }

    private int Slot(ReadOnlySpan<byte> id)
    {
        var hash = new HashCode();
        hash.AddBytes(id);
        return hash.ToHashCode() & (_slots.Length - 1);
    }

    private static void Return(byte[]? buffer)
    {
        if (buffer is not null) ArrayPool<byte>.Shared.Return(buffer);
    }
}
