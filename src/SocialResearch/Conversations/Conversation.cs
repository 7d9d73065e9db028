using System.Collections;
using System.Data.Common;
using SocialResearch.Privacy;
using SocialResearch.Results;

namespace SocialResearch.Conversations;

/// <summary>Posts of people who talk with each other: what every measure stands on.</summary>
/// <remarks>
/// Immutable. A list of posts for LINQ outside, columns inside: a million forum posts of 170 letters take 250 MB, a
/// third of what they take as objects. A selection holds only the numbers of its rows and shares the columns with the conversation it came from.
/// <para>Posts keep the order of their sources; nothing is sorted, merged or dropped. An id that comes twice is two posts.</para>
/// </remarks>
[TypeFormatterSource(typeof(ConversationFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial class Conversation : IReadOnlyList<Post>
{
    // Null when all rows are in; ascending otherwise.
    private readonly int[]? _rows;
    private ConversationSummary? _summary;

    internal Conversation(PostColumns columns)
        : this(columns, null, new Selection(columns.Count, []))
    {
    }

    private Conversation(PostColumns columns, int[]? rows, Selection selection) =>
        (Columns, _rows, Selection) = (columns, rows, selection);

    /// <summary>The number of posts.</summary>
    public int Count => _rows?.Length ?? Columns.Count;

    /// <summary>How the posts were selected; results quote it.</summary>
    public Selection Selection { get; }

    /// <summary>The files the data came from, whatever was selected; empty for posts made by a program.</summary>
    public IReadOnlyList<Provenance> Sources => Columns.Sources;

    /// <summary>How many posts, of whom, when, where, and how exactly the times are known.</summary>
    public ConversationSummary Summary => _summary ??= ConversationSummary.Of(this);

    internal PostColumns Columns { get; }

    /// <summary>A post by its place, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public Post this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return new(Columns, RowAt(index));
        }
    }

    /// <summary>A conversation written by hand or made by a program. Authors and ids are taken as they are given: choose pseudonyms.</summary>
    /// <param name="posts">The posts in the order they shall have.</param>
    /// <exception cref="ArgumentException">A post has no id.</exception>
    public static Conversation Of(IEnumerable<PostDraft> posts)
    {
        ArgumentNullException.ThrowIfNull(posts);
        var builder = new ConversationBuilder();
        // A program chooses its ids itself; there is no key to rename them by.
        var border = new PostBorder(names: null, TextPrivacy.Scrubbed);
        foreach (PostDraft post in posts)
        {
            if (string.IsNullOrEmpty(post?.Id))
                throw new ArgumentException($"Post {builder.Count + 1} has no id. Give each post one: replies find their parent by it.", nameof(posts));
            builder.Add(border.Pass(post), 0, builder.Count + 1);
        }
        return builder.Build([]);
    }

    /// <summary>The posts as rows for ADO.NET: a <c>DataTable</c>, a database, the data frame of Microsoft.Data.Analysis.</summary>
    /// <remarks>
    /// Columns: id, thread, parent, author, role, time_utc (<see cref="DateTime"/> in UTC), time_precision, text, url, channel,
    /// likes, replies, shares, views (<see cref="long"/>), language, source (name of the file), row (<see cref="long"/>); the
    /// rest is text. What the source does not say is <see cref="DBNull"/>. Texts are read row by row, not all at once.
    /// </remarks>
    public DbDataReader AsDataReader() => new PostDataReader(this);

    /// <inheritdoc/>
    public IEnumerator<Post> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return new(Columns, RowAt(i));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The summary as one sentence.</summary>
    public override string ToString() => Summary.Sentence;

    /// <summary>Whether all rows of the columns are in, so that each stands at the place of its number.</summary>
    internal bool HoldsAll => _rows is null;

    /// <summary>The row of the columns at a place of this conversation.</summary>
    internal int RowAt(int place) => _rows is null ? place : _rows[place];

    /// <summary>The place of a row in this conversation; −1 when it was not selected.</summary>
    internal int PlaceOf(int row) => _rows is null ? row : Array.BinarySearch(_rows, row) is >= 0 and var place ? place : -1;

    private Conversation Keep(Func<int, bool> keeps, Func<string> sentence)
    {
        var kept = new List<int>();
        for (int i = 0; i < Count; i++)
        {
            if (RowAt(i) is var row && keeps(row)) kept.Add(row);
        }
        return new(Columns, [.. kept], Selection.With(Columns.Privacy.ShownWords(sentence()), kept.Count));
    }
}
