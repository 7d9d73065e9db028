using System.Text;
using System.Text.RegularExpressions;

namespace SocialResearch.Notebooks.Export;

/// <summary>Text for a page. Only what HTML needs is escaped, so that umlauts and emoji stay readable in the source.</summary>
internal static partial class Html
{
    public static string Text(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0) return text;
        var escaped = new StringBuilder(text.Length + 32);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Text that people read in lines.</summary>
    public static string Prose(string text) => Text(KeepTogether(text));

    /// <summary>The same text with a number and its per cent sign on one line: "90" here and "%" there reads badly.</summary>
    public static string KeepTogether(string text) => text.Contains('%', StringComparison.Ordinal) ? NumberAndPercent().Replace(text, "\u00a0") : text;

    [GeneratedRegex(@"(?<=\d) (?=%)")]
    private static partial Regex NumberAndPercent();

    /// <summary>The text of an embedded style sheet.</summary>
    public static string Style(string name)
    {
        using var stream = typeof(Html).Assembly.GetManifestResourceStream($"SocialResearch.Notebooks.Export.{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The start of a page up to and including the body tag.</summary>
    /// <remarks>
    /// The policy makes "no network" a promise that the browser keeps, whatever an output contains. Scripts in the page
    /// itself draw the charts; with none wanted, none runs.
    /// </remarks>
    public static string Head(string language, string title, string style, bool withScripts) => $"""
        <!DOCTYPE html>
        <html lang="{Text(language)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'{(withScripts ? "; script-src 'unsafe-inline'" : "")}">
        <title>{Text(title)}</title>
        <style>
        {style}</style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>

        """;
}
