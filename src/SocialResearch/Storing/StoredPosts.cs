using System.Globalization;
using Microsoft.Data.Sqlite;
using SocialResearch.Conversations;
using SocialResearch.Privacy;
using SocialResearch.Text;
using SQLitePCL;

namespace SocialResearch.Storing;

/// <summary>Posts, authors and sources on their way into the tables of a store and back.</summary>
internal static class StoredPosts
{
    public static void Write(SqliteConnection connection, Conversation conversation, IReadOnlyList<Provenance> sources, IProgress<double>? progress, CancellationToken cancellation)
    {
        ConversationStore.Insert(connection, "INSERT INTO sources VALUES ($1, $2, $3, $4, $5, $6)",
            sources.Select((source, i) => (object?[])[i + 1, source.FileName, source.Sha256, source.RowsRead, source.RowsAccepted, source.Privacy]));
        ConversationStore.Insert(connection, "INSERT INTO rejects VALUES ($1, $2, $3)",
            sources.SelectMany((source, i) => source.Rejects.Select(reject => (object?[])[i + 1, reject.Line, reject.Reason])));

        var authors = new Dictionary<string, long>();
        foreach (Post post in conversation)
        {
            if (post.Author is { } author) authors.TryAdd(author, authors.Count + 1);
        }
        ConversationStore.Insert(connection, "INSERT INTO authors VALUES ($1, $2)", authors.Select(author => (object?[])[author.Value, author.Key]));

        var sourceNumbers = new Dictionary<Provenance, long>(ReferenceEqualityComparer.Instance);
        foreach (Provenance source in sources) sourceNumbers.TryAdd(source, sourceNumbers.Count + 1);
        ConversationStore.Insert(connection, "INSERT INTO posts VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
            Watched(conversation, progress, cancellation).Select((post, i) => (object?[])
            [
                i + 1, post.Id, post.Thread, post.Parent, post.Author is { } author ? authors[author] : null, post.Role.ToString(),
                post.Time?.Utc.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture), post.Time?.Precision.ToString(),
                post.Text, post.Url, post.Channel, post.Reactions.Likes, post.Reactions.Replies, post.Reactions.Shares, post.Reactions.Views,
                post.Language, post.Row.Source is { } source ? sourceNumbers[source] : null, post.Row.Number,
            ]));
    }

    private static IEnumerable<Post> Watched(Conversation conversation, IProgress<double>? progress, CancellationToken cancellation)
    {
        const int PostsBetweenReports = 1_000;
        int written = 0;
        foreach (Post post in conversation)
        {
            if (written++ % PostsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((double)written / conversation.Count);
            }
            yield return post;
        }
    }

    public static Conversation Read(SqliteConnection connection, TextPrivacy privacy)
    {
        IReadOnlyList<Provenance> sources = ReadSources(connection);
        var builder = new ConversationBuilder(privacy);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM posts";
        builder.Reserve((int)Math.Min(Array.MaxLength / 2, (long)command.ExecuteScalar()!));
        // Each cell that is asked for costs more than what SQLite does to tell whether it is there.
        command.CommandText = $"""
            SELECT id, thread, parent, pseudonym, role, time_utc, time_precision, text, url, channel, likes, replies, shares, views, language, coalesce(source, 1), row,
                CASE WHEN coalesce(thread = '' OR pseudonym = '' OR url = '' OR channel = '' OR language = '', 0) THEN {Odd} ELSE
                    (likes IS NOT NULL) * {HasLikes} + (replies IS NOT NULL OR shares IS NOT NULL OR views IS NOT NULL) * {HasReactions} + (channel IS NOT NULL OR language IS NOT NULL) * {HasChannel} END
            FROM posts LEFT JOIN authors ON posts.author = authors.author ORDER BY position
            """;
        using SqliteDataReader row = command.ExecuteReader();
        sqlite3_stmt cells = row.Handle!;
        var roles = new LastName<AuthorRole>();
        var precisions = new LastName<TimePrecision>();
        var times = new Utf8Clock();
        while (row.Read())
        {
            int source = (int)raw.sqlite3_column_int64(cells, 15) - 1;
            long holds = raw.sqlite3_column_int64(cells, 17), number = raw.sqlite3_column_int64(cells, 16);
            // As bytes, empty would be the same as null; only programs write it.
            if (holds == Odd)
            {
                builder.Add(Draft(row), source, number);
                continue;
            }
            ReadOnlySpan<byte> author = raw.sqlite3_column_blob(cells, 3), time = raw.sqlite3_column_blob(cells, 5);
            var post = new Utf8Post
            {
                Id = raw.sqlite3_column_blob(cells, 0),
                Thread = raw.sqlite3_column_blob(cells, 1),
                Parent = raw.sqlite3_column_blob(cells, 2),
                Role = roles.Of(raw.sqlite3_column_blob(cells, 4)),
                Text = raw.sqlite3_column_blob(cells, 7),
                Url = raw.sqlite3_column_blob(cells, 8),
                Reactions = (holds & HasReactions) != 0 ? ReactionsIn(row) : (holds & HasLikes) != 0 ? new(raw.sqlite3_column_int64(cells, 10)) : default,
            };
            // As they are written here; other tools may write them otherwise.
            if (times.TryRead(time, out DateTime clock, out bool isUtc) && isUtc) (post.Ticks, post.Precision) = (clock.Ticks, precisions.Of(raw.sqlite3_column_blob(cells, 6)));
            else post.Time = Time(row);
            if ((holds & HasChannel) != 0)
            {
                post.Channel = raw.sqlite3_column_blob(cells, 9);
                post.Language = raw.sqlite3_column_blob(cells, 14);
            }
            builder.Add(in post, author.IsEmpty ? CodeColumn.None : builder.CodeOfAuthor(author), source, number);
        }
        return builder.Build(sources);
    }

    private const long HasLikes = 1, HasReactions = 2, HasChannel = 4, Odd = 8;

    /// <summary>Reads the name of a value, which most often is the same as in the row before.</summary>
    private sealed class LastName<T> where T : struct, Enum
    {
        private byte[] _name = [];
        private T _value;

        public T Of(ReadOnlySpan<byte> name)
        {
            if (!name.SequenceEqual(_name)) (_value, _name) = (Enum.Parse<T>(System.Text.Encoding.UTF8.GetString(name)), name.ToArray());
            return _value;
        }
    }

    private static PostDraft Draft(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Thread = Text(row, 1),
        Parent = Text(row, 2),
        Author = Text(row, 3),
        Role = Enum.Parse<AuthorRole>(row.GetString(4)),
        Time = Time(row),
        Text = row.GetString(7),
        Url = Text(row, 8),
        Channel = Text(row, 9),
        Reactions = ReactionsIn(row),
        Language = Text(row, 14),
    };

    private static PostTime? Time(SqliteDataReader row)
    {
        if (Text(row, 5) is not { } time) return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return new PostTime(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, Utc), Enum.Parse<TimePrecision>(row.GetString(6)));
    }

    private static Reactions ReactionsIn(SqliteDataReader row) => new(Number(row, 10), Number(row, 11), Number(row, 12), Number(row, 13));

    internal static List<Provenance> ReadSources(SqliteConnection connection)
    {
        var rejects = new Dictionary<long, List<Reject>>();
        using (SqliteCommand command = connection.CreateCommand())
        {
            command.CommandText = "SELECT source, row, reason FROM rejects ORDER BY rowid";
            using SqliteDataReader row = command.ExecuteReader();
            while (row.Read())
            {
                if (!rejects.TryGetValue(row.GetInt64(0), out List<Reject>? list)) rejects[row.GetInt64(0)] = list = [];
                list.Add(new Reject(row.GetInt64(1), row.GetString(2)));
            }
        }
        var sources = new List<Provenance>();
        using SqliteCommand read = connection.CreateCommand();
        read.CommandText = "SELECT source, file_name, sha256, rows_read, privacy FROM sources ORDER BY source";
        using SqliteDataReader source = read.ExecuteReader();
        while (source.Read())
            sources.Add(new Provenance(source.GetString(1), source.GetString(2), source.GetInt64(3), rejects.GetValueOrDefault(source.GetInt64(0)) ?? []) { Privacy = Text(source, 4) });
        return sources;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
