using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>How far each entity outranks each other one.</summary>
public static class OutrankingMatrix
{
    /// <summary>Computes the share of weight of the children on which i is above j, ties counting half.</summary>
    /// <param name="children">The children, the higher the better; shape [children × rows], NaN is missing.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="matrix">Receives the shares, from 0 to 1; shape [rows × rows], line i the shares of row i. 0 on the diagonal; NaN for a pair that
    /// has no child in common.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>
    /// Shares are of the weight of the children that both have, and O(i, j) + O(j, i) is 1. COINr <c>outrankMatrix</c> takes shares of all weight,
    /// and gives what is missing to the later row, so that its matrix depends on the order of the rows.
    /// Source: Munda and Nardo (2009), Applied Economics 41.
    /// </remarks>
    public static void Compute(ColumnSet children, ReadOnlySpan<double> weights, Span<double> matrix)
    {
        var rows = children.Rows;
        if (weights.Length != children.Count)
            throw new ArgumentException($"{weights.Length} weights for {children.Count} children.", nameof(weights));
        if (matrix.Length != rows * rows)
            throw new ArgumentException($"{matrix.Length} places for {rows} × {rows} shares.", nameof(matrix));
        for (var i = 0; i < rows; i++)
        {
            matrix[(i * rows) + i] = 0;
            for (var j = i + 1; j < rows; j++)
            {
                var (above, below, same) = Compare(children, weights, i, j);
                var all = above + below + same;
                matrix[(i * rows) + j] = (above + (same / 2)) / all;
                matrix[(j * rows) + i] = (below + (same / 2)) / all;
            }
        }
    }

    private static (double Above, double Below, double Same) Compare(ColumnSet children, ReadOnlySpan<double> weights, int i, int j)
    {
        var above = 0.0;
        var below = 0.0;
        var same = 0.0;
        for (var child = 0; child < weights.Length; child++)
        {
            var column = children[child];
            if (column[i] > column[j])
                above += weights[child];
            else if (column[i] < column[j])
                below += weights[child];
            else if (column[i] == column[j])
                same += weights[child];
        }

        return (above, below, same);
    }
}
