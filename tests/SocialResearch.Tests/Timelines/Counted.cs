using SocialResearch.Conversations;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Timelines;

/// <summary>Conversations made from counts a day.</summary>
internal static class Counted
{
    public static readonly DateOnly FirstDay = new(2023, 1, 2);

    /// <summary>One post an hour from eight on, and from the twelfth on one a second, day by day from Monday, 2 January 2023.</summary>
    public static Conversation Posts(IEnumerable<int> counts, AuthorRole role = AuthorRole.Unknown, string prefix = "") => Conversation.Of(counts.SelectMany((count, day) => Enumerable.Range(0, count).Select(i => new PostDraft
    {
        Id = $"{prefix}{day}-{i}",
        Author = $"{prefix}author {i}",
        Role = role,
        Time = new(new DateTimeOffset(2023, 1, 2, 8, 0, 0, TimeSpan.Zero).AddDays(day) + (i < 12 ? TimeSpan.FromHours(i) : TimeSpan.FromHours(11) + TimeSpan.FromSeconds(i)), TimePrecision.Second),
        Reactions = new(Likes: i, Views: i == 0 ? 100 : null),
    })));

    public static string Day(int number) => FirstDay.AddDays(number).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All days observed whole.</summary>
    public static Timeline Whole(params int[] counts) => Timeline.Measure(Posts(counts), TimeBin.Day, "UTC", Day(0), Day(counts.Length - 1));

    /// <summary>The first and the last day are incomplete.</summary>
    public static Timeline Open(params int[] counts) => Timeline.Measure(Posts(counts), TimeBin.Day, "UTC");
}
