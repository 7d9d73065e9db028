using SocialResearch.Privacy.Scrubbing;

namespace SocialResearch.Privacy;

/// <summary>How texts and addresses of posts look wherever they are shown, stored or handed to another program.</summary>
/// <remarks>
/// By default as <see cref="TextScrubber"/> leaves them. Measures of this library look at texts as they were written, because a brand
/// is found by its name and handle; what they give out is counts.
/// </remarks>
public sealed class TextPrivacy
{
    private enum Treatment
    {
        Scrubbed,
        Kept,
        Stored,
    }

    private readonly Treatment _treatment;

    private TextPrivacy(Treatment treatment, PublicHandles known, string recorded) => (_treatment, Known, Recorded) = (treatment, known, recorded);

    /// <summary>Without what leads to a person; what holds unless somebody says otherwise.</summary>
    public static TextPrivacy Scrubbed { get; } = Scrubbing(PublicHandles.None);

    /// <summary>The one way to show and store texts and addresses as the source has them. It is recorded with its reason.</summary>
    /// <param name="reason">Why that is allowed, such as "posts of brands only" or "consent of 14 March 2026".</param>
    public static TextPrivacy KeepTexts(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(Treatment.Kept, PublicHandles.None, $"Texts and addresses were KEPT as the source has them, because: {reason.Trim().TrimEnd('.')}.");
    }

    /// <summary>Whether this is a handle by its form, and so can be named as public: <c>@DB_Bahn</c>, <c>DB_Bahn</c>, <c>@bahn@example.social</c>.</summary>
    public static bool IsHandle(string? text) => PublicHandles.IsHandle(text);

    /// <summary>What was done with texts, as a sentence that the provenance carries.</summary>
    public string Recorded { get; }

    internal PublicHandles Known { get; }

    /// <summary>The same, with handles that stay readable.</summary>
    internal TextPrivacy Leaving(PublicHandles known) => _treatment == Treatment.Scrubbed ? Scrubbing(known) : this;

    /// <summary>For posts out of a store: what was to be done with their texts was done when they were stored.</summary>
    internal static TextPrivacy AsStored(PublicHandles known) => new(Treatment.Stored, known, "Texts and addresses are as they were stored.");

    /// <summary>A text as it may be seen.</summary>
    internal string Shown(string text) => _treatment == Treatment.Scrubbed ? TextScrubber.Scrub(text, Known) : text;

    /// <summary>The address of a post as it may be seen.</summary>
    /// <param name="url">The address.</param>
    /// <param name="author">The author's id in the source, which addresses are often built from.</param>
    internal string ShownUrl(string url, string? author) => _treatment == Treatment.Scrubbed ? PostAddresses.Scrub(url, author, Known) : url;

    /// <summary>Words that a user of this program wrote about a selection; they too are read by others.</summary>
    internal string ShownWords(string words) => _treatment == Treatment.Kept ? words : TextScrubber.Scrub(words, Known);

    private static TextPrivacy Scrubbing(PublicHandles known) => new(Treatment.Scrubbed, known,
        "Texts and addresses are scrubbed of handles, profile pages, e-mail addresses and telephone numbers wherever they are shown or stored"
        + (known.Written.Count == 0 ? "." : $"; readable as public: {string.Join(", ", known.Written)}."));
}
