using System.Text.Json;
using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Results;
using SocialResearch.Tests.Conversations;
using static SocialResearch.Tests.Dialogues.Talks;

namespace SocialResearch.Tests.Dialogues;

public class DialogueTests
{
    private static readonly Conversation s_week = Conversation.Of(Week);

    [Fact]
    public void The_answer_rate_divides_by_what_could_have_been_answered_and_shows_the_rest()
    {
        AnswerRate rate = AnswerRate.Measure(s_week, BrandVoice.Official);
        // Answerable: a1, a2 (to the brand), b1, d1, a3 (to the brand); not c1 and e1, which speak to people.
        Assert.Equal((5, 2, 3), (rate.Answerable, rate.Answered, rate.Roots));
        Assert.Equal(0.4, rate.Share.Value);
        Assert.Equal("Wilson score", rate.Share.Interval!.Method);
        Assert.Equal([(PostStanding.ByBrand, 3), (PostStanding.ToOthers, 2)], rate.Excluded);
        Assert.Equal(s_week.Count, rate.Answerable + rate.Excluded.Sum(excluded => excluded.Posts));
        Assert.Equal("Of 5 posts that could have been answered, the brand answered 40.0 % (95 % interval 12–77 %), 2024-04-29 to 2024-04-30.", rate.Sentence);
    }

    [Theory]
    [InlineData(AnswerableRule.Addressed, 5, 2)]
    [InlineData(AnswerableRule.Roots, 3, 2)]
    [InlineData(AnswerableRule.RepliesAndMentions, 2, 0)]
    [InlineData(AnswerableRule.AllPosts, 7, 2)]
    public void Rules_of_the_denominator_are_named_and_differ(AnswerableRule rule, int answerable, int answered)
    {
        AnswerRate rate = AnswerRate.Measure(s_week, AuthorRole.Brand, new() { Answerable = rule });
        Assert.Equal((answerable, answered), (rate.Answerable, rate.Answered));
    }

    [Fact]
    public void A_brand_is_named_by_its_handle_with_or_without_at_sign_in_any_case()
    {
        Assert.Equal(AnswerRate.Measure(s_week, BrandVoice.Official).Share.Value, AnswerRate.Measure(s_week, "@kranich_service").Share.Value);
        Assert.Equal(3, DialogicShare.Measure(s_week, "Kranich_Service").Posts);
    }

    [Fact]
    public void A_handle_declared_public_names_the_brand_after_an_import_and_people_keep_pseudonyms()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "tweets.csv");
        File.WriteAllText(file, "id,parent,author,time,text\n1,,anna,2024-04-29T08:00:00Z,@Kranich_Service Schloß klemmt\n2,1,kranich_service,2024-04-29T09:00:00Z,Öl hilft\n3,,bernd,2024-04-29T10:00:00Z,@Kranich_Service_Fan hallo\n");
        ImportOptions options = new() { Pseudonyms = Pseudonyms.WithKey(new byte[32]), PublicHandles = ["@Kranich_Service"] };
        Conversation talk = Conversation.Load(file, options);
        Assert.Equal("Kranich_Service", talk[1].Author);
        Assert.StartsWith("p-", talk[0].Author, StringComparison.Ordinal);
        Assert.Equal((2, 1), AnswerRate.Measure(talk, "Kranich_Service") is var rate ? (rate.Answerable, rate.Answered) : default);
        // Outside its own place a first post counts only when it names exactly this handle.
        Assert.Equal(1, AnswerRate.Measure(talk, "Kranich_Service", new() { Answerable = AnswerableRule.RepliesAndMentions }).Answerable);
        Conversation kept = Conversation.Load(file, options with { Texts = TextPrivacy.KeepTexts("made up") });
        Assert.Equal("Kranich_Service", kept[1].Author);
        Assert.Throws<InsufficientDataException>(() => AnswerRate.Measure(Conversation.Load(file, options with { PublicHandles = [] }), "Kranich_Service"));
    }

    [Fact]
    public void Where_other_brands_speak_a_first_post_counts_only_when_it_names_this_one()
    {
        Conversation mall = Conversation.Of(
        [
            Said("1", "ada", 0, text: "@Kranich_Service warum?"), Brand("2", 1, "1"), Said("3", "bo", 1, text: "@Andere hilfe"), Said("4", "Andere", 2, "3", AuthorRole.Brand), Said("5", "cem", 3, text: "egal"),
        ]);
        AnswerRate rate = AnswerRate.Measure(mall, "Kranich_Service");
        Assert.Equal((1, 1), (rate.Answerable, rate.Answered));
        Assert.Equal([(PostStanding.ByBrand, 1), (PostStanding.ByOfficials, 1), (PostStanding.NotAddressed, 2)], rate.Excluded);
        Assert.Contains("only when it names this one", rate.Caveats.Single(caveat => caveat.Code == "SR100").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handle_of_another_brand_does_not_name_this_one()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "two.csv");
        File.WriteAllText(file, "id,parent,author,time,text\n1,,anna,2024-04-29T08:00:00Z,@Kranich_Service hallo\n2,1,Kranich_Service,2024-04-29T09:00:00Z,ja\n3,,bernd,2024-04-29T10:00:00Z,@Reiher_Hilfe hallo\n");
        Conversation talk = Conversation.Load(file, new() { Pseudonyms = Pseudonyms.WithKey(new byte[32]), PublicHandles = ["@Kranich_Service", "@Reiher_Hilfe"] });
        Assert.Equal(1, AnswerRate.Measure(talk, "Kranich_Service", new() { Answerable = AnswerableRule.RepliesAndMentions }).Answerable);
    }

    [Fact]
    public void No_posts_give_no_numbers_and_no_error()
    {
        Dialogue none = Dialogue.Measure(Conversation.Of([]), BrandVoice.Anybody);
        Assert.All(none.Parts, part => Assert.NotEmpty(part.Sentence));
        Assert.DoesNotContain("NaN", none.ToJson(), StringComparison.Ordinal);
        Assert.NotNull(none.Answers.Share.WhyUndefined);
    }

    [Fact]
    public void Holidays_before_the_table_are_told_as_a_matter_of_the_data()
    {
        Conversation old = Conversation.Of([Said("1", "ada", 0) with { Time = Drafts.At("1987-05-04T08:00:00Z") }, Said("2", "bo", 0, "1") with { Time = Drafts.At("1987-05-04T09:00:00Z") }]);
        Assert.StartsWith("The table of German holidays begins with 1995", Assert.Throws<InsufficientDataException>(() => Dialogue.Measure(old, BrandVoice.Anybody, new() { BusinessHours = new() { State = GermanState.Berlin } })).Message, StringComparison.Ordinal);
        Assert.Equal(1, Dialogue.Measure(old, BrandVoice.Anybody).Answers.Share.Value);
    }

    [Fact]
    public void Without_a_brand_whoever_answers_another_counts()
    {
        AnswerRate rate = AnswerRate.Measure(s_week, BrandVoice.Anybody);
        // a1, b1, d1, k3 begin threads; all are answered by others.
        Assert.Equal((4, 4), (rate.Answerable, rate.Answered));
    }

    [Fact]
    public void Nobody_answers_for_a_brand_that_is_not_there_and_the_message_says_how_to_name_it()
    {
        string unknown = Assert.Throws<InsufficientDataException>(() => Dialogue.Measure(s_week, "Anna Kruse")).Message;
        Assert.Contains("--public-handle", unknown, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", unknown, StringComparison.Ordinal);
        Assert.Contains("BrandVoice.Anybody", Assert.Throws<InsufficientDataException>(() => Dialogue.Measure(Conversation.Of([Said("1", "ada", 0), Said("2", "bo", 1, "1")]), BrandVoice.Official)).Message, StringComparison.Ordinal);
        Assert.StartsWith("No post says which other post it answers", Assert.Throws<InsufficientDataException>(() => Dialogue.Measure(Conversation.Of([Said("1", "ada", 0), Brand("2", 1)]), BrandVoice.Official)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_measures_by_hand()
    {
        Dialogue all = Dialogue.Measure(s_week, BrandVoice.Official);
        // Ada, bo and dan could have been answered; ada and bo were.
        Assert.Equal((3, 2), (all.Heard.People, all.Heard.Heard));
        Assert.Equal((3, 2, 0), (all.Dialogic.Posts, all.Dialogic.Replies, all.Dialogic.ToItself));
        // Threads with both sides: a1 (ada last), b1 (the brand last), k3 (ada last).
        Assert.Equal((3, 1), (all.Closing.Threads, all.Closing.ClosedByBrand));
        Assert.Equal((8, 3 / 8.0), (all.Balance.Posts, all.Balance.ShareOfPosts.Value));
        Assert.NotNull(all.Balance.ShareOfLetters.WhyUndefined);
        Assert.Equal((6, 2, 2, 2, 0), (all.Directions.Replies, all.Directions.PersonToPerson, all.Directions.PersonToBrand, all.Directions.BrandToPerson, all.Directions.Others));
        Assert.Equal((2, 3, 1), (all.Discussions.Richest!.Shape.Depth, all.Discussions.Richest.Shape.Posts, all.Discussions.Richest.HIndex));
    }

    [Fact]
    public void The_balance_counts_letters_as_a_reader_sees_them()
    {
        Conversation talk = Conversation.Of([Said("1", "ada", 0, text: "Tür 👩‍👩‍👧"), Brand("2", 1, "1", "Schließen!")]);
        Assert.Equal(10 / 15.0, TalkBalance.Measure(talk, BrandVoice.Official).ShareOfLetters.Value!.Value, 12);
    }

    [Fact]
    public void A_brand_that_goes_on_below_itself_has_not_answered_anybody()
    {
        DialogicShare share = DialogicShare.Measure(Conversation.Of([Brand("1", 0), Brand("2", 1, "1"), Said("3", "ada", 2, "2"), Brand("4", 3, "elsewhere")]), BrandVoice.Official);
        Assert.Equal((3, 1, 1), (share.Posts, share.Replies, share.ToItself));
    }

    [Fact]
    public void Threads_without_links_cut_threads_and_young_posts_are_told()
    {
        Conversation talk = Conversation.Of([.. Week.Select(post => post with { Thread = "t" }), Said("x", "ada", 29, "missing")]);
        Assert.Equal(["SR100", "SR101", "SR102", "SR103"], AnswerRate.Measure(talk, BrandVoice.Official).Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void Everybody_is_heard_is_tested_only_where_the_unanswered_could_be_seen()
    {
        Verdict verdict = EverybodyHeard.Test(
        [
            ("site", Dialogue.Measure(Load("se_quantumcomputing"), BrandVoice.Anybody)), ("cut", Dialogue.Measure(Load("r_help_1997_1999"), BrandVoice.Anybody)), ("week", Dialogue.Measure(s_week, BrandVoice.Official)),
            ("answers only", Dialogue.Measure(Conversation.Of(Enumerable.Range(0, 20).SelectMany(i => (PostDraft[])[Said($"q{i}", $"p{i}", i), Brand($"a{i}", i + 1, $"q{i}")])), BrandVoice.Official)),
        ]);
        Assert.Equal([Finding.Agrees, Finding.Agrees, Finding.NotTested, Finding.NotTested, Finding.Contradicts, Finding.Contradicts, Finding.NotTested, Finding.NotTested], verdict.Tests.Select(test => test.Finding));
        Assert.Contains("17 % of the posts answer one that is not in the data", verdict.Tests[2].Conclusion, StringComparison.Ordinal);
        Assert.EndsWith("not of the medium.", verdict.Conclusion, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_json_are_those_of_the_result()
    {
        Dialogue all = Dialogue.Measure(s_week, BrandVoice.Official);
        JsonElement json = JsonDocument.Parse(all.ToJson()).RootElement;
        Assert.Equal(0.4, json.GetProperty("answers").GetProperty("answer_rate").GetProperty("value").GetDouble());
        Assert.Equal(all.Network.Reciprocity.Value, json.GetProperty("structure").GetProperty("reciprocity_by_edges").GetProperty("value").GetDouble());
        Assert.Equal("The data hold no texts.", json.GetProperty("talk").GetProperty("brand_share_of_letters").GetProperty("undefined").GetString());
        Assert.Equal(5, json.GetProperty("first_response_hours").GetProperty("posts").GetInt32());
    }

    [Fact]
    public void Sentence_and_table_of_a_dialogue_read_as_they_should() => Golden.MatchesFile(
        Repository.PathOf("tests", "SocialResearch.Tests", "Dialogues", "Gold", "week.txt"),
        Dialogue.Measure(s_week, BrandVoice.Official) is var all ? $"{all.Sentence}\n\n{all.ToTable()}\n\n{string.Join("\n", all.Caveats.Select(caveat => $"{caveat.Code} {caveat.Sentence}"))}\n\n"
            + string.Join("\n", all.Parts.Select(part => part.Sentence)) + "\n" : "");

    [Fact]
    public void Other_names_for_the_same_people_change_nothing() => Prop.ForAll(Any, posts =>
    {
        Dialogue one = Dialogue.Measure(Conversation.Of(posts), BrandVoice.Official);
        Dialogue other = Dialogue.Measure(Conversation.Of(posts.Select(post => post with { Author = "z" + (char)(300 - post.Author![0]) + post.Author })), BrandVoice.Official);
        return one.ToJson() == other.ToJson();
    }).Holds();

    [Fact]
    public void An_unanswered_post_more_never_raises_the_answer_rate() => Prop.ForAll(Any, posts =>
    {
        AnswerRate before = AnswerRate.Measure(Conversation.Of(posts), BrandVoice.Official);
        AnswerRate after = AnswerRate.Measure(Conversation.Of([.. posts, Said("more", "new", 1)]), BrandVoice.Official);
        return after.Answerable == before.Answerable + 1 && after.Answered == before.Answered && (before.Share.Value is not { } share || after.Share.Value <= share);
    }).Holds();

    [Fact]
    public void An_answer_more_never_lowers_the_answer_rate_nor_slows_the_curve() => Prop.ForAll(Any, posts =>
    {
        DialogueOptions options = new() { Until = Drafts.At("2025-01-01T00:00:00Z").Utc };
        int open = Array.FindIndex(posts, post => post.Role == AuthorRole.Person && post.Parent is null);
        if (open < 0) return true;
        Dialogue before = Dialogue.Measure(Conversation.Of(posts), BrandVoice.Official, options);
        PostDraft answer = Said("answer", "brand", 0, posts[open].Id, AuthorRole.Brand) with { Time = new(posts[open].Time!.Value.Utc.AddMinutes(1), TimePrecision.Second) };
        Dialogue after = Dialogue.Measure(Conversation.Of([.. posts, answer]), BrandVoice.Official, options);
        return after.Answers.Share.Value >= before.Answers.Share.Value && after.FirstResponse.AnsweredWithin(1).Value >= before.FirstResponse.AnsweredWithin(1).Value - 1e-12;
    }).Holds();

    [Fact]
    public void Every_post_stands_in_exactly_one_row_of_the_denominator() => Prop.ForAll(Any, posts =>
        Enum.GetValues<AnswerableRule>().All(rule => AnswerRate.Measure(Conversation.Of(posts), BrandVoice.Official, new() { Answerable = rule }) is var rate
            && rate.Answerable + rate.Excluded.Sum(excluded => excluded.Posts) == posts.Length && rate.Answered <= rate.Answerable)).Holds();
}
