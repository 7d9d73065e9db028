using System.Data;
using System.Data.Common;
using SocialResearch.Conversations;

namespace SocialResearch.Tests.Conversations;

public class PostDataReaderTests
{
    private static readonly Conversation Talk = Conversation.Of([
        new() { Id = "1", Author = "ada", Text = "Grüße 👍", Time = Drafts.At("2024-05-01T10:00:00Z"), Role = AuthorRole.Person, Reactions = new(Likes: 0), Channel = "news", Url = "https://example.org/1" },
        new() { Id = "2", Parent = "1" },
    ]);

    [Fact]
    public void A_data_table_loads_all_posts_with_types_and_nulls()
    {
        using var table = new DataTable();
        using DbDataReader reader = Talk.AsDataReader();
        table.Load(reader);
        Assert.Equal(
            "id String, thread String, parent String, author String, role String, time_utc DateTime, time_precision String, text String, url String, channel String, "
            + "likes Int64, replies Int64, shares Int64, views Int64, language String, source String, row Int64",
            string.Join(", ", table.Columns.Cast<DataColumn>().Select(column => $"{column.ColumnName} {column.DataType.Name}")));
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(("Grüße 👍", 0L, "Person"), (table.Rows[0]["text"], table.Rows[0]["likes"], table.Rows[0]["role"]));
        Assert.Equal(new DateTime(2024, 5, 1, 10, 0, 0), table.Rows[0]["time_utc"]);
        Assert.Equal((DBNull.Value, DBNull.Value, "1", 2L), (table.Rows[1]["likes"], table.Rows[1]["time_utc"], table.Rows[1]["parent"], table.Rows[1]["row"]));
    }

    [Fact]
    public void It_reads_by_name_and_type_and_ends()
    {
        using DbDataReader reader = Talk.AsDataReader();
        Assert.Throws<InvalidOperationException>(() => reader["id"]);
        Assert.True(reader.Read());
        Assert.Equal(DateTimeKind.Utc, reader.GetDateTime(reader.GetOrdinal("TIME_UTC")).Kind);
        Assert.Equal(0, reader.GetInt64(reader.GetOrdinal("likes")));
        Assert.True(reader.IsDBNull(reader.GetOrdinal("views")));
        char[] letters = new char[4];
        Assert.Equal(3, reader.GetChars(reader.GetOrdinal("text"), 5, letters, 0, 4));
        Assert.Equal(17, reader.GetValues(new object[20]));
        Assert.True(reader.Read());
        Assert.False(reader.Read());
        Assert.False(reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader["id"]);
        Assert.StartsWith("Columns are: id, thread,", Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetOrdinal("likers")).Message, StringComparison.Ordinal);
        reader.Close();
        Assert.Throws<ObjectDisposedException>(() => reader["id"]);
    }

    [Fact]
    public void It_can_be_enumerated_as_records() =>
        Assert.Equal(["1", "2"], Talk.AsDataReader().Cast<IDataRecord>().Select(record => record.GetString(0)));
}
