using System.CommandLine;
using SocialResearch.Cli;
using SocialResearch.Cli.Measuring;

var root = new RootCommand("SocialResearch: puts claims about social media to the test.")
{
    RunCommand.Create(), ImportCommand.Create(), ScrapeCommand.Create(), ExtractCommand.Create(), MeasureCommand.Create(), ClaimsCommand.Create(), KernelCommand.Create(), ConvertCommand.Create(),
};
// A word that begins with @ is a handle here, not a file with further arguments.
ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
// Ctrl+C ends a command; to a kernel it means: stop the running cell.
var invocation = new InvocationConfiguration();
if (KernelCommand.IsServing(parsed)) invocation.ProcessTerminationTimeout = null;
return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
