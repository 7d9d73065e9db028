using System.Globalization;
using System.Runtime.CompilerServices;

namespace SocialResearch.Charts;

/// <summary>A row of numbers, texts or points in time for a chart; arrays, lists and <c>[.. query]</c> become one by themselves.</summary>
/// <remarks>Missing numbers are <see cref="double.NaN"/> or null and are drawn as gaps.</remarks>
[CollectionBuilder(typeof(Values), nameof(Create))]
public sealed class Values
{
    private readonly double[]? _numbers;
    private readonly string[]? _texts;
    private readonly DateTime[]? _instants;

    private Values(double[]? numbers = null, string[]? texts = null, DateTime[]? instants = null) =>
        (_numbers, _texts, _instants) = (numbers, texts, instants);

    /// <summary>How many there are.</summary>
    public int Count => _numbers?.Length ?? _texts?.Length ?? _instants!.Length;

    internal ValueKind Kind => _numbers is not null ? ValueKind.Number : _texts is not null ? ValueKind.Text : ValueKind.Instant;

    internal IReadOnlyList<double> Numbers => _numbers ?? throw new ArgumentException($"Numbers are needed here, these are {Describe(Kind)}.");

    internal IReadOnlyList<string> Texts => _texts!;

    internal IReadOnlyList<DateTime> Instants => _instants!;

    /// <summary>Builds the values of a collection expression.</summary>
    /// <exception cref="ArgumentException">The items are of different kinds or of a kind that cannot be drawn.</exception>
    public static Values Create(ReadOnlySpan<object?> items)
    {
        object?[] all = items.ToArray();
        if (all.All(item => item is string)) return all.Length == 0 ? new([]) : new(texts: [.. all.Cast<string>()]);
        if (all.All(item => item is DateOnly or DateTimeOffset or DateTime)) return new(instants: [.. all.Select(Instant)]);
        return new([.. all.Select(Number)]);
    }

    /// <summary>The items one by one, as numbers, texts or instants in UTC.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return Kind switch { ValueKind.Number => Numbers[i], ValueKind.Text => Texts[i], _ => Instants[i] };
    }

    /// <summary>Numbers.</summary>
    public static implicit operator Values(double[] numbers) => new([.. numbers]);
    /// <summary>Numbers, some missing.</summary>
    public static implicit operator Values(double?[] numbers) => new([.. numbers.Select(number => number ?? double.NaN)]);
    /// <summary>Whole numbers.</summary>
    public static implicit operator Values(int[] numbers) => new([.. numbers.Select(number => (double)number)]);
    /// <summary>Large whole numbers.</summary>
    public static implicit operator Values(long[] numbers) => new([.. numbers.Select(number => (double)number)]);
    /// <summary>Sums of money.</summary>
    public static implicit operator Values(decimal[] numbers) => new([.. numbers.Select(number => (double)number)]);
    /// <summary>Names.</summary>
    public static implicit operator Values(string[] texts) => new(texts: [.. texts]);
    /// <summary>Days.</summary>
    public static implicit operator Values(DateOnly[] days) => new(instants: [.. days.Select(Midnight)]);
    /// <summary>Instants, drawn in UTC: bring them into the reader's time zone before, if days or hours matter.</summary>
    public static implicit operator Values(DateTimeOffset[] instants) => new(instants: [.. instants.Select(instant => instant.UtcDateTime)]);
    /// <summary>Numbers.</summary>
    public static implicit operator Values(List<double> numbers) => new([.. numbers]);
    /// <summary>Whole numbers.</summary>
    public static implicit operator Values(List<int> numbers) => new([.. numbers.Select(number => (double)number)]);
    /// <summary>Names.</summary>
    public static implicit operator Values(List<string> texts) => new(texts: [.. texts]);
    /// <summary>Days.</summary>
    public static implicit operator Values(List<DateOnly> days) => new(instants: [.. days.Select(Midnight)]);
    /// <summary>Instants, drawn in UTC.</summary>
    public static implicit operator Values(List<DateTimeOffset> instants) => new(instants: [.. instants.Select(instant => instant.UtcDateTime)]);

    /// <summary>The values as names, for places along an axis that has no distances.</summary>
    internal Values AsTexts(CultureInfo culture) => Kind switch
    {
        ValueKind.Text => this,
        ValueKind.Number => new(texts: [.. Numbers.Select(number => number.ToString("0.###", culture))]),
        _ => new(texts: [.. Instants.Select(instant => NumberText.Instant(instant, culture))]),
    };

    internal Values Take(IReadOnlyList<int> indices) => Kind switch
    {
        ValueKind.Number => new([.. indices.Select(i => Numbers[i])]),
        ValueKind.Text => new(texts: [.. indices.Select(i => Texts[i])]),
        _ => new(instants: [.. indices.Select(i => Instants[i])]),
    };

    internal static string Describe(ValueKind kind) => kind switch { ValueKind.Number => "numbers", ValueKind.Text => "texts", _ => "dates" };

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static DateTime Instant(object? item) => item switch
    {
        DateOnly day => Midnight(day),
        DateTimeOffset instant => instant.UtcDateTime,
        _ => (DateTime)item!,
    };

    private static double Number(object? item) => item switch
    {
        null => double.NaN,
        double number => number,
        IConvertible number and not (string or char or bool or DateTime) => number.ToDouble(CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A chart draws numbers, texts or dates, all of one kind; here stands a {item.GetType().Name} among others. Convert it first."),
    };
}

internal enum ValueKind { Number, Text, Instant }

/// <summary>A place along an axis: a number, a date or a name, as the axis has them.</summary>
public sealed class Coordinate
{
    private Coordinate(Values value) => Value = value;

    internal Values Value { get; }

    /// <summary>A number.</summary>
    public static implicit operator Coordinate(double number) => new(new[] { number });
    /// <summary>A name on an axis of names.</summary>
    public static implicit operator Coordinate(string name) => new(new[] { name });
    /// <summary>A day.</summary>
    public static implicit operator Coordinate(DateOnly day) => new(new[] { day });
    /// <summary>An instant.</summary>
    public static implicit operator Coordinate(DateTimeOffset instant) => new(new[] { instant });
}
