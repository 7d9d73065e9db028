using SocialResearch.Conversations;
using SocialResearch.Privacy;
using SocialResearch.Storing;

namespace SocialResearch.Importing;

/// <summary>Opens files as conversations: <c>Conversation.Load("posts.csv")</c>, <c>Conversation.Import(["a.json", "b.csv"])</c>.</summary>
/// <remarks>
/// The format is found from the content. Authors' names never get in: they become pseudonyms by the project's key, the same in all
/// files of the project (<see cref="Pseudonyms"/>); texts and addresses never get out unscrubbed (<see cref="TextPrivacy"/>). To keep
/// names or texts is one explicit option each, and it is recorded with the files.
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
        /// <exception cref="ImportException">It is missing, damaged, in no known format, or holds figures and no posts.</exception>
        public static Conversation Load(string path, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
        {
            ImportedConversation import = Conversation.Import([path], options, progress, cancellation);
            return import.Conversation.Count > 0 || import.Metrics.Readings.Count == 0
                ? import.Conversation
                : throw new ImportException("The file holds figures and no posts.", Path.GetFileName(path), "Open it with MetricTable.Load.");
        }

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
            options ??= new();
            if (paths is [var store] && ConversationStore.IsStore(store))
            {
                if (options.Texts is not null || options.Pseudonyms is not null || options.PublicHandles.Count + options.BrandAuthors.Count > 0)
                    throw new ImportException("What a store holds of names and texts was settled when it was written.", Path.GetFileName(store), "Leave the option out, or import the sources again with it.");
                return new ImportedConversation(ConversationStore.Load(store), []) { Metrics = ConversationStore.LoadMetrics(store) };
            }

            var people = ImportedPeople.Of(options, paths[0]);
            try
            {
                return Read(paths, options, people, mayPresume: paths.Count == 1, progress, cancellation);
            }
            catch (StartOverException)
            {
                return Read(paths, options, people, mayPresume: false, progress, cancellation);
            }
        }
    }

    private static ImportedConversation Read(
        IReadOnlyList<string> paths, ImportOptions options, ImportedPeople people, bool mayPresume, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var builder = new ConversationBuilder(people.Texts);
        var import = new PostImport(people, builder.Add, paths.Count, builder, mayPresume, progress, cancellation);
        ImportReport[] reports = [.. paths.Select(path => import.Read(path, options))];
        return new ImportedConversation(builder.Build([.. reports.Select(report => report.Source)]), reports) { Metrics = import.Metrics };
    }
}
