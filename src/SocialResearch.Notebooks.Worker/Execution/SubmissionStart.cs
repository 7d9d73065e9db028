using System.Reflection;
using System.Runtime.CompilerServices;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Begins a compiled submission as Roslyn's entry point does, with two methods to compile to machine code instead of six.</summary>
/// <remarks>
/// Everything in a cell runs once, so that compiling a method takes far longer than running it. The entry point, the async method
/// behind it and two generic methods of the framework, which are new code for each cell's state machine, do what is done here.
/// </remarks>
internal static class SubmissionStart
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Runs the submission up to its first await that has to wait.</summary>
    /// <param name="submission">The class Roslyn made of the cell.</param>
    /// <param name="states">The submissions so far, where this one enters itself.</param>
    public static Task<object?> Run(Type submission, object?[] states)
    {
        object instance = submission.GetConstructors(Own)[0].Invoke([states]);
        Type machine = submission.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Single(type => type.Name.StartsWith("<<Initialize>>d__", StringComparison.Ordinal));
        var running = (IAsyncStateMachine)RuntimeHelpers.GetUninitializedObject(machine);
        machine.GetField("<>1__state", Own)!.SetValue(running, -1);
        machine.GetField("<>4__this", Own)?.SetValue(running, instance); // Missing where the cell uses none of its variables.
        // What flows with the cell, such as the culture it sets, ends with it.
        ExecutionContext.Run(ExecutionContext.Capture()!, static machine => ((IAsyncStateMachine)machine!).MoveNext(), running);
        return ((AsyncTaskMethodBuilder<object?>)machine.GetField("<>t__builder", Own)!.GetValue(running)!).Task;
    }
}
