using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The technique for order of preference by similarity to the ideal solution.</summary>
public static class Topsis
{
    /// <summary>Returns the number of doubles that <see cref="Compute"/> needs for its work.</summary>
    /// <param name="children">The number of children.</param>
    public static int ScratchLength(int children) => 3 * children;

    /// <summary>Computes D⁻ / (D⁺ + D⁻), D± = √Σ (w (x - best or worst))², for a cross-section.</summary>
    /// <param name="children">The children, the higher the better; shape [children × rows], NaN is missing: the child is left out with its weight.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="scaling">How the children are scaled before.</param>
    /// <param name="scores">Receives the scores, from 0 to 1; shape [rows].</param>
    /// <param name="scratch">Room to work; shape [<see cref="ScratchLength"/>].</param>
    /// <returns>The first row for which all children that it has are without spread, so that it is as near to the best as to the worst; it has no
    /// score.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>Rescaling the weights of a row to sum 1 changes both distances by the same factor, and so nothing.</remarks>
    public static AggregationFault Compute(ColumnSet children, ReadOnlySpan<double> weights, TopsisScaling scaling, Span<double> scores, Span<double> scratch)
    {
        GeneralizedMean.Check(children, weights, scores);
        var worst = scratch[..children.Count];
        var best = scratch.Slice(children.Count, children.Count);
        var factor = scratch.Slice(2 * children.Count, children.Count);
        for (var child = 0; child < children.Count; child++)
        {
            if (weights[child] == 0)
                continue;
            (worst[child], best[child]) = ColumnMoments.Range(children[child]);
            factor[child] = FactorOf(scaling, children[child], weights[child]);
        }

        for (var row = 0; row < scores.Length; row += Vector<double>.Count)
        {
            var toBest = Vector<double>.Zero;
            var toWorst = Vector<double>.Zero;
            var any = Vector<double>.Zero;
            for (var child = 0; child < weights.Length; child++)
            {
                if (weights[child] == 0)
                    continue;
                var x = RowVectors.Load(children[child], row);
                var present = RowVectors.Present(x);
                var below = (Vector.Create(best[child]) - x) * factor[child];
                var above = (x - Vector.Create(worst[child])) * factor[child];
                toBest += (below * below) & present;
                toWorst += (above * above) & present;
                any |= present;
            }

            var distance = Vector.SquareRoot(toWorst);
            var sum = Vector.SquareRoot(toBest) + distance;
            // no spread is told from no children
            var score = Vector.ConditionalSelect(Vector.Equals(sum, Vector<double>.Zero), Vector.Create(double.PositiveInfinity), distance / sum);
            RowVectors.Store(Vector.ConditionalSelect(Vector.AsVectorInt64(any), score, Vector.Create(double.NaN)), scores, row);
        }

        var fault = AggregationFault.None;
        for (var row = 0; row < scores.Length; row++)
        {
            if (!double.IsPositiveInfinity(scores[row]))
                continue;
            scores[row] = double.NaN;
            if (fault.Kind == AggregationFaultKind.None)
                fault = new(AggregationFaultKind.NoSpread, row, -1);
        }

        return fault;
    }

    /// <summary>What the distances of a child are multiplied by.</summary>
    internal static double FactorOf(TopsisScaling scaling, ReadOnlySpan<double> column, double weight) =>
        scaling == TopsisScaling.Vector && Length(column) is > 0 and var length ? weight / length : weight;

    private static double Length(ReadOnlySpan<double> column)
    {
        var squares = default(CompensatedSum);
        foreach (var x in column)
        {
            if (!double.IsNaN(x))
                squares.Add(x * x);
        }

        return Math.Sqrt(squares.Value);
    }
}
