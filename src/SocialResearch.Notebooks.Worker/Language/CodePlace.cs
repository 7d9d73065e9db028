using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialResearch.Notebooks.Worker.Language;

/// <summary>A place in code: what stands left of it, and which call it is an argument of.</summary>
/// <param name="Model">What the compiler knows.</param>
/// <param name="Position">The place.</param>
internal sealed record CodePlace(SemanticModel Model, int Position)
{
    /// <summary>The token that ends at the place or holds it.</summary>
    public SyntaxToken Token { get; } = TokenBefore(Model.SyntaxTree.GetRoot(), Position);

    /// <summary>Whether the place is inside a comment or a text.</summary>
    public bool IsInText
    {
        get
        {
            SyntaxTrivia trivia = Model.SyntaxTree.GetRoot().FindTrivia(Math.Max(0, Position - 1));
            if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia) return true;
            return Token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
                    or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                && Token.SpanStart < Position && (Position < Token.Span.End || !IsClosed(Token));
        }
    }

    /// <summary>The innermost call the place is an argument of, with the index of the argument; null when there is none.</summary>
    public (SyntaxNode Call, BaseArgumentListSyntax Arguments, int Index)? Call
    {
        get
        {
            foreach (BaseArgumentListSyntax list in Token.Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>() ?? [])
            {
                bool isInside = list.SpanStart < Position && (list.GetLastToken() is var last && (last.IsMissing || !IsEnd(last) || Position <= last.SpanStart));
                if (isInside) return (list.Parent!, list, list.ChildTokens().Count(token => token.IsKind(SyntaxKind.CommaToken) && token.SpanStart < Position));
            }
            return null;
        }
    }

    /// <summary>The methods a call may mean, most likely first.</summary>
    public IReadOnlyList<IMethodSymbol> Methods(SyntaxNode call)
    {
        SymbolInfo info = Model.GetSymbolInfo(call);
        IEnumerable<ISymbol> group = call is InvocationExpressionSyntax invocation ? Model.GetMemberGroup(invocation.Expression) : [];
        if (call is BaseObjectCreationExpressionSyntax && Model.GetTypeInfo(call).Type is INamedTypeSymbol type) group = type.InstanceConstructors;
        return [.. new[] { info.Symbol }.Concat(info.CandidateSymbols).Concat(group).OfType<IMethodSymbol>()
            .Where(method => method.DeclaredAccessibility == Accessibility.Public || method.Locations.Any(location => location.IsInSource))
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)];
    }

    private static bool IsEnd(SyntaxToken token) => token.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken;

    private static bool IsClosed(SyntaxToken token) => token.Text.Length > 1 && token.Text[^1] == token.Text.TrimStart('@', '$')[0];

    private static SyntaxToken TokenBefore(SyntaxNode root, int position)
    {
        SyntaxToken token = root.FindToken(Math.Max(0, position - 1));
        return token.SpanStart >= position || (token.IsKind(SyntaxKind.EndOfFileToken) && position > 0) ? token.GetPreviousToken() : token;
    }
}
