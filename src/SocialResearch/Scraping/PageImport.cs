using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Scraping;

/// <summary>Opens saved pages as a conversation: <c>Conversation.ImportPages(["archive.warc.gz"])</c>.</summary>
/// <remarks>
/// An article or opening post is the first post of its thread, comments are the answers to it. Names become pseudonyms and texts are
/// scrubbed as in every other import. The same comment on two pages (<c>?p=4</c> and <c>?p=4&amp;cpage=1</c>) is one: it is known by the
/// page's own address and its anchor there, else by who wrote what and when. Trackbacks and pingbacks are set aside.
/// What it does not say: who a name is, and what a script would have loaded into the page.
/// </remarks>
public static class PageImport
{
    extension(Conversation)
    {
        /// <summary>Opens web archives, saved pages and folders of pages as one conversation, and reports what was found and what left out.</summary>
        /// <param name="paths">Archives (<c>.warc.gz</c>, <c>.warc</c>), pages (<c>.html</c>), and folders with pages; a folder may have a <c>manifest.jsonl</c> (file, url, charset).</param>
        /// <param name="options">What the pages do not say, such as the time zone; <see cref="ImportOptions.Format"/> and columns mean nothing here.</param>
        /// <param name="progress">Told how far the reading is.</param>
        /// <param name="cancellation">Stops between two posts; nothing is imported then.</param>
        /// <exception cref="ImportException">A path does not exist or holds no page.</exception>
        /// <exception cref="ScrapeException">An archive is none.</exception>
        public static ImportedConversation ImportPages(IReadOnlyList<string> paths, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(paths);
            if (paths.Count == 0) throw new ArgumentException("Name at least one archive, page or folder.", nameof(paths));
            return ConversationImport.Read(paths, options ?? new(), new PageReader(), progress, cancellation);
        }
    }
}
