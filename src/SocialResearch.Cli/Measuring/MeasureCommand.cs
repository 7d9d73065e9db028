using System.CommandLine;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Cli.Measuring;

/// <summary><c>social-research measure</c>: one result in the terminal, for people who will not open a notebook.</summary>
internal static class MeasureCommand
{
    public static Command Create() => new("measure", "Measure one file and print the result.") { ParticipationCommand.Create(), TimelineCommand.Create(), DialogueCommand.Create() };

    /// <summary>Runs a measure; errors of the world are told in one message.</summary>
    public static void SetAction(Command command, Action<ParseResult> measure) => command.SetAction(arguments =>
    {
        try
        {
            measure(arguments);
            return ExitCodes.Success;
        }
        // An unknown zone, a day that is none, posts outside of the days observed: what the user wrote, said with how to mend it.
        catch (Exception e) when (e is ResearchException or NotebookException or ArgumentException)
        {
            Console.Error.WriteLine(e is ArgumentException argument ? argument.Message.Split(" (Parameter '")[0] : e.Message);
            return ExitCodes.Failed;
        }
    });
}
