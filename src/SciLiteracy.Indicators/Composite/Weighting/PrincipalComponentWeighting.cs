using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Weights by the first principal component.</summary>
public static class PrincipalComponentWeighting
{
    // Loadings this near to 0 are 0 but for rounding.
    private const double Negligible = 1e-12;

    /// <summary>Returns the number of doubles that <see cref="Compute"/> needs for its work.</summary>
    /// <param name="children">The number of children.</param>
    public static int ScratchLength(int children) => (2 * children * children) + (4 * children);

    /// <summary>Computes weights in proportion to the loadings on the first component of the correlations.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing: a row counts if it has all children.</param>
    /// <param name="negative">What becomes of a negative loading.</param>
    /// <param name="weights">Receives the weights, with sum 1; shape [children]. 0 for a child without spread, which has no part.</param>
    /// <param name="scratch">Room to work; shape [<see cref="ScratchLength"/>].</param>
    /// <returns>The child with the lowest loading if it is negative and is to be rejected, too few rows, no spread; else none.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>The sign of the component is that with the greater sum of loadings; where the sum is 0, the largest loading is positive.</remarks>
    public static WeightingFault Compute(ColumnSet children, NegativeLoading negative, Span<double> weights, Span<double> scratch)
    {
        SpreadWeighting.Check(children, weights);
        var k = children.Count;
        Span<int> used = k <= 256 ? stackalloc int[k] : new int[k];
        weights.Fill(double.NaN);
        var fault = CompleteCorrelations.Compute(children, used, scratch[..(k * k)], scratch.Slice(2 * k * k, 2 * k), out var n);
        if (fault.Kind != WeightingFaultKind.None)
            return fault;
        var vectors = scratch.Slice(k * k, n * n);
        if (!SymmetricEigen.Decompose(scratch[..(n * n)], scratch.Slice((2 * k * k) + (2 * k), n), vectors))
            return new(WeightingFaultKind.NotConverged, -1, -1);

        var loadings = vectors[..n];
        var sum = Summation.Compensated(loadings);
        var sign = sum < -Negligible ? -1 : 1;
        var lowest = 0;
        for (var i = 0; i < n; i++)
        {
            loadings[i] = Math.Abs(loadings[i]) <= Negligible ? 0 : sign * loadings[i];
            lowest = loadings[i] < loadings[lowest] ? i : lowest;
        }

        if (negative == NegativeLoading.Reject && loadings[lowest] < 0)
            return new(WeightingFaultKind.NegativeLoading, used[lowest], -1);
        weights.Clear();
        for (var i = 0; i < n; i++)
            weights[used[i]] = negative == NegativeLoading.Square ? loadings[i] * loadings[i] : Math.Max(loadings[i], 0);
        return SpreadWeighting.ToShares(weights);
    }
}
