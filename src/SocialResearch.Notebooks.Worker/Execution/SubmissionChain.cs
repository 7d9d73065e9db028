using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Compiles cells one after the other so that each sees the variables, types and usings of those before.</summary>
/// <remarks>
/// Three rules keep memory flat and names unambiguous: a metadata reference is passed once, with the first submission that
/// needs it; usings everybody has belong to the prelude only; nothing else compiles at the same time.
/// </remarks>
internal sealed class SubmissionChain
{
    public static readonly CSharpParseOptions ScriptOptions =
        new(LanguageVersion.Preview, DocumentationMode.Parse, SourceCodeKind.Script);

    private static readonly CSharpParseOptions s_libraryOptions =
        new(LanguageVersion.Preview, DocumentationMode.Parse, SourceCodeKind.Regular);

    private static readonly SyntaxTree s_nothing = CSharpSyntaxTree.ParseText("", ScriptOptions);

    private static readonly EmitOptions s_emitOptions = new(
        debugInformationFormat: DebugInformationFormat.PortablePdb,
        // The symbols never leave the process, so nobody checks whether they belong to the assembly.
        pdbChecksumAlgorithm: default(HashAlgorithmName),
        instrumentationKinds: [InstrumentationKind.StackOverflowProbing]);

    // Debug builds run loops seven times slower and line numbers stay right without (measured).
    private static readonly CSharpCompilationOptions s_compilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        // A cell is small: handing its parts to other threads takes longer than compiling them.
        concurrentBuild: false,
        // Framework facades carry several versions of the same assembly; the runtime unifies them.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private readonly CellLoadContext _loadContext;
    private readonly List<MetadataReference> _newReferences = [];
    private readonly List<MetadataReference> _allReferences = [];
    private readonly AssemblyFiles _files = new();
    private readonly List<string> _usings = [];
    private readonly HashSet<string> _libraryTypes = [];
    private readonly List<string> _newVariables = [];
    private readonly Dictionary<string, object> _instances = [];
    private object?[] _states = new object?[64];
    private CSharpCompilation? _last;
    private CSharpCompilation? _prepared;
    private int _slot;
    private int _count;

    public SubmissionChain(CellLoadContext loadContext, IEnumerable<string> assemblies)
    {
        _loadContext = loadContext;
        foreach (string path in assemblies) AddReference(path);
    }

    /// <summary>Makes an assembly file known to later cells; its file may be rebuilt meanwhile.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    public void AddReference(string path)
    {
        foreach (MetadataReference reference in _files.Add(path)) AddReference(reference);
    }

    private void AddReference(MetadataReference reference)
    {
        _prepared = null;
        _newReferences.Add(reference);
        _allReferences.Add(reference);
    }

    /// <summary>Compiles a cell; the returned submission has not run yet.</summary>
    /// <param name="code">C# without directives of ours.</param>
    /// <param name="name">The name diagnostics and stack traces show.</param>
    public Compiled Compile(string code, string name)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ScriptOptions, name);
        LibraryNeed need = LibraryCells.Judge(tree.GetCompilationUnitRoot(), _libraryTypes);
        if (need == LibraryNeed.None) return CompileScript(tree, code);

        Compiled library = CompileLibrary(code, name);
        // A cell of plain types that uses types of earlier script cells works only as a script.
        return library.Succeeded || need == LibraryNeed.Required ? library : CompileScript(tree, code);
    }

    /// <summary>Runs a compiled submission; the task gives the value of its last expression.</summary>
    public Task<object?> Start(Compiled compiled)
    {
        if (compiled.Value is { } known) return known;
        if (compiled.Image is null) return Task.FromResult<object?>(null);
        Assembly assembly = _loadContext.Load(compiled.Image, compiled.Symbols!, compiled.Compilation!.Value.Value.SyntaxTrees[^1].FilePath);
        if (compiled.Compilation is not { IsSubmission: true } script)
        {
            AddReference(MetadataReference.CreateFromImage(compiled.Image));
            return Task.FromResult<object?>(null);
        }

        if (_slot + 1 >= _states.Length) Array.Resize(ref _states, _states.Length * 2);
        Task<object?> running = SubmissionStart.Run(assembly.GetType(script.Value.ScriptClass!.MetadataName)!, _states);
        _instances.Add(script.Value.AssemblyName!, _states[_slot]!);
        return running;
    }

    /// <summary>The variables declared since the last call.</summary>
    public IReadOnlyList<string> TakeNewVariables()
    {
        string[] names = [.. _newVariables];
        _newVariables.Clear();
        return names;
    }

    /// <summary>Every variable a cell can see, newest declaration first.</summary>
    public IEnumerable<(string Name, string Type)> Variables()
    {
        var seen = new HashSet<string>();
        for (CSharpCompilation? cell = _last; cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            foreach (IFieldSymbol field in Fields(cell).Where(field => seen.Add(field.Name))) yield return (field.Name, field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
    }

    /// <summary>Code that is being written, as the compiler would see it after the cells that have run. Nothing is kept.</summary>
    public SemanticModel Look(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ScriptOptions, "draft");
        return CSharpCompilation.CreateScriptCompilation("Draft", tree, _newReferences, s_compilationOptions, _last, typeof(object)).GetSemanticModel(tree);
    }

    /// <summary>The file of a referenced assembly; null for one made of cells.</summary>
    public string? FileOf(string assemblyName) => _files.PathOf(assemblyName);

    private static IEnumerable<IFieldSymbol> Fields(CSharpCompilation cell) =>
        cell.ScriptClass?.GetMembers().OfType<IFieldSymbol>().Where(field => field.CanBeReferencedByName && !field.IsImplicitlyDeclared) ?? [];

    /// <summary>Does in a quiet moment what the next script needs whatever it says: matching the references takes a sixth of a small cell's time.</summary>
    public void Prepare()
    {
        _prepared ??= Script(s_nothing);
        _prepared.GetSpecialType(SpecialType.System_Object);
    }

    // What may be unsafe is marked so, and the compiler looks in every reference for the types of the marks.
    private static bool NeedsUnsafe(string code) =>
        code.Contains("unsafe", StringComparison.Ordinal) || code.Contains("SkipLocalsInit", StringComparison.Ordinal);

    // Created with its predecessor named at once, it would compile that one again to see whether it has errors.
    private CSharpCompilation Script(SyntaxTree source)
    {
        CSharpCompilation first = CSharpCompilation.CreateScriptCompilation($"Cell_{_count}", source, _newReferences, s_compilationOptions, returnType: typeof(object));
        return first.WithScriptCompilationInfo(first.ScriptCompilationInfo!.WithPreviousScriptCompilation(_last));
    }

    private Compiled CompileScript(SyntaxTree tree, string code)
    {
        CSharpCompilation Create(SyntaxTree source)
        {
            CSharpCompilation compilation = _prepared?.ReplaceSyntaxTree(s_nothing, source) ?? Script(source);
            return NeedsUnsafe(code) ? compilation.WithOptions(compilation.Options.WithAllowUnsafe(true)) : compilation;
        }

        CompilationUnitSyntax root = tree.GetCompilationUnitRoot();
        if (ReadPlain(tree, root, code, Create) is { } plain) return plain;
        CSharpCompilation compilation = Create(LoopCheckRewriter.Rewrite(tree));
        Compiled compiled = Emit(compilation, () => Create(tree).GetDiagnostics(), code, isSubmission: true) with
        {
            EndsInExpression = LastExpression(root) is not null,
        };
        if (!compiled.Succeeded) return compiled;

        _last = compilation;
        _prepared = null;
        _count++;
        _newVariables.AddRange(Fields(compilation).Select(field => field.Name));
        _newReferences.Clear();
        _usings.AddRange(root.Usings.Select(directive => directive.WithoutTrivia().NormalizeWhitespace().ToString()));
        // Roslyn numbers the slots by submissions that carry code: one of usings alone gets none.
        if (root.Members.Count == 0) return compiled with { Image = null };
        _slot++;
        return compiled;
    }

    // Declares nothing, so the chain stays as it is and what was prepared for the next cell serves again.
    private Compiled? ReadPlain(SyntaxTree tree, CompilationUnitSyntax root, string code, Func<SyntaxTree, CSharpCompilation> create)
    {
        if (root is not { ContainsDirectives: false, Usings.Count: 0, Members.Count: 1 }) return null;
        if (LastExpression(root)?.Expression is not { } expression || !PlainExpression.MayBe(expression)) return null;
        CSharpCompilation compilation = create(tree);
        if (!PlainExpression.TryRead(compilation.GetSemanticModel(tree).GetOperation(expression), _instances, out object? value)) return null;
        // Whoever is to be warned is warned by the ordinary way.
        return compilation.GetDiagnostics().IsEmpty
            ? new Compiled(Succeeded: true, [], code, (compilation, IsSubmission: true), Image: null, Symbols: null) { EndsInExpression = true, Value = Task.FromResult(value) }
            : null;
    }

    private Compiled CompileLibrary(string code, string name)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), s_libraryOptions, name);
        string inherited = string.Concat(_usings.Where(text => !text.StartsWith("global", StringComparison.Ordinal))
            .Distinct().Select(text => $"global {text}\n"));
        SyntaxTree usings = CSharpSyntaxTree.ParseText(SourceText.From(inherited, Encoding.UTF8), s_libraryOptions, "usings");

        CSharpCompilation Create(SyntaxTree source) => CSharpCompilation.Create(
            $"Library_{_count}", [usings, source], _allReferences, s_compilationOptions.WithAllowUnsafe(NeedsUnsafe(code)).WithSpecificDiagnosticOptions(
                s_compilationOptions.SpecificDiagnosticOptions.Add("CS8019", ReportDiagnostic.Suppress)));

        Compiled compiled = Emit(Create(LibraryCells.WithPublicTypes(LoopCheckRewriter.Rewrite(tree))), () => Create(tree).GetDiagnostics(), code, isSubmission: false);
        if (!compiled.Succeeded) return compiled;
        _prepared = null;
        _count++;
        _libraryTypes.UnionWith(LibraryCells.TypeNames(tree.GetCompilationUnitRoot()));
        return compiled;
    }

    private static Compiled Emit(CSharpCompilation compilation, Func<ImmutableArray<Diagnostic>> asWritten, string code, bool isSubmission)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(image, symbols, options: s_emitOptions);
        ImmutableArray<Diagnostic> diagnostics = [.. result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        // The rewriters move columns; what the author is shown comes from the tree as written.
        if (diagnostics.Length > 0)
        {
            ImmutableArray<Diagnostic> placed = [.. asWritten().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
            if (placed.Length > 0) diagnostics = placed;
        }
        // Emit fails without a diagnostic when there is nothing to emit; the chain still needs the usings.
        bool succeeded = !diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
        return new Compiled(
            succeeded, diagnostics, code, (compilation, isSubmission),
            result.Success ? image.ToArray() : null, result.Success ? symbols.ToArray() : null);
    }

    private static ExpressionStatementSyntax? LastExpression(CompilationUnitSyntax root) =>
        root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement }
            ? statement
            : null;

    /// <summary>A cell after compiling.</summary>
    /// <param name="Succeeded">No error; warnings may be there.</param>
    /// <param name="Diagnostics">Warnings and errors, placed in the source as written.</param>
    /// <param name="Source">The source the places refer to.</param>
    /// <param name="Compilation">What Roslyn made and whether it is a submission of the chain or a library.</param>
    /// <param name="Image">The assembly; null when there is nothing to run.</param>
    /// <param name="Symbols">Line numbers for stack traces.</param>
    internal sealed record Compiled(
        bool Succeeded, ImmutableArray<Diagnostic> Diagnostics, string Source,
        (CSharpCompilation Value, bool IsSubmission)? Compilation, byte[]? Image, byte[]? Symbols)
    {
        /// <summary>The last statement is an expression without a semicolon, so the author wants to see its value.</summary>
        public bool EndsInExpression { get; init; }

        /// <summary>The value where it is known without running anything.</summary>
        public Task<object?>? Value { get; init; }

        /// <summary>True when that expression has a value to show, null included; false for a call that returns nothing.</summary>
        public bool LastExpressionHasValue()
        {
            CSharpCompilation compilation = Compilation!.Value.Value;
            SyntaxTree tree = compilation.SyntaxTrees[0];
            ExpressionStatementSyntax? last = LastExpression(tree.GetCompilationUnitRoot());
            return last is not null && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
        }
    }
}
