using System.Runtime.CompilerServices;
using System.Text;
using SocialResearch.Privacy;
using SocialResearch.Privacy.Scrubbing;

namespace SocialResearch.Conversations;

/// <summary>What of a post leads to a person besides author and text is replaced here, before it gets into a conversation.</summary>
/// <remarks>
/// Ids, threads and channels are compared and linked, so each gets a name of its own, the same for the same id in all files of the
/// project; they go with the names: whoever keeps names keeps them. Addresses go with the texts.
/// </remarks>
/// <param name="names">The key of the project; null when ids and channels are to be taken as they are.</param>
/// <param name="texts">How addresses look.</param>
internal sealed class PostBorder(Pseudonyms? names, TextPrivacy texts)
{
    private readonly PlainAddresses _addresses = new();
    private (string Channel, string Shown) _last = ("", "");
    private Repeated _channel, _language;

    /// <summary>The post without what leads to a person; its author and text are dealt with elsewhere.</summary>
    public PostDraft Pass(PostDraft post) => post with
    {
        Id = Id(post.Id),
        Thread = post.Thread is { } thread ? Id(thread) : null,
        Parent = post.Parent is { } parent ? Id(parent) : null,
        Channel = post.Channel is { } channel ? Channel(channel) : null,
        Url = post.Url is { } url ? texts.ShownUrl(url, post.Author) : null,
        Language = post.Language is { } language ? TextScrubber.Scrub(language) : null,
    };

    /// <summary>An id without what leads to a person, the same for the same id.</summary>
    public string Id(string id) => names is { HidesNames: true } && LeadsToPerson(id) ? names.OfPlace(id) : id;

    /// <summary>The same for a post whose texts are UTF-8.</summary>
    public void Pass(ref Utf8Post post)
    {
        if (!IsPlain(post.Id)) post.Id = (ReadOnlySpan<byte>)Shown(post.Id);
        if (!IsPlain(post.Thread)) post.Thread = (ReadOnlySpan<byte>)Shown(post.Thread);
        if (!IsPlain(post.Parent)) post.Parent = (ReadOnlySpan<byte>)Shown(post.Parent);
        if (!post.Url.IsEmpty && !_addresses.Holds(post.Url, post.Author)) post.Url = Bytes(texts.ShownUrl(Text(post.Url), post.Author.IsEmpty ? null : Text(post.Author)));
        if (post.HasRest) PassRest(ref post);
    }

    private void PassRest(ref Utf8Post post)
    {
        // Static, and so made once: a method of this object would be handed over as a new one for each post.
        if (!post.Channel.IsEmpty) post.Channel = _channel.Of(post.Channel, this, static (border, channel) => border.Channel(channel));
        if (!post.Language.IsEmpty) post.Language = _language.Of(post.Language, this, static (_, language) => TextScrubber.Scrub(language));
    }

    /// <summary>Whether an id in UTF-8 surely keeps its name, as a number does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPlain(in HashedText id) => id.IsNumber || PlainIds.Holds(id.Bytes);

    private byte[] Shown(in HashedText id) => Bytes(Id(Text(id.Bytes)));

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private string Channel(string channel)
    {
        // One channel is most often followed by the same.
        if (ReferenceEquals(channel, _last.Channel) || channel == _last.Channel) return _last.Shown;
        string shown = names is { HidesNames: false } || !LeadsToPerson(channel) ? channel
            // Two channels must not become one because both lost their handles.
            : TextScrubber.Scrub(channel, texts.Known) + (names is null ? "" : " " + names.OfPlace(channel));
        _last = (channel, shown);
        return shown;
    }

    private bool LeadsToPerson(string id) =>
        Holds(id) || id.Contains("did:", StringComparison.OrdinalIgnoreCase)
        // Formats join the parts of their ids by these, and a name behind one looks like the end of a word.
        || (id.AsSpan().ContainsAny('_', '-', '#') && Holds(id.Replace('_', ' ').Replace('-', ' ').Replace('#', ' ')));

    private bool Holds(string id) => !ReferenceEquals(TextScrubber.Scrub(id, texts.Known), id);

    /// <summary>A cell that most often says the same as in the row before.</summary>
    private struct Repeated
    {
        private byte[]? _cell, _shown;

        public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> cell, PostBorder border, Func<PostBorder, string, string> shown)
        {
            if (_cell is null || !cell.SequenceEqual(_cell)) (_cell, _shown) = (cell.ToArray(), Bytes(shown(border, Text(cell))));
            return _shown;
        }
    }
}
