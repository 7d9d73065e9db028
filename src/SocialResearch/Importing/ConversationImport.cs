using SocialResearch.Conversations;

namespace SocialResearch.Importing;

/// <summary>Makes one conversation of files and folders.</summary>
internal static class ConversationImport
{
    /// <summary>Reads the sources in their order.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="options">What the user says about them.</param>
    /// <param name="pseudonym">Makes a pseudonym of an author's identifier.</param>
    /// <returns>The conversation, and a report for each source.</returns>
    /// <exception cref="ImportException">A source cannot be read.</exception>
    public static (Conversation Conversation, IReadOnlyList<ImportReport> Reports) Read(IReadOnlyList<string> paths, ImportOptions options, Func<string, string?> pseudonym)
    {
        var builder = new ConversationBuilder();
        var import = new PostImport(pseudonym, builder.Add);
        ImportReport[] reports = [.. paths.Select(path => import.Read(path, options))];
        return (builder.Build([.. reports.Select(report => report.Source)]), reports);
    }
}
