using System.Globalization;
using SocialResearch.Results;

namespace SocialResearch.Conversations;

/// <summary>What a notebook shows of a conversation: the sentence and its first posts.</summary>
internal static class ConversationDisplay
{
    private const int RowsShown = 10;

    // About two lines of a table cell; counted as readers count, so that no emoji is cut in half.
    private const int LettersShown = 120;

    public static Table FirstRows(Conversation conversation)
    {
        Post[] posts = [.. conversation.Take(RowsShown)];
        (Column Column, Func<Post, string> Of, bool IsShown)[] columns =
        [
            ("time", post => post.Time?.ToString() ?? "", true),
            ("channel", post => post.Channel ?? "", posts.Any(post => post.Channel is not null)),
            ("author", post => post.Author ?? "unknown", true),
            ("role", post => post.Role.ToString(), posts.Any(post => post.Role != AuthorRole.Unknown)),
            ("text", post => Beginning(post.Text), true),
            ("reactions", post => post.Reactions.ToString(), posts.Any(post => post.Reactions != default)),
        ];
        columns = [.. columns.Where(column => column.IsShown)];
        return new(
            [.. columns.Select(column => column.Column)],
            [.. posts.Select(post => (IReadOnlyList<string>)[.. columns.Select(column => column.Of(post))])],
            conversation.Count > RowsShown ? $"first {RowsShown} of {Wording.Count(conversation.Count)} posts" : null);
    }

    private static string Beginning(string text)
    {
        string line = text.Replace('\n', ' ');
        if (line.Length <= LettersShown) return line;
        int length = 0;
        for (int letters = 0; letters < LettersShown && length < line.Length; letters++)
            length += StringInfo.GetNextTextElementLength(line, length);
        return length < line.Length ? line[..length] + "…" : line;
    }
}

internal sealed class ConversationFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Conversation>("text/html", (conversation, writer) =>
            writer.Write($"<p class=\"sr-sentence\">{Html.Encode(conversation.ToString())}</p>{ConversationDisplay.FirstRows(conversation).ToHtml()}")),
        new TypeFormatter<Conversation>("text/plain", (conversation, writer) =>
            writer.Write($"{conversation}\n\n{ConversationDisplay.FirstRows(conversation)}")),
    ];
}
