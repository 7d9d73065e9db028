using System.Data;
using System.Data.Common;

namespace SocialResearch.Storing;

/// <summary>The few things that are done with a connection, and its errors told as what, where and how to mend.</summary>
internal sealed class SharedDatabase
{
    private readonly DbConnection _connection;

    private SharedDatabase(DbConnection connection) => _connection = connection;

    /// <summary>Server and database, or the file; never the user or the password.</summary>
    public string Place => _connection.Database is { Length: > 0 } name && name != "main" ? $"{_connection.DataSource}, database {name}"
        : _connection.DataSource.Length > 0 ? _connection.DataSource : "a database in memory";

    public static SharedDatabase Of(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var database = new SharedDatabase(connection);
        if (connection.State != ConnectionState.Open) database.Try("The database cannot be opened", "Check the name in the connection, whether the server runs, and the user's rights.", connection.Open);
        return database;
    }

    /// <summary>All rows of an answer.</summary>
    public IReadOnlyList<T> Read<T>(string question, Func<DbDataReader, T> read, params (string Name, string Value)[] words)
    {
        var rows = new List<T>();
        Try("The database does not answer", "Check whether the tables are whole and whether the user may read them.", () =>
        {
            using DbCommand command = _connection.CreateCommand();
            // Years of posts are counted longer than the half minute that is usual.
            command.CommandTimeout = 0;
            command.CommandText = question;
            foreach ((string name, string value) in words)
            {
                DbParameter parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            using DbDataReader row = command.ExecuteReader();
            while (row.Read()) rows.Add(read(row));
        });
        return rows;
    }

    /// <summary>The texts of an answer to a question about a @name.</summary>
    public IReadOnlyList<string> Words(string question, string name) => Read(question, row => row.GetString(0), ("@name", name));

    public void Execute(DbTransaction transaction, string statement)
    {
        using DbCommand command = _connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, statement);
        command.ExecuteNonQuery();
    }

    /// <summary>Does all of something or nothing.</summary>
    public void Change(string what, string remedy, Action<DbTransaction> change) => Try(what, remedy, () =>
    {
        using DbTransaction transaction = _connection.BeginTransaction();
        change(transaction);
        transaction.Commit();
    });

    private void Try(string what, string remedy, Action act)
    {
        try
        {
            act();
        }
        catch (DbException e)
        {
            // The first line says what; further ones quote the statement.
            throw new ImportException($"{what}: {e.Message.Split('\n')[0].TrimEnd('.', ' ', '\r')}.", Place, remedy, e);
        }
    }
}
