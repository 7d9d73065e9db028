using System.Text.RegularExpressions;

namespace SocialResearch.Notebooks.Documents;

/// <summary>A value that a notebook lets its user set from outside.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Type">The C# keyword of its type; null when it is none that can be set from outside.</param>
/// <param name="Default">The C# text of the value it has otherwise.</param>
/// <param name="IsImplicit">Whether it is declared with <c>var</c>.</param>
public sealed record NotebookParameter(string Name, string? Type, string Default, bool IsImplicit);

/// <summary>Parameters by papermill's convention: a cell tagged <c>parameters</c> declares them, one after it sets them.</summary>
public static partial class Parameters
{
    /// <summary>The tag of the cell that declares parameters and their defaults.</summary>
    public const string DeclaredTag = "parameters";

    /// <summary>The tag of the cell that sets them, written by <see cref="Inject"/>.</summary>
    public const string InjectedTag = "injected-parameters";

    /// <summary>The parameters in the order of their declaration; empty when no cell declares any.</summary>
    /// <param name="document">The notebook.</param>
    public static IReadOnlyList<NotebookParameter> List(NotebookDocument document)
    {
        int index = IndexOf(document, DeclaredTag);
        return index < 0 ? [] : [.. Declaration().Matches(document.Cells[index].Source).Select(Read)];
    }

    /// <summary>Adds a cell that sets the given parameters, in place of one added before.</summary>
    /// <param name="document">The notebook, which is changed.</param>
    /// <param name="values">Parameter name and value as typed; with none the notebook is left alone.</param>
    /// <exception cref="NotebookException">The notebook has no such parameter, or the value does not fit its type.</exception>
    public static void Inject(NotebookDocument document, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0) return;
        var known = List(document);
        foreach (string name in values.Keys)
            if (!known.Any(parameter => parameter.Name == name)) throw Unknown(document, name, known);
        var lines = known.Where(parameter => values.ContainsKey(parameter.Name)).Select(parameter =>
            $"{(parameter.IsImplicit ? "var" : parameter.Type)} {parameter.Name} = {Literal(document, parameter, values[parameter.Name])};");
        string source = string.Join('\n', lines.Prepend("// Set from outside"));

        if (IndexOf(document, InjectedTag) is >= 0 and int old) document.RemoveCellAt(old);
        document.InsertCell(IndexOf(document, DeclaredTag) + 1, NotebookCell.Code(source, InjectedTag));
    }

    private static int IndexOf(NotebookDocument document, string tag)
    {
        for (int i = 0; i < document.Cells.Count; i++)
            if (document.Cells[i].Kind == CellKind.Code && document.Cells[i].HasTag(tag)) return i;
        return -1;
    }

    private static NotebookParameter Read(Match match)
    {
        string type = match.Groups["type"].Value.TrimEnd('?');
        string text = match.Groups["default"].Value.Trim();
        bool isImplicit = type == "var";
        return new(match.Groups["name"].Value, isImplicit ? CSharpLiteral.TypeOf(text) : CSharpLiteral.Known(type), text, isImplicit);
    }

    private static string Literal(NotebookDocument document, NotebookParameter parameter, string value)
    {
        if (parameter.Type is null)
        {
            throw new NotebookException($"The parameter {parameter.Name} cannot be set from outside.", document.Place,
                $"Only these types can: {string.Join(", ", CSharpLiteral.Types)}; its default is {parameter.Default}.");
        }

        return CSharpLiteral.TryWrite(parameter.Type, value) ?? throw new NotebookException(
            $"The value \"{value}\" of the parameter {parameter.Name} is not {CSharpLiteral.Describe(parameter.Type)}.", document.Place,
            $"Give a value like the default {parameter.Default}.");
    }

    private static NotebookException Unknown(NotebookDocument document, string name, IReadOnlyList<NotebookParameter> known) => known.Count == 0
        ? new($"The notebook has no parameters, so {name} cannot be set.", document.Place,
            $"Declare it in a code cell tagged \"{DeclaredTag}\".")
        : new($"The notebook has no parameter {name}.", document.Place,
            $"It has: {string.Join(", ", known.Select(parameter => parameter.Name))}.");

    [GeneratedRegex("""
        (?:^|(?<=;))[ \t]*(?<type>[\w.]+(?:<[\w.,\s<>]+>)?\??(?:\[\])?)[ \t]+(?<name>[\p{L}_]\w*)[ \t]*=(?!=)\s*
        (?<default>@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|[^;]+?)\s*;
        """, RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Declaration();
}
