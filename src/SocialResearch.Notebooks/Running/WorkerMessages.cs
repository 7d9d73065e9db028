using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SocialResearch.Notebooks.Running;

/// <summary>What host and worker say to each other: one JSON object a frame.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(ExecuteMessage), "execute")]
[JsonDerivedType(typeof(InterruptMessage), "interrupt")]
[JsonDerivedType(typeof(ReadyMessage), "ready")]
[JsonDerivedType(typeof(StreamMessage), "stream")]
[JsonDerivedType(typeof(DisplayMessage), "display")]
[JsonDerivedType(typeof(DoneMessage), "done")]
[JsonDerivedType(typeof(ClearMessage), "clear")]
[JsonDerivedType(typeof(AskMessage), "ask")]
[JsonDerivedType(typeof(InputMessage), "input")]
[JsonDerivedType(typeof(CompleteMessage), "complete")]
[JsonDerivedType(typeof(CompletionsMessage), "completions")]
[JsonDerivedType(typeof(InspectMessage), "inspect")]
[JsonDerivedType(typeof(InspectionMessage), "inspection")]
[JsonDerivedType(typeof(CheckMessage), "check")]
[JsonDerivedType(typeof(CheckedMessage), "checked")]
[JsonDerivedType(typeof(ConvertMessage), "convert")]
[JsonDerivedType(typeof(ProgramMessage), "program")]
public abstract record WorkerMessage;

/// <summary>Host to worker: run this cell. Cells run one after the other, in the order they arrive.</summary>
/// <param name="Code">The source as the author wrote it, directives included.</param>
/// <param name="CellName">How errors name the cell, as in "Cell 3".</param>
public sealed record ExecuteMessage(string Code, string CellName) : WorkerMessage
{
    /// <summary>Somebody is there to answer when the cell reads from the console. Default: nobody, the input has ended.</summary>
    public bool MayAsk { get; init; }

    /// <summary>Expressions whose values are wanted after the cell has succeeded, by a name of the caller's choice.</summary>
    public IReadOnlyDictionary<string, string>? Expressions { get; init; }
}

/// <summary>Host to worker: stop the running cell, keep the state.</summary>
public sealed record InterruptMessage : WorkerMessage;

/// <summary>Worker to host: the engine is warm.</summary>
public sealed record ReadyMessage : WorkerMessage;

/// <summary>Worker to host: text on standard output or error. Sent at once, so that nothing is lost when the process dies.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text as written.</param>
public sealed record StreamMessage(string Name, string Text) : WorkerMessage;

/// <summary>Worker to host: show this value, or show it in the place of an earlier one.</summary>
/// <param name="Data">MIME type to content; JSON types as JSON, all others as one string.</param>
/// <param name="DisplayId">The place; null when it will never be updated.</param>
/// <param name="IsUpdate">True when the place exists already.</param>
public sealed record DisplayMessage(JsonObject Data, string? DisplayId = null, bool IsUpdate = false) : WorkerMessage;

/// <summary>Worker to host: the cell ended.</summary>
/// <param name="Result">The value of the last expression; null when there is none.</param>
/// <param name="Error">Why the cell failed; null when it did not.</param>
public sealed record DoneMessage(JsonObject? Result, CellError? Error) : WorkerMessage
{
    /// <summary>Variables the cell declared, so that a host can say what is lost with the process.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>The values asked for, by name; for each the MIME bundle or the error.</summary>
    public IReadOnlyDictionary<string, ExpressionValue>? Expressions { get; init; }
}

/// <summary>The value of one expression.</summary>
/// <param name="Data">MIME type to content; null when it failed.</param>
/// <param name="Error">Why it failed.</param>
public sealed record ExpressionValue(JsonObject? Data, CellError? Error);

/// <summary>Worker to host: take away what the cell has shown.</summary>
/// <param name="Wait">Only when the next output comes, so that nothing flickers.</param>
public sealed record ClearMessage(bool Wait) : WorkerMessage;

/// <summary>Worker to host: the cell reads from the console and waits for a line.</summary>
/// <param name="Prompt">What to ask; empty when the cell has written its question itself.</param>
/// <param name="IsPassword">Do not show what is typed.</param>
public sealed record AskMessage(string Prompt, bool IsPassword) : WorkerMessage;

/// <summary>Host to worker: the line.</summary>
/// <param name="Line">The answer; null for the end of the input.</param>
public sealed record InputMessage(string? Line) : WorkerMessage;

/// <summary>Host to worker: what can stand at this place?</summary>
/// <param name="Code">The cell as it is.</param>
/// <param name="Position">The place, counted in UTF-16 units.</param>
public sealed record CompleteMessage(string Code, int Position) : WorkerMessage;

/// <summary>Worker to host: what can stand there.</summary>
/// <param name="Start">Where the text to replace begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The choices, best first.</param>
public sealed record CompletionsMessage(int Start, int End, IReadOnlyList<CompletionItem> Items) : WorkerMessage;

/// <summary>One choice.</summary>
/// <param name="Text">What to write.</param>
/// <param name="Kind">What it is, in a word such as <c>method</c>.</param>
/// <param name="Signature">Parameters of a method, otherwise empty.</param>
public sealed record CompletionItem(string Text, string Kind, string Signature);

/// <summary>Host to worker: what stands at this place, or which arguments does the call take?</summary>
/// <param name="Code">The cell as it is.</param>
/// <param name="Position">The place, counted in UTF-16 units.</param>
public sealed record InspectMessage(string Code, int Position) : WorkerMessage;

/// <summary>Worker to host: an explanation.</summary>
/// <param name="Text">Plain text; null when there is nothing to explain.</param>
/// <param name="Markdown">The same for a front end that renders Markdown.</param>
public sealed record InspectionMessage(string? Text, string? Markdown) : WorkerMessage;

/// <summary>Host to worker: can this be run, or is more to come?</summary>
/// <param name="Code">What was typed so far.</param>
public sealed record CheckMessage(string Code) : WorkerMessage;

/// <summary>Worker to host: how far the code is.</summary>
/// <param name="Status"><c>complete</c>, <c>incomplete</c> or <c>invalid</c>.</param>
/// <param name="Indent">Spaces for the next line.</param>
public sealed record CheckedMessage(string Status, string Indent) : WorkerMessage;

/// <summary>An error as a notebook stores it.</summary>
/// <param name="Name">The kind, as in <c>DivideByZeroException</c>.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Traceback">Lines for the reader, the place in the cell included.</param>
/// <param name="WasInterrupted">The cell stopped because it was told to.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback, bool WasInterrupted = false);

/// <summary>Host to worker: write these cells as one program; nothing is run.</summary>
/// <param name="Cells">The cells from top to bottom.</param>
/// <param name="SourceFolder">The notebook's folder, from which its paths are read.</param>
/// <param name="TargetFolder">Where the program will lie.</param>
public sealed record ConvertMessage(IReadOnlyList<ProgramCell> Cells, string SourceFolder, string TargetFolder) : WorkerMessage;

/// <summary>A cell to convert.</summary>
/// <param name="Source">Its text.</param>
/// <param name="IsCode">Code; otherwise text that becomes a comment.</param>
public sealed record ProgramCell(string Source, bool IsCode);

/// <summary>Worker to host: the program.</summary>
/// <param name="Text">C# for <c>dotnet run file.cs</c>.</param>
/// <param name="Notes">What needs a look.</param>
/// <param name="Error">Why there is none; otherwise null.</param>
public sealed record ProgramMessage(string Text, IReadOnlyList<string> Notes, string? Error) : WorkerMessage;

[JsonSerializable(typeof(WorkerMessage))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class WorkerMessageJson : JsonSerializerContext;
