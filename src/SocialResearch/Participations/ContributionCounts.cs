using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>How much each person contributed, without the persons: only how many people made how many contributions.</summary>
/// <remarks>Who the people are is forgotten on purpose; no measure of inequality needs it, and what is not kept cannot leak.</remarks>
public sealed record ContributionCounts : MeasureResult
{
    private ContributionCounts(IReadOnlyList<CountFrequency> frequencies, IReadOnlyList<Provenance> sources)
    {
        Frequencies = new(frequencies);
        Sources = sources;
        foreach (CountFrequency frequency in frequencies)
        {
            Rows = checked(Rows + frequency.People);
            Contributions = checked(Contributions + checked(frequency.Count * frequency.People));
            if (frequency.Count > 0) Contributors += frequency.People;
        }
    }

    /// <summary>How many people made how many contributions, from few contributions to many; shown in classes, without small cells.</summary>
    public CountFrequencies Frequencies { get; }

    /// <summary>The file they were read from; null when they come from the program or from several files.</summary>
    public Provenance? Provenance => Sources is [var only] ? only : null;

    /// <summary>All files they were read from; empty when they come from the program.</summary>
    public IReadOnlyList<Provenance> Sources { get; }

    /// <summary>How the posts were selected that were counted; null when the counts were not made from posts.</summary>
    public Selection? Selection { get; private init; }

    /// <summary>Posts that belong to nobody here, because their author is deleted, unknown or has no lasting identity.</summary>
    public long WithoutAuthor { get; private init; }

    /// <summary>All people in the data, those with a count of zero included.</summary>
    public long Rows { get; }

    /// <summary>n, the people who contributed at least once.</summary>
    public long Contributors { get; }

    /// <summary>Everything they contributed.</summary>
    public long Contributions { get; }

    /// <summary>People, contributions and file in one sentence.</summary>
    public override string Sentence =>
        $"{Wording.Count(Contributors)} people made {Wording.Count(Contributions)} contributions"
        + (Rows > Contributors ? $"; {Wording.Count(Rows - Contributors)} more are listed with none" : "")
        + (WithoutAuthor > 0 ? $"; {Wording.Count(WithoutAuthor)} posts without a known author are left out" : "")
        + (Provenance is { } file ? $" ({file.FileName}, {Wording.Count(file.RowsRead)} rows read, {Wording.Count(file.Rejects.Count)} set aside)." : ".");

    /// <summary>The counts of a list, one number a person.</summary>
    /// <param name="counts">Contributions of each person; zero is a person who stayed silent.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static ContributionCounts Of(IEnumerable<long> counts) => From(counts, []);

    /// <summary>The counts of a published table: how many people made how many contributions.</summary>
    /// <param name="frequencies">The rows of the table in any order; a count may come twice.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or a number of people is negative.</exception>
    public static ContributionCounts OfFrequencies(IEnumerable<CountFrequency> frequencies) => OfFrequencies(frequencies, []);

    private static ContributionCounts OfFrequencies(IEnumerable<CountFrequency> frequencies, IReadOnlyList<Provenance> sources)
    {
        var people = new SortedDictionary<long, long>();
        foreach ((long count, long number) in frequencies)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(frequencies));
            ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(frequencies));
            if (number > 0) people[count] = people.GetValueOrDefault(count) + number;
        }
        return new([.. people.Select(entry => new CountFrequency(entry.Key, entry.Value))], sources);
    }

    /// <summary>Posts by author that were counted elsewhere, such as in a database.</summary>
    internal static ContributionCounts OfPosts(IEnumerable<CountFrequency> frequencies, long withoutAuthor, Selection selection, IReadOnlyList<Provenance> sources) =>
        OfFrequencies(frequencies, sources) with { Selection = selection, WithoutAuthor = withoutAuthor };

    /// <summary>How many posts each author of a conversation wrote.</summary>
    /// <remarks>
    /// Posts without an author and posts by <see cref="AuthorRole.Anonymous"/> are left out and counted in
    /// <see cref="WithoutAuthor"/>: as one person they would be the most active of all, as many they cannot be counted.
    /// </remarks>
    /// <param name="conversation">The posts.</param>
    public static ContributionCounts Of(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        PostColumns columns = conversation.Columns;
        int[] posts = new int[columns.Authors.Distinct];
        ReadOnlySpan<int> authors = columns.Authors.Codes;
        ReadOnlySpan<byte> roles = columns.Roles.Values;
        if (conversation.HoldsAll && !roles.Contains((byte)AuthorRole.Anonymous))
        {
            // As most conversations are: nothing but the author is to be looked at.
            foreach (int author in authors)
                if (author >= 0) posts[author]++;
        }
        else
        {
            for (int place = 0, count = conversation.Count; place < count; place++)
            {
                int row = conversation.RowAt(place), author = row < authors.Length ? authors[row] : CodeColumn.None;
                if (author >= 0 && !(row < roles.Length && roles[row] == (byte)AuthorRole.Anonymous)) posts[author]++;
            }
        }
        var frequencies = new CountTally();
        long withoutAuthor = conversation.Count;
        foreach (int count in posts)
        {
            if (count > 0) frequencies.Add(count);
            withoutAuthor -= count;
        }
        return new(frequencies.ToList(), conversation.Sources) { Selection = conversation.Selection, WithoutAuthor = withoutAuthor };
    }

    internal static ContributionCounts From(IEnumerable<long> counts, IReadOnlyList<Provenance> sources)
    {
        var frequencies = new CountTally();
        foreach (long count in counts) frequencies.Add(count);
        return new(frequencies.ToList(), sources);
    }

    /// <summary>The file and its rows; the first ten rows that were set aside, with the reason.</summary>
    public override Table ToTable()
    {
        List<IReadOnlyList<string>> rows =
        [
            ["people who contributed", Wording.Count(Contributors)],
            ["people listed with none", Wording.Count(Rows - Contributors)],
            ["contributions", Wording.Count(Contributions)],
        ];
        if (Provenance is { } file)
        {
            rows.Add(["file", file.FileName]);
            rows.Add(["SHA-256", file.Sha256]);
            rows.Add(["rows read", Wording.Count(file.RowsRead)]);
            rows.Add(["rows set aside", Wording.Count(file.Rejects.Count)]);
            rows.AddRange(file.Rejects.Take(10).Select(reject => (IReadOnlyList<string>)[$"line {reject.Line} set aside", reject.Reason]));
        }
        if (WithoutAuthor > 0) rows.Insert(3, ["posts without a known author, left out", Wording.Count(WithoutAuthor)]);
        if (Selection is { } selection) rows.Insert(3, ["selection", selection.ToString()]);
        return new(["What", "Value"], rows);
    }
}

