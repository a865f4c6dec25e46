using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The Mazziotta-Pareto index and its adjusted form.</summary>
public static class MazziottaPareto
{
    /// <summary>Returns the number of doubles that <see cref="Compute"/> needs for its work.</summary>
    /// <param name="children">The number of children.</param>
    public static int ScratchLength(int children) => 2 * children;

    /// <summary>Computes M ∓ S²/M, M the weighted mean of the children of a row and S their standard deviation, on a scale.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing: the child is left out with its weight.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="penalty">Whether imbalance lowers the score or raises it.</param>
    /// <param name="scale">The scale; its parameters are taken over the rows.</param>
    /// <param name="referenceRow">The row whose values are 100 on the adjusted scale; -1 for the middle of the range.</param>
    /// <param name="scores">Receives the scores; shape [rows].</param>
    /// <param name="scratch">Room to work; shape [<see cref="ScratchLength"/>].</param>
    /// <returns>The first row whose mean is not positive, or the first child without a value in the reference row. A child without spread is 100
    /// everywhere.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static AggregationFault Compute(
        ColumnSet children,
        ReadOnlySpan<double> weights,
        ImbalancePenalty penalty,
        MazziottaParetoScale scale,
        int referenceRow,
        Span<double> scores,
        Span<double> scratch)
    {
        GeneralizedMean.Check(children, weights, scores);
        // the value on the scale is offset + factor x
        var offset = scratch[..children.Count];
        var factor = scratch.Slice(children.Count, children.Count);
        for (var child = 0; child < children.Count; child++)
        {
            if (weights[child] == 0)
                continue;
            if (scale == MazziottaParetoScale.Adjusted && referenceRow >= 0 && double.IsNaN(children[child][referenceRow]))
            {
                scores.Fill(double.NaN);
                return new(AggregationFaultKind.NoReferenceValue, referenceRow, child);
            }

            (offset[child], factor[child]) = ScaleOf(scale, children[child], referenceRow);
        }

        var sign = Vector.Create(penalty == ImbalancePenalty.Negative ? -1.0 : 1.0);
        for (var row = 0; row < scores.Length; row += Vector<double>.Count)
        {
            var weight = Vector<double>.Zero;
            var sum = Vector<double>.Zero;
            for (var child = 0; child < weights.Length; child++)
            {
                if (weights[child] == 0)
                    continue;
                var x = OnScale(children[child], row, offset[child], factor[child]);
                var present = RowVectors.Present(x);
                weight += Vector.Create(weights[child]) & present;
                sum += (x * weights[child]) & present;
            }

            var mean = sum / weight;
            var squares = Vector<double>.Zero;
            for (var child = 0; child < weights.Length; child++)
            {
                if (weights[child] == 0)
                    continue;
                var x = OnScale(children[child], row, offset[child], factor[child]);
                var distance = x - mean;
                squares += (distance * distance * weights[child]) & RowVectors.Present(x);
            }

            var score = mean + (sign * (squares / weight / mean));
            // the mean itself is kept for a moment where it is not positive, to be told from a row without children
            var isPositive = Vector.GreaterThan(mean, Vector<double>.Zero);
            RowVectors.Store(Vector.ConditionalSelect(isPositive, score, Vector.Create(double.NegativeInfinity) + mean), scores, row);
        }

        var fault = AggregationFault.None;
        for (var row = 0; row < scores.Length; row++)
        {
            if (!double.IsNegativeInfinity(scores[row]))
                continue;
            scores[row] = double.NaN;
            if (fault.Kind == AggregationFaultKind.None)
                fault = new(AggregationFaultKind.MeanNotPositive, row, -1);
        }

        return fault;
    }

    /// <summary>Returns the goalposts of the adjusted index: minimum and maximum of a column, or the reference less and plus half of their distance.</summary>
    /// <param name="column">Values; shape [rows], NaN is missing.</param>
    /// <param name="reference">The value that is to be 100; NaN for the middle of the range.</param>
    /// <returns>The value that is 70 and the value that is 130; NaN if there is no value.</returns>
    public static (double Low, double High) Goalposts(ReadOnlySpan<double> column, double reference)
    {
        var (low, high) = ColumnMoments.Range(column);
        if (double.IsNaN(reference))
            return (low, high);
        var half = (high - low) / 2;
        return (reference - half, reference + half);
    }

    /// <summary>The scale of a child: offset + factor x.</summary>
    internal static (double Offset, double Factor) ScaleOf(MazziottaParetoScale scale, ReadOnlySpan<double> column, int referenceRow) => scale switch
    {
        MazziottaParetoScale.Standardized => Standardized(column),
        MazziottaParetoScale.Adjusted => Adjusted(column, referenceRow),
        _ => (0, 1),
    };

    private static Vector<double> OnScale(ReadOnlySpan<double> column, int row, double offset, double factor) =>
        (RowVectors.Load(column, row) * factor) + Vector.Create(offset);

    private static (double Offset, double Factor) Standardized(ReadOnlySpan<double> column)
    {
        var (mean, deviation) = ColumnMoments.MeanAndDeviation(column);
        return deviation > 0 ? (100 - (10 * mean / deviation), 10 / deviation) : (100, 0);
    }

    private static (double Offset, double Factor) Adjusted(ReadOnlySpan<double> column, int referenceRow)
    {
        var (low, high) = Goalposts(column, referenceRow < 0 ? double.NaN : column[referenceRow]);
        return high > low ? (70 - (60 * low / (high - low)), 60 / (high - low)) : (100, 0);
    }
}
