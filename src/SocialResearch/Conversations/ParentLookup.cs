using System.Runtime.CompilerServices;

namespace SocialResearch.Conversations;

/// <summary>Finds the post that an id means, while posts are taken and afterwards.</summary>
/// <remarks>
/// Ids are unique only within a source. A parent is therefore looked for in the source of its reply, where the first post of
/// that id counts; in another source, such as the next month of an export, only when the post there stands in the same
/// channel and thread and at least one of the two is known. Otherwise post 17 of one forum would answer post 17 of another.
/// By the same rule a post is a duplicate: two exports that overlap hold it twice, two forums with an id 17 do not.
/// </remarks>
internal sealed class ParentLookup(IdColumn ids, ValueColumn<int> sources, CodeColumn channels, CodeColumn threads)
{
    private readonly List<int> _duplicates = [];

    // Made when an id is not greater than the one before: exports in the order of their ids need none.
    private Utf8Index? _index;
    private int _reserved;

    // Where the search for an id ended that was not there.
    private Utf8Index.Walk _end;

    /// <summary>Posts that were there before under the same id; they are never found as parents.</summary>
    public IReadOnlyList<int> Duplicates => _duplicates;

    /// <summary>Fetches the slots in which the search for ids will begin.</summary>
    public void FetchSlots(ReadOnlySpan<TextKey> keys) => _index?.Fetch(keys);

    /// <summary>Fetches the ids that the slots lead to, once they are there; of ids that are texts first where they begin.</summary>
    public void FetchIds(ReadOnlySpan<TextKey> keys, bool isFirst)
    {
        if (!isFirst && ids.AreNumbers) return;
        foreach (ref readonly TextKey key in keys)
        {
            if (_index is null) ids.FetchNear(key);
            else if (_index.Likely(key.Hash) is not (>= 0 and var post)) continue;
            else if (isFirst) ids.Fetch(post);
            else ids.FetchText(post);
        }
    }

    /// <summary>Takes room for so many posts.</summary>
    public void Reserve(int count)
    {
        _reserved = count;
        _index?.Reserve(count);
    }

    /// <summary>Enters a post, once all its columns are set.</summary>
    public void Enter(int post, in HashedText id)
    {
        if (ids.AreAscending) return;
        Utf8Index index = _index ??= IndexOf(post);
        if (id.IsEmpty) return;
        Utf8Index.Walk posts = index.All(id.Key.Hash);
        while (index.Next(ref posts) is >= 0 and var earlier)
        {
            if (!ids.Is(earlier, id)) continue;
            if (sources[earlier] != sources[post] && !BelongTogether(earlier, post)) continue;
            _duplicates.Add(post);
            return;
        }
        index.Add(post, posts);
    }

    /// <summary>The same for a post whose id no post had so far, as <see cref="FindIn"/> has just told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnterNew(int post)
    {
        if (ids.AreAscending) return;
        if (_index is null) _index = IndexOf(post + 1);
        else _index.Add(post, _end);
    }

    /// <summary>The place of the first post of that id in a source; −1 when there is none so far.</summary>
    /// <param name="source">The source.</param>
    /// <param name="id">The id.</param>
    /// <param name="isNew">Whether no source has it.</param>
    public int FindIn(int source, in HashedText id, out bool isNew)
    {
        if (_index is null)
        {
            int place = ids.PlaceOf(id);
            isNew = place < 0;
            return place >= 0 && sources[place] == source ? place : -1;
        }
        isNew = true;
        Utf8Index.Walk posts = _index.All(id.Key.Hash);
        while (_index.Next(ref posts) is >= 0 and var post)
        {
            if (!ids.Is(post, id)) continue;
            isNew = false;
            if (sources[post] == source) return post;
        }
        _end = posts;
        return -1;
    }

    /// <summary>The place of the parent of a post, once all posts are entered; −1 when it is not in the data.</summary>
    public int Find(int reply, in HashedText parent)
    {
        if (_index is null)
        {
            int place = ids.PlaceOf(parent);
            return place >= 0 && (sources[place] == sources[reply] || BelongTogether(place, reply)) ? place : -1;
        }
        int elsewhere = -1;
        Utf8Index.Walk posts = _index.All(parent.Key.Hash);
        while (_index.Next(ref posts) is >= 0 and var post)
        {
            if (!ids.Is(post, parent)) continue;
            if (sources[post] == sources[reply]) return post;
            if (elsewhere < 0 && BelongTogether(post, reply)) elsewhere = post;
        }
        return elsewhere;
    }

    /// <summary>The index of the first posts, no two of which have the same id.</summary>
    private Utf8Index IndexOf(int posts)
    {
        var index = new Utf8Index();
        index.Reserve(Math.Max(posts, _reserved));
        for (int post = 0; post < posts; post++)
        {
            uint hash = ids.KeyAt(post).Hash;
            Utf8Index.Walk end = index.All(hash);
            while (index.Next(ref end) >= 0) { }
            index.Add(post, end);
        }
        return index;
    }

    private bool BelongTogether(int post, int reply)
    {
        (int channel, int thread) = (channels.Code(reply), threads.Code(reply));
        return (channel >= 0 || thread >= 0) && channel == channels.Code(post) && thread == threads.Code(post);
    }
}
