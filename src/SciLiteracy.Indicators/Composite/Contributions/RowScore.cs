using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>The score of one row by a method that looks at the entity alone.</summary>
internal static class RowScore
{
    /// <summary>Returns the score; NaN if there is none.</summary>
    public static double Of(AggregationMethod method, ReadOnlySpan<double> weights, ReadOnlySpan<double> values)
    {
        Span<double> score = stackalloc double[1];
        var length = ChildAggregation.ScratchLength(method, values.Length, 1);
        Span<double> scratch = length <= 256 ? stackalloc double[256] : new double[length];
        ChildAggregation.Compute(method, new ColumnSet(values, 1), weights, 0, MissingChildren.Drop, -1, score, scratch);
        return score[0];
    }

    /// <summary>Returns the exponent of a mean.</summary>
    public static double ExponentOf(AggregationMethod method) => method switch
    {
        ArithmeticAggregation => 1,
        GeometricAggregation => 0,
        HarmonicAggregation => -1,
        PowerAggregation power => power.Exponent,
        _ => throw new ArgumentException($"{method.GetType().Name} is no mean.", nameof(method)),
    };

    /// <summary>Returns whether a method is a mean of powers.</summary>
    public static bool IsMean(AggregationMethod method) => method is ArithmeticAggregation or GeometricAggregation or HarmonicAggregation or PowerAggregation;
}
