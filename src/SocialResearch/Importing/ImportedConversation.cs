using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Results;

namespace SocialResearch.Importing;

/// <summary>A conversation together with what its files say about themselves.</summary>
/// <param name="Conversation">The posts of all files.</param>
/// <param name="Reports">One report a file, in order; none for a store, whose sources the conversation itself knows.</param>
[TypeFormatterSource(typeof(ImportedConversationFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record ImportedConversation(Conversation Conversation, IReadOnlyList<ImportReport> Reports)
{
    /// <summary>The figures of analytics exports: by day, country, campaign, or about the posts; empty when the files hold none.</summary>
    public MetricTable Metrics { get; init; } = MetricTable.Empty;

    /// <summary>What was done with names and texts of people, as the provenance of the files says it.</summary>
    public string Recorded => string.Join(" ", Conversation.Sources.Select(source => source.Privacy).OfType<string>().Distinct());

    /// <summary>Everything that was assumed, each sentence once, and what was done with names and texts.</summary>
    public IReadOnlyList<string> Notes => [.. Reports.SelectMany(report => report.Assumptions).Append(Recorded).Where(note => note.Length > 0).Distinct()];

    /// <summary>The sentences of all reports.</summary>
    public override string ToString() => Reports.Count == 0 ? Conversation.ToString() : string.Join("\n", Reports.Select(report => report.Sentence));
}

internal sealed class ImportedConversationFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<ImportedConversation>("text/html", (import, writer) =>
        {
            // A report says itself what was done with names and texts; a store has none.
            foreach (ImportReport report in import.Reports) writer.Write(report.ToHtml());
            if (import.Reports.Count > 0) return;
            writer.Write($"<p class=\"sr-sentence\">{Html.Encode(import.ToString())}</p>");
            if (import.Recorded.Length > 0) writer.Write($"<p>{Html.Encode(import.Recorded)}</p>");
        }),
        new TypeFormatter<ImportedConversation>("text/plain", (import, writer) =>
            writer.Write(string.Join("\n\n", import.Reports.Select(report => $"{report.Sentence}\n\n{report.ToTable()}").DefaultIfEmpty($"{import}\n\n{import.Recorded}")))),
    ];
}
