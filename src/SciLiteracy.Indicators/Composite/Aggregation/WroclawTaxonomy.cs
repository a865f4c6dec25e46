using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The Wrocław taxonomic method, or Hellwig's measure of development.</summary>
public static class WroclawTaxonomy
{
    /// <summary>Returns the number of doubles that <see cref="Compute"/> needs for its work.</summary>
    /// <param name="children">The number of children.</param>
    public static int ScratchLength(int children) => 2 * children;

    /// <summary>Computes 1 - dᵢ / (d̄ + 2 s) for a cross-section, dᵢ the distance of a row from the ideal.</summary>
    /// <param name="children">The children, the higher the better; shape [children × rows], NaN is missing: the child is left out with its weight.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="scores">Receives the scores, dimensionless, 1 for the ideal; shape [rows].</param>
    /// <param name="scratch">Room to work; shape [<see cref="ScratchLength"/>].</param>
    /// <returns>That all rows are alike, so that there is no distance; else none. A row that only has children without spread has no score.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static AggregationFault Compute(ColumnSet children, ReadOnlySpan<double> weights, Span<double> scores, Span<double> scratch)
    {
        GeneralizedMean.Check(children, weights, scores);
        var best = scratch[..children.Count];
        var deviation = scratch.Slice(children.Count, children.Count);
        for (var child = 0; child < children.Count; child++)
        {
            best[child] = ColumnMoments.Range(children[child]).High;
            deviation[child] = ColumnMoments.MeanAndDeviation(children[child]).Deviation;
        }

        for (var row = 0; row < scores.Length; row += Vector<double>.Count)
        {
            var squares = Vector<double>.Zero;
            var weight = Vector<double>.Zero;
            for (var child = 0; child < weights.Length; child++)
            {
                if (weights[child] == 0 || !(deviation[child] > 0))
                    continue;
                var x = RowVectors.Load(children[child], row);
                var present = RowVectors.Present(x);
                var z = (Vector.Create(best[child]) - x) / Vector.Create(deviation[child]);
                squares += (z * z * weights[child]) & present;
                weight += Vector.Create(weights[child]) & present;
            }

            RowVectors.Store(Vector.SquareRoot(squares / weight), scores, row);
        }

        var (mean, spread) = ColumnMoments.MeanAndDeviation(scores);
        var high = mean + (2 * spread);
        if (!(high > 0))
        {
            // no distances at all: nothing to report if no row has a child
            var anyChild = false;
            for (var child = 0; child < children.Count && !anyChild; child++)
                anyChild = weights[child] > 0 && ColumnMoments.Count(children[child]) > 0;
            scores.Fill(double.NaN);
            return anyChild ? new(AggregationFaultKind.NoSpread, -1, -1) : AggregationFault.None;
        }

        for (var row = 0; row < scores.Length; row++)
            scores[row] = 1 - (scores[row] / high);
        return AggregationFault.None;
    }
}
