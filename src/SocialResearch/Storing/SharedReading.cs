using System.Data.Common;
using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Results;
using SocialResearch.Timelines;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Storing;

/// <summary>The answers of a shared conversation as what the measures take.</summary>
internal static class SharedReading
{
    public static IReadOnlyList<(long Posts, long Unlinkable, string? Selection)> Parts(SharedDatabase database) =>
        [.. database.Read("SELECT part, posts, unlinkable, selection FROM parts", row => (Part: row.GetInt64(0), Posts: row.GetInt64(1), Unlinkable: row.GetInt64(2), Selection: Text(row, 3)))
            .OrderBy(part => part.Part).Select(part => (part.Posts, part.Unlinkable, part.Selection))];

    public static IReadOnlyList<Provenance> Sources(SharedDatabase database)
    {
        ILookup<long, Reject> rejects = database.Read("SELECT source, line, reason FROM rejects", row => (Source: row.GetInt64(0), Reject: new Reject(row.GetInt64(1), row.GetString(2))))
            .OrderBy(row => row.Reject.Line).ToLookup(row => row.Source, row => row.Reject);
        return [.. database.Read("SELECT source, file_name, sha256, rows_read, privacy FROM sources",
                row => (Number: row.GetInt64(0), Source: new Provenance(row.GetString(1), row.GetString(2), row.GetInt64(3), [.. rejects[row.GetInt64(0)]]) { Privacy = Text(row, 4) }))
            .OrderBy(row => row.Number).Select(row => row.Source)];
    }

    public static Selection SelectionOf(SharedDatabase database) => new(Number(Parts(database).Sum(part => part.Posts), database), []);

    public static ContributionCounts Contributions(SharedDatabase database) => ContributionCounts.OfPosts(
        database.Read(SharedTables.Contributions, row => new CountFrequency(row.GetInt64(0), row.GetInt64(1))),
        database.Read(SharedTables.WithoutAuthor, row => row.GetInt64(0))[0], SelectionOf(database), Sources(database));

    public static DayCounts Days(SharedDatabase database) =>
        new(database.Read(SharedTables.Days, row => DayOf(row, database)), SelectionOf(database), Sources(database));

    public static DayCounts Days(SharedDatabase database, string brand)
    {
        IReadOnlyList<DayCount> days = database.Read(SharedTables.DaysOfBrand, row => DayOf(row, database), ("@brand", brand));
        return new(days, SelectionOf(database).With($"mentioning {brand}", days.Sum(day => day.Posts)), Sources(database));
    }

    public static ReplyCounts Replies(SharedDatabase database)
    {
        IReadOnlyList<(long? Lag, int Replies)> all = database.Read(SharedTables.Lags, row => (Whole(row, 0), Number(row.GetInt64(1), database)));
        var waits = First(SharedTables.FirstLags, database);
        int replies = all.Sum(lag => lag.Replies);
        return new()
        {
            Posts = SelectionOf(database).Kept,
            Roots = database.Read(SharedTables.Roots, row => row.GetInt64(0) == 1 ? Number(row.GetInt64(1), database) : 0).Sum(),
            Replies = replies,
            Orphans = Number(database.Read(SharedTables.Replies, row => row.GetInt64(0))[0], database) - replies,
            RootsWithReply = waits.Roots,
            PostsWithReply = Number(database.Read(SharedTables.PostsWithReply, row => row.GetInt64(0))[0], database),
            FirstReplies = waits.Lags,
            FirstRepliesByOthers = First(SharedTables.FirstLagsByOthers, database).Lags,
            AllReplies = Lags(all, all.Where(lag => lag.Lag is null).Sum(lag => lag.Replies)),
            Period = Days(database).Period,
            Selection = SelectionOf(database),
        };
    }

    /// <summary>What is to be known about the parts, whatever is measured.</summary>
    public static IEnumerable<Caveat> Doubts(SharedDatabase database)
    {
        var parts = Parts(database);
        string[] selected = [.. parts.Select(part => part.Selection).OfType<string>()];
        if (selected.Length > 0)
            yield return new("SR115", $"{Count(selected.Length, "part is a selection", "parts are selections")} of what was imported, of {Count(parts.Count)} in all: {string.Join(" ", selected.Take(3))}{(selected.Length > 3 ? " …" : "")}");
    }

    /// <summary>What is to be known about who answers whom.</summary>
    public static IEnumerable<Caveat> DoubtsAboutReplies(SharedDatabase database)
    {
        var parts = Parts(database);
        if (parts.Count > 1 && parts.Sum(part => part.Unlinkable) is > 0 and var unlinkable)
            yield return new("SR116", $"{Count(unlinkable, "orphan has", "orphans have")} neither channel nor thread: a parent in another of the {Count(parts.Count)} parts could not be found.");
    }

    private static (ReplyLags Lags, int Roots) First(string question, SharedDatabase database)
    {
        var waits = database.Read(question, row => (Lag: Whole(row, 0), Inexact: Number(row.GetInt64(1), database), Roots: Number(row.GetInt64(2), database)));
        return (Lags(waits.Select(wait => (wait.Lag, wait.Roots)), waits.Sum(wait => wait.Inexact * wait.Roots)), waits.Sum(wait => wait.Roots));
    }

    private static ReplyLags Lags(IEnumerable<(long? Lag, int Count)> counts, int withoutExactTimes) =>
        ReplyLags.OfTicks(counts.Where(count => count.Lag is not null).Select(count => (count.Lag!.Value, count.Count)), withoutExactTimes);

    private static DayCount DayOf(DbDataReader row, SharedDatabase database) => new(
        Text(row, 0) is { } precision ? Enum.Parse<TimePrecision>(precision) : null,
        Whole(row, 1) is { } day ? SharedConversation.FirstDay.AddDays((int)day) : null,
        Number(row.GetInt64(2), database), Instant(row, 3), Instant(row, 4));

    private static DateTimeOffset Instant(DbDataReader row, int column) => new(DateTimeOffset.UnixEpoch.Ticks + (Whole(row, column) ?? 0), TimeSpan.Zero);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Whole(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>Results count posts in 32 bits, as a conversation in memory does.</summary>
    private static int Number(long posts, SharedDatabase database) => posts <= int.MaxValue ? (int)posts
        : throw new ImportException($"There are {Count(posts)} posts, and a result counts at most {Count(int.MaxValue)}.", database.Place, "Keep years or channels in schemas of their own and measure each.");
}
