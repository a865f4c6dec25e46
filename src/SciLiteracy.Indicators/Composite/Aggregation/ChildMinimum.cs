using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The least of the children, row by row.</summary>
public static class ChildMinimum
{
    /// <summary>Computes the least child.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing: the child is left out.</param>
    /// <param name="weights">Weights; shape [children]. A child of weight 0 is left out.</param>
    /// <param name="scores">Receives the minima, in the unit of the children; shape [rows].</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Compute(ColumnSet children, ReadOnlySpan<double> weights, Span<double> scores)
    {
        GeneralizedMean.Check(children, weights, scores);
        for (var row = 0; row < scores.Length; row += Vector<double>.Count)
        {
            var least = Vector.Create(double.NaN);
            for (var child = 0; child < weights.Length; child++)
            {
                if (weights[child] == 0)
                    continue;
                var x = RowVectors.Load(children[child], row);
                // also takes the first value that is there, since nothing is at least NaN
                least = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x, least), least, Vector.ConditionalSelect(Vector.Equals(x, x), x, least));
            }

            RowVectors.Store(least, scores, row);
        }
    }
}
