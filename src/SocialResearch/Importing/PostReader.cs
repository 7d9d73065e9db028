using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Results;

namespace SocialResearch.Importing;

/// <summary>Reads one format. Knows nothing of other formats, of pseudonyms or of conversations.</summary>
internal interface IPostReader
{
    /// <summary>The name a user writes, such as <c>telegram</c>; lower case, words joined by hyphens.</summary>
    string Format { get; }

    /// <summary>What the format is recognised by, as a sentence for a user whose file was not recognised.</summary>
    string Looks { get; }

    /// <summary>Whether the file is of this format, judged by its beginning and never by its name.</summary>
    bool Recognises(FileBeginning beginning);

    /// <summary>Within what the id of a post's author is unique: by default the format, because 123 on one platform and 123 on another are two people.</summary>
    string SpaceOf(PostDraft post) => Format;

    /// <summary>Reads all posts, one after the other, with memory for one record.</summary>
    /// <param name="source">What to read.</param>
    /// <param name="sink">Where posts, rejects and remarks go.</param>
    /// <exception cref="ImportException">The file as a whole cannot be read; single bad rows go to <see cref="IPostSink.Reject"/>.</exception>
    void Read(PostSource source, IPostSink sink);
}

/// <summary>A file or folder to read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Zone">The zone of times that the source gives without one.</param>
internal sealed record PostSource(string Path, TimeZoneInfo Zone)
{
    /// <summary>What 10/02/2026 means, where the user says it.</summary>
    public DayOrder? DayOrder { get; init; }

    /// <summary>The year of the first row, for days without a year, where the user says it.</summary>
    public int? Year { get; init; }

    /// <summary>Whether a reader may presume what it would have to read the whole file for, and throw <see cref="StartOverException"/> where it was mistaken.</summary>
    public bool MayPresume { get; init; }

    /// <summary>The name that messages and provenance use: without folders, which name machines and people.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>What a reader presumed does not hold: what it has handed on is void, and it must read the source again without presuming anything.</summary>
internal sealed class StartOverException(Exception? inner = null) : Exception("The source is not what its beginning let presume.", inner);

/// <summary>Takes what a reader finds.</summary>
internal interface IPostSink
{
    /// <summary>A post.</summary>
    /// <param name="post">The post.</param>
    /// <param name="row">Where it stands: the line a text editor shows, or the number of the record from 1 where lines mean nothing.</param>
    void Add(PostDraft post, long row);

    /// <summary>A post of which the reader has the bytes, of a format in which <see cref="IPostReader.SpaceOf"/> is the same for all posts.</summary>
    /// <param name="post">The post; overwritten.</param>
    /// <param name="row">As for a draft.</param>
    void Add(ref Utf8Post post, long row) => Add(post.ToDraft(), row);

    /// <summary>What the posts to come will be looked up by. Memory far apart is fetched at the same time then, and not one place after the other.</summary>
    void Foresee(in PostKeys keys)
    {
    }

    /// <summary>About how many posts will come, from a reader that can tell.</summary>
    void Expect(int posts)
    {
    }

    /// <summary>The figures of a row. Of a row that is also a post, after the post.</summary>
    /// <param name="figures">What was counted; source and row are filled in.</param>
    /// <param name="row">As in <see cref="Add(PostDraft, long)"/>.</param>
    void Measure(IReadOnlyList<MetricReading> figures, long row);

    /// <summary>A doubt that travels with what was read, such as an export that was cut off.</summary>
    void Doubt(Caveat caveat);

    /// <summary>A row that is set aside.</summary>
    /// <param name="row">As in <see cref="Add(PostDraft, long)"/>.</param>
    /// <param name="reason">Why, without quoting the row: it may hold a name.</param>
    void Reject(long row, string reason);

    /// <summary>A number the source itself declares, to be compared with what was found.</summary>
    /// <param name="what">What is counted, such as comments.</param>
    /// <param name="count">The number.</param>
    /// <param name="found">How many of that were found, also those set aside; all posts when null.</param>
    void Declare(string what, long count, long? found = null);

    /// <summary>A count that describes the source and is compared with nothing, such as its pages.</summary>
    void Describe(string what, long count);

    /// <summary>The SHA-256 of the source, from a reader that took it while it read; nobody reads the source again for it then.</summary>
    void Seal(string sha256)
    {
    }

    /// <summary>A column or field that holds data and is not used.</summary>
    void LeaveUnused(string name);

    /// <summary>Something the reader had to assume, as a sentence: a time zone, an order of day and month.</summary>
    void Assume(string sentence);
}
