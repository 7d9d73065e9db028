using System.CommandLine;
using SocialResearch.Cli;

var root = new RootCommand("SocialResearch: puts claims about social media to the test.") { RunCommand.Create(), ImportCommand.Create(), MeasureCommand.Create() };
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
