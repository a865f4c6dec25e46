using System.Numerics;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>An operation on two numbers, for one cell and for as many as the processor takes at once; both give the same bits, and NaN for a NaN.</summary>
internal interface IBlockOperator
{
    static abstract Vector<double> Apply(Vector<double> a, Vector<double> b);

    static abstract double Apply(double a, double b);
}
