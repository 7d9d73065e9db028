using System.Data.Common;
using Microsoft.Data.Sqlite;
using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Results;
using SocialResearch.Storing;
using SocialResearch.Tests.Conversations;
using SocialResearch.Text;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Storing;

public sealed class SharedConversationTests
{
    private static readonly BrandMatcher s_brands = new(Brand.Named("Müllers Bäckerei") with { Handles = ["@baeckerei"] }, Brand.Named("Café Größenwahn"));

    /// <summary>A forum over the turn of a Berlin day, with everything that can be missing.</summary>
    private static Conversation Forum()
    {
        PostDraft Post(string id, string? parent, string? author, PostTime? time, string text = "", AuthorRole role = AuthorRole.Unknown) =>
            new() { Id = id, Parent = parent, Author = author, Time = time, Text = text, Role = role, Thread = "t", Channel = "forum" };
        return Conversation.Of(
        [
            Post("1", null, "p-ada", Drafts.At("2024-06-01T21:50:00Z"), "Die Brötchen von Müllers Bäckerei 🥐"),
            Post("2", "1", "p-bo", Drafts.At("2024-06-01T22:10:00Z"), "MUELLERS BAECKEREI? Lieber ins Café Größenwahn"),
            Post("3", "1", "p-ada", Drafts.At("2024-06-01T21:51:00Z")),
            Post("4", "2", null, Drafts.At("2024-06-01T22:40:00.5Z"), "cafe groessenwahn, café größenwahn!"),
            Post("5", "gone", "p-cem", Drafts.At("2024-06-03T10:00:00Z")),
            Post("6", null, "p-ada", Drafts.At("2024-06-02T22:00:00Z", TimePrecision.Day)),
            Post("7", "6", "p-bo", Drafts.At("2024-06-03T12:00:00Z")),
            Post("8", "8", "p-someone", null, role: AuthorRole.Anonymous),
            Post("9", null, "p-bo", Drafts.At("2024-05-31T22:00:00Z", TimePrecision.Month)),
        ]);
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void A_forum_counted_by_hand_is_counted_so_by_the_engine(string name)
    {
        using var engine = SharedEngine.Open(name);
        var shared = SharedConversation.Create(engine.Connection, "Europe/Berlin");
        shared.Append(Forum(), s_brands);

        var counts = ContributionCounts.Of(shared);
        Assert.Equal([new CountFrequency(1, 1), new CountFrequency(3, 2)], counts.Frequencies);
        Assert.Equal(2, counts.WithoutAuthor);

        // 22:10 in UTC is ten past midnight in Berlin; the post known to the day stands at its date; the month is in no day.
        var days = Timeline.Measure(shared, TimeBin.Day);
        Assert.Equal([("2024-06-01", 2), ("2024-06-02", 2), ("2024-06-03", 3)], days.Bins.Select(bin => ($"{bin.Date:yyyy-MM-dd}", bin.Posts)));
        Assert.Equal((1, 1, 1), (days.PlacedByDate, days.Unplaced.KnownToTheMonth, days.Untimed));
        Assert.Equal([1, 1, 0], days.Of(shared, "Müllers Bäckerei").Bins.Select(bin => bin.Posts));
        Assert.Equal([0, 2, 0], days.Of(shared, "Café Größenwahn").Bins.Select(bin => bin.Posts));
        Assert.Equal(["2024-06"], Timeline.Measure(shared, TimeBin.Month).Bins.Select(bin => $"{bin.Date:yyyy-MM}"));

        var replies = ReplyCounts.Measure(shared);
        Assert.Equal((9, 3, 4, 1, 1), (replies.Posts, replies.Roots, replies.Replies, replies.Orphans, replies.SelfParents));
        Assert.Equal((2, 3), (replies.RootsWithReply, replies.PostsWithReply));
        Assert.Equal([60.0, 1_200, 1_800.5], replies.AllReplies.Seconds);
        Assert.Equal(1, replies.AllReplies.WithoutExactTimes);
        Assert.Equal([60.0], replies.FirstReplies.Seconds);
        Assert.Equal([1_200.0], replies.FirstRepliesByOthers.Seconds);
        Assert.Equal(1_200, replies.AllReplies.Median.Value);
        Assert.Equal("Of 3 roots 66.7 % got a reply, the median first one after 60 s; 9 posts, 1 orphan, 2024-06 to 2024-06-03.", replies.Sentence);
        Assert.Equal(["SR010"], replies.Caveats.Select(caveat => caveat.Code));
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void Ten_thousand_posts_give_the_same_results_to_the_last_digit_as_in_memory(string name)
    {
        using var engine = SharedEngine.Open(name);
        Conversation talk = SharedTalks.Large(10_000);
        var shared = SharedConversation.Create(engine.Connection, "Europe/Berlin");
        shared.Append(talk, SharedTalks.Brands);
        SharedTalks.AssertSame(talk, shared);
        Assert.Equal(Participation.Measure(talk, population: 9_000).ToJson(), Participation.Measure(shared, population: 9_000).ToJson());
        var whole = Timeline.Measure(talk, TimeBin.Week, "Europe/Berlin", from: "2024-01-01", to: "2025-01-05");
        var there = Timeline.Measure(shared, TimeBin.Week, from: "2024-01-01", to: "2025-01-05");
        Assert.Equal(whole.Bins, there.Bins);
        foreach (BrandPosts brand in talk.PerBrand(SharedTalks.Brands).Brands)
        {
            Timeline mine = whole.Of(brand.Posts), theirs = there.Of(shared, brand.Brand.Name);
            Assert.Equal(mine.Bins, theirs.Bins);
            Assert.Equal((mine.Sentence, mine.Selection, mine.Untimed), (theirs.Sentence, theirs.Selection, theirs.Untimed));
            Assert.Equal(RelativeVolume.Measure(whole, mine).ToTable().ToString(), RelativeVolume.Measure(there, theirs).ToTable().ToString());
        }
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void No_posts_give_the_same_answers_as_in_memory(string name)
    {
        using var engine = SharedEngine.Open(name);
        var shared = SharedConversation.Create(engine.Connection, "UTC");
        SharedTalks.AssertSame(Conversation.Of([]), shared);
        shared.Append(Conversation.Of([]));
        SharedTalks.AssertSame(Conversation.Of([]), shared);
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void What_was_appended_is_there_for_the_next_connection_to_open(string name)
    {
        using var engine = SharedEngine.Open(name);
        SharedConversation.Create(engine.Connection, "Europe/Vienna").Append(Forum(), s_brands);
        var shared = SharedConversation.Open(engine.Connection);
        Assert.Equal("9 posts in 1 part, days in Europe/Vienna.", shared.ToString());
        Assert.Equal(["Café Größenwahn", "Müllers Bäckerei"], shared.Brands);
        Assert.Equal(ReplyCounts.Measure(Forum()).Sentence, ReplyCounts.Measure(shared).Sentence);
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void Neither_texts_nor_ids_nor_threads_nor_channels_nor_addresses_get_there(string name)
    {
        using var engine = SharedEngine.Open(name);
        SharedConversation.Create(engine.Connection, "UTC").Append(Conversation.Of(
            [new() { Id = "id-4711", Thread = "thread-4711", Channel = "channel-4711", Url = "https://example.org/url-4711", Text = "text-4711 Müllers Bäckerei", Author = "p-ada", Parent = "parent-4711" }]), s_brands);
        var words = new List<string>();
        foreach (string table in (string[])["about", "parts", "sources", "rejects", "posts", "replies", "mentions"])
        {
            using DbCommand command = engine.Connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            using DbDataReader row = command.ExecuteReader();
            while (row.Read())
                for (int i = 0; i < row.FieldCount; i++) words.Add(row.GetValue(i).ToString()!);
        }
        Assert.Contains("p-ada", words);
        Assert.Contains("Müllers Bäckerei", words);
        Assert.DoesNotContain(words, word => word.Contains("4711", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void A_part_that_overlaps_is_refused_whole(string name)
    {
        using var engine = SharedEngine.Open(name);
        var shared = SharedConversation.Create(engine.Connection, "UTC");
        shared.Append(Forum());
        ImportException error = Assert.Throws<ImportException>(() => shared.Append(Forum().Where(post => post.Id == "7")));
        Assert.StartsWith("The database does not take the posts: ", error.What, StringComparison.Ordinal);
        Assert.Equal("If it says that a key is there already, the part overlaps with another: import overlapping files together and append them as one part. Nothing of this part was kept.", error.Remedy);
        Assert.DoesNotContain("p-bo", error.Message, StringComparison.Ordinal);
        Assert.Equal("9 posts in 1 part, days in UTC.", shared.ToString());
        SharedTalks.AssertSame(Forum(), shared);
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void A_part_that_is_stopped_leaves_nothing(string name)
    {
        using var engine = SharedEngine.Open(name);
        var shared = SharedConversation.Create(engine.Connection, "UTC");
        Assert.Throws<OperationCanceledException>(() => shared.Append(Forum(), cancellation: new CancellationToken(canceled: true)));
        Assert.Equal(0L, engine.Scalar("SELECT count(*) FROM posts"));
        shared.Append(Forum());
        SharedTalks.AssertSame(Forum(), shared);
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void Tables_that_are_missing_are_told_with_what_to_do(string name)
    {
        using var engine = SharedEngine.Open(name);
        ImportException error = Assert.Throws<ImportException>(() => SharedConversation.Open(engine.Connection));
        Assert.Equal("This database holds no shared conversation.", error.What);
        Assert.NotEmpty(error.Where!);
        Assert.DoesNotContain("Username", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Make its tables with SharedConversation.Create, or connect to the database and schema (Search Path=… in PostgreSQL) that have them.", error.Remedy);
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void Tables_of_another_version_are_refused(string name)
    {
        using var engine = SharedEngine.Open(name);
        SharedConversation.Create(engine.Connection, "UTC");
        engine.Execute("UPDATE about SET value = '7' WHERE name = 'shared_schema'");
        ImportException error = Assert.Throws<ImportException>(() => SharedConversation.Open(engine.Connection));
        Assert.Equal("The tables have schema 7; this version reads schema 1.", error.What);
        Assert.Equal("Make them again with SharedConversation.Create and append the parts again.", error.Remedy);
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void Tables_are_not_made_twice_and_those_that_are_there_stay(string name)
    {
        using var engine = SharedEngine.Open(name);
        var shared = SharedConversation.Create(engine.Connection, "UTC");
        shared.Append(Forum());
        Assert.StartsWith("The tables cannot be made: ", Assert.Throws<ImportException>(() => SharedConversation.Create(engine.Connection, "UTC")).What, StringComparison.Ordinal);
        SharedTalks.AssertSame(Forum(), shared);
    }

    [Fact]
    public void A_store_of_one_conversation_is_not_taken_for_a_shared_one()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("Ablage ");
        string path = Path.Combine(folder.FullName, "talk.db");
        ConversationStore.Save(Forum(), path);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            ImportException error = Assert.Throws<ImportException>(() => SharedConversation.Open(connection));
            Assert.Equal(("This database holds no shared conversation.", path), (error.What, error.Where));
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_database_that_cannot_be_reached_is_told_with_its_name()
    {
        using var connection = new SqliteConnection("Data Source=/no/such/folder/talk.db");
        ImportException error = Assert.Throws<ImportException>(() => SharedConversation.Open(connection));
        Assert.Equal("The database cannot be opened: SQLite Error 14: 'unable to open database file'. Where: /no/such/folder/talk.db. Check the name in the connection, whether the server runs, and the user's rights.", error.Message);
    }

    [Fact]
    public void Every_part_is_searched_for_the_same_brands()
    {
        using var engine = SharedEngine.Open("SQLite");
        var shared = SharedConversation.Create(engine.Connection, "UTC");
        shared.Append(Forum(), s_brands);
        Assert.Equal("The parts that are there were searched for Café Größenwahn, Müllers Bäckerei. Search every part for the same brands, or make the tables again. (Parameter 'brands')",
            Assert.Throws<ArgumentException>(() => shared.Append(Forum())).Message);
        var days = Timeline.Measure(shared, TimeBin.Day);
        Assert.Equal("The posts were not searched for \"Kryptonite\", but for Café Größenwahn, Müllers Bäckerei. Append the parts with a matcher that has it. (Parameter 'brand')",
            Assert.Throws<ArgumentException>(() => days.Of(shared, "Kryptonite")).Message);
    }

    [Fact]
    public void Hours_and_zones_that_do_not_exist_are_refused()
    {
        using var engine = SharedEngine.Open("SQLite");
        Assert.StartsWith("\"Europe/Atlantis\" is no time zone.", Assert.Throws<ArgumentException>(() => SharedConversation.Create(engine.Connection, "Europe/Atlantis")).Message, StringComparison.Ordinal);
        var shared = SharedConversation.Create(engine.Connection, "UTC");
        Assert.Contains("measure hours on the conversation itself", Assert.Throws<ArgumentOutOfRangeException>(() => Timeline.Measure(shared, TimeBin.Hour)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_finds_its_parent_in_another_part_where_the_thread_is_known_and_is_counted_where_it_is_not()
    {
        using var engine = SharedEngine.Open("SQLite");
        var shared = SharedConversation.Create(engine.Connection, "UTC");
        shared.Append(Conversation.Of([Drafts.Post("1", minute: 0) with { Thread = "t" }, Drafts.Post("2", minute: 0)]));
        shared.Append(Conversation.Of([Drafts.Post("3", parent: "1", minute: 5) with { Thread = "t" }, Drafts.Post("4", parent: "1", minute: 6) with { Thread = "u" }, Drafts.Post("5", parent: "2", minute: 7)]));
        var replies = ReplyCounts.Measure(shared);
        Assert.Equal([300.0], replies.AllReplies.Seconds);
        Assert.Equal(2, replies.Orphans);
        Assert.Equal("1 orphan has neither channel nor thread: a parent in another of the 2 parts could not be found.", replies.Caveats.Single(caveat => caveat.Code == "SR116").Sentence);
    }

    [Fact]
    public void Parts_that_are_selections_are_told_with_every_result()
    {
        using var engine = SharedEngine.Open("SQLite");
        var shared = SharedConversation.Create(engine.Connection, "UTC");
        shared.Append(Forum().Where(post => post.Id != "5"));
        shared.Append(Forum().Where(post => post.Id == "5"));
        string[] told = [.. ((MeasureResult[])[Participation.Measure(shared), Timeline.Measure(shared, TimeBin.Day), ReplyCounts.Measure(shared)]).Select(result => result.Caveats.Single(caveat => caveat.Code == "SR115").Sentence)];
        Assert.Equal(["2 parts are selections of what was imported, of 2 in all: 8 of 9 posts: where post => post.Id != \"5\". 1 of 9 posts: where post => post.Id == \"5\"."], told.Distinct());
    }
}
