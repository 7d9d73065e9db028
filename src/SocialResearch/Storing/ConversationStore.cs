using System.Globalization;
using Microsoft.Data.Sqlite;
using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Privacy;

namespace SocialResearch.Storing;

/// <summary>Keeps a conversation in one SQLite file that any SQLite tool can read.</summary>
/// <remarks>
/// Texts and addresses are stored as posts show them: scrubbed, unless the import kept them; <c>sources.privacy</c> says which.
/// Tables: <c>posts</c> (one row a post, in order), <c>authors</c> (pseudonyms), <c>sources</c> (file, SHA-256, rows),
/// <c>rejects</c> (rows set aside, with reasons), <c>notes</c> (what was assumed), <c>metrics</c> (figures of analytics exports)
/// with <c>metric_caveats</c>, <c>about</c> (version of the schema), and
/// <c>post_search</c>, the full-text index: <c>SELECT … FROM post_search('brand*')</c>. docs/store.md describes every column.
/// </remarks>
public static class ConversationStore
{
    /// <summary>The version of the schema this program writes and reads.</summary>
    public const int SchemaVersion = 2;

    private const string PublicNames = "public_handles";

    private const string Schema = """
        CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE sources (source INTEGER PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, rows_read INTEGER NOT NULL, rows_accepted INTEGER NOT NULL, privacy TEXT);
        CREATE TABLE rejects (source INTEGER NOT NULL REFERENCES sources, row INTEGER NOT NULL, reason TEXT NOT NULL);
        CREATE TABLE notes (position INTEGER PRIMARY KEY, sentence TEXT NOT NULL);
        CREATE TABLE authors (author INTEGER PRIMARY KEY, pseudonym TEXT NOT NULL UNIQUE);
        CREATE TABLE posts (
            position INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            thread TEXT,
            parent TEXT,
            author INTEGER REFERENCES authors,
            role TEXT NOT NULL,
            time_utc TEXT,
            time_precision TEXT,
            text TEXT NOT NULL,
            url TEXT,
            channel TEXT,
            likes INTEGER, replies INTEGER, shares INTEGER, views INTEGER,
            language TEXT,
            source INTEGER REFERENCES sources,
            row INTEGER NOT NULL);
        CREATE TABLE metrics (
            position INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            value REAL,
            unit TEXT NOT NULL,
            currency TEXT,
            first_day TEXT, last_day TEXT, hour INTEGER,
            precision TEXT NOT NULL,
            post TEXT,
            dimensions TEXT NOT NULL,
            header TEXT NOT NULL,
            source INTEGER REFERENCES sources,
            row INTEGER NOT NULL);
        CREATE TABLE metric_caveats (position INTEGER PRIMARY KEY, code TEXT NOT NULL, sentence TEXT NOT NULL);
        """;

    // Made after the rows: filling an index at once is faster than row by row.
    private const string Indexes = """
        CREATE INDEX posts_by_time ON posts (time_utc);
        CREATE INDEX posts_by_author ON posts (author);
        CREATE INDEX posts_by_id ON posts (id);
        CREATE INDEX posts_by_thread ON posts (thread);
        CREATE INDEX metrics_by_name ON metrics (name, first_day);
        CREATE VIRTUAL TABLE post_search USING fts5 (text, content='posts', content_rowid='position', tokenize="unicode61 remove_diacritics 0");
        INSERT INTO post_search (post_search) VALUES ('rebuild');
        """;

    /// <summary>Writes a conversation. An existing file is replaced only when the new one is complete.</summary>
    /// <param name="conversation">What to keep; of a selection only the selected posts.</param>
    /// <param name="path">The file.</param>
    /// <param name="notes">What was assumed on the way, as sentences; kept with the data.</param>
    /// <param name="metrics">Figures of analytics exports, kept in a table of their own.</param>
    /// <param name="progress">Told the share of the posts that is written; 1 when the indexes are being made.</param>
    /// <param name="cancellation">Stops the writing; an older file is still there as it was.</param>
    /// <exception cref="ImportException">The file cannot be written; an older one is still there as it was.</exception>
    public static void Save(
        Conversation conversation, string path, IReadOnlyList<string>? notes = null, MetricTable? metrics = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        string full = Path.GetFullPath(path);
        string unfinished = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}");
        try
        {
            Write(conversation, unfinished, notes ?? [], metrics ?? MetricTable.Empty, progress, cancellation);
            cancellation.ThrowIfCancellationRequested();
            File.Move(unfinished, full, overwrite: true);
        }
        catch (SqliteException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The store cannot be written: {e.Message}", full, "Choose another folder, or free some space; an older file was left as it was.", e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Whether a file is an SQLite database, judged by its first bytes; what is missing or cannot be opened is none.</summary>
    public static bool IsStore(string path)
    {
        try
        {
            // Of pipes and devices the length is zero, and opening one can wait forever.
            if (!File.Exists(path) || (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length < 16) return false;
            Span<byte> start = stackalloc byte[16];
            using FileStream stream = File.OpenRead(path);
            return stream.ReadAtLeast(start, 16, throwOnEndOfStream: false) == 16 && start.SequenceEqual("SQLite format 3\0"u8);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Whoever opens it next says where it is and how to mend it.
            return false;
        }
    }

    /// <summary>Reads a conversation back, post by post in its order.</summary>
    /// <exception cref="ImportException">The file is missing, damaged or not written by <see cref="Save"/>.</exception>
    public static Conversation Load(string path) => Read(path, connection =>
        StoredPosts.Read(connection, TextPrivacy.AsStored(PublicHandles.Of(ReadAbout(connection, PublicNames)?.Split(' ') ?? []))));

    /// <summary>Reads the figures back, in their order; none when the store was written without.</summary>
    /// <exception cref="ImportException">The file is missing, damaged or not written by <see cref="Save"/>.</exception>
    public static MetricTable LoadMetrics(string path) => Read(path, StoredMetrics.Read);

    private static T Read<T>(string path, Func<SqliteConnection, T> read)
    {
        if (!File.Exists(path)) throw new ImportException("The file does not exist.", path, "Check the name and the folder.");
        try
        {
            using SqliteConnection connection = Open(path, SqliteOpenMode.ReadOnly);
            RefuseOtherSchemas(connection, path);
            return read(connection);
        }
        catch (SqliteException e)
        {
            throw new ImportException($"The store cannot be read: {e.Message}", path, "Make it again from the sources with 'social-research import'.", e);
        }
    }

    private static void Write(
        Conversation conversation, string path, IReadOnlyList<string> notes, MetricTable metrics, IProgress<double>? progress, CancellationToken cancellation)
    {
        using SqliteConnection connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        // An index over millions of texts is one statement.
        using CancellationTokenRegistration stop = cancellation.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
        // Until it is renamed the file is nobody's: speed instead of a journal, one write to the disk at the end.
        Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + Schema);
        using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            IReadOnlyList<Provenance> sources = [.. conversation.Sources.Concat(metrics.Sources).Distinct(ReferenceEqualityComparer.Instance).Cast<Provenance>()];
            StoredPosts.Write(connection, conversation, sources, progress, cancellation);
            StoredMetrics.Write(connection, metrics, sources);
            Insert(connection, "INSERT INTO about VALUES ($1, $2)", [["schema", SchemaVersion.ToString(CultureInfo.InvariantCulture)], ["selection", conversation.Selection.ToString()],
                .. conversation.Columns.Privacy.Known.Written is { Count: > 0 } known ? [[PublicNames, string.Join(' ', known)]] : Array.Empty<object?[]>()]);
            Insert(connection, "INSERT INTO notes VALUES ($1, $2)", notes.Select((note, i) => (object?[])[i + 1, note]));
            progress?.Report(1);
            Execute(connection, Indexes);
            transaction.Commit();
        }
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA optimize; PRAGMA user_version = 2;");
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        // Without a pool the file is closed when the connection is, and can be renamed.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void RefuseOtherSchemas(SqliteConnection connection, string path)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name IN ('about', 'posts')";
        if ((long)command.ExecuteScalar()! != 2)
            throw new ImportException("This SQLite file holds no conversation.", path, "Give a file that 'social-research import' wrote.");
        if (ReadAbout(connection, "schema") is var version && version != SchemaVersion.ToString(CultureInfo.InvariantCulture))
            throw new ImportException($"The store has schema {version}; this version reads schema {SchemaVersion}.", path, "Import the sources again with this version.");
    }

    private static string? ReadAbout(SqliteConnection connection, string name)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM about WHERE name = $1";
        command.Parameters.AddWithValue("$1", name);
        return command.ExecuteScalar() as string;
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal static void Insert(SqliteConnection connection, string sql, IEnumerable<object?[]> rows)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (object?[] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                if (command.Parameters.Count <= i) command.Parameters.Add(new SqliteParameter($"${i + 1}", null));
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }
            command.ExecuteNonQuery();
        }
    }
}
