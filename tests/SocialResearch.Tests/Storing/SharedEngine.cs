using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SocialResearch.Tests.Storing;

/// <summary>An empty database for one test: SQLite in memory, or a schema of its own on a real PostgreSQL, gone afterwards.</summary>
internal sealed class SharedEngine : IDisposable
{
    private const string Variable = "SOCIALRESEARCH_POSTGRES";

    private readonly string? _schema;

    private SharedEngine(DbConnection connection, string? schema) => (Connection, _schema) = (connection, schema);

    public DbConnection Connection { get; }

    /// <summary>Both, by name, for theories.</summary>
    public static TheoryData<string> Names => ["SQLite", "PostgreSQL"];

    public static SharedEngine Open(string name) => name == "SQLite" ? Sqlite() : Postgres();

    /// <summary>Skips the test where there is no server, and says how to name one.</summary>
    private static SharedEngine Postgres()
    {
        string? server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"There is no PostgreSQL to compare with: {Variable} names none (as in Host=127.0.0.1;Username=…). .ci/run starts one where Debian's postgresql-15 is.");
        string schema = $"test_{Guid.NewGuid():N}";
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { SearchPath = schema, Pooling = false }.ConnectionString);
        connection.Open();
        var engine = new SharedEngine(connection, schema);
        engine.Execute($"CREATE SCHEMA {schema}");
        return engine;
    }

    private static SharedEngine Sqlite()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return new(connection, null);
    }

    public void Execute(string sql)
    {
        using DbCommand command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public object Scalar(string sql)
    {
        using DbCommand command = Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        if (_schema is not null) Execute($"DROP SCHEMA {_schema} CASCADE");
        Connection.Dispose();
    }
}
