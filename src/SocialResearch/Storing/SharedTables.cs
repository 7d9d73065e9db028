namespace SocialResearch.Storing;

/// <summary>The tables of a shared conversation and all questions that are asked of them, in SQL that SQLite and PostgreSQL read alike.</summary>
/// <remarks>
/// Portable by three rules. Types are <c>bigint</c> and <c>text</c> only. Time is a whole number, cut into days before it comes here, so no
/// function of an engine decides what a day is. Nothing is summed, averaged or sorted by text: questions are answered with how many rows have which whole
/// number, and what is left (quantiles, Gini, weeks) is computed from these by the same code as in memory.
/// <para>Every join is on <c>post</c>, or on the <c>parent</c> of a reply, by which the tables are distributed where there are many machines (docs/scaling.md).</para>
/// </remarks>
internal static class SharedTables
{
    /// <summary>The version of these tables.</summary>
    public const int SchemaVersion = 1;

    public static readonly string[] Create =
    [
        "CREATE TABLE about (name text PRIMARY KEY, value text NOT NULL)",
        // unlinkable: orphans whose parent cannot be found in another part, because neither channel nor thread is known.
        "CREATE TABLE parts (part bigint PRIMARY KEY, posts bigint NOT NULL, unlinkable bigint NOT NULL, selection text)",
        "CREATE TABLE sources (source bigint PRIMARY KEY, file_name text NOT NULL, sha256 text NOT NULL, rows_read bigint NOT NULL, privacy text)",
        "CREATE TABLE rejects (source bigint NOT NULL, line bigint NOT NULL, reason text NOT NULL)",
        // day: local, days since 1970-01-01; of a month its first day. ticks: 100 ns since then in UTC, of a day or month its beginning.
        "CREATE TABLE posts (post bigint PRIMARY KEY, is_root bigint NOT NULL, author text, role text NOT NULL, precision text, day bigint, ticks bigint)",
        // ticks: only where the time is known to the minute or better.
        "CREATE TABLE replies (parent bigint NOT NULL, post bigint NOT NULL, author text, ticks bigint)",
        "CREATE TABLE mentions (post bigint NOT NULL, brand text NOT NULL)",
    ];

    /// <summary>How many authors wrote how many posts.</summary>
    public const string Contributions = """
        SELECT posts, count(*)
        FROM (SELECT author, count(*) AS posts FROM posts WHERE author IS NOT NULL AND role <> 'Anonymous' GROUP BY author) AS contributors
        GROUP BY posts
        """;

    /// <summary>How many posts belong to nobody in particular.</summary>
    public const string WithoutAuthor = "SELECT count(*) FROM posts WHERE author IS NULL OR role = 'Anonymous'";

    /// <summary>How many posts stand on which day, and how exactly that is known.</summary>
    public const string Days = "SELECT precision, day, count(*), min(ticks), max(ticks) FROM posts GROUP BY precision, day";

    /// <summary>The same of the posts that mention a brand.</summary>
    public const string DaysOfBrand = """
        SELECT p.precision, p.day, count(*), min(p.ticks), max(p.ticks)
        FROM mentions m JOIN posts p ON p.post = m.post
        WHERE m.brand = @brand
        GROUP BY p.precision, p.day
        """;

    /// <summary>How many posts are roots (1), and how many are not (0).</summary>
    public const string Roots = "SELECT is_root, count(*) FROM posts GROUP BY is_root";

    /// <summary>How many posts name a parent other than themselves, here or not.</summary>
    public const string Replies = "SELECT count(*) FROM replies";

    /// <summary>How many posts have a reply.</summary>
    public const string PostsWithReply = """
        SELECT count(*)
        FROM (SELECT r.parent FROM replies r JOIN posts p ON p.post = r.parent GROUP BY r.parent) AS answered
        """;

    /// <summary>How many replies took how long; null where one of the two times is not known to the minute.</summary>
    public const string Lags = $"SELECT lag, count(*) FROM (SELECT {Lag} AS lag FROM replies r JOIN posts p ON p.post = r.parent) AS lags GROUP BY lag";

    /// <summary>How many roots waited how long for their first reply, and how many of their replies have no lag.</summary>
    public const string FirstLags = FirstOf + EndOfFirst;

    /// <summary>The same without replies by the author of the root.</summary>
    public const string FirstLagsByOthers = FirstOf + " AND (p.author IS NULL OR r.author IS NULL OR p.author <> r.author)" + EndOfFirst;

    private const string Lag = "CASE WHEN p.precision IN ('Second', 'Minute') THEN r.ticks - p.ticks END";

    private const string FirstOf = $"""
        SELECT lag, inexact, count(*)
        FROM (SELECT parent, min(lag) AS lag, count(*) - count(lag) AS inexact
              FROM (SELECT r.parent, {Lag} AS lag FROM replies r JOIN posts p ON p.post = r.parent WHERE p.is_root = 1
        """;

    private const string EndOfFirst = ") AS lags GROUP BY parent) AS firsts GROUP BY lag, inexact";
}
