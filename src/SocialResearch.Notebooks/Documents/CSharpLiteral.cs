using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialResearch.Notebooks.Documents;

/// <summary>Values from outside as C# literals that cannot be anything but that value.</summary>
internal static partial class CSharpLiteral
{
    public static IReadOnlyList<string> Types { get; } = ["string", "bool", "int", "long", "double", "float", "decimal"];

    /// <summary>The type's keyword, if its values can be written.</summary>
    public static string? Known(string type) => Types.Contains(type) ? type : null;

    /// <summary>The type that <c>var</c> takes from a literal; null for anything else.</summary>
    public static string? TypeOf(string literal)
    {
        if (literal.StartsWith('"') || literal.StartsWith("@\"", StringComparison.Ordinal)) return "string";
        if (literal is "true" or "false") return "bool";
        if (Number().Match(literal) is not { Success: true } number) return null;
        return number.Groups["suffix"].Value switch
        {
            "m" or "M" => "decimal",
            "f" or "F" => "float",
            "d" or "D" => "double",
            "l" or "L" => "long",
            _ => number.Groups["fraction"].Success ? "double" : "int",
        };
    }

    /// <summary>The literal of a value as typed by a person; null when the text is not of that type.</summary>
    public static string? TryWrite(string type, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return type switch
        {
            "string" => Quote(text),
            "bool" => bool.TryParse(text, out bool value) ? (value ? "true" : "false") : null,
            "int" => int.TryParse(text, Whole, invariant, out int value) ? value.ToString(invariant) : null,
            "long" => long.TryParse(text, Whole, invariant, out long value) ? value.ToString(invariant) + "L" : null,
            "double" => double.TryParse(text, Real, invariant, out double value) && double.IsFinite(value) ? value.ToString("R", invariant) + "d" : null,
            "float" => float.TryParse(text, Real, invariant, out float value) && float.IsFinite(value) ? value.ToString("R", invariant) + "f" : null,
            "decimal" => decimal.TryParse(text, Real, invariant, out decimal value) ? value.ToString(invariant) + "m" : null,
            _ => null,
        };
    }

    public static string Describe(string type) => type switch
    {
        "bool" => "true or false",
        "int" or "long" => $"a whole number ({type})",
        _ => $"a number with a decimal point ({type})",
    };

    private static string Quote(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char c in text)
        {
            // What is not plainly visible goes in as a number: C# ends a line at U+0085, U+2028 and U+2029 too.
            if (char.IsControl(c) || c is '\u2028' or '\u2029' || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
                literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else if (c is '"' or '\\') literal.Append('\\').Append(c);
            else literal.Append(c);
        }

        return literal.Append('"').ToString();
    }

    [GeneratedRegex(@"^-?[0-9][0-9_]*(?<fraction>\.[0-9_]+)?(?<fraction>[eE][+-]?[0-9]+)?(?<suffix>[mMfFdDlL])?$", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
