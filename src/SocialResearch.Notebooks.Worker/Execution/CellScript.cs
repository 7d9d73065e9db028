using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>A cell taken apart: what to do before the code, and the code with those lines blanked, so that line numbers stay.</summary>
/// <param name="Directives">In the order they stand.</param>
/// <param name="Code">C# only.</param>
internal sealed record CellScript(IReadOnlyList<Directive> Directives, string Code)
{
    /// <summary>What a line starting with <c>#!</c> may be.</summary>
    public const string Supported = "#r \"path.dll\", #r \"nuget: Id, Version\", #i \"nuget: source\", #!import file, #!time, #!who; #!csharp, #!html, #!markdown, #!javascript before a stretch in that language";

    /// <summary>Takes a cell apart.</summary>
    /// <exception cref="NotebookException">A directive is unknown or malformed.</exception>
    public static CellScript Parse(string source, string name)
    {
        if (!source.Contains('#', StringComparison.Ordinal)) return new CellScript([], source);
        var directives = new List<Directive>();
        string code = Blanked(source, trivia =>
        {
            int line = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            directives.Add(Read(trivia.ToString().TrimEnd(), $"{name}, line {line}"));
        });
        return new CellScript(directives, code);
    }

    /// <summary>The code alone, for a cell that is still being written: lines of ours are blank, whatever they say.</summary>
    public static string CodeOf(string source) => source.Contains('#', StringComparison.Ordinal) ? Blanked(source, _ => { }) : source;

    // Roslyn finds directives where the language allows them: a "#!" inside a raw string is text.
    private static string Blanked(string source, Action<SyntaxTrivia> found)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, SubmissionChain.ScriptOptions).GetRoot();
        var code = new StringBuilder(source);
        foreach (SyntaxTrivia trivia in root.DescendantTrivia(descendIntoTrivia: false).Where(IsOurs))
        {
            found(trivia);
            for (int i = trivia.SpanStart; i < trivia.Span.End; i++)
            {
                if (code[i] is not ('\r' or '\n')) code[i] = ' ';
            }
        }
        return code.ToString();
    }

    private static bool IsOurs(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia or SyntaxKind.ShebangDirectiveTrivia
            or SyntaxKind.IgnoredDirectiveTrivia => true,
        SyntaxKind.BadDirectiveTrivia => trivia.ToString() is var text
            && (text.StartsWith("#!", StringComparison.Ordinal) || text.StartsWith("#i ", StringComparison.Ordinal)),
        _ => false,
    };

    private static Directive Read(string text, string place)
    {
        int space = text.AsSpan().IndexOfAny(' ', '\t');
        string word = space < 0 ? text : text[..space], rest = space < 0 ? "" : text[space..].Trim();
        if (word.StartsWith("#:", StringComparison.Ordinal)) return FileBased(word, rest, text, place);
        switch (word)
        {
            case "#r" or "#i":
                string value = Unquote(rest);
                if (value.Length == 0) throw Malformed(text, place, $"{word} needs a quoted value.");
                if (value.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
                {
                    string argument = value["nuget:".Length..].Trim();
                    return word == "#i" ? new PackageSource(argument, place) : Package(argument, text, place);
                }
                return word == "#r" ? new AssemblyFile(value, place) : throw Malformed(text, place, "#i names a package source as \"nuget: source\".");
            case "#!import" or "#load":
                return Unquote(rest) is { Length: > 0 } file ? new ImportFile(file, place) : throw Malformed(text, place, $"{word} needs a file.");
            case "#!time":
                return new MeasureTime(place);
            case "#!who" or "#!whos":
                return new ListVariables(place);
            // Answered where the cell is taken apart; an imported file may still say so.
            case "#!csharp" or "#!c#" or "#!cs":
                return new NoChange(place);
            default:
                throw new NotebookException($"'{word}' is not a directive of this engine.", place, $"Supported: {Supported}. Remove the line or write it as C#.");
        }
    }

    private static Directive FileBased(string word, string rest, string text, string place) => word == "#:package"
        ? Package(rest, text, place)
        : throw new NotebookException($"'{word}' belongs to file-based programs.", place, "In a notebook only '#:package Id@Version' works, as in '#r \"nuget: Id, Version\"'.");

    // "X, v", "X/v" and "X@v" are all in use.
    private static PackageReference Package(string argument, string text, string place)
    {
        string[] parts = argument.Split([',', '/', '@'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is 1 or 2
            ? new PackageReference(parts[0], parts.Length == 2 ? parts[1] : "*", place)
            : throw Malformed(text, place, "A package is written as \"nuget: Id, Version\".");
    }

    private static string Unquote(string text) => text is ['"', .., '"'] ? text[1..^1].Trim() : text.Trim();

    private static NotebookException Malformed(string text, string place, string remedy) =>
        new($"The directive {JsonSerializer.Serialize(text)} cannot be read.", place, remedy);
}

/// <summary>One line that tells the engine, not the compiler, to do something.</summary>
/// <param name="Place">Cell and line.</param>
internal abstract record Directive(string Place);

internal sealed record AssemblyFile(string Path, string Place) : Directive(Place);

internal sealed record PackageReference(string Id, string Version, string Place) : Directive(Place);

internal sealed record PackageSource(string Address, string Place) : Directive(Place);

internal sealed record ImportFile(string Path, string Place) : Directive(Place);

internal sealed record MeasureTime(string Place) : Directive(Place);

internal sealed record ListVariables(string Place) : Directive(Place);

internal sealed record NoChange(string Place) : Directive(Place);
