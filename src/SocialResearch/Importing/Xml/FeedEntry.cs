using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Xml;

/// <summary>One entry of a feed, as RSS and Atom have it in common.</summary>
internal sealed class FeedEntry
{
    /// <summary>Where the threading extension (RFC 4685) lives.</summary>
    public const string Threading = "http://purl.org/syndication/thread/1.0";

    public string? Id { get; set; }
    public string? Link { get; set; }
    public string? Title { get; set; }
    public string? Author { get; set; }
    public string? Parent { get; set; }
    public string? Language { get; set; }
    public string? Date { get; set; }
    public string Html { get; set; } = "";
    public long? Replies { get; set; }

    /// <summary>Takes a count such as slash:comments or thr:total; what is no number is no count.</summary>
    public void Count(string? text)
    {
        if (long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long count)) Replies = count;
    }

    /// <summary>Takes a name, or the name out of <c>address (name)</c>. An address alone is no name and is left.</summary>
    public void Name(string? text)
    {
        string? name = WrittenText.Line(text);
        if (name is not null && name.Contains('@', StringComparison.Ordinal))
        {
            int open = name.IndexOf('(', StringComparison.Ordinal), close = name.LastIndexOf(')');
            name = open >= 0 && close > open ? WrittenText.Line(name[(open + 1)..close]) : null;
            if (name?.Contains('@', StringComparison.Ordinal) == true) name = null;
        }
        Author ??= name;
    }
}

/// <summary>What a feed says of itself, and where its entries go.</summary>
internal sealed class Feed(PostSource source, IPostSink sink)
{
    private readonly HashSet<string> _unused = [];
    private bool _zone;

    public string? Title { get; set; }
    public string? Language { get; set; }
    public string? Author { get; set; }

    /// <summary>Hands an entry on as a post, or sets it aside.</summary>
    public void Add(FeedEntry entry, long line)
    {
        string? id = WrittenText.Line(entry.Id) ?? WrittenText.Line(entry.Link);
        WrittenTime? reading = entry.Date is null ? null : MailDate.Read(entry.Date);
        PostTime? time = reading?.In(source.Zone);
        if (id is null)
        {
            sink.Reject(line, "the entry has neither an id nor an address");
            return;
        }
        if (entry.Date is not null && time is null)
        {
            sink.Reject(line, "the date of the entry is no date");
            return;
        }
        _zone |= reading is { Offset: null };
        string? link = WrittenText.Line(entry.Link);
        string? author = entry.Author ?? Author;
        // The comment feeds of WordPress say the article only in the address of the comment.
        int comment = link?.IndexOf("#comment-", StringComparison.Ordinal) ?? -1;
        sink.Add(new()
        {
            Id = id,
            Thread = entry.Parent is null && comment > 0 ? link![..comment] : null,
            Parent = entry.Parent,
            Author = author,
            Role = author is null ? AuthorRole.Anonymous : AuthorRole.Unknown,
            Time = time,
            Text = WrittenText.Below(WrittenText.Line(entry.Title), WrittenText.Clean(Text.HtmlText.ToPlain(entry.Html))),
            Url = link,
            Channel = Title,
            Reactions = new(Replies: entry.Replies),
            Language = entry.Language ?? Language,
        }, line);
    }

    /// <summary>Notes an element that nothing is made of.</summary>
    public void Leave(string name) => _unused.Add(name);

    /// <summary>Says what holds for every feed.</summary>
    public void Finish()
    {
        foreach (string name in _unused.Order(StringComparer.Ordinal)) sink.LeaveUnused(name);
        sink.Assume("A feed holds only the last entries (often 10 to 50): counts and shares from it are no totals.");
        if (_zone) sink.Assume($"Some entries give a time without a known zone; it was taken in the zone {source.Zone.Id}.");
    }
}
