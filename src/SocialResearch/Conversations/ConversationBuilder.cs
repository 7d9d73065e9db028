using SocialResearch.Privacy;

namespace SocialResearch.Conversations;

/// <summary>Takes posts one by one and makes them a <see cref="Conversation"/>; used up afterwards.</summary>
/// <param name="privacy">How texts look once they leave the conversation; scrubbed when null.</param>
internal sealed class ConversationBuilder(TextPrivacy? privacy = null)
{
    private readonly Utf8Column _ids = new(), _texts = new(), _parentIds = new();
    private readonly CodeColumn _authors = new(), _threads = new(), _channels = new(), _languages = new();
    private readonly ValueColumn<long> _ticks = Numbers(), _likes = Numbers(), _replies = Numbers(), _shares = Numbers(), _views = Numbers(), _rows = new(0);
    private readonly ValueColumn<byte> _precisions = new(0), _roles = new(0);
    private readonly ValueColumn<int> _sources = new(0);
    private Utf8Column? _urls;
    private bool _isBuilt;

    /// <summary>Posts taken so far.</summary>
    public int Count => _ids.Count;

    /// <summary>Takes a post; its author is kept as it is given, so pseudonyms are made before.</summary>
    /// <param name="post">The post. An empty parent is no parent.</param>
    /// <param name="source">Its place in the list of sources that <see cref="Build"/> gets.</param>
    /// <param name="row">Where it stands in the source.</param>
    public void Add(PostDraft post, int source, long row)
    {
        ObjectDisposedException.ThrowIf(_isBuilt, this);
        int index = _ids.Count;
        _ids.Add(post.Id);
        _texts.Add(post.Text);
        _parentIds.Add(string.IsNullOrEmpty(post.Parent) ? null : post.Parent);
        if (post.Url is not null && _urls is null)
        {
            _urls = new();
            for (int before = 0; before < index; before++) _urls.Add(null);
        }
        _urls?.Add(post.Url);
        _authors.Set(index, post.Author);
        _threads.Set(index, post.Thread);
        _channels.Set(index, post.Channel);
        _languages.Set(index, post.Language);
        _roles.Set(index, (byte)post.Role);
        if (post.Time is { } time)
        {
            _ticks.Set(index, time.Utc.UtcTicks);
            _precisions.Set(index, (byte)time.Precision);
        }
        _likes.Set(index, post.Reactions.Likes ?? PostColumns.NoNumber);
        _replies.Set(index, post.Reactions.Replies ?? PostColumns.NoNumber);
        _shares.Set(index, post.Reactions.Shares ?? PostColumns.NoNumber);
        _views.Set(index, post.Reactions.Views ?? PostColumns.NoNumber);
        _sources.Set(index, source);
        _rows.Set(index, row);
    }

    /// <summary>The conversation of all posts taken, in their order.</summary>
    /// <param name="sources">Where they came from; empty for posts made by a program.</param>
    public Conversation Build(IReadOnlyList<Provenance> sources)
    {
        ObjectDisposedException.ThrowIf(_isBuilt, this);
        _isBuilt = true;
        var parents = new ValueColumn<int>(PostColumns.NoParent);
        var outside = new Utf8Column();
        var lookup = new ParentLookup(_ids, _sources, _channels, _threads);
        byte[]? buffer = null;
        for (int index = 0; index < Count; index++)
        {
            if (!_parentIds.Has(index)) continue;
            int parent = lookup.Find(index, _parentIds.Bytes(index, ref buffer));
            if (parent < 0)
            {
                parent = -2 - outside.Count;
                outside.Add(_parentIds[index]);
            }
            parents.Set(index, parent);
        }
        if (buffer is not null) System.Buffers.ArrayPool<byte>.Shared.Return(buffer);

        foreach (Utf8Column? texts in (Utf8Column?[])[_ids, _texts, _urls, outside]) texts?.Trim();
        foreach (CodeColumn codes in (CodeColumn[])[_authors, _threads, _channels, _languages]) codes.Trim(Count);
        foreach (ValueColumn<long> numbers in (ValueColumn<long>[])[_ticks, _likes, _replies, _shares, _views, _rows]) numbers.Trim(Count);
        foreach (ValueColumn<byte> flags in (ValueColumn<byte>[])[_precisions, _roles]) flags.Trim(Count);
        foreach (ValueColumn<int> places in (ValueColumn<int>[])[_sources, parents]) places.Trim(Count);
        return new(new()
        {
            Count = Count,
            Sources = [.. sources],
            Ids = _ids,
            Texts = _texts,
            Privacy = privacy ?? TextPrivacy.Scrubbed,
            Urls = _urls,
            Authors = _authors,
            Threads = _threads,
            Channels = _channels,
            Languages = _languages,
            Ticks = _ticks,
            Precisions = _precisions,
            Roles = _roles,
            Likes = _likes,
            Replies = _replies,
            Shares = _shares,
            Views = _views,
            SourceOf = _sources,
            RowInSource = _rows,
            Parents = parents,
            ParentsOutside = outside,
            Duplicates = lookup.Duplicates,
        });
    }

    private static ValueColumn<long> Numbers() => new(PostColumns.NoNumber);
}
