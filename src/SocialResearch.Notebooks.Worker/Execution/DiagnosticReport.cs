using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Compiler messages as C# users know them, with cell, line, the line itself and a caret.</summary>
internal static class DiagnosticReport
{
    // A cell broken in one place can give hundreds of messages; the first ones are the useful ones.
    private const int MostShown = 20;

    public static IReadOnlyList<string> Lines(IReadOnlyCollection<Diagnostic> diagnostics, string source)
    {
        if (diagnostics.Count == 0) return [];
        Diagnostic[] all = [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start)];
        SourceText text = SourceText.From(source);
        var lines = new List<string>(all.Take(MostShown).SelectMany(d => Lines(d, text)));
        if (all.Length > MostShown) lines.Add($"… and {all.Length - MostShown} more");
        return lines;
    }

    private static IEnumerable<string> Lines(Diagnostic diagnostic, SourceText text)
    {
        string level = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        string message = $"{level} {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        if (!diagnostic.Location.IsInSource || span.StartLinePosition.Line >= text.Lines.Count)
        {
            yield return message;
            yield break;
        }

        LinePosition start = span.StartLinePosition, end = span.EndLinePosition;
        string line = text.Lines[start.Line].ToString();
        int width = end.Line == start.Line ? Math.Max(1, end.Character - start.Character) : Math.Max(1, line.Length - start.Character);
        // Tabs stay tabs in front of the caret, so that it stands below its word.
        string indent = new([.. line.Take(start.Character).Select(c => c == '\t' ? '\t' : ' ')]);
        yield return $"{span.Path}, line {start.Line + 1}, column {start.Character + 1}: {message}";
        yield return $"    {line}";
        yield return $"    {indent}{new string('^', width)}";
        if ((Hint(diagnostic.Id) ?? Unsupported(diagnostic, text.ToString(diagnostic.Location.SourceSpan))) is { } hint) yield return $"    {hint}";
    }

    // Names of .NET Interactive that public notebooks use and this engine does not have.
    private static string? Unsupported(Diagnostic diagnostic, string word) => (diagnostic.Id, word) switch
    {
        ("CS0103" or "CS0246", "Kernel" or "KernelInvocationContext" or "CompositeKernel" or "CSharpKernel") =>
            $"'{word}' belongs to .NET Interactive and is not supported here; to ask the reader something, use Console.ReadLine().",
        ("CS0103" or "CS0246", "IHtmlContent" or "HtmlString") =>
            $"'{word}' belongs to ASP.NET and is not supported here; HTML(\"…\") gives HTML to show.",
        ("CS0234", _) when diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("Interactive", StringComparison.Ordinal) =>
            "Of .NET Interactive only Microsoft.DotNet.Interactive.Formatting is supported here.",
        _ => null,
    };

    // What scripts do not allow although a file does, in words that say what to do.
    private static string? Hint(string id) => id switch
    {
        "CS1109" or "CS9283" or "CS7021" or "CS9054" =>
            "Put namespaces, extension methods and file types into a cell of their own that holds only declarations.",
        "CS8345" => "Wrap the code in braces { } or in a method: a cell's own variables cannot be spans.",
        "CS0201" => "To show a value, leave the semicolon of the last line away.",
        "CS0825" => "A cell's own variable cannot be 'using var': leave 'using' away, or wrap the code in braces { }.",
        "CS0433" => "An earlier cell declares this type too; restart to redefine it.",
        _ => null,
    };
}
