using SocialResearch.Conversations;

namespace SocialResearch.Tests.Importing.Json;

/// <summary>Captures of the platforms beyond TikTok and X, with the traps of each.</summary>
public sealed class CapturedPlatformsTests
{
    private static RecordedSink Read(string platform) => JsonFixtures.Read($"zeeschuimer/{platform}.ndjson");

    private static string Utc(PostDraft post) => post.Time!.Value.ToString();

    [Fact]
    public void A_full_capture_of_Instagram_is_kept_over_a_later_preview()
    {
        RecordedSink sink = Read("instagram");
        Assert.Equal("Laugenwoche! \U0001F968\nAb Montag", sink["DLaug1"].Text);
        Assert.Equal(("77", "https://www.instagram.com/p/DLaug1/"), (sink["DLaug1"].Author, sink["DLaug1"].Url));
        Assert.Equal(new Reactions(412, 9), sink["DLaug1"].Reactions);
        Assert.Contains(new Reject(2, "a preview of a post that was captured again; row 1 is kept"), sink.Rejects);
    }

    [Fact]
    public void Hidden_likes_of_Instagram_are_unknown_although_a_number_stands_there() =>
        Assert.Equal(new Reactions(null, 0, null, 1500), Read("instagram")["DHidd2"].Reactions);

    [Fact]
    public void A_preview_of_Instagram_has_no_time_and_its_author_from_the_id()
    {
        PostDraft preview = Read("instagram")["DPart3"];
        Assert.Equal((null, "79", ""), (preview.Time, preview.Author, preview.Text));
    }

    [Fact]
    public void Old_graph_captures_of_Instagram_read_like_new_ones()
    {
        PostDraft old = Read("instagram")["BOld5"];
        Assert.Equal(("Alte Schule", "80", "2019-06-08 13:20:00"), (old.Text, old.Author, Utc(old)));
        Assert.Equal(new Reactions(5, 1), old.Reactions);
    }

    [Theory]
    [InlineData("instagram", 5), InlineData("9gag", 3), InlineData("imgur", 3)]
    public void Advertisements_are_set_aside(string platform, long row) =>
        Assert.Contains(new Reject(row, "an advertisement, which was shown to this browser only"), Read(platform).Rejects);

    [Fact]
    public void A_reply_on_Threads_is_not_its_own_thread_and_has_no_parent()
    {
        RecordedSink sink = Read("threads");
        Assert.Equal(("DTh1", null, "https://www.threads.com/t/DTh1"), (sink["DTh1"].Thread, sink["DTh1"].Parent, sink["DTh1"].Url));
        Assert.Equal((null, null, ""), (sink["DTh2"].Thread, sink["DTh2"].Parent, sink["DTh2"].Text));
        Assert.Equal(new Reactions(20, 4, 2), sink["DTh1"].Reactions);
        Assert.Equal(3, Assert.Single(sink.Rejects).Line);
    }

    [Fact]
    public void Nameless_posts_of_9GAG_are_nobodys_and_masked_votes_unknown()
    {
        RecordedSink sink = Read("9gag");
        Assert.Equal((null, AuthorRole.Anonymous, null), (sink["aXy02"].Author, sink["aXy02"].Role, sink["aXy02"].Reactions.Likes));
        Assert.Equal(("krume", 1500L, 33L), (sink["aXy01"].Author, sink["aXy01"].Reactions.Likes, sink["aXy01"].Reactions.Replies));
        Assert.Equal("Namenlos\n\nOhne Konto", sink["aXy02"].Text);
    }

    [Fact]
    public void An_upload_to_Imgur_without_account_is_nobodys()
    {
        RecordedSink sink = Read("imgur");
        Assert.Equal(("51515", null), (sink["im1"].Author, sink["im2"].Author));
        Assert.Equal(("2026-05-30 08:00:00", "Mein erster Sauerteig\n\nTag 7", ""), (Utc(sink["im1"]), sink["im1"].Text, sink["im2"].Text));
        Assert.Equal(new Reactions(40, 6, null, 900), sink["im1"].Reactions);
    }

    [Fact]
    public void Douyin_reads_alike_from_the_service_and_from_the_page_and_undefined_is_nothing()
    {
        RecordedSink sink = Read("douyin");
        Assert.Equal("90000000000000001", sink["7400000000000000001"].Author);
        // No plays were sent; zero would be a video that nobody saw and 12,000 people liked.
        Assert.Equal(new Reactions(12000, 300, 40), sink["7400000000000000001"].Reactions);
        Assert.Equal(("91", "", 77L), (sink["7400000000000000002"].Author, sink["7400000000000000002"].Text, sink["7400000000000000002"].Reactions.Views));
        Assert.Equal(new Reject(3, "a live stream: it is no post that stays"), Assert.Single(sink.Rejects));
    }

    [Fact]
    public void Gab_is_read_in_both_forms_and_groups_are_no_posts()
    {
        RecordedSink sink = Read("gab");
        Assert.Equal(("501", "Fresh bread", "Bakers"), (sink["112000000000000001"].Author, sink["112000000000000001"].Text, sink["112000000000000001"].Channel));
        Assert.Equal(new Reactions(3, 2, 1), sink["112000000000000001"].Reactions);
        Assert.Equal(("502", "Old form", new Reactions()), (sink["112000000000000002"].Author, sink["112000000000000002"].Text, sink["112000000000000002"].Reactions));
        Assert.Equal("a group or a profile, no post", Assert.Single(sink.Rejects).Reason);
    }

    [Fact]
    public void Truth_Social_keeps_its_tree_and_reposts_are_set_aside()
    {
        RecordedSink sink = Read("truth-social");
        Assert.Equal(("116000000000000002", "116000000000000001"), (sink["116000000000000003"].Parent, sink["116000000000000003"].Thread));
        Assert.Equal(new Reactions(9, 2, 4), sink["116000000000000001"].Reactions);
        Assert.Equal(new Reactions(null, 0), sink["116000000000000003"].Reactions);
        Assert.Equal("a repost: somebody else's post passed on", Assert.Single(sink.Rejects).Reason);
    }

    [Fact]
    public void Pins_are_read_with_both_spellings_of_the_time_and_without_any()
    {
        RecordedSink sink = Read("pinterest");
        Assert.Equal(("2026-05-30 08:00:00", "2026-05-30 09:00:00"), (Utc(sink["9001"]), Utc(sink["9002"])));
        Assert.Equal((null, null, "Von der Seite\n\nNur ein Bild"), (sink["9003"].Time, sink["9003"].Author, sink["9003"].Text));
        Assert.All(sink.Posts, post => Assert.Null(post.Channel));
    }

    [Fact]
    public void Rounded_likes_of_RedNote_are_unknown_and_previews_without_text_set_aside()
    {
        RecordedSink sink = Read("rednote");
        Assert.Equal(new Reactions(321, 12, 3), sink["6650000000000000000000a1"].Reactions);
        Assert.Equal(new Reactions(null, 0, 0), sink["6650000000000000000000a2"].Reactions);
        Assert.Equal(("酸面包\n\n第一次做 #面包", "2026-05-30 08:00:00"), (sink["6650000000000000000000a1"].Text, Utc(sink["6650000000000000000000a1"])));
        Assert.Equal(("Nur der Titel", null), (sink["6650000000000000000000a3"].Text, sink["6650000000000000000000a3"].Author));
        Assert.Equal(new Reject(4, "a preview without author and text"), Assert.Single(sink.Rejects));
    }

    [Fact]
    public void Answers_inside_of_a_comment_are_posts_of_their_own_and_counted_once()
    {
        RecordedSink sink = Read("rednote-comments");
        Assert.Equal(3, sink.Posts.Count);
        Assert.All(sink.Posts, post => Assert.Equal("6650000000000000000000a1", post.Thread));
        Assert.Equal(("66600000000000000000c1", "66600000000000000000c1"), (sink["66600000000000000000c2"].Parent, sink["66600000000000000000c3"].Parent));
        Assert.Equal(7, sink["66600000000000000000c2"].Reactions.Likes);
        Assert.Equal(new Reject(1, "an older capture of a post that was captured again; row 2 is kept"), Assert.Single(sink.Rejects));
    }

    [Fact]
    public void The_place_guessed_from_an_IP_address_is_never_read() =>
        Assert.DoesNotContain("上海", Read("rednote-comments").Fields().Concat(Read("rednote-comments").Posts.Select(post => post.Author)));

    [Fact]
    public void The_3mo_of_LinkedIn_is_an_estimate_and_no_words_are_no_time()
    {
        RecordedSink sink = Read("linkedin");
        // Captured on 1 June 2026, 08:00.
        Assert.Equal(("about 2026-03-02", TimePrecision.Relative), (Utc(sink["7200000000000000001"]), sink["7200000000000000001"].Time!.Value.Precision));
        Assert.Equal("about 2026-05-18", Utc(sink["7200000000000000002"]));
        Assert.Null(sink["7200000000000000003"].Time);
        Assert.Equal("about 2026-05-31", Utc(sink["7200000000000000005"]));
    }

    [Fact]
    public void People_and_companies_of_LinkedIn_are_told_apart_and_both_forms_of_counts_read()
    {
        RecordedSink sink = Read("linkedin");
        Assert.Equal(("company/brotzeit", AuthorRole.Unknown), (sink["7200000000000000001"].Author, sink["7200000000000000001"].Role));
        Assert.Equal(("in/amsel-a1b2", AuthorRole.Person), (sink["7200000000000000002"].Author, sink["7200000000000000002"].Role));
        Assert.Equal(new Reactions(50, 4, 2), sink["7200000000000000001"].Reactions);
        Assert.Equal(new Reactions(1, 0, 0), sink["7200000000000000002"].Reactions);
        Assert.Equal(4, Assert.Single(sink.Rejects).Line);
    }

    [Theory]
    [InlineData("instagram"), InlineData("threads"), InlineData("9gag"), InlineData("imgur"), InlineData("douyin"), InlineData("gab")]
    [InlineData("truth-social"), InlineData("pinterest"), InlineData("rednote"), InlineData("rednote-comments"), InlineData("linkedin")]
    public void No_name_reaches_another_field_than_the_author(string platform) =>
        Assert.All(Read(platform).Fields().OfType<string>(), field => Assert.DoesNotMatch("(?i)krume|amsel|brotzeit|面包师|anna", field));

    [Theory]
    [InlineData("3mo", 91.3125), InlineData("18 h", 0.75), InlineData("vor 2 Std.", 2 / 24.0), InlineData("1 Jahr", 365.25), InlineData("4 mnd", 121.75), InlineData("5 m", 5 / 1440.0), InlineData("2w ago", 14)]
    public void Words_for_how_long_ago_are_read_in_three_languages(string words, double days) => Assert.Equal(days, SocialResearch.Importing.TimeAgo.Read(words)!.Value.TotalDays, 6);

    [Theory]
    [InlineData(""), InlineData("Promoted"), InlineData("3 kuukautta"), InlineData("99999mo"), InlineData("mo")]
    public void Other_words_are_no_time(string words) => Assert.Null(SocialResearch.Importing.TimeAgo.Read(words));
}
