using System.Runtime.CompilerServices;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Formulas.Fused;

internal readonly struct AddOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => a + b + TLanes.Create(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => Bad.Infinite(value);
}

internal readonly struct SubtractOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => a - b + TLanes.Create(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => Bad.Infinite(value);
}

internal readonly struct MultiplyOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => (a * b) + TLanes.Create(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => Bad.Infinite(value);
}

internal readonly struct DivideOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => (a / b) + TLanes.Create(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> =>
        Bad.Infinite(value) | TLanes.Equal(b, TLanes.Create(0));
}

/// <summary>b - a.</summary>
internal readonly struct SubtractFromOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => SubtractOperator.Apply(b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => SubtractOperator.IsBad(b, a, value);
}

/// <summary>b / a.</summary>
internal readonly struct DivideIntoOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => DivideOperator.Apply(b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => DivideOperator.IsBad(b, a, value);
}

/// <summary>a / b - 1, where b is above 0.</summary>
internal readonly struct GrowthOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => (a / b) - TLanes.Create(1) + TLanes.Create(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> =>
        Bad.Infinite(value) | TLanes.LessOrEqual(b, TLanes.Create(0));
}

internal readonly struct MinimumOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => TLanes.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Create(0);
}

internal readonly struct MaximumOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => TLanes.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Create(0);
}

/// <summary>The size of the first; the second is not looked at.</summary>
internal readonly struct AbsoluteOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => TLanes.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Create(0);
}

/// <summary>The square root of the first; the second is not looked at.</summary>
internal readonly struct SquareRootOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => TLanes.Sqrt(a) + TLanes.Create(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Less(a, TLanes.Create(0));
}

/// <summary>The natural logarithm of the first; the second is not looked at.</summary>
internal readonly struct LogarithmOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => NaturalLogarithm.Of(a) + TLanes.Create(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.LessOrEqual(a, TLanes.Create(0));
}

/// <summary>e to the power of the first; the second is not looked at.</summary>
internal readonly struct ExponentialOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => NaturalExponential.Of(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => Bad.Infinite(value);
}

internal readonly struct EqualOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => Truth.Of(TLanes.Equal(a, b), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Create(0);
}

internal readonly struct NotEqualOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => Truth.Of(~TLanes.Equal(a, b), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Create(0);
}

internal readonly struct LessOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => Truth.Of(TLanes.Less(a, b), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Create(0);
}

internal readonly struct LessOrEqualOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => Truth.Of(TLanes.LessOrEqual(a, b), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Create(0);
}

internal readonly struct GreaterOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => Truth.Of(TLanes.Less(b, a), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Create(0);
}

internal readonly struct GreaterOrEqualOperator : IBlockOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => Truth.Of(TLanes.LessOrEqual(b, a), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Create(0);
}

internal static class Bad
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Infinite<TLanes>(TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.Equal(TLanes.Abs(value), TLanes.Create(double.PositiveInfinity));
}

/// <summary>Truth as a number; NaN if an operand is.</summary>
internal static class Truth
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes truth, TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.Equal(a, a) & TLanes.Equal(b, b), truth & TLanes.Create(1), TLanes.Create(double.NaN));
}
