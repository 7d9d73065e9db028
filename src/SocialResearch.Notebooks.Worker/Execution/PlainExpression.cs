using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>The value of an expression that only reads variables and calculates with numbers, taken from what the compiler understood.</summary>
/// <remarks>
/// A cell that says <c>posts</c> or <c>1 + n</c> is what people type most, and making, loading and running an assembly for it takes
/// longer than understanding it. Here is only what can neither throw nor change anything nor run long, so that nobody can tell
/// which way a value came: no calls, no properties, no division of whole numbers.
/// </remarks>
internal static class PlainExpression
{
    /// <summary>Whether the words alone allow it; what they mean decides.</summary>
    public static bool MayBe(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().All(node =>
        node is IdentifierNameSyntax or LiteralExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax);

    /// <summary>Reads the value; false where the cell has to be compiled.</summary>
    /// <param name="expression">As the compiler understood it, without errors.</param>
    /// <param name="cells">The instances that hold the variables of earlier cells, by the names of their assemblies.</param>
    /// <param name="value">The value, null included.</param>
    public static bool TryRead(IOperation? expression, IReadOnlyDictionary<string, object> cells, out object? value)
    {
        (bool isRead, value) = expression switch
        {
            // A sum of tens of thousands is left to the compiler, which says what is wrong with it.
            _ when !RuntimeHelpers.TryEnsureSufficientExecutionStack() => default,
            { ConstantValue: { HasValue: true, Value: { } constant } } => (IsPrimitive(expression), constant),
            IFieldReferenceOperation { Field: { ContainingType.IsScriptClass: true } variable } => Variable(variable, cells),
            IConversionOperation { IsChecked: false, OperatorMethod: null, Conversion: { IsImplicit: true, IsNumeric: true } } widened
                when TryRead(widened.Operand, cells, out object? number) => Found(Widen(number, widened.Type!.SpecialType)),
            IUnaryOperation { IsChecked: false, IsLifted: false, OperatorMethod: null } unary
                when IsPrimitive(unary.Operand) && TryRead(unary.Operand, cells, out object? operand) => Found(Calculate(unary.OperatorKind, operand)),
            IBinaryOperation { IsChecked: false, IsLifted: false, OperatorMethod: null } binary
                when IsPrimitive(binary.LeftOperand) && IsPrimitive(binary.RightOperand)
                    && TryRead(binary.LeftOperand, cells, out object? left) && TryRead(binary.RightOperand, cells, out object? right) =>
                Found(Calculate(binary.OperatorKind, left, right)),
            _ => default,
        };
        return isRead;
    }

    private static (bool, object?) Found(object? value) => (value is not null, value);

    // Boxed numbers are compared by reference and enumerations calculate by rules of their own: the declared type decides, not the value's.
    private static bool IsPrimitive(IOperation operation) => operation.Type?.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String;

    private static (bool, object?) Variable(IFieldSymbol variable, IReadOnlyDictionary<string, object> cells) =>
        cells.TryGetValue(variable.ContainingAssembly.Name, out object? cell)
        && cell.GetType().GetField(variable.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } field
            ? (true, field.GetValue(cell))
            : default;

    // To a type that holds every value, so that nothing is rounded but what C# rounds too.
    private static object? Widen(object? number, SpecialType type) => (type, number) switch
    {
        (_, char) => null,
        (SpecialType.System_Int32, _) => Convert.ToInt32(number, CultureInfo.InvariantCulture),
        (SpecialType.System_UInt32, _) => Convert.ToUInt32(number, CultureInfo.InvariantCulture),
        (SpecialType.System_Int64, _) => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        (SpecialType.System_UInt64, _) => Convert.ToUInt64(number, CultureInfo.InvariantCulture),
        (SpecialType.System_Single, _) => Convert.ToSingle(number, CultureInfo.InvariantCulture),
        (SpecialType.System_Double, _) => Convert.ToDouble(number, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? Calculate(UnaryOperatorKind operation, object? operand) => (operation, operand) switch
    {
        (UnaryOperatorKind.Not, bool value) => !value,
        (UnaryOperatorKind.Minus, int value) => -value,
        (UnaryOperatorKind.Minus, long value) => -value,
        (UnaryOperatorKind.Minus, float value) => -value,
        (UnaryOperatorKind.Minus, double value) => -value,
        _ => null,
    };

    private static object? Calculate(BinaryOperatorKind operation, object? left, object? right) => (left, right) switch
    {
        (int a, int b) => Calculate(operation, a, b),
        (uint a, uint b) => Calculate(operation, a, b),
        (long a, long b) => Calculate(operation, a, b),
        (ulong a, ulong b) => Calculate(operation, a, b),
        (float a, float b) => operation is BinaryOperatorKind.Divide ? a / b : Calculate(operation, a, b),
        (double a, double b) => operation is BinaryOperatorKind.Divide ? a / b : Calculate(operation, a, b),
        (bool a, bool b) when operation is BinaryOperatorKind.ConditionalAnd => a && b,
        (bool a, bool b) when operation is BinaryOperatorKind.ConditionalOr => a || b,
        _ => null,
    };

    private static object? Calculate<T>(BinaryOperatorKind operation, T left, T right) where T : struct, INumber<T> => operation switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals => left != right,
        _ => null,
    };
}
