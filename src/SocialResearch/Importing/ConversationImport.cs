using SocialResearch.Conversations;
using SocialResearch.Privacy;
using SocialResearch.Storing;

namespace SocialResearch.Importing;

/// <summary>Opens files as conversations: <c>Conversation.Load("posts.csv")</c>, <c>Conversation.Import(["a.json", "b.csv"])</c>.</summary>
/// <remarks>
/// The format is found from the content. Authors' names never get in: they become pseudonyms by the project's key, the same in all
/// files of the project (<see cref="Pseudonyms"/>); to keep names is one explicit option, and it is recorded.
/// </remarks>
public static class ConversationImport
{
    extension(Conversation)
    {
        /// <summary>Opens an export in any known format, or a store.</summary>
        /// <param name="path">The file, or the folder of a format that consists of several files.</param>
        /// <param name="options">What the file does not say: format, columns, time zone, pseudonyms.</param>
        /// <param name="progress">Told how far the reading is.</param>
        /// <param name="cancellation">Stops the reading.</param>
        /// <exception cref="ImportException">It is missing, damaged, or in no known format.</exception>
        public static Conversation Load(string path, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default) =>
            Conversation.Import([path], options, progress, cancellation).Conversation;

        /// <summary>Opens several files as one conversation and reports what came out of each and what did not.</summary>
        /// <param name="paths">Files and folders, in the order their posts shall have. A store comes alone.</param>
        /// <param name="options">What the files do not say.</param>
        /// <param name="progress">Told how far the reading is, every thousand rows.</param>
        /// <param name="cancellation">Stops the reading; nothing is imported then.</param>
        /// <remarks>A post that an earlier one of the files holds too, because their periods overlap, is set aside and reported.</remarks>
        /// <exception cref="ImportException">One of them cannot be read; nothing is imported then.</exception>
        public static ImportedConversation Import(IReadOnlyList<string> paths, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(paths);
            if (paths.Count == 0) throw new ArgumentException("Name at least one file.", nameof(paths));
            if (paths is [var store] && IsStore(store))
                return new ImportedConversation(ConversationStore.Load(store), []);

            options ??= new();
            Pseudonyms pseudonyms = options.Pseudonyms ?? Pseudonyms.OfProject(paths[0]);
            return Read(paths, options, pseudonyms.Of, progress, cancellation) with { Recorded = pseudonyms.Recorded };
        }
    }

    // What cannot be opened is told by the import, which says where and how to mend it.
    private static bool IsStore(string path)
    {
        try
        {
            return File.Exists(path) && ConversationStore.IsStore(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads with a way of making pseudonyms from an author's identifier and the space within which it is unique.</summary>
    internal static ImportedConversation Read(
        IReadOnlyList<string> paths, ImportOptions options, Func<string, string, string?> pseudonym, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var builder = new ConversationBuilder();
        var import = new PostImport(pseudonym, builder.Add, paths.Count, progress, cancellation);
        ImportReport[] reports = [.. paths.Select(path => import.Read(path, options))];
        return new ImportedConversation(builder.Build([.. reports.Select(report => report.Source)]), reports);
    }
}
