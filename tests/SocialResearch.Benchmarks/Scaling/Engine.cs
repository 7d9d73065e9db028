using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using SocialResearch.Benchmarks.Measuring;
using SocialResearch.Storing;

namespace SocialResearch.Benchmarks.Scaling;

/// <summary>A database that posts are counted in: an SQLite file, or a schema of its own on a PostgreSQL of this machine.</summary>
internal sealed class Engine : IDisposable
{
    private readonly DbConnection _connection;
    private readonly string? _file;
    private readonly int? _server;

    private Engine(string name, DbConnection connection, string? file, int? server) => (Name, _connection, _file, _server) = (name, connection, file, server);

    public string Name { get; }

    public static Engine Sqlite(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return new($"SQLite {connection.ServerVersion}", connection, file, null);
    }

    public static Engine Postgres(string server)
    {
        string schema = string.Create(CultureInfo.InvariantCulture, $"scaling_{Environment.ProcessId}");
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { SearchPath = schema, Pooling = false }.ConnectionString);
        connection.Open();
        // The session's parent is the server itself; its sessions and workers are its children.
        var engine = new Engine($"PostgreSQL {connection.PostgreSqlVersion}", connection, null, ParentOf(connection.ProcessID));
        engine.Execute($"DROP SCHEMA IF EXISTS {schema} CASCADE");
        engine.Execute($"CREATE SCHEMA {schema}");
        return engine;
    }

    public SharedConversation Create() => SharedConversation.Create(_connection, "Europe/Berlin");

    /// <summary>What whoever runs a database does after a large load.</summary>
    public void Analyze() => Execute("ANALYZE");

    /// <summary>Processor seconds of the server so far; 0 where the engine runs in our own process.</summary>
    public double ServerCpu() => _server is { } process ? ProcessTree.CpuOf(process) : 0;

    /// <summary>Bytes on disk, with indexes.</summary>
    public long Size() => _file is not null
        ? new FileInfo(_file).Length
        : Convert.ToInt64(Scalar("SELECT sum(pg_total_relation_size(c.oid))::bigint FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'"), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (_server is not null) Execute("DROP SCHEMA " + Scalar("SELECT current_schema()") + " CASCADE");
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using DbCommand command = _connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        command.ExecuteNonQuery();
    }

    private object Scalar(string sql)
    {
        using DbCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private static int ParentOf(int process)
    {
        string stat = File.ReadAllText($"/proc/{process}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
