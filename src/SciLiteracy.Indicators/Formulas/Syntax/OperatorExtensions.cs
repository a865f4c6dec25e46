namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>How operators are written, and which bind more tightly.</summary>
public static class OperatorExtensions
{
    // Binding powers, the loosest first.
    internal const int OrPower = 1;
    internal const int AndPower = 2;
    internal const int NotPower = 3;
    internal const int ComparisonPower = 4;
    internal const int SumPower = 5;
    internal const int ProductPower = 6;
    internal const int SignPower = 7;
    internal const int ExponentPower = 8;
    internal const int PrimaryPower = 9;

    /// <summary>Returns how the operator is written.</summary>
    public static string ToSign(this BinaryOperator value) => value switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Power => "^",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a binary operator."),
    };

    /// <summary>Returns how the operator is written.</summary>
    public static string ToSign(this UnaryOperator value) => value switch
    {
        UnaryOperator.Negate => "-",
        UnaryOperator.Plus => "+",
        UnaryOperator.Not => "not",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a unary operator."),
    };

    /// <summary>Tells whether the operator is <c>= != &lt; &lt;= &gt; &gt;=</c>.</summary>
    public static bool IsComparison(this BinaryOperator value) => value is >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual;

    internal static int BindingPower(this BinaryOperator value) => value switch
    {
        BinaryOperator.Or => OrPower,
        BinaryOperator.And => AndPower,
        BinaryOperator.Add or BinaryOperator.Subtract => SumPower,
        BinaryOperator.Multiply or BinaryOperator.Divide => ProductPower,
        BinaryOperator.Power => ExponentPower,
        _ => ComparisonPower,
    };
}
