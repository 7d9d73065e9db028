using System.Data;
using System.Reflection;
using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Metrics;
using SocialResearch.Participations;
using SocialResearch.Results;
using SocialResearch.Storing;

namespace SocialResearch.Tests.Privacy.Leaks;

/// <summary>Everything that the program shows, writes or hands to another one, of one import.</summary>
internal static class Outputs
{
    private static readonly string[] s_planted = [.. PlantedIdentifiers.All.Where(planted => planted.IsRecognisable).Select(planted => planted.Value)];

    /// <summary>What can be seen of an import without writing a store; when it fails, of the error.</summary>
    public static (ImportedConversation? Import, IReadOnlyList<(string Where, string Text)> Texts) Of(string path, ImportOptions options)
    {
        try
        {
            ImportedConversation import = Conversation.Import([path], options);
            List<(string, string)> texts =
            [
                ("the import", import.ToString()),
                ("the notes", string.Join('\n', import.Notes)),
                .. Forms("the import", import),
                .. import.Reports.SelectMany(report => Forms("the report", report).Append(("the report as a record", Members(report)))),
                .. Of(import.Conversation),
                .. Of(import.Metrics),
            ];
            return (import, texts);
        }
        catch (ImportException error)
        {
            return (null, [("an error", error.ToString())]);
        }
    }

    /// <summary>What can be seen of a conversation, wherever it came from.</summary>
    public static IEnumerable<(string Where, string Text)> Of(Conversation talk)
    {
        yield return ("the conversation", talk.ToString());
        yield return ("the summary", Members(talk.Summary));
        foreach ((string, string) form in Forms("the conversation", talk)) yield return form;
        foreach (Post post in talk)
        {
            yield return ("a post", post.ToString());
            // What a notebook makes of a list of posts.
            yield return ("a table of posts", Members(post) + Members(post.Row));
        }
        yield return ("a table of posts", string.Join('\n', talk.Select(post => post.Row.Source!).Distinct().Select(Members)));
        yield return ("rows for a data frame", Rows(talk));

        var tree = ReplyTree.Of(talk);
        foreach ((string, string) form in Forms("the reply tree", tree)) yield return form;
        yield return ("the shapes of trees", string.Join('\n', tree.Trees));
        yield return ("the selections", string.Join('\n', Selections(talk).Select(selected => $"{selected.Selection} {selected}")));
        if (talk.Any(post => post.Author is not null)) foreach ((string, string) form in Forms("the counts", ContributionCounts.Of(talk))) yield return form;
    }

    /// <summary>What can be seen of figures, wherever they came from.</summary>
    public static IEnumerable<(string Where, string Text)> Of(MetricTable figures)
    {
        foreach ((string, string) form in Forms("the figures", figures)) yield return form;
        yield return ("a table of figures", string.Join('\n', figures.Readings.Select(Members).Concat(figures.Readings.Select(figure => figure.Source!).Distinct().Select(Members))));
        foreach (string dimension in figures.Dimensions.Append("day"))
        {
            MetricTotals sums = figures.By(dimension);
            foreach ((string, string) form in Forms("sums of figures", sums)) yield return form;
            yield return ("a table of sums", string.Join('\n', sums.Totals.Select(Members)));
            if (dimension != "day") yield return ("selected figures", figures.In(dimension, s_planted).ToString());
        }
        yield return ("figures by a condition", figures.Where(figure => figure.Value > 1, string.Join(" || ", s_planted.Select(value => $"figure[\"page\"] == \"{value}\""))).ToString());
    }

    /// <summary>The bytes of the store, read as text in both encodings that SQLite can use, and what comes out of it again.</summary>
    public static IEnumerable<(string Where, string Text)> OfStore(ImportedConversation import, string store)
    {
        ConversationStore.Save(import.Conversation, store, import.Notes, import.Metrics);
        byte[] bytes = File.ReadAllBytes(store);
        yield return ("the bytes of the store", Encoding.UTF8.GetString(bytes));
        yield return ("the bytes of the store as UTF-16", Encoding.Unicode.GetString(bytes));
        yield return ("the bytes of the store as UTF-16, from the second", Encoding.Unicode.GetString(bytes.AsSpan(1)));
        ImportedConversation again = Conversation.Import([store]);
        foreach ((string where, string text) in Of(again.Conversation).Concat(Of(again.Metrics))) yield return ($"{where} loaded from the store", text);
    }

    private static IEnumerable<Conversation> Selections(Conversation talk)
    {
        string[] channels = [.. talk.Summary.Channels];
        if (channels.Length > 0) yield return talk.InChannel(channels);
        yield return talk.Mentioning(s_planted);
        yield return talk.Where(post => post.Text.Length > 3, string.Join(" || ", s_planted.Select(value => $"post.Text.Contains(\"{value}\")")));
    }

    private static string Rows(Conversation talk)
    {
        using var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        table.Load(talk.AsDataReader());
        return string.Join('\n', table.Rows.Cast<DataRow>().Select(row => string.Join('\t', row.ItemArray)));
    }

    /// <summary>All forms that a value offers to a notebook.</summary>
    private static IEnumerable<(string Where, string Text)> Forms(string what, object value)
    {
        if (value is MeasureResult result) yield return ($"{what} as a sentence and a table", $"{result}\n{result.ToTable()}\n{result.ToHtml()}\n{string.Join('\n', result.Caveats)}");
        if (value.GetType().GetCustomAttribute<TypeFormatterSourceAttribute>(inherit: true) is not { } attribute) yield break;
        foreach (object formatter in ((TypeFormatterSource)Activator.CreateInstance(attribute.FormatterSourceType, nonPublic: true)!).CreateTypeFormatters())
        {
            using var writer = new StringWriter();
            var format = (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!;
            yield return ($"{what} in a notebook", format ? writer.ToString() : "");
        }
    }

    private static string Members(object value) => string.Join('\n', value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => property.GetValue(value)).Select(member => member is System.Collections.IEnumerable list and not string ? string.Join('\n', list.Cast<object?>()) : $"{member}"));
}
