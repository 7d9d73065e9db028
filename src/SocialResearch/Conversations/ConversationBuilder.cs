using System.Runtime.CompilerServices;
using System.Text;
using SocialResearch.Privacy;

namespace SocialResearch.Conversations;

/// <summary>Takes posts one by one and makes them a <see cref="Conversation"/>; used up afterwards.</summary>
internal sealed class ConversationBuilder
{
    private readonly TextPrivacy _privacy;
    private readonly IdColumn _ids = new();
    private readonly Utf8Column _texts = new(), _openParents = new();
    private readonly CodeColumn _authors = new(), _threads = new(), _channels = new(), _languages = new();
    private readonly ValueColumn<long> _ticks = Numbers(), _likes = Numbers(), _replies = Numbers(), _shares = Numbers(), _views = Numbers(), _rows = new(0);
    private readonly ValueColumn<byte> _precisions = new(0), _roles = new(0);
    private readonly ValueColumn<int> _sources = new(0), _parents = new(PostColumns.NoParent);
    private readonly List<int> _openReplies = [];
    private readonly ParentLookup _lookup;
    private Utf8Column? _urls;
    private bool _isBuilt;
    private int _reserved;

    /// <param name="privacy">How texts look once they leave the conversation; scrubbed when null.</param>
    public ConversationBuilder(TextPrivacy? privacy = null)
    {
        _privacy = privacy ?? TextPrivacy.Scrubbed;
        _lookup = new(_ids, _sources, _channels, _threads);
    }

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
        HashedText id = (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(post.Id);
        _ids.Add(id);
        _texts.Add(post.Text);
        if (post.Url is { } url) Urls(index).Add(url);
        else _urls?.AddNone();
        _authors.Set(index, post.Author);
        _threads.Set(index, post.Thread);
        _channels.Set(index, post.Channel);
        _languages.Set(index, post.Language);
        Set(index, post.Role, post.Time?.Utc.UtcTicks, post.Time?.Precision ?? default, post.Reactions, source, row);
        _lookup.Enter(index, id);
        if (!string.IsNullOrEmpty(post.Parent)) Link(index, source, (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(post.Parent));
    }

    /// <summary>The same for a post whose texts are UTF-8.</summary>
    /// <param name="post">The post; its author is not looked at.</param>
    /// <param name="author">The author, by <see cref="CodeOfAuthor"/>, or what stands for him until <see cref="Name"/>; <see cref="CodeColumn.None"/> for nobody in particular.</param>
    /// <param name="source">As of a draft.</param>
    /// <param name="row">As of a draft.</param>
    /// <param name="isNew">Whether <see cref="RowOf"/> has told that no post has this id.</param>
    public void Add(in Utf8Post post, int author, int source, long row, bool isNew = false)
    {
        ObjectDisposedException.ThrowIf(_isBuilt, this);
        int index = _ids.Count;
        _ids.Add(post.Id);
        _texts.Add(post.Text);
        if (!post.Url.IsEmpty) Urls(index).Add(post.Url);
        else _urls?.AddNone();
        _authors.Set(index, author);
        if (!post.Thread.IsEmpty) _threads.Set(index, _threads.CodeOf(post.Thread));
        if (post.HasRest) SetRest(index, post);
        Set(index, post.Role, post.Ticks, post.Precision, post.Reactions, source, row);
        if (isNew) _lookup.EnterNew(index);
        else _lookup.Enter(index, post.Id);
        if (!post.Parent.IsEmpty) Link(index, source, post.Parent);
    }

    private void SetRest(int index, in Utf8Post post)
    {
        if (!post.Channel.IsEmpty) _channels.Set(index, _channels.CodeOf(post.Channel));
        if (!post.Language.IsEmpty) _languages.Set(index, _languages.CodeOf(post.Language));
    }

    /// <summary>Fetches the memory in which posts to come will be looked up, in steps, because what is fetched tells what to fetch next.</summary>
    public void Foresee(in PostKeys keys, CodeColumn people)
    {
        _lookup.FetchSlots(keys.Parents);
        _threads.FetchSlots(keys.Threads);
        people.FetchSlots(keys.Authors);
        _lookup.FetchSlots(keys.Ids);
        _lookup.FetchIds(keys.Parents, isFirst: true);
        _threads.FetchKeys(keys.Threads);
        people.FetchKeys(keys.Authors);
        foreach (bool isFirst in (ReadOnlySpan<bool>)[true, false])
        {
            _threads.FetchLong(keys.Threads, isFirst);
            people.FetchLong(keys.Authors, isFirst);
        }
        _lookup.FetchIds(keys.Parents, isFirst: false);
    }

    /// <summary>Takes room for so many further posts, where a reader can tell; wrong numbers cost memory or time and nothing else.</summary>
    public void Reserve(int posts)
    {
        int count = (int)Math.Min(Array.MaxLength / 2, (long)Count + posts);
        _ids.Reserve(count);
        _texts.Reserve(count);
        _urls?.Reserve(count);
        foreach (CodeColumn codes in (CodeColumn[])[_authors, _threads, _channels, _languages]) codes.Reserve(count);
        foreach (ValueColumn<long> numbers in (ValueColumn<long>[])[_ticks, _likes, _replies, _shares, _views, _rows]) numbers.Reserve(count);
        _parents.Reserve(count);
        _lookup.Reserve(count);
        _reserved = count;
    }

    /// <summary>By which number <see cref="Add(in Utf8Post, int, int, long, bool)"/> takes an author.</summary>
    public int CodeOfAuthor(in HashedText author) => _authors.CodeOf(author);

    /// <summary>Fetches the memory in which authors to come will be looked up.</summary>
    public void Foresee(ReadOnlySpan<TextKey> authors) => _authors.FetchSlots(authors);

    /// <summary>Gives authors their codes who were taken by a number of their own, see <see cref="CodeColumn.Later"/>.</summary>
    /// <param name="codes">The codes, by that number.</param>
    public void Name(ReadOnlySpan<int> codes) => _authors.Settle(codes);

    /// <summary>The row of the first post of that id that was taken from a source; null when there is none.</summary>
    /// <param name="id">The id.</param>
    /// <param name="source">The source.</param>
    /// <param name="isNew">Whether no post at all has it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long? RowOf(in HashedText id, int source, out bool isNew) => _lookup.FindIn(source, id, out isNew) is >= 0 and var post ? _rows[post] : null;

    /// <summary>The conversation of all posts taken, in their order.</summary>
    /// <param name="sources">Where they came from; empty for posts made by a program.</param>
    public Conversation Build(IReadOnlyList<Provenance> sources)
    {
        ObjectDisposedException.ThrowIf(_isBuilt, this);
        _isBuilt = true;
        var outside = new Utf8Column();
        byte[]? buffer = null;
        for (int open = 0; open < _openReplies.Count; open++)
        {
            ReadOnlySpan<byte> id = _openParents.Bytes(open, ref buffer);
            int parent = _lookup.Find(_openReplies[open], id);
            if (parent < 0)
            {
                parent = -2 - outside.Count;
                outside.Add(id);
            }
            _parents.Set(_openReplies[open], parent);
        }
        if (buffer is not null) System.Buffers.ArrayPool<byte>.Shared.Return(buffer);

        _ids.Trim();
        foreach (Utf8Column? texts in (Utf8Column?[])[_texts, _urls, outside]) texts?.Trim();
        foreach (CodeColumn codes in (CodeColumn[])[_authors, _threads, _channels, _languages]) codes.Trim(Count);
        foreach (ValueColumn<long> numbers in (ValueColumn<long>[])[_ticks, _likes, _replies, _shares, _views, _rows]) numbers.Trim(Count);
        foreach (ValueColumn<byte> flags in (ValueColumn<byte>[])[_precisions, _roles]) flags.Trim(Count);
        foreach (ValueColumn<int> places in (ValueColumn<int>[])[_sources, _parents]) places.Trim(Count);
        return new(new()
        {
            Count = Count,
            Sources = [.. sources],
            Ids = _ids,
            Texts = _texts,
            Privacy = _privacy,
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
            Parents = _parents,
            ParentsOutside = outside,
            Duplicates = _lookup.Duplicates,
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set(int index, AuthorRole role, long? ticks, TimePrecision precision, in Reactions reactions, int source, long row)
    {
        _roles.Set(index, (byte)role);
        if (ticks is { } known)
        {
            _ticks.Set(index, known);
            _precisions.Set(index, (byte)precision);
        }
        _likes.Set(index, reactions.Likes ?? PostColumns.NoNumber);
        _replies.Set(index, reactions.Replies ?? PostColumns.NoNumber);
        _shares.Set(index, reactions.Shares ?? PostColumns.NoNumber);
        _views.Set(index, reactions.Views ?? PostColumns.NoNumber);
        _sources.Set(index, source);
        _rows.Set(index, row);
    }

    /// <summary>Links a reply with its parent: at once where that came before in the same source, which nothing later can change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Link(int reply, int source, in HashedText parent)
    {
        if (_lookup.FindIn(source, parent, out _) is >= 0 and var place)
        {
            _parents.Set(reply, place);
            return;
        }
        _openReplies.Add(reply);
        _openParents.Add(parent);
    }

    /// <summary>The addresses; before the first of them there were none.</summary>
    private Utf8Column Urls(int index)
    {
        if (_urls is not null) return _urls;
        _urls = new();
        _urls.Reserve(_reserved);
        for (int before = 0; before < index; before++) _urls.AddNone();
        return _urls;
    }

    private static ValueColumn<long> Numbers() => new(PostColumns.NoNumber);
}
