using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The weighted median of the children, row by row.</summary>
public static class WeightedMedian
{
    // Half is recognized in spite of the rounding of shares such as 1/3, as R's quantile recognizes whole numbers.
    private const double Allowance = 4 * 2.220446049250313e-16;

    /// <summary>Returns the number of doubles that <see cref="Compute"/> needs for its work.</summary>
    /// <param name="children">The number of children.</param>
    public static int ScratchLength(int children) => 2 * children;

    /// <summary>Computes the least child whose weight together with that of all lower ones is more than half, or the mean of it and the one below
    /// where that one reaches half exactly.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing: the child is left out with its weight.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="scores">Receives the medians, in the unit of the children; shape [rows].</param>
    /// <param name="scratch">Room to work; shape [<see cref="ScratchLength"/>].</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Compute(ColumnSet children, ReadOnlySpan<double> weights, Span<double> scores, Span<double> scratch)
    {
        GeneralizedMean.Check(children, weights, scores);
        var values = scratch[..children.Count];
        var sortedWeights = scratch.Slice(children.Count, children.Count);
        for (var row = 0; row < scores.Length; row++)
        {
            var n = RowOrder.Ascending(children, weights, row, values, sortedWeights);
            scores[row] = n == 0 ? double.NaN : Of(values[..n], sortedWeights[..n]);
        }
    }

    private static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        var total = 0.0;
        foreach (var weight in w)
            total += weight;
        var half = total / 2;
        var below = 0.0;
        for (var i = 0; i < x.Length - 1; i++)
        {
            below += w[i];
            if (below > half + (Allowance * total))
                return x[i];
            if (below >= half - (Allowance * total))
                return x[i] == x[i + 1] ? x[i] : (x[i] / 2) + (x[i + 1] / 2);
        }

        return x[^1];
    }
}
