using System.Runtime.Intrinsics;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>An operation on two numbers, of eight cells at once. Operands are finite or NaN; the result of a NaN is NaN.</summary>
internal interface IBlockOperator
{
    /// <summary>Computes a op b, without a negative zero where the plain evaluation has none.</summary>
    static abstract Vector512<double> Apply(Vector512<double> a, Vector512<double> b);

    /// <summary>Tells (in all bits of a cell) where a result may be none. Where an operand is missing it may be wrong.</summary>
    static abstract Vector512<double> IsBad(Vector512<double> a, Vector512<double> b, Vector512<double> value);
}
