using SocialResearch.Benchmarks.Measuring;

namespace SocialResearch.Benchmarks.Engine;

/// <summary>What is asked of the notebook engine: its start, its cells, a chapter, the gallery.</summary>
/// <param name="peer">nbconvert.</param>
/// <param name="scratch">A folder for notebooks and pages, removed by the caller.</param>
internal sealed class EngineContests(NbConvert peer, string scratch)
{
    private const string Chapter = "02-participation-inequality";
    private const int ManyCells = 200;

    private readonly string _pages = Path.Combine(scratch, "pages");

    /// <summary>From typing the command until a notebook of one cell has run and is written.</summary>
    public Contest ColdStart()
    {
        string ours = Trivial(1, ".net-csharp", "C#"), theirs = Trivial(1, "python3", "python");
        return new("cold start to the first output", TimeUnit.Seconds,
            [new("social-research run", () => Ours(ours).Measure())],
            peer.RunsCells ? new("nbconvert", () => NbConvert.Execute(theirs, "notebook", _pages).Measure()) : null);
    }

    /// <summary>What each further cell adds: a notebook of many cells minus one of a single cell.</summary>
    public Contest WarmCell()
    {
        string ourOne = Trivial(1, ".net-csharp", "C#"), ourMany = Trivial(ManyCells, ".net-csharp", "C#");
        string theirOne = Trivial(1, "python3", "python"), theirMany = Trivial(ManyCells, "python3", "python");
        return new("trivial warm cell", TimeUnit.Milliseconds,
            [new("social-research run", () => PerCell(Ours(ourOne), Ours(ourMany)))],
            peer.RunsCells ? new("nbconvert", () => PerCell(NbConvert.Execute(theirOne, "notebook", _pages), NbConvert.Execute(theirMany, "notebook", _pages))) : null);
    }

    /// <summary>A chapter with its charts and its page, against the same work in Python.</summary>
    public Contest WholeChapter()
    {
        string notebooks = Path.Combine(Built.Repository, "notebooks");
        string equivalent = Path.Combine(Built.Repository, "tests", "SocialResearch.Benchmarks", "Peers", "participation.ipynb");
        string[] run = ["run", notebooks, "--only", Chapter, "--out", _pages];
        return new($"chapter {Chapter[..2]}", TimeUnit.Seconds,
            [
                new("social-research run", () => new ProgramCall("dotnet", [Built.CommandLine, .. run], Built.Repository).Measure()),
                new("dotnet run --no-build", () => new ProgramCall("dotnet",
                    ["run", "--no-build", "-c", Built.Configuration, "--project", "src/SocialResearch.Cli", "--", .. run], Built.Repository).Measure()),
            ],
            peer.RunsChapter ? new("nbconvert", () => NbConvert.Execute(equivalent, "html", _pages).Measure()) : null);
    }

    /// <summary>Every notebook of the project; nobody else has them.</summary>
    public Contest Gallery() => new("whole gallery", TimeUnit.Seconds,
        [new("social-research run", () => new ProgramCall("dotnet", [Built.CommandLine, "run", Path.Combine(Built.Repository, "notebooks"), "--out", _pages], Built.Repository).Measure())],
        Peer: null);

    /// <summary>Ours runs folders, so each notebook has its own.</summary>
    private string Trivial(int cells, string kernel, string language)
    {
        string folder = Directory.CreateDirectory(Path.Combine(scratch, $"{kernel}-{cells}")).FullName;
        string path = Path.Combine(folder, "trivial.ipynb");
        TrivialNotebook.Write(path, cells, kernel, language);
        return path;
    }

    private ProgramCall Ours(string notebook) =>
        new("dotnet", [Built.CommandLine, "run", Path.GetDirectoryName(notebook)!, "--out", _pages], Built.Repository);

    private static Cost PerCell(ProgramCall one, ProgramCall many)
    {
        // One before and one after: load that grows or falls meanwhile cancels out.
        Cost before = one.Measure(), all = many.Measure(), after = one.Measure();
        return new(
            (all.Wall - (before.Wall + after.Wall) / 2) / (ManyCells - 1),
            (all.Cpu - (before.Cpu + after.Cpu) / 2) / (ManyCells - 1),
            PeakMemory: null);
    }
}
