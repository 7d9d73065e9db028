using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using SocialResearch.Charts;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Cli;

/// <summary><c>social-research run</c>: runs notebooks and writes pages.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> s_notebooks = new("notebooks")
    {
        Description = "The folder with the notebooks, or one notebook. Default: notebooks/ here or in a folder above.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> s_out = new("--out") { Description = "Where pages are written. Default: output/ beside the notebook folder." };
    private static readonly Option<string[]> s_only = new("--only") { Description = "Run only notebooks whose name contains this; may be given several times." };
    private static readonly Option<Dictionary<string, string>> s_parameters = new("--parameter", "-p")
    {
        Description = "Set a notebook's parameter: -p name=value.",
        CustomParser = ReadParameters,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };
    private static readonly Option<int> s_jobs = new("--jobs") { Description = "How many notebooks run at the same time.", DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount / 2) };
    private static readonly Option<double> s_timeout = new("--timeout") { Description = "Seconds one cell may run.", DefaultValueFactory = _ => 300 };
    private static readonly Option<long?> s_memory = new("--memory") { Description = "MiB of memory one notebook may use. Default: half of the machine's." };
    private static readonly Option<string> s_culture = new("--culture") { Description = "Culture of displayed numbers, such as de-DE. Default: invariant (1234.5)." };
    private static readonly Option<bool> s_live = new("--live") { Description = "Also run cells tagged 'live', which need the network." };
    private static readonly Option<bool> s_noLive = new("--no-live") { Description = "Leave out cells tagged 'live' (the default)." };
    private static readonly Option<bool> s_inPlace = new("--in-place") { Description = "Write outputs back into the notebooks that succeeded." };
    private static readonly Option<bool> s_open = new("--open") { Description = "Open the gallery afterwards." };

    /// <summary>The program in whose processes cells run; the build leaves it beside us.</summary>
    internal static string WorkerAssembly => Path.Combine(AppContext.BaseDirectory, "worker", "SocialResearch.Notebooks.Worker.dll");

    public static Command Create()
    {
        var command = new Command("run", "Run every notebook and write a gallery of pages that open by double-click.")
        {
            s_notebooks, s_out, s_only, s_parameters, s_jobs, s_timeout, s_memory, s_culture, s_live, s_noLive, s_inPlace, s_open,
        };
        AddValidators(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        try
        {
            var run = new GalleryRun(Options(arguments));
            string index = Path.Combine(OutputFolder(arguments), "index.html");
            IReadOnlyList<GalleryResult> results = await ProgressView.ShowAsync(run, cancellation).ConfigureAwait(false);
            Summary.Write(results, Path.GetFullPath(index));
            if (arguments.GetValue(s_open)) Open(index);
            if (cancellation.IsCancellationRequested) return ExitCodes.Stopped;
            return results.All(result => result.Status == GalleryStatus.Succeeded) ? ExitCodes.Success : ExitCodes.Failed;
        }
        catch (NotebookException e)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return ExitCodes.CannotStart;
        }
    }

    private static GalleryRunOptions Options(ParseResult arguments)
    {
        var worker = new WorkerOptions(WorkerAssembly);
        if (arguments.GetValue(s_memory) is { } megabytes) worker = worker with { MemoryLimit = megabytes * 1024 * 1024 };
        if (arguments.GetValue(s_culture) is { } culture) worker = worker with { Culture = CultureInfo.GetCultureInfo(culture) };
        var run = new RunOptions(worker)
        {
            CellTimeout = TimeSpan.FromSeconds(arguments.GetValue(s_timeout)),
            RunLive = arguments.GetValue(s_live),
        };
        return new GalleryRunOptions(NotebookFolder(arguments), OutputFolder(arguments), run)
        {
            Only = OneNotebook(arguments) is { } one ? [Path.GetFileName(one)] : arguments.GetValue(s_only) ?? [],
            Parameters = arguments.GetValue(s_parameters) ?? [],
            Jobs = arguments.GetValue(s_jobs),
            InPlace = arguments.GetValue(s_inPlace),
            Scripts = [new PageScript("plotly", () => PlotlyBundle.Script)],
            Gallery = new GalleryOptions
            {
                Title = "Claims about social media, put to the test",
                Introduction = "Each chapter takes a claim that is still repeated to clients, shows the numbers, and ends with a verdict.",
            },
        };
    }

    private static string? OneNotebook(ParseResult arguments) => arguments.GetValue(s_notebooks) is { } path && File.Exists(path) ? path : null;

    // From a folder inside the project the project's notebooks are meant.
    private static string NotebookFolder(ParseResult arguments) =>
        OneNotebook(arguments) is { } one ? Path.GetDirectoryName(Path.GetFullPath(one))! : arguments.GetValue(s_notebooks) ?? ProjectFolders.Notebooks();

    private static string OutputFolder(ParseResult arguments) =>
        arguments.GetValue(s_out) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(NotebookFolder(arguments)).TrimEnd(Path.DirectorySeparatorChar))!, "output");

    private static void AddValidators(Command command)
    {
        Check(s_jobs, jobs => jobs >= 1, "--jobs takes a whole number from 1.");
        Check(s_timeout, seconds => seconds is > 0 and <= 86_400, "--timeout takes seconds, more than 0 and at most 86400.");
        Check(s_memory, megabytes => megabytes is null or >= 256, "--memory takes MiB, at least 256.");
        Check(s_culture, name => name is null || IsKnownCulture(name), "--culture takes the name of a culture, such as de-DE, de-AT or en-GB.");
        command.Validators.Add(result =>
        {
            if (result.GetValue(s_live) && result.GetValue(s_noLive)) result.AddError("--live and --no-live exclude each other: keep one.");
            if (result.GetValue(s_only) is { Length: > 0 } && File.Exists(result.GetValue(s_notebooks))) result.AddError("--only chooses from a folder: name the folder, or leave --only out.");
        });
    }

    private static void Check<T>(Option<T> option, Func<T?, bool> isValid, string message) => option.Validators.Add(result =>
    {
        if (!isValid(result.GetValueOrDefault<T>())) result.AddError(message);
    });

    private static bool IsKnownCulture(string name)
    {
        try
        {
            CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            return true;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> ReadParameters(ArgumentResult result)
    {
        var values = new Dictionary<string, string>();
        foreach (string text in result.Tokens.Select(token => token.Value))
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) result.AddError($"A parameter is written as name=value, not '{text}'.");
            else values[text[..equals].Trim()] = text[(equals + 1)..];
        }
        return values;
    }

    private static void Open(string path)
    {
        // The desktop decides with what; a machine without one says so itself.
        string program = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        try
        {
            using Process? started = OperatingSystem.IsWindows()
                ? Process.Start(new ProcessStartInfo(path) { UseShellExecute = true })
                : Process.Start(program, [path]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"The page cannot be opened from here ('{program}' is missing). Open it by hand: {path}");
        }
    }
}

/// <summary>What the shell is told.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int CannotStart = 2;
    public const int Stopped = 130;
}
