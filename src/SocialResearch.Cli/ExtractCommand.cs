using System.CommandLine;
using System.Globalization;
using SocialResearch.Importing;
using Spectre.Console;

namespace SocialResearch.Cli;

/// <summary><c>social-research extract</c>: saved pages in, one JSON line a page out.</summary>
internal static class ExtractCommand
{
    private static readonly Argument<string[]> s_pages = new("pages") { Description = "Saved pages, and folders of them; a folder may hold a manifest.jsonl (file, url, charset).", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> s_out = new("--out") { Description = "The file to write, one JSON object a line: file, title, author, date, text, comments. It holds the names that the pages show.", Required = true };

    public static Command Create()
    {
        var command = new Command("extract", "Take article, author, date and comments out of saved web pages.") { s_pages, s_out };
        // Away from this thread, or Ctrl+C would not be heard before the end.
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(arguments, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult arguments, CancellationToken cancellation)
    {
        string target = Path.GetFullPath(arguments.GetValue(s_out)!);
        try
        {
            ExtractProgress done = Show(progress => PageLines.Write(arguments.GetValue(s_pages)!, target, progress, cancellation));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {target}: {done.Pages:N0} pages{(done.Failed == 0 ? "" : $", {done.Failed:N0} of them with an error instead of a text")}."));
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped. Nothing was written.");
            return ExitCodes.Stopped;
        }
        catch (ResearchException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
    }

    /// <summary>A bar in a terminal; nothing in a log.</summary>
    private static ExtractProgress Show(Func<IProgress<ExtractProgress>?, ExtractProgress> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Interactive) return work(null);
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask("extracting"))));
    }

    private sealed class Bar(ProgressTask bar) : IProgress<ExtractProgress>
    {
        public void Report(ExtractProgress value)
        {
            bar.MaxValue = value.Pages;
            bar.Value = value.Done;
        }
    }
}
