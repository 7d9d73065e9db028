using SocialResearch.Conversations;
using SocialResearch.Metrics;

namespace SocialResearch.Importing;

/// <summary>Opens analytics exports as figures: <c>MetricTable.Load("insights.csv")</c>.</summary>
/// <remarks>The reading lives here and the type in Metrics, so that figures do not depend on files: needs <c>using SocialResearch.Importing</c>.</remarks>
public static class MetricTableImport
{
    extension(MetricTable)
    {
        /// <summary>The figures of an export in any known format, or of a store. Posts in it are passed over.</summary>
        /// <param name="path">The file.</param>
        /// <param name="options">What the file does not say: format, order of day and month, the year of its days.</param>
        /// <exception cref="ImportException">It is missing, damaged, in no known format, or holds no figures.</exception>
        public static MetricTable Load(string path, ImportOptions? options = null)
        {
            // Ids of posts must be those that Conversation.Import gives them.
            ImportedConversation import = Conversation.Import([path], options);
            return import.Metrics.Readings.Count > 0
                ? import.Metrics
                : throw new ImportException("The file holds posts and no figures.", Path.GetFileName(path), "Open it with Conversation.Load, or give an export of an analytics page.");
        }
    }
}
