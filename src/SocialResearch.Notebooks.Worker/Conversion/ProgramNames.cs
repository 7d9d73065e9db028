using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialResearch.Notebooks.Worker.Conversion;

/// <summary>Gives every name of a notebook a name of its own in one program.</summary>
/// <remarks>
/// Cells may declare a name again and may use it again inside a loop; the one scope of a program's top level allows neither.
/// A second <c>posts</c> becomes <c>posts2</c> from its cell on, an inner one gets its own name within its block.
/// Names are replaced where the grammar says that they stand for themselves: not behind a dot, not as the name of an argument.
/// </remarks>
internal sealed class ProgramNames
{
    private readonly Dictionary<string, string> _current = [];
    private readonly HashSet<string> _taken;

    /// <param name="cells">All cells in order, as scripts.</param>
    public ProgramNames(IEnumerable<CompilationUnitSyntax> cells) =>
        // What occurs anywhere is not free for an invented name.
        _taken = [.. cells.SelectMany(cell => cell.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];

    /// <summary>Names the top level has declared so far, as written.</summary>
    public HashSet<string> Declared { get; } = [];

    /// <summary>The cell with every name replaced that needs it.</summary>
    /// <param name="cell">The next cell.</param>
    /// <param name="everywhere">Names that the top level declares in any cell.</param>
    public CompilationUnitSyntax Apply(CompilationUnitSyntax cell, IReadOnlySet<string> everywhere)
    {
        foreach (string name in TopLevel(cell).Distinct())
        {
            if (!Declared.Add(name)) _current[name] = Free(name);
        }
        CompilationUnitSyntax renamed = _current.Count == 0 ? cell : (CompilationUnitSyntax)new Renamer(_current).Visit(cell);
        return (CompilationUnitSyntax)new InnerNames(everywhere, Free).Visit(renamed)!;
    }

    /// <summary>The names a cell declares for the cells after it.</summary>
    public static IEnumerable<string> TopLevel(CompilationUnitSyntax cell)
    {
        foreach (MemberDeclarationSyntax member in cell.Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field:
                    foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables) yield return variable.Identifier.ValueText;
                    break;
                case MethodDeclarationSyntax method:
                    yield return method.Identifier.ValueText;
                    break;
                case BaseTypeDeclarationSyntax type:
                    yield return type.Identifier.ValueText;
                    break;
                case GlobalStatementSyntax statement:
                    foreach (string name in Declarations(statement.Statement)) yield return name;
                    break;
            }
        }
    }

    // var (a, b) = …; F(out var x); and what a statement declares for those behind it.
    private static IEnumerable<string> Declarations(StatementSyntax statement)
    {
        IEnumerable<SyntaxNode> here = statement.DescendantNodesAndSelf(node => node is not (BlockSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            or ForEachStatementSyntax or ForStatementSyntax or UsingStatementSyntax or CatchClauseSyntax or SwitchSectionSyntax or QueryExpressionSyntax or SwitchExpressionArmSyntax));
        return here.OfType<SingleVariableDesignationSyntax>().Select(single => single.Identifier.ValueText)
            .Concat(here.OfType<VariableDeclaratorSyntax>().Select(variable => variable.Identifier.ValueText))
            .Concat(statement is LocalFunctionStatementSyntax function ? [function.Identifier.ValueText] : []);
    }

    private string Free(string name)
    {
        for (int i = 2; ; i++)
        {
            if (_taken.Add($"{name}{i}")) return $"{name}{i}";
        }
    }

    /// <summary>Replaces names that stand for themselves.</summary>
    private sealed class Renamer(IReadOnlyDictionary<string, string> names) : CSharpSyntaxRewriter
    {
        public override SyntaxToken VisitToken(SyntaxToken token) =>
            token.IsKind(SyntaxKind.IdentifierToken) && names.TryGetValue(token.ValueText, out string? name) && StandsForItself(token)
                ? SyntaxFactory.Identifier(token.LeadingTrivia, name, token.TrailingTrivia)
                : base.VisitToken(token);

        private static bool StandsForItself(SyntaxToken token) => token.Parent switch
        {
            IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Expression == name,
            IdentifierNameSyntax { Parent: QualifiedNameSyntax qualified } name => qualified.Left == name,
            IdentifierNameSyntax { Parent: MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax } => false,
            IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment } name => assignment.Left != name,
            PropertyDeclarationSyntax or EnumMemberDeclarationSyntax or NameColonSyntax => false,
            ParameterSyntax { Parent.Parent: TypeDeclarationSyntax } => false,
            _ => true,
        };
    }

    /// <summary>Renames what a loop or block declares under a name of the top level; lambdas and functions may hide names.</summary>
    private sealed class InnerNames(IReadOnlySet<string> outer, Func<string, string> free) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? Visit(SyntaxNode? node)
        {
            if (node is MemberDeclarationSyntax and not (GlobalStatementSyntax or FieldDeclarationSyntax) or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) return node;
            if (node is BlockSyntax or ForEachStatementSyntax or ForStatementSyntax or UsingStatementSyntax or CatchClauseSyntax)
            {
                Dictionary<string, string> names = Inside(node).Where(outer.Contains).Distinct().ToDictionary(name => name, free);
                if (names.Count > 0) node = new Renamer(names).Visit(node);
            }
            return base.Visit(node);
        }

        private static IEnumerable<string> Inside(SyntaxNode node) => node switch
        {
            ForEachStatementSyntax loop => [loop.Identifier.ValueText],
            ForStatementSyntax { Declaration: { } declaration } => declaration.Variables.Select(variable => variable.Identifier.ValueText),
            UsingStatementSyntax { Declaration: { } declaration } => declaration.Variables.Select(variable => variable.Identifier.ValueText),
            CatchClauseSyntax { Declaration: { } declaration } => [declaration.Identifier.ValueText],
            BlockSyntax block => block.Statements.SelectMany(Declarations),
            _ => [],
        };
    }
}
