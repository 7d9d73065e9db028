using System.CommandLine;
using System.Globalization;
using SocialResearch.Benchmarks.Comparing;
using SocialResearch.Benchmarks.Competitors;
using SocialResearch.Benchmarks.Engine;
using SocialResearch.Benchmarks.Importing;
using SocialResearch.Benchmarks.Kernels;
using SocialResearch.Benchmarks.Mentions;
using SocialResearch.Benchmarks.Micro;
using SocialResearch.Benchmarks.Posts;
using SocialResearch.Benchmarks.Scaling;
using SocialResearch.Benchmarks.Scraping;

// Tables are pasted into docs/benchmarks.md and docs/performance.md and must not depend on where they were made.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// A process that is measured does its tasks and nothing else: reading a command line brings hundreds of methods, which the runtime
// compiles again in the background, and that would count as the task's.
if (args is ["peers", "--as", string competitor, string csv, string store, _, string tasks])
{
    Competitor.Do(competitor, csv, store, tasks.Split(',').ToHashSet());
    return 0;
}

// One command for each part of the house whose speed is promised.
var root = new RootCommand("Measures SocialResearch beside what a user would pick instead, in one run and in alternation.")
{
    PostsCommand.Create(),
    PeersCommand.Create(),
    EngineCommand.Create(),
    ImportCommand.Create(),
    MatchCommand.Create(),
    KernelCommand.Create(),
    ExtractCommand.Create(),
    ScalingCommand.Create(),
    MicroCommand.Create(),
};
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
