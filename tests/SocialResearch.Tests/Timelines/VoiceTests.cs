using System.Text.Json;
using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Tests.Conversations;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Timelines;

public sealed class VoiceTests
{
    private static Conversation Talk => Conversation.Of([.. ((string[])["Bahn pünktlich", "Bahn und Flixbus", "Flixbus günstig", "Bahn", "nichts", "Flixbus"]).Select((text, i) => new PostDraft { Id = $"{i}", Text = text, Time = new(new DateTimeOffset(2023, 1, 2 + i / 2, 10, 0, 0, TimeSpan.Zero), TimePrecision.Second) })]);

    [Fact]
    public void The_denominator_is_mentions_and_a_post_may_be_two_of_them()
    {
        Conversation talk = Talk;
        ShareOfVoice voices = ShareOfVoice.Measure([new("Bahn", talk.Mentioning("Bahn")), new("Flixbus", talk.Mentioning("Flixbus"))], TimeBin.Day, "UTC", brand: "Bahn", marketShares: new Dictionary<string, double> { ["Bahn"] = 0.7 });
        Assert.Equal((6L, 5L), (voices.Mentions, voices.Posts));
        Assert.Equal([0.5, 0.5], voices.Voices.Select(voice => voice.Overall.Value!.Value));
        Assert.Equal([2 / 3.0, 0.5, 0], voices.Voices[0].Shares.Select(share => share.Value!.Value));
        Assert.Equal(-0.2, voices.Voices[0].Excess!.Value!.Value, 12);
        Assert.Null(voices.Voices[1].Excess);
        Assert.Contains(voices.Caveats, caveat => caveat.Code == "SR018");
        Assert.Contains(voices.Caveats, caveat => caveat.Code == "SR066");
        Assert.Equal("Bahn has 50.0 % (16–84 %) of 6 mentions of 2 names, 2023-01-02 to 2023-01-04 (UTC), 20.0 points below its share of market.", voices.Sentence);
    }

    [Fact]
    public void A_day_without_a_mention_has_no_share_and_voices_of_other_days_share_one_axis()
    {
        Conversation early = Counted.Posts([3, 0, 0, 0]), late = Counted.Posts([0, 0, 0, 0, 2, 1]);
        ShareOfVoice voices = ShareOfVoice.Measure([new("early", early), new("late", late), new("never", Counted.Posts([]))], TimeBin.Day, "Europe/Berlin");
        Assert.Equal(6, voices.Timeline.Bins.Count);
        Assert.Equal(["1", "", "", "", "0", "0"], voices.Voices[0].Shares.Select(share => share.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        Assert.Equal("Nobody was mentioned in this day.", voices.Voices[0].Shares[1].WhyUndefined);
        Assert.Equal([false, true, true, true, true, false], voices.Timeline.Bins.Select(bin => bin.IsComplete));
        Assert.Equal(1, voices.Voices.Sum(voice => voice.Overall.Value!.Value), 12);
    }

    [Fact]
    public void Voices_that_cannot_be_compared_are_refused()
    {
        Voice one = new("A", Talk);
        Assert.Throws<ArgumentException>(() => ShareOfVoice.Measure([one], TimeBin.Day, "UTC"));
        Assert.Throws<ArgumentException>(() => ShareOfVoice.Measure([one, one], TimeBin.Day, "UTC"));
        Assert.StartsWith("\"C\" is none of the voices: A, B.", Assert.Throws<ArgumentException>(() => ShareOfVoice.Measure([one, new("B", Talk)], TimeBin.Day, "UTC", brand: "C")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ShareOfVoice.Measure([one, new("B", Talk)], TimeBin.Day, "UTC", marketShares: new Dictionary<string, double> { ["A"] = 12 }));
        Assert.Equal("The share of voice is undefined: none of 2 names was mentioned at a known time.", ShareOfVoice.Measure([new("A", Conversation.Of([])), new("B", Conversation.Of([]))], TimeBin.Day, "UTC").Sentence);
    }

    [Fact]
    public void A_part_is_measured_against_all_posts_of_the_bin()
    {
        Conversation talk = Talk;
        RelativeVolume bahn = RelativeVolume.Measure(Timeline.Measure(talk, TimeBin.Day, "UTC"), talk.Mentioning("Bahn"), "posts about the Bahn");
        Assert.Equal([1, 0.5, 0], bahn.Shares.Select(share => share.Value!.Value));
        Assert.Equal("Posts about the Bahn: 50.0 % (19–81 %) of 6 posts, 2023-01-02 to 2023-01-04 (UTC).", bahn.Sentence);
        Timeline gap = Counted.Whole(2, 0, 2);
        Assert.Equal("Nobody posted in this day, and a share of nothing is undefined.", RelativeVolume.Measure(gap, Counted.Posts([1])).Shares[1].WhyUndefined);
        Assert.Throws<ArgumentException>(() => RelativeVolume.Measure(gap, Counted.Posts([5])));
        Assert.Throws<ArgumentException>(() => RelativeVolume.Measure(gap, Counted.Posts([0, 0, 0, 0, 1])));
    }

    [Fact]
    public void Roles_add_up_to_the_whole() => Prop.ForAll(Drafts.Any, posts =>
    {
        Conversation talk = Conversation.Of(posts);
        RoleTimelines roles = RoleTimelines.Measure(talk, TimeBin.Month, "Europe/Berlin");
        return Enumerable.Range(0, roles.Whole.Bins.Count).All(i => roles.Roles.Sum(role => role.Timeline.Bins[i].Posts) == roles.Whole.Bins[i].Posts)
            && roles.Roles.Sum(role => role.Timeline.Unplaced.Total + role.Timeline.Untimed) == roles.Whole.Unplaced.Total + roles.Whole.Untimed;
    }).Holds();

    [Fact]
    public void Counting_a_conversation_into_its_own_bins_gives_the_same_bins() => Prop.ForAll(Drafts.Any, posts =>
    {
        Conversation talk = Conversation.Of(posts);
        return ((TimeBin[])[TimeBin.Day, TimeBin.Week, TimeBin.Month]).All(by =>
        {
            Timeline timeline = Timeline.Measure(talk, by, "Pacific/Apia");
            return timeline.Of(talk).Bins.SequenceEqual(timeline.Bins);
        });
    }).Holds(60);

    [Fact]
    public void Sums_grow_count_each_author_once_and_say_what_the_source_states()
    {
        CumulativeReach reach = CumulativeReach.Measure(Counted.Posts([2, 0, 3]), TimeBin.Day, "UTC");
        Assert.Equal([new(2, 2, 1, 100), new(2, 2, 1, 100), new(5, 3, 4, 200)], reach.Points);
        Assert.Equal((2, 5, 0), (reach.PostsWithViews, reach.PostsWithReactions, reach.Anonymous));
        Assert.Equal("Half of 5 posts had been written by the end of 2023-01-04; 3 known authors took part, 2023-01-02 to 2023-01-04 (UTC). 200 views are stated for 2 of the posts: potential contacts, not people.", reach.Sentence);
        CumulativeReach silent = CumulativeReach.Measure(Talk, TimeBin.Day, "UTC");
        Assert.Equal((null, null), (silent.Points[^1].Reactions, silent.Points[^1].PotentialContacts));
        Assert.Equal("not stated", silent.ToTable().Rows[0][4]);
    }

    [Fact]
    public void Views_beyond_any_number_do_not_turn_negative()
    {
        PostDraft Huge(string id) => new() { Id = id, Time = Drafts.At("2024-05-01T10:00:00Z"), Reactions = new(Likes: long.MaxValue, Replies: long.MaxValue, Views: long.MaxValue) };
        ReachPoint end = CumulativeReach.Measure(Conversation.Of([Huge("1"), Huge("2")]), TimeBin.Day, "UTC").Points[^1];
        Assert.Equal((long.MaxValue, long.MaxValue), (end.Reactions, end.PotentialContacts));
    }

    [Fact]
    public void The_report_as_JSON_holds_every_part_and_says_why_something_is_undefined()
    {
        TimelineReport report = TimelineReport.Measure(Counted.Posts([1, 2, 1, 2, 1, 2, 60, 30, 12, 2, 1, 2, 1, 2, 1]), TimeBin.Day, "Europe/Berlin", Counted.Day(0), Counted.Day(14));
        using JsonDocument json = JsonDocument.Parse(report.ToJson());
        JsonElement root = json.RootElement;
        Assert.Equal(["about", "bins", "bursts", "life_cycle", "change_points", "burstiness"], root.EnumerateObject().Select(part => part.Name));
        Assert.Equal(120, root.GetProperty("bins").EnumerateArray().Sum(bin => bin.GetProperty("posts").GetInt32()));
        Assert.Equal(1, root.GetProperty("bursts").GetProperty("all")[0].GetProperty("half_life_bins").GetDouble());
        Assert.Equal("2023-01-08T00:00:00+01:00", root.GetProperty("bursts").GetProperty("all")[0].GetProperty("start").GetString());
        Assert.Equal(report.Bursts.Main!.Share, root.GetProperty("bursts").GetProperty("all")[0].GetProperty("share").GetDouble());
        Assert.Equal(120, root.GetProperty("bins")[14].GetProperty("cumulative").GetProperty("posts").GetInt32());
        using JsonDocument empty = JsonDocument.Parse(TimelineReport.Measure(Conversation.Of([]), TimeBin.Day, "UTC").ToJson());
        Assert.Equal("It takes three posts known to the minute; here are 0.", empty.RootElement.GetProperty("burstiness").GetProperty("a_n_population_sd_undefined").GetString());
    }

    [Fact]
    public void The_report_names_all_findings_and_each_caveat_once()
    {
        TimelineReport report = TimelineReport.Measure(Counted.Posts([1, 2, 3]), TimeBin.Day, "UTC");
        Assert.Equal(report.Parts.Select(part => part.Sentence), report.ToTable().Rows.Select(row => row[1]));
        Assert.Equal(report.Caveats.Count, report.Caveats.Distinct().Count());
        Assert.Equal(2, report.ToString().Split(report.Bursts.Sentence).Length);
    }
}
