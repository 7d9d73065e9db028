using System.Globalization;
using System.Runtime.CompilerServices;

namespace SocialResearch.Results;

/// <summary>Guards the numbers of a text: the cell fails when a sentence and the data no longer agree.</summary>
public static class Check
{
    /// <summary>Takes the number that a sentence is about.</summary>
    /// <param name="value">The number as measured; null, when it is undefined, agrees with no text.</param>
    /// <param name="name">What it is; by default the expression as it stands in the cell.</param>
    public static CheckedNumber That(double? value, [CallerArgumentExpression(nameof(value))] string name = "") => new(value, name, []);
}

/// <summary>A number waiting for the text that it must agree with.</summary>
public sealed class CheckedNumber
{
    private readonly double? _value;
    private readonly string _name;
    private readonly IReadOnlyList<string> _passed;

    internal CheckedNumber(double? value, string name, IReadOnlyList<string> passed) => (_value, _name, _passed) = (value, name, passed);

    /// <summary>The number, rounded as the text is, must be the text.</summary>
    /// <param name="text">As in the sentence: "71.2 %", "3,460", "0.975". A percent sign stands for a share times 100.</param>
    /// <exception cref="CheckException">It is another number.</exception>
    public Passed RoundsTo(string text)
    {
        bool isPercent = text.TrimEnd().EndsWith('%');
        string digits = isPercent ? text.TrimEnd()[..^1].Trim() : text.Trim();
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal expected))
            throw new ArgumentException($"\"{text}\" is no number; write it as 71.2 %, 3,460 or 0.975.", nameof(text));
        int decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        string actual = _value is not { } value ? "undefined" : Wording.Fixed(isPercent ? value * 100 : value, decimals) + (isPercent ? " %" : "");
        string written = Wording.Fixed((double)expected, decimals) + (isPercent ? " %" : "");
        if (actual != written)
        {
            throw new CheckException(
                $"{_name} is {(_value is null ? "undefined" : $"{actual} (exactly {_value.Value.ToString("R", CultureInfo.InvariantCulture)})")}, not {written}.",
                "Correct the sentence that quotes it, or find out what changed in the data or the selection.");
        }
        return new([.. _passed, $"{_name} rounds to {text.Trim()}"]);
    }
}

/// <summary>The checks of a cell that passed.</summary>
/// <param name="Sentences">One short sentence a check.</param>
[TypeFormatterSource(typeof(PassedFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Passed(IReadOnlyList<string> Sentences)
{
    /// <summary>Takes the next number.</summary>
    /// <inheritdoc cref="Check.That"/>
    public CheckedNumber And(double? value, [CallerArgumentExpression(nameof(value))] string name = "") => new(value, name, Sentences);

    /// <summary>One green tick a line.</summary>
    public override string ToString() => string.Join('\n', Sentences.Select(sentence => "✓ " + sentence));
}

/// <summary>A number and the sentence about it disagree.</summary>
public sealed class CheckException(string what, string remedy) : ResearchException(what, null, remedy);

internal sealed class PassedFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Passed>("text/html", (passed, writer) => writer.Write(ToHtml(passed))),
        new TypeFormatter<Passed>("text/plain", (passed, writer) => writer.Write(passed)),
    ];

    private static string ToHtml(Passed passed)
    {
        string lines = string.Concat(passed.Sentences.Select(sentence => $"<div class=\"sr-check\"><span style=\"color:#1a7f37\">✓</span> {Html.Encode(sentence)}</div>"));
        // A chapter checks dozens of numbers; the reader wants to know that, and can look.
        return passed.Sentences.Count <= 3
            ? lines
            : $"<details><summary><span style=\"color:#1a7f37\">✓</span> {passed.Sentences.Count} numbers in the text agree with the data</summary>{lines}</details>";
    }
}
