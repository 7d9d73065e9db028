using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;
using SocialResearch.Notebooks.Worker.Display;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Runs cells one after the other: directives, then code, then the value of the last expression.</summary>
internal sealed class CellExecutor
{
    private const string Prelude = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.DotNet.Interactive.Formatting;
        using static SocialResearch.Notebooks.Worker.Display.NotebookApi;
        """;

    private readonly CellLoadContext _loadContext = new();
    private readonly PackageResolver _packages = new();
    private readonly HashSet<string> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly SubmissionChain _chain;
    private readonly ExceptionReport _report;
    private readonly CellInput _input;
    private readonly Stack<string> _importing = new();
    private readonly CellStop _stop;

    public CellExecutor(CellInput input, CellStop stop)
    {
        _input = input;
        _stop = stop;
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(NotebookApi).Assembly.Location);
        _chain = new SubmissionChain(_loadContext, assemblies);
        _report = new ExceptionReport(_loadContext);
        // The prelude is a submission of its own: usings repeated with every cell make names ambiguous.
        Submit(Prelude, "Prelude");
    }

    /// <summary>What has been compiled so far.</summary>
    public SubmissionChain Chain => _chain;

    /// <summary>Runs one cell to its end.</summary>
    public DoneMessage Execute(ExecuteMessage cell)
    {
        _input.Begin(cell.MayAsk, _stop.Token);
        (JsonObject? result, CellError? error) = Attempt(() => Run(cell.Code, cell.CellName));
        var done = new DoneMessage(result, error) { Variables = _chain.TakeNewVariables() };
        if (error is not null || cell.Expressions is null) return done;
        return done with
        {
            Expressions = cell.Expressions.ToDictionary(item => item.Key, item =>
            {
                (JsonObject? value, CellError? wrong) = Attempt(() => Run(item.Value, item.Key));
                return new ExpressionValue(value ?? (wrong is null ? [] : null), wrong);
            }),
        };
    }

    private (JsonObject? Result, CellError? Error) Attempt(Func<JsonObject?> run)
    {
        try
        {
            return (run(), null);
        }
        catch (CompilationException e)
        {
            return (null, new CellError("CompilationError", e.Message, e.Lines));
        }
        catch (Exception e) // Whatever a cell throws is the cell's result, not the worker's end.
        {
            // A stopped cell may wrap the cancellation in what it likes, an AggregateException for one.
            return (null, _report.Describe(e) with { WasInterrupted = LoopChecks.StopRequested });
        }
    }

    private JsonObject? Run(string source, string name)
    {
        JsonObject? result = null;
        foreach (CellPart part in CellPart.Split(source, name))
        {
            if (part.Language == "csharp") result = RunCode(part.Text, name);
            else Show(part);
        }
        return result;
    }

    private static void Show(CellPart part) => CellDisplay.Show(part.Language switch
    {
        "html" => ValueFormatter.Format(new HtmlText(part.Text)),
        "javascript" => ValueFormatter.Format(new HtmlText($"<script type=\"text/javascript\">{part.Text}</script>")),
        _ => ValueFormatter.As(part.Text, "text/markdown"),
    }, displayId: null, isUpdate: false);

    private JsonObject? RunCode(string source, string name)
    {
        CellScript script = CellScript.Parse(source, name);
        var clock = Stopwatch.StartNew();
        CarryOut(script.Directives);
        if (script.Directives.Any(directive => directive is ListVariables)) ShowVariables();
        JsonObject? result = Submit(script.Code, name);
        if (script.Directives.Any(directive => directive is MeasureTime))
            CellDisplay.Show(ValueFormatter.Format($"Wall time: {clock.Elapsed.TotalMilliseconds:F1} ms"), displayId: null, isUpdate: false);
        return result;
    }

    private void ShowVariables() => CellDisplay.Show(
        ValueFormatter.Format(_chain.Variables().Select(variable => new { name = variable.Name, type = variable.Type })), displayId: null, isUpdate: false);

    private void CarryOut(IReadOnlyList<Directive> directives)
    {
        foreach (PackageSource source in directives.OfType<PackageSource>()) _packages.AddSource(source.Address);
        if (directives.OfType<PackageReference>().ToList() is { Count: > 0 } packages) AddPackages(packages);
        foreach (Directive directive in directives)
        {
            if (directive is AssemblyFile file) AddAssembly(file);
            if (directive is ImportFile import) Import(import);
        }
    }

    private void AddPackages(IReadOnlyList<PackageReference> packages)
    {
        PackageFiles files = _packages.Resolve(packages);
        foreach (string path in files.Runtime) _loadContext.AddAssembly(path);
        foreach (string path in files.Native) _loadContext.AddNative(path);
        foreach (string path in files.Compile.Where(_references.Add)) _chain.AddReference(path);
    }

    private void AddAssembly(AssemblyFile file)
    {
        string path = Resolve(file.Path);
        if (!File.Exists(path))
        {
            throw new NotebookException($"There is no assembly at '{file.Path}'.", file.Place,
                $"Build the project it belongs to, or correct the path; it is read from {FolderOfPaths}.");
        }
        if (_references.Contains(path)) return;
        try
        {
            _chain.AddReference(path);
        }
        catch (BadImageFormatException)
        {
            throw new NotebookException($"'{file.Path}' is no .NET assembly.", file.Place, "Name the .dll that a C# project builds; build the project again if the file is damaged.");
        }
        _references.Add(path);
        _loadContext.AddFile(path);
    }

    private void Import(ImportFile import)
    {
        string path = Resolve(import.Path);
        if (!File.Exists(path))
            throw new NotebookException($"There is no file at '{import.Path}'.", import.Place, $"Correct the path; it is read from {FolderOfPaths}.");
        if (_importing.Contains(path))
            throw new NotebookException($"'{import.Path}' imports itself.", import.Place, "Remove one of the #!import lines.");

        _importing.Push(path);
        try
        {
            string name = Path.GetFileName(path);
            if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            {
                Run(File.ReadAllText(path), name);
                return;
            }
            int number = 0;
            foreach (NotebookCell cell in NotebookDocument.Load(path).Cells.Where(cell => cell.Kind == CellKind.Code))
                Run(cell.Source, $"{name}, cell {++number}");
        }
        finally
        {
            _importing.Pop();
        }
    }

    // Paths in an imported file are read from that file's folder, as C# scripts do.
    private string FolderOfPaths => _importing.TryPeek(out string? file) ? Path.GetDirectoryName(file)! : Environment.CurrentDirectory;

    private string Resolve(string path) => Path.GetFullPath(path, FolderOfPaths);

    private JsonObject? Submit(string code, string name)
    {
        SubmissionChain.Compiled compiled = _chain.Compile(code, name);
        IReadOnlyList<string> lines = DiagnosticReport.Lines(compiled.Diagnostics, compiled.Source);
        if (!compiled.Succeeded)
        {
            Diagnostic first = compiled.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error);
            throw new CompilationException($"{first.Id}: {first.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}", lines);
        }
        if (lines.Count > 0) Console.Error.WriteLine(string.Join('\n', lines));

        Task<object?> running = _chain.Start(compiled);
        // A top-level await can be abandoned with the state kept; code that blocks its thread cannot.
        object? value = running.IsCompleted ? running.GetAwaiter().GetResult() : running.WaitAsync(_stop.Token).GetAwaiter().GetResult();
        // Shown already; "display(x)" without a semicolon shows it once.
        if (value is DisplayedValue) return null;
        return value is not null || (compiled.EndsInExpression && compiled.LastExpressionHasValue()) ? ValueFormatter.Format(value) : null;
    }
}

/// <summary>A cell does not compile.</summary>
internal sealed class CompilationException(string message, IReadOnlyList<string> lines) : Exception(message)
{
    public IReadOnlyList<string> Lines { get; } = lines;
}
