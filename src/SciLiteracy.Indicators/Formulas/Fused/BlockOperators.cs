using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Formulas.Fused;

internal readonly struct AddOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => a + b + Vector512<double>.Zero;

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Bad.Infinite(value);
}

internal readonly struct SubtractOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => a - b + Vector512<double>.Zero;

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Bad.Infinite(value);
}

internal readonly struct MultiplyOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => (a * b) + Vector512<double>.Zero;

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Bad.Infinite(value);
}

internal readonly struct DivideOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => (a / b) + Vector512<double>.Zero;

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) =>
        Bad.Infinite(value) | Vector512.Equals(b, Vector512<double>.Zero);
}

/// <summary>b - a.</summary>
internal readonly struct SubtractFromOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => SubtractOperator.Apply(b, a);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => SubtractOperator.IsBad(b, a, value);
}

/// <summary>b / a.</summary>
internal readonly struct DivideIntoOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => DivideOperator.Apply(b, a);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => DivideOperator.IsBad(b, a, value);
}

/// <summary>a / b - 1, where b is above 0.</summary>
internal readonly struct GrowthOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => (a / b) - Vector512<double>.One + Vector512<double>.Zero;

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) =>
        Bad.Infinite(value) | Vector512.LessThanOrEqual(b, Vector512<double>.Zero);
}

internal readonly struct MinimumOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Vector512.Min(a, b);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512<double>.Zero;
}

internal readonly struct MaximumOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Vector512.Max(a, b);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512<double>.Zero;
}

/// <summary>The size of the first; the second is not looked at.</summary>
internal readonly struct AbsoluteOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Vector512.Abs(a);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512<double>.Zero;
}

/// <summary>The square root of the first; the second is not looked at.</summary>
internal readonly struct SquareRootOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Vector512.Sqrt(a) + Vector512<double>.Zero;

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512.LessThan(a, Vector512<double>.Zero);
}

/// <summary>The natural logarithm of the first; the second is not looked at.</summary>
internal readonly struct LogarithmOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => NaturalLogarithm.Of(a) + Vector512<double>.Zero;

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512.LessThanOrEqual(a, Vector512<double>.Zero);
}

/// <summary>e to the power of the first; the second is not looked at.</summary>
internal readonly struct ExponentialOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => NaturalExponential.Of(a);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Bad.Infinite(value);
}

internal readonly struct EqualOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Truth.Of(Vector512.Equals(a, b), a, b);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512<double>.Zero;
}

internal readonly struct NotEqualOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Truth.Of(~Vector512.Equals(a, b), a, b);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512<double>.Zero;
}

internal readonly struct LessOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Truth.Of(Vector512.LessThan(a, b), a, b);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512<double>.Zero;
}

internal readonly struct LessOrEqualOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Truth.Of(Vector512.LessThanOrEqual(a, b), a, b);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512<double>.Zero;
}

internal readonly struct GreaterOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Truth.Of(Vector512.GreaterThan(a, b), a, b);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512<double>.Zero;
}

internal readonly struct GreaterOrEqualOperator : IBlockOperator
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Truth.Of(Vector512.GreaterThanOrEqual(a, b), a, b);

    public static Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value) => Vector512<double>.Zero;
}

internal static class Bad
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Infinite(Vector512<double> value) => Vector512.Equals(Vector512.Abs(value), Vector512.Create(double.PositiveInfinity));
}

/// <summary>Truth as a number; NaN if an operand is.</summary>
internal static class Truth
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> truth, Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.Equals(a, a) & Vector512.Equals(b, b), truth & Vector512<double>.One, Vector512.Create(double.NaN));
}
