using System.Text.Json;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Export;

/// <summary>What is run and where its pages go.</summary>
/// <param name="NotebookFolder">The folder with the notebooks; those in folders below it are not part of the gallery.</param>
/// <param name="OutputFolder">Where pages, executed notebooks and the gallery are written.</param>
/// <param name="Run">How notebooks are run; the working directory is each notebook's own folder.</param>
public sealed record GalleryRunOptions(string NotebookFolder, string OutputFolder, RunOptions Run)
{
    /// <summary>Run only notebooks whose name contains one of these, or whose file one of these names whole, with its ending; all when empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Values for the notebooks' parameters, as typed. A notebook takes those it declares.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>How many notebooks run at the same time. Default: one.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Write the outputs back into the notebooks that succeeded.</summary>
    public bool InPlace { get; init; }

    /// <summary>The scripts outputs may ask for.</summary>
    public IReadOnlyList<PageScript> Scripts { get; init; } = [];

    /// <summary>Heading of the gallery and the sentence below it.</summary>
    public GalleryOptions Gallery { get; init; } = new();
}

/// <summary>Where a notebook of a gallery run is.</summary>
/// <param name="Notebook">Its file name without the ending.</param>
/// <param name="Cell">The cell that starts; null before the first and after the last.</param>
/// <param name="Result">How it ended; null while it runs.</param>
public sealed record GalleryProgress(string Notebook, CellProgress? Cell, GalleryResult? Result);

/// <summary>How one notebook of a gallery run ended.</summary>
/// <param name="Notebook">Its file name without the ending.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Message">Which cell failed and why; null when none did.</param>
/// <param name="Traceback">What the author of the notebook needs to mend it.</param>
public sealed record GalleryResult(string Notebook, GalleryStatus Status, TimeSpan Duration, string? Message, IReadOnlyList<string> Traceback);

/// <summary>Runs the notebooks of a folder and writes a page for each and a gallery that leads to them.</summary>
public sealed class GalleryRun
{
    private const string Manifest = "gallery.json";

    private readonly GalleryRunOptions _options;
    private readonly IReadOnlyList<string> _all;
    private readonly IReadOnlyList<string> _chosen;

    /// <summary>Finds the notebooks.</summary>
    /// <exception cref="NotebookException">There is no such folder, no notebook in it, none of the asked name, or no notebook has one of the parameters.</exception>
    public GalleryRun(GalleryRunOptions options)
    {
        _options = options;
        _all = Find(options.NotebookFolder);
        _chosen = [.. _all.Where(path => options.Only.Count == 0
            || options.Only.Any(part => IsMeant(path, part)))];
        if (_chosen.Count == 0)
        {
            throw new NotebookException(
                $"No notebook's name contains {string.Join(" or ", options.Only.Select(part => $"'{part}'"))}.", options.NotebookFolder,
                $"There are: {string.Join(", ", _all.Select(Path.GetFileNameWithoutExtension))}.");
        }
        RefuseUnknownParameters();
    }

    /// <summary>The file names, without ending, of the notebooks that will run.</summary>
    public IReadOnlyList<string> Notebooks => [.. _chosen.Select(path => Path.GetFileNameWithoutExtension(path)!)];

    /// <summary>Runs them. Pages of notebooks that failed or were stopped are written too, with what was done.</summary>
    /// <returns>How each notebook ended, in reading order.</returns>
    /// <exception cref="NotebookException">The output folder cannot be used.</exception>
    public async Task<IReadOnlyList<GalleryResult>> RunAsync(IProgress<GalleryProgress>? progress = null, CancellationToken cancellation = default)
    {
        using FileStream guard = ClaimOutputFolder();
        Dictionary<string, GalleryEntry> entries = ReadManifest();
        var results = new GalleryResult[_chosen.Count];
        await Parallel.ForAsync(0, _chosen.Count, new ParallelOptions { MaxDegreeOfParallelism = _options.Jobs }, async (i, _) =>
        {
            (results[i], GalleryEntry entry) = await RunOneAsync(_chosen[i], progress, cancellation).ConfigureAwait(false);
            lock (entries) entries[results[i].Notebook] = entry;
        }).ConfigureAwait(false);

        // Notebooks that were not asked for this time keep the page of their last run.
        GalleryEntry[] shown = [.. _all.Select(path => Path.GetFileNameWithoutExtension(path)).Select(name => entries.GetValueOrDefault(name!)
            ?? new GalleryEntry(CardOf(name!), GalleryStatus.Skipped, Message: "Not run yet."))];
        AtomicFile.Write(InOutput(Manifest), stream => JsonSerializer.Serialize(stream, entries, GalleryJson.Default.DictionaryStringGalleryEntry));
        WriteText(InOutput("index.html"), Gallery.Render(shown, _options.Gallery));
        return results;
    }

    private async Task<(GalleryResult, GalleryEntry)> RunOneAsync(string path, IProgress<GalleryProgress>? progress, CancellationToken cancellation)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        progress?.Report(new GalleryProgress(name, null, null));
        GalleryResult result;
        GalleryEntry entry;
        try
        {
            NotebookDocument notebook = NotebookDocument.Load(path);
            string[] declared = [.. Parameters.List(notebook).Select(parameter => parameter.Name)];
            Parameters.Inject(notebook, _options.Parameters.Where(p => declared.Contains(p.Key)).ToDictionary());
            var options = _options.Run with { Worker = _options.Run.Worker with { WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path))! } };
            var cells = new Forward(cell => progress?.Report(new GalleryProgress(name, cell, null)));
            NotebookRun run = await NotebookRunner.RunAsync(notebook, options, cells, cancellation).ConfigureAwait(false);
            (result, entry) = Conclude(name, notebook, run);
            WritePages(name, notebook);
            if (_options.InPlace && run.Status == RunStatus.Succeeded) notebook.Save(path);
        }
        catch (NotebookException e)
        {
            result = new GalleryResult(name, GalleryStatus.Failed, TimeSpan.Zero, e.Message, [e.Message]);
            entry = new GalleryEntry(CardOf(name), GalleryStatus.Failed, Message: e.Message);
        }
        progress?.Report(new GalleryProgress(name, null, result));
        return (result, entry);
    }

    private static (GalleryResult, GalleryEntry) Conclude(string name, NotebookDocument notebook, NotebookRun run)
    {
        GalleryStatus status = run.Status switch
        {
            RunStatus.Succeeded => GalleryStatus.Succeeded,
            RunStatus.Failed => GalleryStatus.Failed,
            _ => GalleryStatus.Cancelled,
        };
        string? message = run.Error is null ? null : $"Cell {run.FailedCell}: {run.Error.Message}";
        return (new GalleryResult(name, status, run.Duration, message, run.Error?.Traceback ?? []),
            new GalleryEntry(NotebookCard.From(notebook), status, run.Duration, message, Link(name, ".html"), Link(name, ".ipynb")));
    }

    private void WritePages(string name, NotebookDocument notebook)
    {
        HtmlPage.Write(InOutput($"{name}.html"), notebook, new PageOptions
        {
            Scripts = _options.Scripts,
            GalleryLink = "index.html",
            NotebookLink = Link(name, ".ipynb"),
        });
        notebook.WithPageScripts(_options.Scripts).Save(InOutput($"{name}.ipynb"));
    }

    private static bool IsMeant(string path, string part) => part.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
        ? Path.GetFileName(path).Equals(part, StringComparison.OrdinalIgnoreCase)
        : Path.GetFileNameWithoutExtension(path).Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string Link(string name, string ending) => Uri.EscapeDataString(name + ending);

    private string InOutput(string file) => Path.Combine(_options.OutputFolder, file);

    private static void WriteText(string path, string text) =>
        AtomicFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private NotebookCard CardOf(string name)
    {
        try
        {
            return NotebookCard.From(NotebookDocument.Load(Path.Combine(_options.NotebookFolder, name + ".ipynb")));
        }
        catch (NotebookException)
        {
            return new NotebookCard(name, null, null); // It will say what is wrong when it is run.
        }
    }

    private static IReadOnlyList<string> Find(string folder)
    {
        if (!Directory.Exists(folder))
            throw new NotebookException("There is no folder of notebooks.", Path.GetFullPath(folder), "Start in the project's folder, or name the folder: run FOLDER.");
        string[] paths = [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)];
        return paths.Length > 0
            ? paths
            : throw new NotebookException("The folder holds no notebook.", Path.GetFullPath(folder), "Put an .ipynb file into it, or name another folder: run FOLDER.");
    }

    private void RefuseUnknownParameters()
    {
        if (_options.Parameters.Count == 0) return;
        string[] known = [.. _chosen.SelectMany(path => Parameters.List(NotebookDocument.Load(path))).Select(parameter => parameter.Name).Distinct()];
        foreach (string name in _options.Parameters.Keys.Where(name => !known.Contains(name)))
        {
            throw new NotebookException(
                $"No notebook has a parameter named '{name}'.", _options.NotebookFolder,
                known.Length == 0 ? "None of these notebooks declares parameters." : $"Parameters are: {string.Join(", ", known)}.");
        }
    }

    private FileStream ClaimOutputFolder()
    {
        try
        {
            Directory.CreateDirectory(_options.OutputFolder);
            return new FileStream(InOutput(".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (File.Exists(InOutput(".lock")))
        {
            throw new NotebookException("Another run is writing into this folder.", Path.GetFullPath(_options.OutputFolder), "Wait until it has ended, or choose another folder with --out.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"The output folder cannot be written: {e.Message}", Path.GetFullPath(_options.OutputFolder), "Choose another folder with --out, or change its permissions.", e);
        }
    }

    private Dictionary<string, GalleryEntry> ReadManifest()
    {
        try
        {
            return File.Exists(InOutput(Manifest)) ? JsonSerializer.Deserialize(File.ReadAllBytes(InOutput(Manifest)), GalleryJson.Default.DictionaryStringGalleryEntry) ?? [] : [];
        }
        catch (JsonException)
        {
            return []; // Only a memory of earlier runs; the pages themselves are still there.
        }
    }

    private sealed class Forward(Action<CellProgress> report) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => report(value);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, GalleryEntry>))]
[System.Text.Json.Serialization.JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
internal sealed partial class GalleryJson : System.Text.Json.Serialization.JsonSerializerContext;
