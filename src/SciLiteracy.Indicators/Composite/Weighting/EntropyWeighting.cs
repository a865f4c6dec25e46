using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Weights by Shannon's entropy.</summary>
public static class EntropyWeighting
{
    /// <summary>Computes weights in proportion to 1 - e, e = -Σ p ln p / ln n, p = x / Σ x.</summary>
    /// <param name="children">The children, values at least 0; shape [children × rows], NaN is missing and skipped.</param>
    /// <param name="weights">Receives the weights, with sum 1; shape [children]. 0 for a child without spread.</param>
    /// <returns>The first child with a value below 0 or with zeros only, or that no child has spread; else none.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>Computed as Σ q ln q / (n ln n), q = x / mean, whose terms less (q - 1) have one sign, so that nearly even children keep their
    /// digits.</remarks>
    public static WeightingFault Compute(ColumnSet children, Span<double> weights)
    {
        SpreadWeighting.Check(children, weights);
        for (var child = 0; child < children.Count; child++)
        {
            var column = children[child];
            for (var row = 0; row < column.Length; row++)
            {
                if (!(column[row] < 0))
                    continue;
                weights.Fill(double.NaN);
                return new(WeightingFaultKind.Negative, child, row);
            }

            var (low, high) = ColumnMoments.Range(column);
            if (high == 0)
            {
                weights.Fill(double.NaN);
                return new(WeightingFaultKind.AllZero, child, -1);
            }

            weights[child] = high > low ? Divergence(column) : 0;
        }

        return SpreadWeighting.ToShares(weights);
    }

    private static double Divergence(ReadOnlySpan<double> column)
    {
        var n = ColumnMoments.Count(column);
        var mean = ColumnMoments.Mean(column);
        var sum = default(CompensatedSum);
        foreach (var x in column)
        {
            if (!double.IsNaN(x))
                sum.Add(ElementaryFunctions.EntropyRemainder((x - mean) / mean));
        }

        return sum.Value / (n * Math.Log(n));
    }
}
