using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>An operation on two numbers, of some cells at once. Operands are finite or NaN; the result of a NaN is NaN.</summary>
internal interface IBlockOperator
{
    /// <summary>Computes a op b, without a negative zero where the plain evaluation has none.</summary>
    static abstract TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Tells (in all bits of a cell) where a result may be none. Where an operand is missing it may be wrong.</summary>
    static abstract TLanes IsBad<TLanes>(TLanes a, TLanes b, TLanes value)
        where TLanes : struct, ILanes<TLanes>;
}
