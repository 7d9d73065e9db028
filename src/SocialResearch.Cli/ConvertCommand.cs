using System.CommandLine;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Cli;

/// <summary><c>social-research convert</c>: notebooks from and to the other forms C# users have.</summary>
internal static class ConvertCommand
{
    private static readonly Argument<string> s_notebook = new("notebook") { Description = "An .ipynb or .dib file." };
    private static readonly Option<string> s_to = new("--to") { Description = "cs (one program for 'dotnet run file.cs'), dib (Polyglot Notebooks) or ipynb (Jupyter).", Required = true };
    private static readonly Option<string?> s_out = new("--out") { Description = "The file to write. Default: beside the notebook, with the other ending." };

    public static Command Create()
    {
        s_to.AcceptOnlyFromAmong("cs", "dib", "ipynb");
        var command = new Command("convert", "Write a notebook as a C# program, for Polyglot Notebooks, or for Jupyter. Nothing is run.") { s_notebook, s_to, s_out };
        command.SetAction(ConvertAsync);
        return command;
    }

    private static async Task<int> ConvertAsync(ParseResult arguments, CancellationToken cancellation)
    {
        string path = Path.GetFullPath(arguments.GetValue(s_notebook)!), to = arguments.GetValue(s_to)!;
        string target = Path.GetFullPath(arguments.GetValue(s_out) ?? Path.ChangeExtension(path, "." + to));
        try
        {
            if (target == path) throw new NotebookException("The notebook would be written over itself.", path, "Name another file with --out, or another form with --to.");
            if (to == "ipynb" && arguments.GetValue(s_out) is null && File.Exists(target))
                throw new NotebookException("A notebook of this name is there already, perhaps with outputs that a .dib file does not hold.", target, "Name the file to write with --out; this one too, if it may go.");
            NotebookDocument notebook = path.EndsWith(".dib", StringComparison.OrdinalIgnoreCase) ? ReadDib(path) : NotebookDocument.Load(path);
            if (to == "ipynb")
            {
                notebook.Save(target);
            }
            else
            {
                string text = to == "dib" ? DibFormat.Write(notebook) : await ProgramAsync(notebook, path, target, cancellation).ConfigureAwait(false);
                AtomicFile.Write(target, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
            }
            if (to == "dib" && notebook.Cells.Any(cell => cell.Kind == CellKind.Code && (cell.Outputs.Count > 0 || cell.Tags.Count > 0)))
                await Console.Error.WriteLineAsync("A .dib file holds no outputs and no tags; those of the notebook stay in the notebook only.").ConfigureAwait(false);
            Console.WriteLine($"Wrote {target}");
            return ExitCodes.Success;
        }
        catch (NotebookException e)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
    }

    private static NotebookDocument ReadDib(string path)
    {
        try
        {
            return DibFormat.Read(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"The notebook cannot be read: {e.Message}", path, "Check the path and that it is a file you may read.", e);
        }
    }

    private static async Task<string> ProgramAsync(NotebookDocument notebook, string path, string target, CancellationToken cancellation)
    {
        using WorkerProcess worker = await WorkerProcess.StartAsync(new WorkerOptions(RunCommand.WorkerAssembly), cancellation).ConfigureAwait(false);
        ProgramCell[] cells = [.. notebook.Cells.Where(cell => cell.Kind != CellKind.Raw).Select(cell => new ProgramCell(cell.Source, cell.Kind == CellKind.Code))];
        if (await worker.AskAsync(new ConvertMessage(cells, Path.GetDirectoryName(path)!, Path.GetDirectoryName(target)!), cancellation).ConfigureAwait(false) is not ProgramMessage program)
            throw new NotebookException("The program that reads C# ended unexpectedly.", path, "Build the solution again: dotnet build.");
        if (program.Error is { } error) throw new NotebookException(error, null, "");
        foreach (string note in program.Notes) await Console.Error.WriteLineAsync($"Note: {note}").ConfigureAwait(false);
        return program.Text;
    }
}
