using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;
using SocialResearch.Notebooks.Worker.Execution;

namespace SocialResearch.Notebooks.Worker.Conversion;

/// <summary>Writes a notebook as one C# file that <c>dotnet run file.cs</c> runs; what it shows goes to the console as text.</summary>
internal sealed class ProgramWriter
{
    // Names whose use brings the helpers that stand in for the notebook.
    private const string Helpers = """

        static class Notebook
        {
            public static void display(object? value, params string[] mimeTypes) => Console.WriteLine(Text(value));
            public static void Display(this object? value, params string[] mimeTypes) => display(value);
            public static void DisplayAs(this string value, string mimeType) => display(value);
            public static void DisplayTable<T>(this IEnumerable<T> source) => display(source);
            public static string HTML(string content) => content;
            public static void Show<T>(Func<T> last) => display(last());
            public static void Show(Action last) => last();
            public static async Task ShowAsync<T>(Func<Task<T>> last) => display(await last());
            public static Task ShowAsync(Func<Task> last) => last();

            private static string Text(object? value) => value switch
            {
                null => "null",
                string text => text,
                IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                System.Collections.IEnumerable many when value.GetType().GetMethod("ToString", Type.EmptyTypes)!.DeclaringType!.Namespace?.StartsWith("System") == true
                    => string.Join("\n", many.Cast<object?>().Take(50).Select(Text)),
                _ => value.ToString() ?? "",
            };
        }
        """;

    private readonly string _targetFolder;
    private readonly List<string> _directives = [];
    private readonly List<string> _usings = ["using System.Collections;", "using System.Text;", "using static Notebook;"];
    private readonly List<string> _notes = [];
    private readonly List<string> _types = [];
    private readonly List<(string? Comment, CompilationUnitSyntax? Code)> _parts = [];
    private readonly HashSet<string> _imported = [];
    private int _extensions;

    private ProgramWriter(string targetFolder) => _targetFolder = targetFolder;

    /// <summary>Writes the program.</summary>
    /// <exception cref="NotebookException">A directive or an imported file cannot be read.</exception>
    public static ProgramMessage Write(ConvertMessage notebook)
    {
        var writer = new ProgramWriter(notebook.TargetFolder);
        for (int i = 0; i < notebook.Cells.Count; i++)
        {
            ProgramCell cell = notebook.Cells[i];
            if (cell.IsCode) writer.AddCode(cell.Source, $"Cell {i + 1}", notebook.SourceFolder);
            else writer.AddComment(cell.Source);
        }
        return new(writer.Text(notebook), writer._notes, Error: null);
    }

    private void AddCode(string source, string name, string folder)
    {
        foreach (CellPart part in CellPart.Split(source, name))
        {
            if (part.Language != "csharp")
            {
                AddComment($"{part.Language}:\n{part.Text}");
                continue;
            }
            CellScript script = CellScript.Parse(part.Text, name);
            foreach (Directive directive in script.Directives) Add(directive, folder);
            CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(script.Code, SubmissionChain.ScriptOptions).GetCompilationUnitRoot();
            _usings.AddRange(root.Usings.Select(line => line.WithoutTrivia().NormalizeWhitespace().ToString().Replace("global ", "", StringComparison.Ordinal))
                .Where(line => !line.Contains("Microsoft.DotNet.Interactive", StringComparison.Ordinal) && !_usings.Contains(line)));
            _parts.Add((null, root));
        }
    }

    private void Add(Directive directive, string folder)
    {
        switch (directive)
        {
            case PackageReference package:
                AddDirective($"#:package {package.Id}@{package.Version}");
                break;
            case PackageSource source:
                _notes.Add($"{source.Place}: the package source {source.Address} belongs into a nuget.config beside the program.");
                break;
            case AssemblyFile file:
                AddDirective($"#:include {Relative(Path.GetFullPath(file.Path, folder))}");
                break;
            case ImportFile import:
                string path = Path.GetFullPath(import.Path, folder);
                if (!_imported.Add(path)) break;
                if (!File.Exists(path)) throw new NotebookException($"There is no file at '{import.Path}'.", import.Place, "Correct the path or remove the line.");
                AddComment($"from {Path.GetFileName(path)}");
                IEnumerable<string> sources = path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
                    ? NotebookDocument.Load(path).Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Source)
                    : [File.ReadAllText(path)];
                foreach (string source in sources) AddCode(source, Path.GetFileName(path), Path.GetDirectoryName(path)!);
                break;
        }
    }

    private string Relative(string path) => Path.GetRelativePath(_targetFolder, path).Replace('\\', '/');

    private void AddDirective(string line)
    {
        if (!_directives.Contains(line)) _directives.Add(line);
    }

    private void AddComment(string text) => _parts.Add((string.Join('\n', text.TrimEnd().Split('\n').Select(line => $"// {line.TrimEnd('\r')}".TrimEnd())), null));

    private string Text(ConvertMessage notebook)
    {
        CompilationUnitSyntax[] cells = [.. _parts.Select(part => part.Code).OfType<CompilationUnitSyntax>()];
        var names = new ProgramNames(cells);
        HashSet<string> everywhere = [.. cells.SelectMany(ProgramNames.TopLevel)];
        var body = new StringBuilder();
        foreach ((string? comment, CompilationUnitSyntax? code) in _parts)
        {
            string text = comment ?? Statements(names.Apply(code!, everywhere));
            if (text.Trim().Length > 0) body.Append('\n').Append(text.Trim('\r', '\n')).Append('\n');
        }

        var program = new StringBuilder("#!/usr/bin/env dotnet\n");
        foreach (string line in _directives) program.Append(line).Append('\n');
        // A notebook is compiled leniently; folders above the file may ask for more.
        foreach (string property in (string[])["Nullable=disable", "TreatWarningsAsErrors=false", "EnforceCodeStyleInBuild=false", "AnalysisLevel=none", "LangVersion=preview", "AllowUnsafeBlocks=true",
            "PublishAot=false", "ManagePackageVersionsCentrally=false", "RestorePackagesWithLockFile=false", "GenerateDocumentationFile=false", "WarningLevel=0"])
            program.Append("#:property ").Append(property).Append('\n');
        program.Append('\n');
        foreach (string line in _usings.Distinct()) program.Append(line).Append('\n');
        program.Append("\n// Paths are read from the notebook's folder, and numbers written alike on every machine.\n");
        program.Append("Environment.CurrentDirectory = Path.GetFullPath(\"").Append(Relative(notebook.SourceFolder)).Append("\", (string)AppContext.GetData(\"EntryPointFileDirectoryPath\") ?? \".\");\n");
        program.Append("System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;\n");
        program.Append(body);
        foreach (string type in _types) program.Append('\n').Append(type).Append('\n');
        return program.Append(Helpers).Append('\n').ToString().ReplaceLineEndings("\n");
    }

    private string Statements(CompilationUnitSyntax cell)
    {
        var text = new StringBuilder();
        // Comments before a using would be lost with it.
        if (cell.Usings.Count > 0) text.Append(cell.Usings[0].GetLeadingTrivia().ToFullString().TrimStart('\n', '\r'));
        foreach (MemberDeclarationSyntax member in cell.Members)
        {
            switch (member)
            {
                case GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last } when member == cell.Members[^1]:
                    bool waits = last.Expression.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax).Any(node => node is AwaitExpressionSyntax);
                    string expression = last.Expression.WithoutTrivia().ToFullString();
                    text.Append(last.GetLeadingTrivia().ToFullString()).Append(waits ? $"await ShowAsync(async () => {expression});" : $"Show(() => {expression});").Append(last.GetTrailingTrivia().ToFullString()).Append('\n');
                    break;
                case FieldDeclarationSyntax field:
                    text.Append(Variable(field));
                    break;
                case MethodDeclarationSyntax method when method.ParameterList.Parameters.Any(parameter => parameter.Modifiers.Any(SyntaxKind.ThisKeyword)):
                    _types.Add($"static class Extensions{++_extensions}\n{{\n{Public(method).ToFullString().TrimEnd()}\n}}");
                    break;
                case MethodDeclarationSyntax method:
                    text.Append(method.WithModifiers(Kept(method.Modifiers, method.GetLeadingTrivia())).ToFullString());
                    break;
                case FileScopedNamespaceDeclarationSyntax space:
                    _types.Add($"namespace {space.Name}\n{{\n{string.Concat(space.Usings.Select(line => line.ToFullString()))}{string.Concat(space.Members.Select(inner => inner.ToFullString())).Trim()}\n}}");
                    break;
                case BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or DelegateDeclarationSyntax:
                    _types.Add(member.ToFullString().Trim());
                    break;
                case GlobalStatementSyntax statement:
                    if (statement.Statement is ReturnStatementSyntax) _notes.Add("A 'return' ends a cell; in the program it ends everything.");
                    text.Append(statement.ToFullString());
                    if (!text.ToString().EndsWith('\n')) text.Append('\n');
                    break;
                default:
                    _notes.Add($"A {member.Kind()} is no statement of a program and was left as a comment.");
                    text.Append("// ").Append(member.ToString().ReplaceLineEndings("\n// ")).Append('\n');
                    break;
            }
        }
        return text.ToString();
    }

    // A variable of a cell begins with the default of its type; a local one must be told to.
    private static string Variable(FieldDeclarationSyntax field)
    {
        SeparatedSyntaxList<VariableDeclaratorSyntax> variables = field.Declaration.Variables;
        foreach (VariableDeclaratorSyntax variable in variables.Where(variable => variable.Initializer is null))
        {
            VariableDeclaratorSyntax current = variables.First(candidate => candidate.Identifier.ValueText == variable.Identifier.ValueText);
            variables = variables.Replace(current, current.WithInitializer(SyntaxFactory.EqualsValueClause(SyntaxFactory.ParseExpression("default")).NormalizeWhitespace().WithLeadingTrivia(SyntaxFactory.Space)));
        }
        FieldDeclarationSyntax bare = field.WithModifiers(Kept(field.Modifiers, field.GetLeadingTrivia(), SyntaxKind.ConstKeyword)).WithDeclaration(field.Declaration.WithVariables(variables));
        string text = bare.ToFullString();
        return text.EndsWith('\n') ? text : text + "\n";
    }

    private static SyntaxTokenList Kept(SyntaxTokenList modifiers, SyntaxTriviaList leading, params IReadOnlyList<SyntaxKind> more)
    {
        SyntaxToken[] kept = [.. modifiers.Where(token => token.Kind() is SyntaxKind.AsyncKeyword or SyntaxKind.UnsafeKeyword || more.Contains(token.Kind()))];
        if (kept.Length > 0) kept[0] = kept[0].WithLeadingTrivia(leading);
        return SyntaxFactory.TokenList(kept);
    }

    private static MethodDeclarationSyntax Public(MethodDeclarationSyntax method) => method.WithModifiers(SyntaxFactory.TokenList(
        [SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            .. method.Modifiers.Where(token => token.Kind() is not (SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.StaticKeyword))]));
}
