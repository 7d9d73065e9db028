using System.CommandLine;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Cli.Measuring;

/// <summary><c>social-research measure</c>: one result in the terminal, for people who will not open a notebook.</summary>
internal static class MeasureCommand
{
    public static Command Create() => new("measure", "Measure one file and print the result.") { ParticipationCommand.Create(), DialogueCommand.Create() };

    /// <summary>Runs a measure; errors of the world are told in one message.</summary>
    public static void SetAction(Command command, Action<ParseResult> measure) => command.SetAction(arguments =>
    {
        try
        {
            measure(arguments);
            return ExitCodes.Success;
        }
        catch (Exception e) when (e is ResearchException or NotebookException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
    });
}
