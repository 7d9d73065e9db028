using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocialResearch.Notebooks.Running;
using SocialResearch.Notebooks.Worker.Execution;

namespace SocialResearch.Notebooks.Worker.Language;

/// <summary>What can stand at a place: names in sight, members, named arguments, properties of an initializer, files in a text.</summary>
internal sealed class Completion(SubmissionChain chain)
{
    private static readonly string[] s_directives = ["#!import", "#!time", "#!who", "#!csharp", "#!html", "#!markdown", "#!javascript", "#r \"nuget: ", "#i \"nuget: "];

    private static readonly SymbolDisplayFormat s_parameters = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue);

    public CompletionsMessage At(string source, int position)
    {
        int lineStart = source.LastIndexOf('\n', Math.Max(0, position - 1)) + 1;
        if (position > lineStart && source[lineStart] == '#' && !source[lineStart..position].Contains('"', StringComparison.Ordinal) && !source[lineStart..position].Contains(' ', StringComparison.Ordinal))
        {
            string begun = source[lineStart..position];
            return new(lineStart, position, [.. s_directives.Where(text => text.StartsWith(begun, StringComparison.Ordinal)).Select(text => new CompletionItem(text, "keyword", ""))]);
        }

        // What stands behind the cursor would be read as part of the unfinished word before it.
        string code = CellScript.CodeOf(source)[..position];
        int start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        string prefix = code[start..];
        var place = new CodePlace(chain.Look(code), position);
        if (place.IsInText) return Files(source, position);

        SyntaxToken before = prefix.Length > 0 ? place.Token.GetPreviousToken() : place.Token;
        IEnumerable<ISymbol> symbols = Members(place.Model, before, start) ?? [.. Named(place), .. InSight(place, before)];
        IEnumerable<CompletionItem> items = symbols
            .Where(symbol => IsOffered(symbol, prefix))
            .GroupBy(symbol => TextOf(symbol))
            .Select(group => new CompletionItem(group.Key, Kind(group.First()), group.First() is IMethodSymbol method ? method.ToDisplayString(s_parameters)[method.Name.Length..] : ""));
        if (!IsAfterDot(before))
        {
            items = items.Concat(SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText)
                .Where(word => prefix.Length > 0 && word.StartsWith(prefix, StringComparison.Ordinal)).Distinct().Select(word => new CompletionItem(word, "keyword", "")));
        }
        return new(start, position, [.. items.DistinctBy(item => item.Text)
            .OrderByDescending(item => item.Text.StartsWith(prefix, StringComparison.Ordinal)).ThenBy(Rank).ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase)]);
    }

    // Members of what stands left of the dot; null when there is no dot.
    private static IEnumerable<ISymbol>? Members(SemanticModel model, SyntaxToken before, int position)
    {
        if (!IsAfterDot(before)) return null;
        SyntaxNode? left = before.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            AliasQualifiedNameSyntax alias => alias.Alias,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        if (left is null) return [];
        ISymbol? symbol = model.GetSymbolInfo(left).Symbol;
        if (symbol is null && left is NameSyntax typed)
            symbol = model.GetSpeculativeSymbolInfo(left.SpanStart, SyntaxFactory.ParseExpression(typed.ToString()), SpeculativeBindingOption.BindAsExpression).Symbol;
        if (symbol is INamespaceOrTypeSymbol container)
            return model.LookupSymbols(position, container).Where(member => member.IsStatic || member is INamespaceOrTypeSymbol || container is ITypeSymbol { TypeKind: TypeKind.Enum });
        ITypeSymbol? type = model.GetTypeInfo(left).Type ?? symbol switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        // A value that may be missing is asked as if it were there.
        if (before.Parent is MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        return type is null or IErrorTypeSymbol
            ? []
            : model.LookupSymbols(position, type, includeReducedExtensionMethods: true)
                .Where(member => !member.IsStatic && member is not INamespaceOrTypeSymbol && member is not IMethodSymbol { MethodKind: MethodKind.Constructor });
    }

    private static IEnumerable<ISymbol> InSight(CodePlace place, SyntaxToken before)
    {
        // In "new T { | }" and "x with { | }" stand the properties that can be set. One begun name alone reads like an element of a collection.
        if (before.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax or WithExpressionSyntax } initializer
            && place.Model.GetTypeInfo(initializer.Parent is WithExpressionSyntax with ? with.Expression : initializer.Parent!).Type is { } type)
        {
            HashSet<string> given = [.. initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left.ToString())];
            IPropertySymbol[] settable = [.. place.Model.LookupSymbols(place.Position, type).OfType<IPropertySymbol>().Where(property => property.SetMethod is not null && !given.Contains(property.Name))];
            return type.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable) ? [.. settable, .. place.Model.LookupSymbols(place.Position)] : settable;
        }
        return place.Model.LookupSymbols(place.Position);
    }

    private static IEnumerable<ISymbol> Named(CodePlace place) => place.Call is { } call
        ? place.Methods(call.Call).SelectMany(method => method.Parameters)
            .Where(parameter => !call.Arguments.Arguments.Any(argument => argument.NameColon?.Name.Identifier.Text == parameter.Name))
        : [];

    private static CompletionsMessage Files(string source, int position)
    {
        int start = source.LastIndexOf('"', position - 1) + 1;
        string typed = source[start..position];
        int slash = typed.LastIndexOf('/') + 1;
        string folder = Path.GetFullPath(typed[..slash].Length == 0 ? "." : typed[..slash]);
        if (typed.AsSpan().IndexOfAny('\n', '*', '?') >= 0 || !Directory.Exists(folder)) return new(position, position, []);
        var options = new EnumerationOptions { IgnoreInaccessible = true, MatchCasing = MatchCasing.CaseInsensitive };
        return new(start + slash, position, [.. new DirectoryInfo(folder).EnumerateFileSystemInfos(typed[slash..] + "*", options)
            .Where(entry => typed[slash..].StartsWith('.') || !entry.Name.StartsWith('.')).Take(200)
            .OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .Select(entry => new CompletionItem(entry is DirectoryInfo ? entry.Name + "/" : entry.Name, "path", ""))]);
    }

    private static bool IsAfterDot(SyntaxToken token) => token.Kind() is SyntaxKind.DotToken or SyntaxKind.ColonColonToken or SyntaxKind.MinusGreaterThanToken;

    private static bool IsOffered(ISymbol symbol, string prefix) =>
        symbol.CanBeReferencedByName
        && symbol.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && !symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);

    private static string TextOf(ISymbol symbol) => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { Locations: [{ IsInSource: false }, ..] } } ? symbol.Name + ":" : symbol.Name;

    private static int Rank(CompletionItem item) => item.Kind switch
    {
        "param" => 0,
        "instance" or "property" => 1,
        "function" => 2,
        "keyword" => 4,
        _ => 3,
    };

    private static string Kind(ISymbol symbol) => symbol switch
    {
        IParameterSymbol => "param",
        ILocalSymbol or IFieldSymbol => "instance",
        IPropertySymbol or IEventSymbol => "property",
        IMethodSymbol => "function",
        INamespaceSymbol => "module",
        _ => "class",
    };
}
