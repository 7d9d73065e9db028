using SocialResearch.Results;

namespace SocialResearch.Conversations;

/// <summary>What a conversation consists of.</summary>
/// <param name="Posts">All posts.</param>
/// <param name="Authors">Different authors, those without a lasting identity not counted.</param>
/// <param name="PostsWithoutAuthor">Posts of deleted, unknown and anonymous authors, who may be few people or many.</param>
/// <param name="First">The earliest post whose time is known; null when none is.</param>
/// <param name="Last">The latest.</param>
/// <param name="Channels">The channels, in the order in which they come first.</param>
/// <param name="Precisions">How many posts have a time of which precision, from exact to vague.</param>
/// <param name="PostsWithoutTime">Posts whose time is unknown.</param>
/// <param name="Selection">How the posts were selected.</param>
public sealed record ConversationSummary(
    int Posts, int Authors, int PostsWithoutAuthor, PostTime? First, PostTime? Last, IReadOnlyList<string> Channels,
    IReadOnlyList<(TimePrecision Precision, int Posts)> Precisions, int PostsWithoutTime, Selection Selection)
{
    /// <summary>The days of the first and the last post as text, "2018-03-12 to 2018-09-01"; null when no time is known.</summary>
    public string? Period => First is { } first && Last is { } last ? PeriodOf(first, last) : null;

    internal static string PeriodOf(PostTime first, PostTime last) => DayOf(first) == DayOf(last) ? DayOf(first) : $"{DayOf(first)} to {DayOf(last)}";

    /// <summary>Posts, authors, period, channels and exactness of the times in one sentence.</summary>
    public string Sentence
    {
        get
        {
            string anonymous = PostsWithoutAuthor > 0 ? $" ({Wording.Count(PostsWithoutAuthor, "post", "posts")} without a known author)" : "";
            string channels = Channels.Count switch
            {
                0 => "",
                <= 3 => " in " + string.Join(", ", Channels),
                _ => $" in {Wording.Count(Channels.Count)} channels",
            };
            return $"{Wording.Count(Posts, "post", "posts")} by {Wording.Count(Authors, "author", "authors")}{anonymous}{channels}, {Period ?? "times unknown"}{Exactness()}."
                + (Selection.Steps.Count > 0 ? $" Selected: {Selection}" : "");
        }
    }

    internal static ConversationSummary Of(Conversation conversation)
    {
        PostColumns columns = conversation.Columns;
        bool[] isAuthor = new bool[columns.Authors.Distinct];
        var seen = new HashSet<int>();
        var channels = new List<string>();
        int[] precisions = new int[PostTime.Precisions];
        int withoutAuthor = 0, withoutTime = 0;
        int first = -1, last = -1;
        long begin = long.MaxValue, end = long.MinValue;
        for (int i = 0; i < conversation.Count; i++)
        {
            int row = conversation.RowAt(i), author = columns.Authors.Code(row), channel = columns.Channels.Code(row);
            if (author < 0) withoutAuthor++;
            else isAuthor[author] = true;
            if (channel >= 0 && seen.Add(channel)) channels.Add(columns.Channels.Text(channel));
            long ticks = columns.Ticks[row];
            if (ticks == PostColumns.NoNumber)
            {
                withoutTime++;
                continue;
            }
            precisions[columns.Precisions[row]]++;
            if (ticks < begin) (first, begin) = (row, ticks);
            if (ticks > end) (last, end) = (row, ticks);
        }
        // A loop, no query: see PostedTimes.
        var occurring = new List<(TimePrecision, int)>();
        for (int at = 0; at < precisions.Length; at++)
            if (precisions[at] > 0) occurring.Add(((TimePrecision)at, precisions[at]));
        return new(conversation.Count, isAuthor.AsSpan().Count(true), withoutAuthor, TimeOf(first), TimeOf(last), channels,
            occurring, withoutTime, conversation.Selection);

        PostTime? TimeOf(int row) => row < 0 ? null : columns.Time(row);
    }

    private string Exactness()
    {
        if (Precisions.Count == 0 || (Precisions is [(TimePrecision.Second, _)] && PostsWithoutTime == 0)) return "";
        List<string> parts = [.. Precisions.Select(entry => $"{Wording.Count(entry.Posts)} {NameOf(entry.Precision)}")];
        if (PostsWithoutTime > 0) parts.Add($"{Wording.Count(PostsWithoutTime)} without");
        return $" (times: {string.Join(", ", parts)})";
    }

    private static string NameOf(TimePrecision precision) => precision switch
    {
        TimePrecision.Second => "to the second",
        TimePrecision.Minute => "to the minute",
        TimePrecision.Day => "to the day",
        TimePrecision.Month => "to the month",
        _ => "from words such as \"3 months ago\"",
    };

    private static string DayOf(PostTime time) => time.Precision == TimePrecision.Month ? time.ToString() : time.Day().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
