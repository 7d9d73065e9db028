using System.ComponentModel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>What the inserted checks call. Public because the code of a cell calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoopChecks
{
    private static volatile bool s_stop;

    /// <summary>Does nothing until the cell is told to stop, then throws in every loop of every thread.</summary>
    public static void Check()
    {
        if (s_stop) Throw();
    }

    internal static bool StopRequested => s_stop;

    internal static void RequestStop() => s_stop = true;

    internal static void Reset() => s_stop = false;

    private static void Throw() => throw new OperationCanceledException("The cell was told to stop.");
}

/// <summary>Puts a check into every loop and before every goto, so that a runaway cell can be stopped with its state kept.</summary>
/// <remarks>
/// Neither ControlledExecution nor Roslyn's ModuleCancellation is used: both take the process down (see docs/decisions).
/// Lines stay where they are, columns do not: diagnostics are taken from the tree as the author wrote it.
/// </remarks>
internal sealed class LoopCheckRewriter : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax s_check =
        SyntaxFactory.ParseStatement("global::SocialResearch.Notebooks.Worker.Execution.LoopChecks.Check();");

    public static SyntaxTree Rewrite(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        SyntaxNode rewritten = new LoopCheckRewriter().Visit(root);
        return rewritten == root
            ? tree
            : tree.WithRootAndOptions(rewritten, tree.Options);
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var loop = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return loop.WithStatement(WithCheck(loop.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var loop = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return loop.WithStatement(WithCheck(loop.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var loop = (ForStatementSyntax)base.VisitForStatement(node)!;
        return loop.WithStatement(WithCheck(loop.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var loop = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return loop.WithStatement(WithCheck(loop.Statement));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var loop = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return loop.WithStatement(WithCheck(loop.Statement));
    }

    // A goto can close a loop without a loop statement; checking the jump itself keeps labels and scopes untouched.
    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) => WithCheck(node);

    private static BlockSyntax WithCheck(StatementSyntax body) =>
        SyntaxFactory.Block(s_check, body.WithoutTrivia())
            .WithLeadingTrivia(body.GetLeadingTrivia())
            .WithTrailingTrivia(body.GetTrailingTrivia());
}
