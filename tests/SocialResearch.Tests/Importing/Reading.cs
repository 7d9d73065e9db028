using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Importing;

/// <summary>Runs the whole import on a file, with pseudonyms that can be told apart from names.</summary>
internal static class Reading
{
    public static string Fixture(params ReadOnlySpan<string> parts) => Repository.PathOf(["tests", "SocialResearch.Tests", "Importing", "Fixtures", .. parts]);

    public static (Dictionary<string, PostDraft> Posts, ImportReport Report) File(string path, ImportOptions? options = null)
    {
        var posts = new Dictionary<string, PostDraft>();
        // What becomes of people is the matter of other tests; here the readers' words are wanted as they are.
        var people = new ImportedPeople(Pseudonyms.KeepNames("fixture"), TextPrivacy.KeepTexts("fixture"));
        ImportReport report = new PostImport(people, (post, _, _) => posts.Add(post.Id, post with { Author = post.Author is { } name ? $"<{name}>" : null })).Read(path, options ?? new());
        return (posts, report);
    }

    /// <summary>Imports files as a user would, but for what becomes of people: names and texts stay as they are written.</summary>
    public static ImportedConversation AsWritten(
        IReadOnlyList<string> paths, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default) =>
        Conversation.Import(paths, (options ?? new()) with { Pseudonyms = Pseudonyms.KeepNames("fixture"), Texts = TextPrivacy.KeepTexts("fixture") }, progress, cancellation);

    public static (Dictionary<string, PostDraft> Posts, ImportReport Report) Text(string text, ImportOptions? options = null) =>
        Bytes(new System.Text.UTF8Encoding(false).GetBytes(text), options);

    public static (Dictionary<string, PostDraft> Posts, ImportReport Report) Bytes(byte[] bytes, ImportOptions? options = null)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "posts.csv");
            System.IO.File.WriteAllBytes(path, bytes);
            return File(path, options);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
