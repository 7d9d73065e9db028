using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>A stretch of a cell in one language. A line <c>#!html</c> or <c>#!csharp</c> begins the next one.</summary>
/// <param name="Language"><c>csharp</c>, <c>html</c>, <c>markdown</c> or <c>javascript</c>.</param>
/// <param name="Text">The stretch; C# with empty lines in front, so that line numbers stay.</param>
internal sealed record CellPart(string Language, string Text)
{
    // What .NET Interactive runs beside C#; the second name is ours, null for what cannot be shown or run here.
    private static readonly Dictionary<string, string?> s_languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["#!csharp"] = "csharp",
        ["#!c#"] = "csharp",
        ["#!cs"] = "csharp",
        ["#!html"] = "html",
        ["#!markdown"] = "markdown",
        ["#!md"] = "markdown",
        ["#!javascript"] = "javascript",
        ["#!js"] = "javascript",
        ["#!fsharp"] = null,
        ["#!f#"] = null,
        ["#!fs"] = null,
        ["#!pwsh"] = null,
        ["#!powershell"] = null,
        ["#!sql"] = null,
        ["#!kql"] = null,
        ["#!mermaid"] = null,
        ["#!http"] = null,
        ["#!python"] = null,
        ["#!r"] = null,
        ["#!value"] = null,
    };

    /// <summary>Takes a cell apart.</summary>
    /// <exception cref="NotebookException">A stretch is in a language that is not supported.</exception>
    public static IReadOnlyList<CellPart> Split(string source, string name)
    {
        if (!source.Contains("#!", StringComparison.Ordinal)) return [new("csharp", source)];
        string[] lines = source.Split('\n');
        var parts = new List<CellPart>();
        string language = "csharp";
        for (int start = 0; start < lines.Length;)
        {
            int end = language == "csharp" ? NextInCode(lines, start) : NextLine(lines, start);
            string text = string.Join('\n', lines[start..end]);
            if (text.Trim().Length > 0) parts.Add(new(language, language == "csharp" ? new string('\n', start) + text : text.Trim('\r', '\n')));
            if (end == lines.Length) break;
            language = s_languages[Word(lines[end])!] ?? throw new NotebookException(
                $"'{Word(lines[end])}' starts a language that this engine does not run.", $"{name}, line {end + 1}",
                "C#, and #!html, #!markdown and #!javascript for showing, are supported. Remove the cell, or write it as C#.");
            start = end + 1;
        }
        return parts;
    }

    private static string? Word(string line) => line.Split([' ', '\t', '\r'], 2)[0] is var word && s_languages.ContainsKey(word) ? word : null;

    private static int NextLine(string[] lines, int start) =>
        Array.FindIndex(lines, start, line => Word(line) is not null) is >= 0 and var found ? found : lines.Length;

    // In C# such a line may also stand inside a text; only Roslyn knows.
    private static int NextInCode(string[] lines, int start)
    {
        int candidate = NextLine(lines, start);
        if (candidate == lines.Length) return candidate;
        SyntaxNode root = CSharpSyntaxTree.ParseText(string.Join('\n', lines[start..]), SubmissionChain.ScriptOptions).GetRoot();
        HashSet<int> directives = [.. root.DescendantTrivia().Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.BadDirectiveTrivia))
            .Select(trivia => start + trivia.GetLocation().GetLineSpan().StartLinePosition.Line)];
        while (candidate < lines.Length && !directives.Contains(candidate)) candidate = NextLine(lines, candidate + 1);
        return candidate;
    }
}
