using System.Globalization;
using System.Text;
using SocialResearch.Results;

namespace SocialResearch.Scraping;

/// <summary>What a web server answered at a certain time: evidence with a date.</summary>
/// <remarks>The page is as it came, with the names and words of people. Keep it private; what is published goes through a conversation, which scrubs.</remarks>
/// <param name="Address">The address that gave this answer, behind all redirects.</param>
/// <param name="FetchedAt">When it was asked for, in UTC.</param>
/// <param name="Status">The status, such as 200.</param>
/// <param name="Headers">Names and values in the order in which they came.</param>
/// <param name="Body">The body, unpacked.</param>
public sealed record ArchivedPage(string Address, DateTimeOffset FetchedAt, int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>When the body was fetched, where the server said later that it has not changed since; null where the body came with this answer.</summary>
    public DateTimeOffset? UnchangedSince { get; init; }

    /// <summary>Why the body is not whole; null when it is.</summary>
    public ScrapeFailure? Problem { get; init; }

    /// <summary>The body as text, read in the encoding it has; it is worked out anew at each call.</summary>
    public string Text => PageEncoding.Read(Body.Span, Header("Content-Type"), out _);

    /// <summary>What does not fit about the encoding, as a sentence; null when all is well.</summary>
    public string? EncodingDoubt
    {
        get
        {
            PageEncoding.Read(Body.Span, Header("Content-Type"), out string? doubt);
            return doubt;
        }
    }

    /// <summary>The kind of content, such as <c>text/html</c>, in small letters; empty where none is stated.</summary>
    public string MediaType => (Header("Content-Type") ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Whether this is a page to read: a good answer, whole, in HTML.</summary>
    public bool IsPage => Problem is null && (Status is >= 200 and < 300 || UnchangedSince is not null) && (MediaType is "text/html" or "application/xhtml+xml" || (MediaType.Length == 0 && BeginsLikeHtml));

    private bool BeginsLikeHtml
    {
        get
        {
            string begin = Encoding.Latin1.GetString(Body.Span[..Math.Min(Body.Length, 200)]).TrimStart();
            return begin.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || begin.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>The first header of that name; null when there is none.</summary>
    public string? Header(string name) => HttpMessage.Find(Headers, name);

    /// <summary>Address, status, size and time, without a word of the page.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Address}: {Status}, {Wording.Count(Body.Length, "byte", "bytes")}{(MediaType.Length > 0 ? $" of {MediaType}" : "")}, asked for at {FetchedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC{(UnchangedSince is { } since ? string.Create(CultureInfo.InvariantCulture, $", unchanged since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : "")}{(Problem is null ? "" : ", not whole")}.");

    /// <summary>Equal when it is the same answer: address and time.</summary>
    public bool Equals(ArchivedPage? other) => other is not null && Address == other.Address && FetchedAt == other.FetchedAt;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Address, FetchedAt);
}
