using System.Text;
using Microsoft.Data.Sqlite;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Privacy.Scrubbing;
using SocialResearch.Storing;

namespace SocialResearch.Tests.Privacy;

public sealed class TextPrivacyTests : IDisposable
{
    private const string Export = "id,author,text,url,parent,channel\n"
        + "1,anna,@DB_Bahn der Zug fehlt. Mail: anna@example.org,https://x.com/anna/status/1,,@anna_kanal\n"
        + "<2@mail.example>,ben,Danke @anna! https://x.com/DB_Bahn/status/9,https://forum.example/u/ben/2?mail=ben%40example.org#p2,1,@ben_kanal\n"
        + "3,cem,Antwort,https://blog.example/2024/cem/7,<2@mail.example>,@anna_kanal\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public TextPrivacyTests() => File.WriteAllText(In("talk.csv"), Export);

    public void Dispose() => _folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private ImportedConversation Import(ImportOptions? options = null) =>
        Conversation.Import([In("talk.csv")], (options ?? new()) with { Pseudonyms = options?.Pseudonyms ?? Pseudonyms.WithKey(new byte[32]) });

    private Conversation Stored(ImportedConversation import)
    {
        ConversationStore.Save(import.Conversation, In("talk.db"), import.Notes);
        return Conversation.Load(In("talk.db"));
    }

    [Fact]
    public void Texts_and_addresses_leave_a_conversation_scrubbed_and_measures_see_what_was_written()
    {
        Conversation talk = Import().Conversation;
        Assert.Equal("[handle] der Zug fehlt. Mail: [e-mail]", talk[0].Text);
        Assert.Contains("anna@example.org", talk[0].TextAsWritten, StringComparison.Ordinal);
        Assert.Equal(["https://x.com/[handle]/status/1", "https://forum.example/u/[handle]/2", "https://blog.example/2024/[handle]/7"], talk.Select(post => post.Url));
        Assert.Single(talk.Mentioning("DB_Bahn der"));
    }

    [Fact]
    public void Ids_and_channels_that_lead_to_people_get_names_of_their_own_and_stay_linked()
    {
        Conversation talk = Import().Conversation;
        Assert.Matches("^x-[0-9a-z]{12}$", talk[1].Id);
        Assert.Equal(("1", talk[1].Id), (talk[1].Parent, talk[2].Parent));
        Assert.Matches(@"^\[handle\] x-[0-9a-z]{12}$", talk[0].Channel);
        Assert.Equal(talk[0].Channel, talk[2].Channel);
        Assert.NotEqual(talk[0].Channel, talk[1].Channel);
        Assert.Equal(3, talk.InChannel(talk[0].Channel!, talk[1].Channel!).Count);
        Assert.Equal([1, 1, 1], ReplyTree.Of(talk).Levels);
    }

    [Fact]
    public void A_handle_of_a_brand_that_was_named_stays_readable_and_can_be_searched_for()
    {
        ImportedConversation import = Import(new() { PublicHandles = ["@DB_Bahn", "db_bahn"] });
        Conversation stored = Stored(import);
        Assert.Equal("@DB_Bahn der Zug fehlt. Mail: [e-mail]", stored[0].Text);
        Assert.Equal("Danke [handle]! https://x.com/DB_Bahn/status/9", stored[1].Text);
        Assert.Equal(2, stored.Mentioning("db_bahn").Count);
        Assert.Equal("1 of 3 posts: mentioning \"@DB_Bahn der\" or \"[handle] der\".", stored.Mentioning("@DB_Bahn der", "@anna der").Selection.ToString());
        Assert.EndsWith("wherever they are shown or stored; readable as public: @DB_Bahn.", stored.Sources[0].Privacy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bahn@example.org"), InlineData("https://x.com/bahn"), InlineData("@"), InlineData("@a b"), InlineData("")]
    public void What_is_no_handle_is_refused(string handle) =>
        Assert.StartsWith("A public handle is a name such as @DB_Bahn", Assert.Throws<ArgumentException>(() => Import(new() { PublicHandles = [handle] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Texts_are_kept_by_one_call_with_a_reason_that_travels_with_the_data()
    {
        ImportedConversation import = Import(new() { Texts = TextPrivacy.KeepTexts("posts of brands only.") });
        Conversation stored = Stored(import);
        Assert.Equal(import.Conversation.Select(post => (post.Text, post.Url)), stored.Select(post => (post.Text, post.Url)));
        Assert.Equal("https://x.com/anna/status/1", stored[0].Url);
        Assert.Contains("anna@example.org", stored[0].Text, StringComparison.Ordinal);
        const string Recorded = "Texts and addresses were KEPT as the source has them, because: posts of brands only.";
        foreach (Conversation talk in new[] { import.Conversation, stored, stored.Mentioning("Zug"), Stored(new(stored.Where(post => post.Id == "3"), [])) })
            Assert.EndsWith(Recorded, talk.Sources[0].Privacy, StringComparison.Ordinal);
        Assert.Contains(import.Reports[0].ToTable().Rows, row => row[1].EndsWith(Recorded, StringComparison.Ordinal));
        Assert.EndsWith(Recorded, Assert.Single(import.Notes, note => note.Contains("KEPT", StringComparison.Ordinal)), StringComparison.Ordinal);
        // Who keeps texts has not asked for names.
        Assert.Matches("^x-", stored[1].Id);
        Assert.StartsWith("p-", stored[0].Author, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TextPrivacy.KeepTexts(" "));
    }

    [Fact]
    public void Who_keeps_names_keeps_the_ids_that_hold_them()
    {
        Conversation talk = Import(new() { Pseudonyms = Pseudonyms.KeepNames("all are brands") }).Conversation;
        Assert.Equal(("ben", "<2@mail.example>", "@ben_kanal"), (talk[1].Author, talk[1].Id, talk[1].Channel));
        Assert.StartsWith("Authors' names were KEPT as the source has them, because: all are brands. Texts and addresses are scrubbed", talk.Sources[0].Privacy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_says_what_was_done_and_is_not_scrubbed_again()
    {
        Stored(Import());
        using (var store = new SqliteConnection($"Data Source={In("talk.db")};Pooling=False"))
        {
            store.Open();
            using SqliteCommand command = store.CreateCommand();
            command.CommandText = "UPDATE posts SET text = 'as @stored' WHERE position = 1; SELECT privacy FROM sources";
            Assert.StartsWith("Authors carry pseudonyms by HMAC-SHA-256 with the project key k-", (string)command.ExecuteScalar()!, StringComparison.Ordinal);
        }
        Assert.Equal("as @stored", Conversation.Load(In("talk.db"))[0].Text);
        ImportedConversation loaded = Conversation.Import([In("talk.db")]);
        Assert.EndsWith("wherever they are shown or stored.", loaded.Recorded, StringComparison.Ordinal);
        ImportException error = Assert.Throws<ImportException>(() => Conversation.Load(In("talk.db"), new() { Texts = TextPrivacy.KeepTexts("later thought") }));
        Assert.Equal("What a store holds of names and texts was settled when it was written. Where: talk.db. Leave the option out, or import the sources again with it.", error.Message);
    }

    [Fact]
    public void The_header_of_a_table_is_not_quoted_with_the_people_in_it()
    {
        File.WriteAllText(In("talk.csv"), "Nummer;an anna@example.org;Datun\n1;a;b\n");
        ImportException error = Assert.Throws<ImportException>(() => Import(new() { Format = "csv" }));
        Assert.Contains("Columns are: Nummer, an [e-mail], Datun.", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://x.com/anna/status/1?s=20", "https://x.com/[handle]/status/1?s=20")]
    [InlineData("https://mobile.twitter.com/anna", "https://mobile.twitter.com/[handle]")]
    [InlineData("https://bsky.app/profile/anna.example/post/3kaaa", "https://bsky.app/profile/[handle]/post/3kaaa")]
    [InlineData("https://dorf.example/@anna/112", "https://dorf.example/[handle]/112")]
    [InlineData("https://dorf.example/users/anna/statuses/112", "https://dorf.example/users/[handle]/statuses/112")]
    [InlineData("https://medium.com/%40anna/x", "https://medium.com/[handle]/x")]
    [InlineData("https://www.facebook.com/people/Anna-Kruse/100087749920316/", "https://www.facebook.com/[handle]/[handle]/[handle]/")]
    [InlineData("https://www.facebook.com/story.php?story_fbid=7&id=100087749920316", "https://www.facebook.com/story.php")]
    [InlineData("https://anna.tumblr.com/post/7", "https://[handle].tumblr.com/post/7")]
    [InlineData("https://anna:geheim@example.org/a", "https://[handle]@example.org/a")]
    [InlineData("http://203.0.113.7:8080/a", "http://[address]:8080/a")]
    [InlineData("https://forum.example/memberlist.php?mode=viewprofile&u=7", "https://forum.example/memberlist.php")]
    [InlineData("https://forum.example/t/7?an=anna%40example.org", "https://forum.example/t/7")]
    [InlineData("https://forum.example/t/030%2023125%20042/7", "https://forum.example/t/[phone]/7")]
    [InlineData("at://did:plc:q7zt0plk/app.bsky.feed.post/3kaaa", "at://[handle]/app.bsky.feed.post/3kaaa")]
    [InlineData("x.com/anna/status/1", "[profile]")]
    [InlineData("https://forum.example/t/0301234567/7?page=2#p7", null)]
    [InlineData("https://www.reddit.com/r/brot/comments/1d50001/_/", null)]
    [InlineData("https://keller.example/lese/#comment-31", null)]
    public void An_address_keeps_the_host_and_which_post(string url, string? expected)
    {
        string shown = PostAddresses.Scrub(url, null, PublicHandles.None);
        Assert.Equal(expected ?? url, shown);
        Assert.Equal(shown, PostAddresses.Scrub(shown, null, PublicHandles.None));
    }

    [Fact]
    public void The_author_in_an_address_is_known_by_the_author_of_the_post()
    {
        Assert.Equal("https://blog.example/[handle]/7", PostAddresses.Scrub("https://blog.example/Anna-Kruse/7", "anna-kruse", PublicHandles.None));
        Assert.Equal("https://video.example/watch", PostAddresses.Scrub("https://video.example/watch?v=7&c=UCx7", "UCx7", PublicHandles.None));
        Assert.Equal("https://blog.example/7/7", PostAddresses.Scrub("https://blog.example/7/7", "7", PublicHandles.None));
        Assert.Equal("https://video.example/watch", PostAddresses.Scrub("https://video.example/watch?v=030%2023125%20042", null, PublicHandles.None));
    }

    [Fact]
    public void A_store_holds_no_text_as_written_not_even_in_its_index()
    {
        Stored(Import());
        byte[] bytes = File.ReadAllBytes(In("talk.db"));
        Assert.DoesNotContain("anna", Encoding.Latin1.GetString(bytes), StringComparison.OrdinalIgnoreCase);
    }
}
