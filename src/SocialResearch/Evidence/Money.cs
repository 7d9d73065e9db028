using SocialResearch.Results;

namespace SocialResearch.Evidence;

/// <summary>An amount of money in one currency; amounts of different currencies cannot be added.</summary>
/// <param name="Amount">How much, in the currency's main unit.</param>
/// <param name="Currency">Three letters, such as EUR.</param>
public readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
{
    /// <summary>Three letters, such as EUR.</summary>
    public string Currency { get; } = IsCurrency(Currency)
        ? Currency.ToUpperInvariant()
        : throw new ArgumentException($"\"{Currency}\" is no currency. Write three letters, such as EUR or USD.", nameof(Currency));

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(string currency) => new(0, currency);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="CurrencyException">They are of different currencies.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + Same(left, right).Amount, left.Currency);

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="CurrencyException">They are of different currencies.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - Same(left, right).Amount, left.Currency);

    /// <summary>An amount so many times, such as an hourly rate.</summary>
    public static Money operator *(Money money, decimal factor) => new(money.Amount * factor, money.Currency);

    /// <summary>Which amount is larger.</summary>
    /// <exception cref="CurrencyException">They are of different currencies.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <summary>"1,250 EUR"; with cents only where there are any.</summary>
    public override string ToString() => $"{Wording.Plain((double)Amount)} {Currency}";

    internal static bool IsCurrency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetter);

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new CurrencyException(
            $"{right.Currency} cannot be added to or compared with {left.Currency}.",
            "Convert one of them first, and write down the rate and its day: a rate of today makes last year's costs wrong.");

    /// <summary>Smaller than.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;
    /// <summary>Larger than.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;
    /// <summary>At most.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;
    /// <summary>At least.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;
}

/// <summary>Amounts of different currencies meet.</summary>
public sealed class CurrencyException(string what, string remedy) : ResearchException(what, null, remedy);
