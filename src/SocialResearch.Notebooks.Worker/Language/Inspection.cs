using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SocialResearch.Notebooks.Running;
using SocialResearch.Notebooks.Worker.Execution;

namespace SocialResearch.Notebooks.Worker.Language;

/// <summary>Explains what stands at a place; between the brackets of a call, which arguments it takes.</summary>
internal sealed class Inspection(SubmissionChain chain)
{
    // A method of the framework may have dozens of forms; the first ones say what it does.
    private const int MostForms = 6;

    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayFormat.MinimallyQualifiedFormat.MemberOptions | SymbolDisplayMemberOptions.IncludeContainingType)
        .WithParameterOptions(SymbolDisplayFormat.MinimallyQualifiedFormat.ParameterOptions | SymbolDisplayParameterOptions.IncludeDefaultValue);

    private readonly DocumentationIndex _documentation = new(chain);

    public InspectionMessage At(string source, int position)
    {
        var place = new CodePlace(chain.Look(CellScript.CodeOf(source)), position);
        if (place.Token.IsKind(SyntaxKind.None)) return new(null, null);
        if (Symbols(place) is { Count: > 0 } symbols) return Explain(symbols, argument: null);
        return place.Call is { } call && place.Methods(call.Call) is { Count: > 0 } methods ? Explain(methods, call.Index) : new(null, null);
    }

    private static IReadOnlyList<ISymbol> Symbols(CodePlace place)
    {
        if (!place.Token.IsKind(SyntaxKind.IdentifierToken) && !SyntaxFacts.IsPredefinedType(place.Token.Kind()) || place.Token.Parent is not { } node) return [];
        if (place.Model.GetDeclaredSymbol(node) is { } declared) return [declared];
        SymbolInfo info = place.Model.GetSymbolInfo(node);
        IEnumerable<ISymbol> found = new[] { info.Symbol }.Concat(info.CandidateSymbols).Concat(place.Model.GetMemberGroup(node)).OfType<ISymbol>();
        return [.. found.Distinct<ISymbol>(SymbolEqualityComparer.Default)];
    }

    private InspectionMessage Explain(IReadOnlyList<ISymbol> symbols, int? argument)
    {
        StringBuilder text = new(), markdown = new("```csharp\n");
        foreach (ISymbol symbol in symbols.Take(MostForms))
        {
            text.Append(Signature(symbol)).Append('\n');
            markdown.Append(Signature(symbol)).Append('\n');
        }
        string more = symbols.Count > MostForms ? $"(and {symbols.Count - MostForms} more forms)\n" : "";
        text.Append(more);
        markdown.Append("```\n").Append(more);

        Documentation documentation = _documentation.Of(symbols[0]);
        if (documentation.Summary.Length > 0)
        {
            text.Append('\n').Append(documentation.Summary).Append('\n');
            markdown.Append('\n').Append(documentation.Summary).Append("\n\n");
        }
        IReadOnlyList<IParameterSymbol> parameters = symbols[0] is IMethodSymbol method ? method.Parameters : [];
        for (int i = 0; i < parameters.Count; i++)
        {
            string meaning = documentation.Parameters.GetValueOrDefault(parameters[i].Name, "");
            // The argument that is being written is marked.
            string mark = i == argument ? "→ " : "  ";
            text.Append(mark).Append(parameters[i].Name).Append(": ").Append(meaning.Length > 0 ? meaning : parameters[i].Type.ToDisplayString(s_format)).Append('\n');
            markdown.Append(i == argument ? $"- **{parameters[i].Name}**: {meaning}\n" : $"- {parameters[i].Name}: {meaning}\n");
        }
        if (documentation.Returns.Length > 0)
        {
            text.Append("Returns: ").Append(documentation.Returns).Append('\n');
            markdown.Append("\nReturns: ").Append(documentation.Returns).Append('\n');
        }
        if (documentation.Remarks.Length > 0)
        {
            text.Append('\n').Append(documentation.Remarks).Append('\n');
            markdown.Append('\n').Append(documentation.Remarks).Append('\n');
        }
        return new(text.ToString().TrimEnd(), markdown.ToString().TrimEnd());
    }

    private static string Signature(ISymbol symbol) => symbol switch
    {
        // Variables of a cell are fields of a class nobody has written.
        IFieldSymbol { ContainingType.IsScriptClass: true } field => $"{field.Type.ToDisplayString(s_format)} {field.Name}",
        ILocalSymbol local => $"{local.Type.ToDisplayString(s_format)} {local.Name}",
        IMethodSymbol { ContainingType.IsScriptClass: true } method => method.ToDisplayString(s_format.WithMemberOptions(s_format.MemberOptions & ~SymbolDisplayMemberOptions.IncludeContainingType)),
        INamedTypeSymbol type => $"{(type.IsRecord ? "record" : type.TypeKind.ToString().ToLowerInvariant())} {type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)}",
        INamespaceSymbol space => $"namespace {space.ToDisplayString()}",
        _ => symbol.ToDisplayString(s_format),
    };
}
