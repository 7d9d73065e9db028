using System.Data;
using System.Data.Common;
using System.Globalization;

namespace SocialResearch.Storing;

/// <summary>Inserts rows into a table of any database, many in one command: one command a row would wait for the network at every row.</summary>
internal sealed class RowInsert(DbTransaction transaction, string table, params DbType[] types) : IDisposable
{
    private const int RowsAtOnce = 100;

    private readonly List<object?[]> _rows = new(RowsAtOnce);
    private DbCommand? _many;

    public void Add(params object?[] row)
    {
        _rows.Add(row);
        if (_rows.Count < RowsAtOnce) return;
        if (_many is null)
        {
            _many = Command(RowsAtOnce);
            _many.Prepare();
        }
        Execute(_many);
    }

    /// <summary>Writes what is left.</summary>
    public void Complete()
    {
        if (_rows.Count == 0) return;
        using DbCommand few = Command(_rows.Count);
        Execute(few);
    }

    public void Dispose() => _many?.Dispose();

    private void Execute(DbCommand command)
    {
        int at = 0;
        foreach (object?[] row in _rows)
            foreach (object? value in row) command.Parameters[at++].Value = value ?? DBNull.Value;
        command.ExecuteNonQuery();
        _rows.Clear();
    }

    private DbCommand Command(int rows)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        for (int i = 0; i < rows * types.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (Name(i), types[i % types.Length]);
            command.Parameters.Add(parameter);
        }
        IEnumerable<string> values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Enumerable.Range(row * types.Length, types.Length).Select(Name))})");
#pragma warning disable CA2100 // Names of our own tables and parameters; no word of a user is in the text.
        command.CommandText = $"INSERT INTO {table} VALUES {string.Join(", ", values)}";
#pragma warning restore CA2100
        return command;
    }

    private static string Name(int parameter) => string.Create(CultureInfo.InvariantCulture, $"@p{parameter}");
}
