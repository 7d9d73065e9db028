using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;
using SocialResearch.Notebooks.Worker.Conversion;
using SocialResearch.Notebooks.Worker.Execution;

namespace SocialResearch.Notebooks.Worker.Language;

/// <summary>Answers what an editor asks about code that is being written.</summary>
internal sealed class CodeService(SubmissionChain chain)
{
    private readonly Completion _completion = new(chain);
    private readonly Inspection _inspection = new(chain);

    /// <summary>The answer; an empty one where ours fails, because a question must not cost the reader their variables.</summary>
    public WorkerMessage Answer(WorkerMessage question)
    {
        try
        {
            return AnswerOf(question);
        }
        catch (Exception) when (question is CompleteMessage or InspectMessage or CheckMessage)
        {
            return question switch
            {
                CompleteMessage complete => new CompletionsMessage(complete.Position, complete.Position, []),
                InspectMessage => new InspectionMessage(null, null),
                _ => new CheckedMessage("unknown", ""),
            };
        }
    }

    private WorkerMessage AnswerOf(WorkerMessage question) => question switch
    {
        CompleteMessage complete => _completion.At(complete.Code, complete.Position),
        InspectMessage inspect => _inspection.At(inspect.Code, inspect.Position),
        CheckMessage check => Check(check.Code),
        ConvertMessage notebook => Convert(notebook),
        _ => throw new ArgumentException($"Nothing answers a {question.GetType().Name}.", nameof(question)),
    };

    private static ProgramMessage Convert(ConvertMessage notebook)
    {
        try
        {
            return ProgramWriter.Write(notebook);
        }
        catch (NotebookException e)
        {
            return new("", [], e.Message);
        }
    }

    private static CheckedMessage Check(string source)
    {
        string code = CellScript.CodeOf(source);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, SubmissionChain.ScriptOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            int depth = tree.GetRoot().DescendantTokens().Sum(token => token.IsMissing ? 0 : token.Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            });
            return new("incomplete", new string(' ', 4 * Math.Max(0, depth)));
        }
        return new(tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? "invalid" : "complete", "");
    }
}
