using System.Globalization;
using System.Runtime.CompilerServices;
using SocialResearch.Results;
using SocialResearch.Text;

namespace SocialResearch.Conversations;

public sealed partial class Conversation
{
    /// <summary>The posts of some days, the first and the last included.</summary>
    /// <remarks>
    /// Kept is what certainly lies within. A post of which only the day is known counts for that day in every zone; one of
    /// which only the month is known is kept when the whole month lies within; a time derived from words such as "3 months
    /// ago" counts as it was derived; a post without time is left out. The sentence says how many were left out for that.
    /// </remarks>
    /// <param name="from">The first day, as in 2015-01-01.</param>
    /// <param name="to">The last day.</param>
    /// <param name="zone">The zone in which days begin; UTC when left out. 23:30 in UTC is the next day in Vienna.</param>
    /// <exception cref="ArgumentException">A day is not written as year-month-day, or the last lies before the first.</exception>
    public Conversation Between(string from, string to, TimeZoneInfo? zone = null)
    {
        DateOnly first = TimeWindow.ReadDay(from, nameof(from)), last = TimeWindow.ReadDay(to, nameof(to));
        if (last < first) throw new ArgumentException($"The last day, {to}, lies before the first, {from}. Exchange them.", nameof(to));
        return Between(TimeWindow.OfDays(first, last, zone ?? TimeZoneInfo.Utc), $"from {from} to {to}, days in {(zone ?? TimeZoneInfo.Utc).Id}");
    }

    /// <summary>The posts from one instant, included, to another, excluded.</summary>
    /// <remarks>Kept is what certainly lies within: of a post whose day or month only is known, the whole of it.</remarks>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The end, itself not included.</param>
    /// <exception cref="ArgumentException">The end lies before the beginning.</exception>
    public Conversation Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from) throw new ArgumentException("The end lies before the beginning. Exchange them.", nameof(to));
        return Between(time => TimeWindow.Holds(time, from, to), string.Create(CultureInfo.InvariantCulture, $"from {from:yyyy-MM-dd HH:mm:sszzz} to before {to:yyyy-MM-dd HH:mm:sszzz}"));
    }

    /// <summary>The posts in one of these channels, spelt as in the data.</summary>
    /// <param name="channels">Subreddits, forums, pages, lists.</param>
    public Conversation InChannel(params IReadOnlyList<string> channels)
    {
        HashSet<int> codes = Columns.Channels.CodesOf(NotEmpty(channels, "Name at least one channel."));
        return Keep(row => codes.Contains(Columns.Channels.Code(row)), () => "in " + Quoted(channels));
    }

    /// <summary>The posts written in one of these roles.</summary>
    /// <param name="roles">The roles; posts whose source says nothing have <see cref="AuthorRole.Unknown"/>.</param>
    public Conversation ByRole(params IReadOnlyList<AuthorRole> roles)
    {
        NotEmpty(roles, "Name at least one role.");
        return Keep(row => roles.Contains((AuthorRole)Columns.Roles[row]), () => $"by {string.Join(" or ", roles.Select(NameOf))}");
    }

    /// <summary>The posts of these authors. The selection says how many they are, not who.</summary>
    /// <param name="authors">Pseudonyms as in <see cref="Post.Author"/>.</param>
    public Conversation ByAuthor(params IReadOnlyList<string> authors)
    {
        HashSet<int> codes = Columns.Authors.CodesOf(NotEmpty(authors, "Name at least one author."));
        return Keep(row => codes.Contains(Columns.Authors.Code(row)), () => $"by {Wording.Count(authors.Distinct().Count())} chosen authors");
    }

    /// <summary>The posts whose text has at least one of these words, or word groups, as a whole.</summary>
    /// <remarks>
    /// Compared by <see cref="ComparisonKey"/> with umlauts folded: "Müller" finds "MUELLER", "Straße" finds "strasse". Whole
    /// means that no letter or digit touches it: "Bahn" finds "#bahn" and "Bahn-Chef", not "Bahnhof" or "Bahnen". In
    /// languages written without blanks only texts that set the word apart are found.
    /// </remarks>
    /// <param name="words">The words.</param>
    /// <exception cref="ArgumentException">There is no word, or an empty one.</exception>
    public Conversation Mentioning(params IReadOnlyList<string> words)
    {
        string[] keys = [.. NotEmpty(words, "Name at least one word.").Select(word => ComparisonKey.Of(word, foldUmlauts: true).Trim())];
        if (keys.Contains("")) throw new ArgumentException("A word is empty, and every text would hold it. Leave it out.", nameof(words));
        return Keep(
            row => Columns.Texts[row] is { } text && ComparisonKey.Of(text, foldUmlauts: true) is var key && keys.Any(word => ComparisonKey.HoldsWord(key, word)),
            () => "mentioning " + Quoted(words));
    }

    /// <summary>The posts for which a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="description">The condition in words, for sentences about the result; the code itself when left out.</param>
    public Conversation Where(Func<Post, bool> condition, [CallerArgumentExpression(nameof(condition))] string? description = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Keep(row => condition(new Post(Columns, row)), () => $"where {description}");
    }

    private Conversation Between(Func<PostTime, bool> within, string sentence)
    {
        int unknown = 0, onlyMonth = 0;
        return Keep(
            row =>
            {
                if (Columns.Time(row) is not { } time)
                {
                    unknown++;
                    return false;
                }
                bool isIn = within(time);
                if (!isIn && time.Precision == TimePrecision.Month) onlyMonth++;
                return isIn;
            },
            () => sentence
                + (unknown > 0 ? $", {Wording.Count(unknown)} without time left out" : "")
                + (onlyMonth > 0 ? $", {Wording.Count(onlyMonth)} of which only the month is known left out" : ""));
    }

    private static IReadOnlyList<T> NotEmpty<T>(IReadOnlyList<T> list, string otherwise) =>
        list is { Count: > 0 } ? list : throw new ArgumentException(otherwise, nameof(list));

    private static string Quoted(IEnumerable<string> texts) => string.Join(" or ", texts.Select(text => $"\"{text}\""));

    private static string NameOf(AuthorRole role) => role switch
    {
        AuthorRole.Unknown => "authors of unknown role",
        AuthorRole.Person => "persons",
        AuthorRole.Brand => "the brand",
        AuthorRole.Staff => "staff",
        AuthorRole.Bot => "bots",
        _ => "anonymous authors",
    };
}
