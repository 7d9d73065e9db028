using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>One platform as the extension Zeeschuimer captures it: in the form in which the platform sends posts to its own pages.</summary>
/// <remarks>
/// No platform documents these forms. Each file below says what was seen in public source code (the modules of the extension
/// and the mappers of 4CAT) and what is from memory; of fields from memory nothing depends but themselves.
/// </remarks>
internal interface ICapturedPlatform
{
    /// <summary>Its name, for messages.</summary>
    string Name { get; }

    /// <summary>The words of the extension's name for it, such as <c>tiktok</c> in tiktok.com and tiktok-comments.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>The fields that are read or say nothing about a post.</summary>
    IReadOnlySet<string> Used { get; }

    /// <summary>The object whose fields are those of the post.</summary>
    JsonElement Core(JsonElement item) => item;

    /// <summary>The post's own id; null when it has none.</summary>
    string? IdOf(JsonElement item);

    /// <summary>Further posts of the same kind inside of an item, such as the first answers to a comment.</summary>
    IEnumerable<JsonElement> Inside(JsonElement item) => [];

    /// <summary>Whether the item is a preview that lacks fields which other captures of the same post have.</summary>
    bool IsPartial(JsonElement item) => false;

    /// <summary>Turns an item into a post; null with the reason when it is none.</summary>
    /// <param name="item">The item, for which <see cref="IdOf"/> gives an id.</param>
    /// <param name="collected">When it was captured, for platforms that say only how long ago a post was written.</param>
    /// <param name="reason">Why it is no post.</param>
    PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason);
}
