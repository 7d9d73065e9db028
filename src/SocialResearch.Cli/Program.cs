using System.CommandLine;
using SocialResearch.Cli;

var root = new RootCommand("SocialResearch: puts claims about social media to the test.") { RunCommand.Create(), ImportCommand.Create(), MeasureCommand.Create(), ExtractCommand.Create() };
// A word that begins with @ is a handle here, not a file with further arguments.
return await root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }).InvokeAsync().ConfigureAwait(false);
