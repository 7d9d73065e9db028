using SocialResearch.Conversations;
using SocialResearch.Participations;
using SocialResearch.Timelines;

namespace SocialResearch.Storing;

/// <summary>Measures that take a conversation in a database as they take one in memory, with the same result.</summary>
/// <remarks>They live here and the types with their measures, so that no measure depends on databases; needs <c>using SocialResearch.Storing</c>.</remarks>
#pragma warning disable CA1708 // The analyzer takes blocks of extensions for members of one name.
public static class SharedMeasures
#pragma warning restore CA1708
{
    extension(Participation)
    {
        /// <summary>Measures participation in a shared conversation: who wrote how many of its posts.</summary>
        /// <param name="shared">The posts.</param>
        /// <param name="population">N, everybody who could have written, silent people included; leave out when unknown.</param>
        /// <param name="community">Names and source; default "people" who "wrote" "posts", period and files of the conversation.</param>
        /// <param name="options">Rounding rule, Atkinson's aversion and bootstrap; defaults see there.</param>
        /// <exception cref="InsufficientDataException">No post has a known author and the population is unknown.</exception>
        /// <exception cref="ImportException">The database does not answer.</exception>
        public static Participation Measure(SharedConversation shared, long? population = null, Community? community = null, ParticipationOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(shared);
            var measured = Participation.OfPosts(SharedReading.Contributions(shared.Database), SharedReading.Days(shared.Database).Period, population, community, options);
            return measured with { Caveats = [.. measured.Caveats, .. SharedReading.Doubts(shared.Database)] };
        }
    }

    extension(ContributionCounts)
    {
        /// <summary>How many posts each author of a shared conversation wrote; for every measure that takes counts.</summary>
        /// <param name="shared">The posts.</param>
        /// <exception cref="ImportException">The database does not answer.</exception>
        public static ContributionCounts Of(SharedConversation shared)
        {
            ArgumentNullException.ThrowIfNull(shared);
            return SharedReading.Contributions(shared.Database);
        }
    }

    extension(Timeline whole)
    {
        /// <summary>Counts posts over time, in the zone in which the database cuts days.</summary>
        /// <param name="shared">The posts.</param>
        /// <param name="by">Day, week or month; hours are measured on a conversation in memory.</param>
        /// <param name="from">The first day that was observed, as in 2012-03-12; that of the first post when null.</param>
        /// <param name="to">The last one, observed to its end.</param>
        /// <exception cref="ArgumentException">A day is not written as year-month-day, posts lie outside of the days, or there are too many bins.</exception>
        /// <exception cref="ImportException">The database does not answer.</exception>
        public static Timeline Measure(SharedConversation shared, TimeBin by, string? from = null, string? to = null)
        {
            ArgumentNullException.ThrowIfNull(shared);
            var measured = Timeline.Measure(SharedReading.Days(shared.Database), by, shared.Zone, from, to);
            return measured with { Caveats = [.. measured.Caveats, .. SharedReading.Doubts(shared.Database)] };
        }

        /// <summary>The same bins with the posts that mention a brand.</summary>
        /// <param name="shared">The posts that the whole was measured on.</param>
        /// <param name="brand">One of the brands that the parts were searched for.</param>
        /// <exception cref="ArgumentException">The parts were not searched for this brand.</exception>
        /// <exception cref="ImportException">The database does not answer.</exception>
        public Timeline Of(SharedConversation shared, string brand)
        {
            ArgumentNullException.ThrowIfNull(whole);
            ArgumentNullException.ThrowIfNull(shared);
            if (!shared.Brands.Contains(brand))
                throw new ArgumentException($"The posts were not searched for \"{brand}\", but for {(shared.Brands.Count == 0 ? "no brand" : string.Join(", ", shared.Brands))}. Append the parts with a matcher that has it.", nameof(brand));
            var measured = whole.Of(SharedReading.Days(shared.Database, brand));
            return measured with { Caveats = [.. measured.Caveats, .. SharedReading.Doubts(shared.Database)] };
        }
    }

    extension(ReplyCounts)
    {
        /// <summary>Counts the replies of a shared conversation.</summary>
        /// <param name="shared">The posts.</param>
        /// <exception cref="ImportException">The database does not answer.</exception>
        public static ReplyCounts Measure(SharedConversation shared)
        {
            ArgumentNullException.ThrowIfNull(shared);
            return SharedReading.Replies(shared.Database).WithDoubts([.. SharedReading.Doubts(shared.Database), .. SharedReading.DoubtsAboutReplies(shared.Database)]);
        }
    }
}
