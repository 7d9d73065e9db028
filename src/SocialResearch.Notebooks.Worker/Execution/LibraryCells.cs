using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Whether a cell is compiled as an ordinary library rather than as a script.</summary>
internal enum LibraryNeed
{
    /// <summary>The cell holds statements: a script.</summary>
    None,

    /// <summary>Only types: a library if that works, so that later library cells can build on them.</summary>
    Possible,

    /// <summary>Namespaces, extension methods, extension blocks or file types, which scripts do not allow.</summary>
    Required,
}

/// <summary>Recognises cells that only declare types and namespaces.</summary>
internal static class LibraryCells
{
    /// <summary>Judges a parsed cell.</summary>
    /// <param name="root">The cell, parsed as a script.</param>
    /// <param name="known">Types that earlier library cells hold: one of these can be declared anew only by a script cell.</param>
    public static LibraryNeed Judge(CompilationUnitSyntax root, HashSet<string> known)
    {
        if (root.Members.Count == 0 || !root.Members.All(IsDeclaration)) return LibraryNeed.None;
        if (root.DescendantNodes().Any(NeedsLibrary)) return LibraryNeed.Required;
        return TypeNames(root).Any(known.Contains) ? LibraryNeed.None : LibraryNeed.Possible;
    }

    /// <summary>The full names of the types a library cell declares at its top.</summary>
    public static IEnumerable<string> TypeNames(CompilationUnitSyntax root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseTypeDeclarationSyntax>()
            .Select(type => string.Join('.', type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>()
                .Select(space => space.Name.ToString()).Reverse().Append(type.Identifier.Text)));

    /// <summary>The same cell with its outer types public: later cells are other assemblies and must see them.</summary>
    public static SyntaxTree WithPublicTypes(SyntaxTree tree)
    {
        CompilationUnitSyntax root = tree.GetCompilationUnitRoot();
        IEnumerable<MemberDeclarationSyntax> outer = root
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Where(member => !member.Modifiers.Any(SyntaxKind.PublicKeyword) && !member.Modifiers.Any(SyntaxKind.FileKeyword));
        return tree.WithRootAndOptions(root.ReplaceNodes(outer, (_, member) => MakePublic(member)), tree.Options);
    }

    private static MemberDeclarationSyntax MakePublic(MemberDeclarationSyntax member)
    {
        SyntaxTriviaList leading = member.GetLeadingTrivia();
        IEnumerable<SyntaxToken> rest = member.WithoutLeadingTrivia().Modifiers.Where(token => !token.IsKind(SyntaxKind.InternalKeyword));
        SyntaxToken word = SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return member.WithoutLeadingTrivia().WithModifiers(SyntaxFactory.TokenList(rest.Prepend(word))).WithLeadingTrivia(leading);
    }

    private static bool IsDeclaration(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or BaseNamespaceDeclarationSyntax;

    private static bool NeedsLibrary(SyntaxNode node) => node switch
    {
        BaseNamespaceDeclarationSyntax or ExtensionBlockDeclarationSyntax => true,
        MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.FileKeyword) => true,
        ParameterSyntax parameter => parameter.Modifiers.Any(SyntaxKind.ThisKeyword),
        _ => false,
    };
}
