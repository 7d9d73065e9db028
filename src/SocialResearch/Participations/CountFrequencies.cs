using System.Collections;
using System.Globalization;
using SocialResearch.Privacy;
using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>How many people made how many contributions: a list for computing, and a table of classes for showing.</summary>
/// <remarks>
/// The list itself singles people out: in every community the most active one made a number of contributions that nobody else made, and
/// members know whose it is. So what is shown are classes that double (1, 2, 3 to 4, 5 to 8, …), and of them none with few people.
/// </remarks>
[TypeFormatterSource(typeof(CountFrequenciesFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class CountFrequencies : IReadOnlyList<CountFrequency>
{
    private readonly IReadOnlyList<CountFrequency> _frequencies;

    internal CountFrequencies(IReadOnlyList<CountFrequency> frequencies) => _frequencies = frequencies;

    /// <summary>How many different numbers of contributions there are.</summary>
    public int Count => _frequencies.Count;

    /// <summary>One of them by its place, from 0.</summary>
    public CountFrequency this[int index] => _frequencies[index];

    /// <inheritdoc/>
    public IEnumerator<CountFrequency> GetEnumerator() => _frequencies.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>People by classes of contributions, without classes of few people. The open class at the end hides how active the most active one is.</summary>
    /// <param name="threshold">Classes of fewer people are joined with the class below or hidden; at least 3.</param>
    public SmallCells ToClasses(int threshold = SmallCells.UsualThreshold)
    {
        var classes = new List<(long From, long People)>();
        foreach ((long count, long people) in _frequencies)
        {
            long from = count <= 2 ? count : 1 + (1L << (63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(count - 1))));
            if (classes.Count > 0 && classes[^1].From == from) classes[^1] = (from, classes[^1].People + people);
            else classes.Add((from, people));
        }
        // From the top down: a few giants are one class with those below them, as long as there is one.
        while (classes.Count > 1 && classes[^1].People < threshold && classes[^2].From > 0)
        {
            classes[^2] = (classes[^2].From, classes[^2].People + classes[^1].People);
            classes.RemoveAt(classes.Count - 1);
        }
        PeopleCountsRow[] rows = [.. classes.Select((one, i) => new PeopleCountsRow(Name(one.From, i == classes.Count - 1), [one.People]))];
        return SmallCells.Hide(new("contributions of one person", ["people"], rows) { RowTotals = false }, threshold);
    }

    /// <summary>The classes as a table in plain text.</summary>
    public override string ToString() => ToClasses().ToTable().ToString();

    private static string Name(long from, bool isLast)
    {
        // 3 to 4, 5 to 8, 9 to 16: each class ends at twice the end of the one before.
        long to = from <= 2 ? from : (from - 1) * 2;
        return isLast && from > 0 ? $"{Wording.Count(from)} or more" : from == to ? Wording.Count(from) : string.Create(CultureInfo.InvariantCulture, $"{Wording.Count(from)} to {Wording.Count(to)}");
    }
}

/// <summary>How many people made a certain number of contributions.</summary>
/// <param name="Count">Contributions of each of them.</param>
/// <param name="People">How many they are.</param>
public readonly record struct CountFrequency(long Count, long People);

internal sealed class CountFrequenciesFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<CountFrequencies>("text/html", (frequencies, writer) => writer.Write(frequencies.ToClasses().ToHtml())),
        new TypeFormatter<CountFrequencies>("text/plain", (frequencies, writer) => writer.Write($"{frequencies.ToClasses().Sentence}\n\n{frequencies}")),
    ];
}
