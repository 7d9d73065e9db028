using System.Collections;
using System.Data;
using System.Data.Common;

namespace SocialResearch.Conversations;

/// <summary>The posts of a conversation as rows, for everything that speaks ADO.NET.</summary>
internal sealed class PostDataReader(Conversation conversation) : DbDataReader, IDbColumnSchemaGenerator
{
    private static readonly (string Name, Type Type, Func<Post, object?> Of)[] s_columns =
    [
        ("id", typeof(string), post => post.Id),
        ("thread", typeof(string), post => post.Thread),
        ("parent", typeof(string), post => post.Parent),
        ("author", typeof(string), post => post.Author),
        ("role", typeof(string), post => post.Role.ToString()),
        ("time_utc", typeof(DateTime), post => post.Time?.Utc.UtcDateTime),
        ("time_precision", typeof(string), post => post.Time?.Precision.ToString()),
        ("text", typeof(string), post => post.Text),
        ("url", typeof(string), post => post.Url),
        ("channel", typeof(string), post => post.Channel),
        ("likes", typeof(long), post => post.Reactions.Likes),
        ("replies", typeof(long), post => post.Reactions.Replies),
        ("shares", typeof(long), post => post.Reactions.Shares),
        ("views", typeof(long), post => post.Reactions.Views),
        ("language", typeof(string), post => post.Language),
        ("source", typeof(string), post => post.Row.Source?.FileName),
        ("row", typeof(long), post => post.Row.Number),
    ];

    private int _at = -1;
    private bool _isClosed;

    public override int FieldCount => s_columns.Length;

    public override bool HasRows => conversation.Count > 0;

    public override bool IsClosed => _isClosed;

    public override int RecordsAffected => -1;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => !_isClosed && _at < conversation.Count && ++_at < conversation.Count;

    public override bool NextResult() => false;

    public override void Close() => _isClosed = true;

    public override object GetValue(int ordinal)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_at < 0 || _at >= conversation.Count) throw new InvalidOperationException("The reader stands on no row. Call Read, and stop when it says false.");
        return s_columns[ordinal].Of(conversation[_at]) ?? DBNull.Value;
    }

    public override int GetValues(object[] values)
    {
        int count = Math.Min(values.Length, FieldCount);
        for (int i = 0; i < count; i++) values[i] = GetValue(i);
        return count;
    }

    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;

    public override string GetName(int ordinal) => s_columns[ordinal].Name;

    public override int GetOrdinal(string name)
    {
        int ordinal = Array.FindIndex(s_columns, column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
        return ordinal >= 0 ? ordinal : throw new ArgumentOutOfRangeException(nameof(name), name, $"Columns are: {string.Join(", ", s_columns.Select(column => column.Name))}.");
    }

    public override Type GetFieldType(int ordinal) => s_columns[ordinal].Type;

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    // The posts have no columns of the kinds below; the casts say so in the words of ADO.NET.
    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override char GetChar(int ordinal) => (char)GetValue(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new InvalidCastException("Posts have no column of bytes.");

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        string text = GetString(ordinal);
        if (buffer is null) return text.Length;
        int count = (int)Math.Clamp(text.Length - dataOffset, 0, length);
        text.CopyTo((int)Math.Min(dataOffset, text.Length), buffer, bufferOffset, count);
        return count;
    }

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public System.Collections.ObjectModel.ReadOnlyCollection<DbColumn> GetColumnSchema() =>
        new([.. s_columns.Select((column, i) => new PostColumn(column.Name, column.Type, i))]);

    public override DataTable GetSchemaTable()
    {
        var schema = new DataTable("SchemaTable") { Locale = System.Globalization.CultureInfo.InvariantCulture };
        schema.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        schema.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        schema.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        schema.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        foreach (DbColumn column in GetColumnSchema()) schema.Rows.Add(column.ColumnName, column.ColumnOrdinal, column.DataType, column.AllowDBNull);
        return schema;
    }

    private sealed class PostColumn : DbColumn
    {
        public PostColumn(string name, Type type, int ordinal)
        {
            (ColumnName, DataType, DataTypeName, ColumnOrdinal) = (name, type, type.Name, ordinal);
            AllowDBNull = name is not ("id" or "role" or "text" or "row");
            IsReadOnly = true;
        }
    }
}
