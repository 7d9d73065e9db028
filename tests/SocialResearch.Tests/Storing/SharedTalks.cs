using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Statistics;
using SocialResearch.Storing;
using SocialResearch.Text;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Storing;

/// <summary>Talks to be counted in a database and in memory, and the comparison.</summary>
internal static class SharedTalks
{
    public static BrandMatcher Brands { get; } = new(Brand.Named("Blauhäusl"), Brand.Named("Krylwerk"));

    /// <summary>A year with heavy-tailed authors, replies to recent posts, orphans, unknown authors, times of every precision and clocks that go wrong.</summary>
    public static Conversation Large(int count) => Conversation.Of(Posts(count));

    public static IEnumerable<PostDraft> Posts(int count)
    {
        var random = new SeededRandom(20_261_122);
        int Below(int limit) => (int)(random.NextBits() % (ulong)limit);
        double Share() => (random.NextBits() >> 11) / (double)(1UL << 53);
        DateTimeOffset first = new(2024, 1, 1, 12, 0, 0, TimeSpan.Zero);
        for (int i = 0; i < count; i++)
        {
            TimePrecision precision = Below(20) == 0 ? (TimePrecision)(1 + Below(4)) : TimePrecision.Second;
            DateTimeOffset time = first.AddSeconds(Math.Floor(365.0 * 86_400 * i / count) + Below(3_600) - (Below(50) == 0 ? 40_000 : 0)).AddMilliseconds(Below(4) * 250);
            int thread = i / 40;
            yield return new()
            {
                Id = $"{i}",
                Channel = "forum",
                Thread = $"t{thread}",
                Parent = i % 40 != 0 && Below(10) < 6 ? $"{(Below(30) == 0 ? -1 - i : Math.Max(thread * 40, i - 1 - Below(10)))}" : null,
                Author = Below(25) == 0 ? null : $"p-{(int)Math.Pow(count / 5.0, Share())}",
                Role = Below(40) == 0 ? AuthorRole.Anonymous : AuthorRole.Person,
                Time = Below(60) == 0 ? null : new(time, precision),
                Text = Below(6) switch { 0 => "Beim Blauhäusl 😀 war's schön", 1 => "krylwerk und BLAUHAEUSL", _ => "Straße, Größe, Preis" },
            };
        }
    }

    /// <summary>Fails unless every measure gives the same on both, to the last digit.</summary>
    /// <param name="talk">The posts in memory.</param>
    /// <param name="shared">The posts in the database.</param>
    /// <param name="besides">A caveat that only a database can have.</param>
    public static void AssertSame(Conversation talk, SharedConversation shared, string? besides = null)
    {
        if (ContributionCounts.Of(talk).Contributors == 0) Assert.Throws<InsufficientDataException>(() => Participation.Measure(shared));
        else
        {
            var options = new ParticipationOptions { Bootstrap = new() { Replicates = 100 } };
            Participation mine = Participation.Measure(talk, options: options), theirs = Participation.Measure(shared, options: options);
            Assert.Equal(mine.ToJson(), theirs.ToJson());
            Assert.Equal((mine.Sentence, mine.Selection, mine.Community), (theirs.Sentence, theirs.Selection, theirs.Community));
            Assert.Equal(mine.Caveats, theirs.Caveats);
        }
        foreach (TimeBin by in (TimeBin[])[TimeBin.Day, TimeBin.Week, TimeBin.Month])
        {
            Timeline mine = Timeline.Measure(talk, by, shared.Zone), theirs = Timeline.Measure(shared, by);
            Assert.Equal(mine.Bins, theirs.Bins);
            Assert.Equal((mine.Posts, mine.Unplaced, mine.Untimed, mine.PlacedByDate, mine.Selection), (theirs.Posts, theirs.Unplaced, theirs.Untimed, theirs.PlacedByDate, theirs.Selection));
            Assert.Equal((mine.Sentence, mine.ToTable().ToString()), (theirs.Sentence, theirs.ToTable().ToString()));
            Assert.Equal(mine.Caveats, theirs.Caveats);
        }
        ReplyCounts here = ReplyCounts.Measure(talk), there = ReplyCounts.Measure(shared);
        Assert.Equal(here.Caveats, there.Caveats.Where(caveat => caveat.Code != besides));
        Assert.Equal(here with { Caveats = [] }, there with { Caveats = [] });
        Assert.Equal(here.ToTable().ToString(), there.ToTable().ToString());
    }
}
