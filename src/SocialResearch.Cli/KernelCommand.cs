using System.CommandLine;
using SocialResearch.Charts;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;
using SocialResearch.Notebooks.Jupyter;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Cli;

/// <summary><c>social-research kernel</c>: C# notebooks in Jupyter, VS Code and everything else that speaks to Jupyter kernels.</summary>
internal static class KernelCommand
{
    private static readonly Option<string?> s_connectionFile = new("--connection-file") { Description = "Serve as kernel; a Jupyter front end writes this file and starts the kernel.", HelpName = "file" };
    private static readonly Option<bool> s_user = new("--user") { Description = "Into the folder of this user (the default)." };
    private static readonly Option<string?> s_prefix = new("--prefix") { Description = "Into share/jupyter/kernels below this folder, such as a virtual environment.", HelpName = "folder" };
    private static readonly Option<string?> s_name = new("--name") { Description = $"The kernel's name. Default: {KernelSpec.OwnName}, and {KernelSpec.CommonName} for notebooks that ask for .NET Interactive." };
    private static readonly Option<bool> s_force = new("--force") { Description = "Replace a kernel of that name that another program installed." };

    public static Command Create()
    {
        var install = new Command("install", "Let Jupyter and VS Code find the kernel.") { s_user, s_prefix, s_name, s_force };
        install.SetAction(arguments => Attempt(() => Install(arguments)));
        var uninstall = new Command("uninstall", "Take the kernel away again.") { s_user, s_prefix, s_name };
        uninstall.SetAction(arguments => Attempt(() => Uninstall(arguments)));
        var list = new Command("list", "Show the kernels Jupyter finds here.");
        list.SetAction(_ => List());
        foreach (Command command in (Command[])[install, uninstall])
        {
            command.Validators.Add(result =>
            {
                if (result.GetValue(s_user) && result.GetValue(s_prefix) is not null) result.AddError("--user and --prefix exclude each other: keep one.");
            });
        }
        var kernel = new Command("kernel", "Use C# notebooks in Jupyter, VS Code and nbconvert.") { install, uninstall, list, s_connectionFile };
        kernel.SetAction(ServeAsync);
        return kernel;
    }

    /// <summary>Whether this call is a kernel at work.</summary>
    public static bool IsServing(ParseResult arguments) =>
        arguments.CommandResult.Command.Name == "kernel" && arguments.GetResult(s_connectionFile) is not null;

    private static async Task<int> ServeAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(s_connectionFile) is not { } file)
        {
            await Console.Error.WriteLineAsync("Say what to do: 'kernel install', 'kernel uninstall' or 'kernel list'. Jupyter itself starts the kernel with --connection-file.").ConfigureAwait(false);
            return ExitCodes.CannotStart;
        }
        try
        {
            var options = new KernelOptions(file, new WorkerOptions(RunCommand.WorkerAssembly) { Grace = TimeSpan.FromSeconds(1.5) }, [new PageScript("plotly", () => PlotlyBundle.Script)]);
            await JupyterKernel.RunAsync(options, cancellation).ConfigureAwait(false);
            return ExitCodes.Success;
        }
        catch (NotebookException e)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return ExitCodes.CannotStart;
        }
    }

    private static void Install(ParseResult arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "social-research.dll");
        string kernels = Folder(arguments);
        foreach (string name in Names(arguments))
        {
            // The common name is a courtesy to old notebooks; it is not taken from another kernel unless that is asked for.
            bool isCourtesy = name == KernelSpec.CommonName && arguments.GetValue(s_name) is null;
            try
            {
                KernelSpec spec = KernelSpec.Install(kernels, name, program, arguments.GetValue(s_force));
                Console.WriteLine($"Installed '{spec.Name}' ({spec.DisplayName}) in {spec.Folder}");
            }
            catch (NotebookException e) when (isCourtesy)
            {
                Console.WriteLine($"{e.What} It stays; choose C# (SocialResearch) in the notebook's kernel menu, or install with --force.");
            }
        }
        if (!IsOnPath("jupyter")) Console.WriteLine("Jupyter itself was not found here. The kernel shows up as soon as Jupyter, or VS Code with its Jupyter extension, is installed.");
    }

    private static void Uninstall(ParseResult arguments)
    {
        string kernels = Folder(arguments);
        string[] names = [.. Names(arguments)];
        // Without a name: whatever of ours is there.
        if (arguments.GetValue(s_name) is null)
            names = [.. names.Where(name => KernelSpec.Installed().Any(spec => spec.IsOurs && spec.Folder == Path.Combine(kernels, name)) || Directory.Exists(Path.Combine(kernels, name)) && name == KernelSpec.OwnName)];
        if (names.Length == 0) Console.WriteLine($"No kernel of ours is in {kernels}.");
        foreach (string name in names)
        {
            KernelSpec.Uninstall(kernels, name);
            Console.WriteLine($"Removed '{name}' from {kernels}");
        }
    }

    private static void List()
    {
        IReadOnlyList<KernelSpec> all = KernelSpec.Installed();
        if (all.Count == 0) Console.WriteLine("Jupyter finds no kernel here. 'social-research kernel install' brings ours.");
        int width = all.Count == 0 ? 0 : all.Max(spec => spec.Name.Length);
        foreach (KernelSpec spec in all)
        {
            string note = spec.MissingProgram is { } gone ? $"  BROKEN: {gone} is gone; run 'kernel install' again" : spec.IsOurs ? "  (ours)" : "";
            Console.WriteLine($"{spec.Name.PadRight(width)}  {spec.DisplayName}  {spec.Folder}{note}");
        }
    }

    private static string Folder(ParseResult arguments) => arguments.GetValue(s_prefix) is { } prefix ? KernelSpec.FolderIn(prefix) : KernelSpec.UserFolder();

    private static IEnumerable<string> Names(ParseResult arguments) =>
        arguments.GetValue(s_name) is { } name ? [name] : [KernelSpec.OwnName, KernelSpec.CommonName];

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));

    private static int Attempt(Action action)
    {
        try
        {
            action();
            return ExitCodes.Success;
        }
        catch (NotebookException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
    }
}
