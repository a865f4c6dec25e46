using System.Numerics;

namespace SciLiteracy.Indicators.Formulas.Fused;

internal readonly struct AddOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a + b;

    public static double Apply(double a, double b) => a + b;
}

internal readonly struct SubtractOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a - b;

    public static double Apply(double a, double b) => a - b;
}

internal readonly struct MultiplyOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a * b;

    public static double Apply(double a, double b) => a * b;
}

internal readonly struct DivideOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a / b;

    public static double Apply(double a, double b) => a / b;
}

/// <summary>The square root of the first; the second is not looked at.</summary>
internal readonly struct SquareRootOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Vector.SquareRoot(a);

    public static double Apply(double a, double b) => Math.Sqrt(a);
}

internal readonly struct EqualOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Truth.Of(Vector.Equals(a, b), a, b);

    public static double Apply(double a, double b) => Truth.Of(a == b, a, b);
}

internal readonly struct NotEqualOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Truth.Of(~Vector.Equals(a, b), a, b);

    public static double Apply(double a, double b) => Truth.Of(a != b, a, b);
}

internal readonly struct LessOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Truth.Of(Vector.LessThan(a, b), a, b);

    public static double Apply(double a, double b) => Truth.Of(a < b, a, b);
}

internal readonly struct LessOrEqualOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Truth.Of(Vector.LessThanOrEqual(a, b), a, b);

    public static double Apply(double a, double b) => Truth.Of(a <= b, a, b);
}

internal readonly struct GreaterOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Truth.Of(Vector.GreaterThan(a, b), a, b);

    public static double Apply(double a, double b) => Truth.Of(a > b, a, b);
}

internal readonly struct GreaterOrEqualOperator : IBlockOperator
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Truth.Of(Vector.GreaterThanOrEqual(a, b), a, b);

    public static double Apply(double a, double b) => Truth.Of(a >= b, a, b);
}

/// <summary>Truth as a number; NaN if an operand is.</summary>
internal static class Truth
{
    public static Vector<double> Of(Vector<long> truth, Vector<double> a, Vector<double> b) =>
        Vector.ConditionalSelect(
            Vector.Equals(a, a) & Vector.Equals(b, b), Vector.ConditionalSelect(truth, Vector<double>.One, Vector<double>.Zero), new Vector<double>(double.NaN));

    public static double Of(bool truth, double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? double.NaN : truth ? 1 : 0;
}
