using Microsoft.Data.Sqlite;
using SocialResearch.Conversations;
using SocialResearch.Storing;

namespace SocialResearch.Tests.Storing;

public sealed class ConversationStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("Ablage für Gespräche ");

    private string Path => System.IO.Path.Combine(_folder.FullName, "talk.db");

    public void Dispose() => _folder.Delete(recursive: true);

    private static Conversation Sample()
    {
        var builder = new ConversationBuilder();
        builder.Add(new PostDraft
        {
            Id = "1",
            Thread = "t",
            Author = "p-a",
            Role = AuthorRole.Brand,
            Text = "Größe & 😀 \"quoted\"\nsecond line",
            Url = "https://example.org/1",
            Channel = "forum",
            Language = "de",
            Time = new PostTime(new DateTimeOffset(2009, 4, 14, 14, 29, 0, 123, TimeSpan.Zero), TimePrecision.Minute),
            Reactions = new Reactions(Likes: 0, Views: 12),
        }, 0, 2);
        builder.Add(new PostDraft { Id = "2", Thread = "t", Parent = "1", Role = AuthorRole.Anonymous, Text = "" }, 0, 3);
        builder.Add(new PostDraft { Id = "3", Parent = "gone", Author = "p-a", Text = "a bicycle lock", Time = new PostTime(new DateTimeOffset(2009, 4, 1, 0, 0, 0, TimeSpan.Zero), TimePrecision.Month) }, 1, 1);
        return builder.Build([new Provenance("a.csv", "00ff", 4, [new Reject(4, "the time cannot be read"), new Reject(5, "no id")]), new Provenance("b.json", "11ee", 1, [])]);
    }

    [Fact]
    public void What_is_saved_comes_back_field_by_field()
    {
        Conversation sample = Sample();
        ConversationStore.Save(sample, Path);
        Conversation loaded = ConversationStore.Load(Path);
        Assert.Equal(sample.Select(Fields), loaded.Select(Fields));
        Assert.Equal(sample.Sources.Select(source => (source.FileName, source.Sha256, source.RowsRead, source.RowsAccepted)), loaded.Sources.Select(source => (source.FileName, source.Sha256, source.RowsRead, source.RowsAccepted)));
        Assert.Equal(sample.Sources[0].Rejects, loaded.Sources[0].Rejects);
    }

    private static object Fields(Post post) =>
        (post.Id, post.Thread, post.Parent, post.Author, post.Role, post.Time, post.Text, (post.Url, post.Channel, post.Reactions, post.Language, post.Row.Number, post.Row.Source?.FileName));

    [Fact]
    public void Any_sqlite_tool_can_search_the_texts_and_null_is_not_zero()
    {
        ConversationStore.Save(Sample(), Path, ["Times without a zone were read as Europe/Berlin."]);
        Assert.Equal("3", Scalar("SELECT id FROM posts WHERE position IN (SELECT rowid FROM post_search('bicycle lock'))"));
        Assert.Equal("1", Scalar("SELECT id FROM posts WHERE position IN (SELECT rowid FROM post_search('größe'))"));
        Assert.Equal(0L, Scalar("SELECT likes FROM posts WHERE id = '1'"));
        Assert.Equal(DBNull.Value, Scalar("SELECT likes FROM posts WHERE id = '2'"));
        Assert.Equal("2009-04-14T14:29:00.123Z", Scalar("SELECT time_utc FROM posts WHERE id = '1'"));
        Assert.Equal("Times without a zone were read as Europe/Berlin.", Scalar("SELECT sentence FROM notes"));
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public void Of_a_selection_only_the_selected_posts_are_kept_and_the_selection_is_told()
    {
        ConversationStore.Save(Sample().ByRole(AuthorRole.Brand), Path);
        Assert.Equal(["1"], ConversationStore.Load(Path).Select(post => post.Id));
        Assert.Contains("Brand", (string)Scalar("SELECT value FROM about WHERE name = 'selection'"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_store_and_no_rest()
    {
        ConversationStore.Save(Sample(), Path);
        byte[] before = File.ReadAllBytes(Path);
        IEnumerable<string> Notes()
        {
            yield return "one";
            throw new IOException("No space left on device");
        }
        ImportException error = Assert.Throws<ImportException>(() => ConversationStore.Save(Sample(), Path, new Lazily(Notes)));
        Assert.Equal($"The store cannot be written: No space left on device Where: {Path}. Choose another folder, or free some space; an older file was left as it was.", error.Message);
        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Equal(["talk.db"], _folder.EnumerateFiles().Select(file => file.Name));
    }

    [Fact]
    public void A_save_that_is_stopped_leaves_the_old_store_and_no_rest()
    {
        ConversationStore.Save(Sample(), Path);
        byte[] before = File.ReadAllBytes(Path);
        // While posts are written, and while the indexes are made.
        foreach (double at in (double[])[0, 1])
        {
            using var stopping = new CancellationTokenSource();
            var progress = new Told<double>(share =>
            {
                if (share >= at) stopping.Cancel();
            });
            Assert.Throws<OperationCanceledException>(() => ConversationStore.Save(Sample(), Path, progress: progress, cancellation: stopping.Token));
            Assert.Equal(before, File.ReadAllBytes(Path));
            Assert.Equal(["talk.db"], _folder.EnumerateFiles().Select(file => file.Name));
        }
    }

    [Fact]
    public void What_is_no_store_is_refused_with_what_to_do()
    {
        Assert.StartsWith("The file does not exist.", Assert.Throws<ImportException>(() => ConversationStore.Load(Path)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path, "this is a text file, long enough to be mistaken");
        Assert.False(ConversationStore.IsStore(Path));
        Assert.StartsWith("The store cannot be read:", Assert.Throws<ImportException>(() => ConversationStore.Load(Path)).Message, StringComparison.Ordinal);
        File.Delete(Path);
        using (var other = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            other.Open();
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = "CREATE TABLE recipes (name TEXT)";
            command.ExecuteNonQuery();
        }
        Assert.True(ConversationStore.IsStore(Path));
        Assert.StartsWith("This SQLite file holds no conversation.", Assert.Throws<ImportException>(() => ConversationStore.Load(Path)).Message, StringComparison.Ordinal);
    }

    private object Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private sealed class Told<T>(Action<T> told) : IProgress<T>
    {
        public void Report(T value) => told(value);
    }

    private sealed class Lazily(Func<IEnumerable<string>> items) : IReadOnlyList<string>
    {
        public string this[int index] => throw new NotSupportedException();

        public int Count => 2;

        public IEnumerator<string> GetEnumerator() => items().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
