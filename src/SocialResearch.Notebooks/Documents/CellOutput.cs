using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>One output under a code cell, as nbformat knows it.</summary>
public abstract record CellOutput;

/// <summary>Text written to the console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text as written, with its line breaks and ANSI colours.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>Something shown while the cell ran.</summary>
/// <param name="Data">The forms in which it can be shown.</param>
/// <param name="Metadata">Hints per mime type; null stands for none.</param>
public sealed record DisplayOutput(MimeBundle Data, JsonObject? Metadata = null) : CellOutput;

/// <summary>The value of the cell's last expression.</summary>
/// <param name="Data">The forms in which it can be shown.</param>
/// <param name="ExecutionCount">The number of the execution that made it.</param>
/// <param name="Metadata">Hints per mime type; null stands for none.</param>
public sealed record ResultOutput(MimeBundle Data, int? ExecutionCount, JsonObject? Metadata = null) : CellOutput;

/// <summary>The error that ended the cell.</summary>
/// <param name="Name">The kind of error, in C# the exception's type.</param>
/// <param name="Value">Its message.</param>
/// <param name="Traceback">The lines to show, with ANSI colours.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput;

/// <summary>An output of a kind we do not know; it is kept and written as it was.</summary>
/// <param name="Type">Its <c>output_type</c>.</param>
/// <param name="Content">The whole output.</param>
public sealed record UnknownOutput(string Type, JsonObject Content) : CellOutput;
