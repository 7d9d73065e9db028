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
public abstract record WorkerMessage;

/// <summary>Host to worker: run this cell. Cells run one after the other, in the order they arrive.</summary>
/// <param name="Code">The source as the author wrote it, directives included.</param>
/// <param name="CellName">How errors name the cell, as in "Cell 3".</param>
public sealed record ExecuteMessage(string Code, string CellName) : WorkerMessage;

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
public sealed record DoneMessage(JsonObject? Result, CellError? Error) : WorkerMessage;

/// <summary>An error as a notebook stores it.</summary>
/// <param name="Name">The kind, as in <c>DivideByZeroException</c>.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Traceback">Lines for the reader, the place in the cell included.</param>
/// <param name="WasInterrupted">The cell stopped because it was told to.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback, bool WasInterrupted = false);

[JsonSerializable(typeof(WorkerMessage))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class WorkerMessageJson : JsonSerializerContext;
