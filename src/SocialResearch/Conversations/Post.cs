using SocialResearch.Privacy;

namespace SocialResearch.Conversations;

/// <summary>A post of a <see cref="Conversation"/>: a view of its columns, cheap to copy and to keep.</summary>
/// <remarks>Two posts are equal when they are the same row of the same data. Texts are made new at every reading: read once and keep.</remarks>
public readonly record struct Post
{
    private readonly PostColumns _columns;
    private readonly int _index;

    internal Post(PostColumns columns, int index) => (_columns, _index) = (columns, index);

    /// <summary>Unique within the source, unless the source itself repeats it.</summary>
    public string Id => _columns.Ids[_index];

    /// <summary>The thread, topic, video or article it belongs to; null when the source does not say.</summary>
    public string? Thread => _columns.Threads[_index];

    /// <summary>The id of the post it answers, in the data or not; null for the first of a thread or when the source does not say.</summary>
    public string? Parent => _columns.Parent(_index);

    /// <summary>The author's pseudonym, the same for all posts of one person; null for deleted, unknown and anonymous authors.</summary>
    public string? Author => _columns.Authors[_index];

    /// <summary>In which role it was written.</summary>
    public AuthorRole Role => (AuthorRole)_columns.Roles[_index];

    /// <summary>When it was posted and how exactly that is known; null when the source does not say.</summary>
    public PostTime? Time => _columns.Time(_index);

    /// <summary>What was written, without handles, profile pages, addresses and numbers of people: it may be shown, stored and passed on.</summary>
    /// <remarks>As it was written only where the import kept texts, see <see cref="TextPrivacy.KeepTexts"/>; the provenance says so.</remarks>
    public string Text => _columns.Privacy.Shown(TextAsWritten);

    /// <summary>Its address; null when the source does not say.</summary>
    public string? Url => _columns.Urls?[_index];

    /// <summary>Subreddit, forum, page, list: where it was said.</summary>
    public string? Channel => _columns.Channels[_index];

    /// <summary>What others did with it; null is not zero.</summary>
    public Reactions Reactions => _columns.Reactions(_index);

    /// <summary>BCP 47 tag of the language; null when the source does not say.</summary>
    public string? Language => _columns.Languages[_index];

    /// <summary>Where the post stands: file and row, for whoever wants to look it up.</summary>
    public PostRow Row => new(
        _columns.SourceOf[_index] is var source && source < _columns.Sources.Count ? _columns.Sources[source] : null, _columns.RowInSource[_index]);

    /// <summary>For measures, which look for names and handles and give out counts. Nothing that is shown or stored may hold it.</summary>
    internal string TextAsWritten => _columns.Texts[_index] ?? "";

    internal PostColumns Columns => _columns;

    // For one line in a debugger or a table of something else: only what tells the post from others.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        if (Author is { } author) text.Append(", Author = ").Append(author);
        if (Time is { } time) text.Append(", Time = ").Append(time);
        text.Append(", Text = ").Append(Text);
        return true;
    }

    internal int Index => _index;
}

/// <summary>Where a post stands.</summary>
/// <param name="Source">The file with its SHA-256; null for posts that a program made.</param>
/// <param name="Number">The line a text editor shows, or the number of the record from 1 where lines mean nothing.</param>
public readonly record struct PostRow(Provenance? Source, long Number)
{
    /// <summary>File and row in words.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source?.FileName ?? "made by a program"}, row {Number}");
}
