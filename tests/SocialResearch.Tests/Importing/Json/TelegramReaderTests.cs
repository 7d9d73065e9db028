using SocialResearch.Conversations;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing.Json;

public sealed class TelegramReaderTests
{
    private readonly RecordedSink _chat = JsonFixtures.Read("telegram/result.json");
    private readonly RecordedSink _account = JsonFixtures.Read("telegram/full.json");

    [Fact]
    public void Service_messages_are_rejected_and_counted()
    {
        Assert.Equal(["2", "3", "4", "5"], _chat.Posts.Select(post => post.Id));
        Assert.Equal(new Reject(1, "a service message (somebody joined, a title changed): nobody wrote it"), Assert.Single(_chat.Rejects));
    }

    [Fact]
    public void Text_is_read_as_string_and_as_array_of_parts()
    {
        Assert.Equal("Wer hat Mehl?", _chat["2"].Text);
        Assert.Equal("Ich, siehe https://mehl.example Typ 550", _chat["3"].Text);
    }

    [Fact]
    public void Replies_and_reactions_are_kept_and_missing_reactions_are_not_zero()
    {
        Assert.Equal("2", _chat["3"].Parent);
        Assert.Equal(3, _chat["2"].Reactions.Likes);
        Assert.Null(_chat["3"].Reactions.Likes);
        Assert.Equal("Backgruppe", _chat["2"].Channel);
    }

    [Fact]
    public void A_reply_into_another_chat_stays_a_reply_without_naming_that_chat() => Assert.Equal("elsewhere/77", _chat["5"].Parent);

    [Fact]
    public void The_account_behind_a_null_name_is_nobody() =>
        Assert.Equal((null, AuthorRole.Anonymous), (_chat["4"].Author, _chat["4"].Role));

    [Fact]
    public void Unix_time_comes_before_local_time_and_local_time_names_its_zone()
    {
        Assert.Equal(1717149660, _chat["2"].Time!.Value.Utc.ToUnixTimeSeconds());
        RecordedSink berlin = JsonFixtures.ReadFile(new TelegramReader(), JsonFixtures.PathOf("telegram/result.json"), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.Equal(DateTimeOffset.Parse("2024-07-01T10:02:00Z"), berlin["4"].Time!.Value.Utc);
        Assert.Equal(1717149660, berlin["2"].Time!.Value.Utc.ToUnixTimeSeconds());
        Assert.Contains("1 message(s) have no date_unixtime; their local date was read in the zone Europe/Berlin.", berlin.Assumptions);
    }

    [Fact]
    public void Forwards_are_stated() => Assert.Contains(_chat.Assumptions, sentence => sentence.StartsWith("1 message(s) are forwards", StringComparison.Ordinal));

    [Fact]
    public void Of_an_account_groups_and_channels_are_read_and_private_chats_are_not()
    {
        Assert.Equal(["2/9", "4/9", "4/10"], _account.Posts.Select(post => post.Id));
        Assert.Equal("4/9", _account.Posts[2].Parent);
        Assert.Equal(["Backgruppe", "Altes Brot", "Altes Brot"], _account.Posts.Select(post => post.Channel));
        Assert.Equal(new Reject(1, "a private chat in the export of a whole account; export that chat alone to include it"), Assert.Single(_account.Rejects));
    }

    [Fact]
    public void A_private_chat_alone_is_read_and_its_name_is_no_channel()
    {
        RecordedSink sink = JsonFixtures.ReadText(new TelegramReader(), """{"name":"Specht","type":"personal_chat","id":502,"messages":[{"id":1,"type":"message","date_unixtime":"1717149600","from":"Specht","from_id":"user502","text":"Hallo"}]}""");
        Assert.Null(sink.Posts.Single().Channel);
        Assert.Equal("user502", sink.Posts.Single().Author);
    }

    [Fact]
    public void A_file_without_messages_says_what_to_export()
    {
        ImportException error = Assert.Throws<ImportException>(() => JsonFixtures.ReadText(new TelegramReader(), """{"about":"x","contacts":{"list":[]}}"""));
        Assert.Contains("result.json", error.Remedy);
    }

    [Fact]
    public void An_address_book_longer_than_the_beginning_does_not_hide_the_format()
    {
        string contacts = string.Join(',', Enumerable.Repeat("{\"user_id\":1}", 6000));
        string text = $$$"""{"about":"Here is the data","personal_information":{"user_id":1},"contacts":{"list":[{{{contacts}}}]},"chats":{"list":[]}}""";
        Assert.True(new TelegramReader().Recognises(new(JsonFixtures.Beginning(text))));
    }
}
