using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>Takes scores away where too few children are there.</summary>
public static class ChildAvailability
{
    /// <summary>Makes the score of a row missing where the share of its children, by count, is strictly below a limit, or where any is missing.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing.</param>
    /// <param name="weights">Weights; shape [children]. A child of weight 0 counts neither as there nor as missing.</param>
    /// <param name="minAvailability">The least share, from 0 to 1.</param>
    /// <param name="missing">What becomes of a row with a missing child.</param>
    /// <param name="scores">The scores; shape [rows].</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>The rule of COINr <c>Aggregate(dat_thresh)</c>.</remarks>
    public static void Require(ColumnSet children, ReadOnlySpan<double> weights, double minAvailability, MissingChildren missing, Span<double> scores)
    {
        GeneralizedMean.Check(children, weights, scores);
        if (minAvailability <= 0 && missing == MissingChildren.Drop)
            return;
        var limit = missing == MissingChildren.Propagate ? 1 : minAvailability;
        var counted = weights.Length - weights.Count(0);
        for (var row = 0; row < scores.Length; row += Vector<double>.Count)
        {
            var present = Vector<double>.Zero;
            for (var child = 0; child < weights.Length; child++)
            {
                if (weights[child] != 0)
                    present += Vector<double>.One & RowVectors.Present(RowVectors.Load(children[child], row));
            }

            var few = Vector.LessThan(present / Vector.Create((double)counted), Vector.Create(limit));
            RowVectors.Store(Vector.ConditionalSelect(few, Vector.Create(double.NaN), RowVectors.Load(scores, row)), scores, row);
        }
    }
}
