using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>An exception for the person who wrote the cell: message first, then only the frames that lead to their code.</summary>
internal sealed partial class ExceptionReport(CellLoadContext cells)
{
    public CellError Describe(Exception exception)
    {
        string message = exception switch
        {
            InsufficientExecutionStackException => "Stack overflow: the code calls itself without an end. Check the condition that should stop the recursion.",
            OutOfMemoryException => $"The cell needed more memory than its limit of {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024):N0} MiB. "
                + "Work on a part of the data, or raise the limit with --memory.",
            _ => exception.Message,
        };
        var lines = new List<string> { $"{exception.GetType().Name}: {message}" };
        lines.AddRange(Frames(exception));
        for (Exception? inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            lines.Add($"Caused by {inner.GetType().Name}: {inner.Message}");
            lines.AddRange(Frames(inner));
        }
        return new CellError(exception.GetType().Name, message, lines);
    }

    private IEnumerable<string> Frames(Exception exception)
    {
        StackFrame[] frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        int last = Array.FindLastIndex(frames, frame => cells.CellOf(frame.GetMethod()?.Module.Assembly) is not null);
        const int most = 20; // A deep recursion repeats itself.
        List<string> lines = [.. frames.Take(last + 1).Where(frame => !IsPlumbing(frame.GetMethod())).Select(Line).Where(line => line.Length > 0)];
        return lines.Count <= most ? lines : [.. lines.Take(most), $"   … {lines.Count - most} more frames"];
    }

    private string Line(StackFrame frame)
    {
        MethodBase method = frame.GetMethod()!;
        if (cells.CellOf(method.Module.Assembly) is not { } cell) return $"   at {method.DeclaringType?.FullName}.{method.Name}";
        // The runtime does not know the line of an index out of range: all checks of a method jump to one place.
        string place = frame.GetFileName() is { } file && frame.GetFileLineNumber() is > 0 and var line ? $"{file}, line {line}" : cell;
        string name = ReadableName(method);
        return name.Length == 0 ? $"   at {place}" : $"   at {place}, in {name}";
    }

    private static string ReadableName(MethodBase method)
    {
        // Compiler-made names: <Div>d__3.MoveNext is the async method Div, <<Initialize>>d__0 the cell's own top level.
        string owner = method.DeclaringType?.Name ?? "";
        string name = method.Name == "MoveNext" && Made().Match(owner) is { Success: true } made ? made.Groups["name"].Value : method.Name;
        if (Made().Match(name) is { Success: true } lambda) name = lambda.Groups["name"].Value;
        bool isTopLevel = owner == WellKnownMemberNames.DefaultScriptClassName || owner.StartsWith('<');
        if (name.Contains("Initialize>", StringComparison.Ordinal) || name == "<Factory>" || (isTopLevel && name == ".ctor")) return "";
        return isTopLevel ? name : $"{owner}.{name}";
    }

    private static bool IsPlumbing(MethodBase? method) => method?.DeclaringType is { } type && (type.Name is "ThrowHelper" or "ThrowHelpers"
        || type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices" or "System.Threading.Tasks");

    [GeneratedRegex("^<(?<name>.+?)>[a-z]__|^<(?<name>.+)>g__")]
    private static partial Regex Made();
}
