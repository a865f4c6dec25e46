using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Weights by rotated factors.</summary>
public static class FactorWeighting
{
    private const int MostSweeps = 1000;

    /// <summary>Computes weights from the data: principal components of the correlations, the factors that the settings keep, varimax, <see
    /// cref="FromLoadings"/>.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing: a row counts if it has all children.</param>
    /// <param name="settings">Which factors are kept.</param>
    /// <param name="weights">Receives the weights, with sum 1; shape [children]. 0 for a child without spread, which has no part.</param>
    /// <returns>Too few rows, no spread, no convergence; else none.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static WeightingFault Compute(ColumnSet children, FactorWeights settings, Span<double> weights)
    {
        ArgumentNullException.ThrowIfNull(settings);
        SpreadWeighting.Check(children, weights);
        var k = children.Count;
        var used = new int[k];
        var matrix = new double[k * k];
        weights.Fill(double.NaN);
        var fault = CompleteCorrelations.Compute(children, used, matrix, new double[2 * k], out var n);
        if (fault.Kind != WeightingFaultKind.None)
            return fault;
        var values = new double[n];
        var vectors = new double[n * n];
        if (!SymmetricEigen.Decompose(matrix.AsSpan(0, n * n), values, vectors))
            return new(WeightingFaultKind.NotConverged, -1, -1);

        var factors = FactorsKept(values, settings);
        var loadings = new double[n * factors];
        for (var factor = 0; factor < factors; factor++)
        {
            var length = Math.Sqrt(Math.Max(values[factor], 0));
            for (var i = 0; i < n; i++)
                loadings[(i * factors) + factor] = vectors[(factor * n) + i] * length;
        }

        if (!Varimax(loadings, factors))
            return new(WeightingFaultKind.NotConverged, -1, -1);
        var kept = new double[n];
        FromLoadings(loadings, factors, kept);
        weights.Clear();
        for (var i = 0; i < n; i++)
            weights[used[i]] = kept[i];
        return WeightingFault.None;
    }

    /// <summary>Computes weights from loadings: the largest share of a factor's explained variance that a child has, times the share of that factor in what all
    /// explain.</summary>
    /// <param name="loadings">Rotated loadings, child by child; shape [children × factors].</param>
    /// <param name="factors">The number of factors, at least 1.</param>
    /// <param name="weights">Receives the weights, with sum 1; shape [children].</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or all loadings are 0.</exception>
    /// <remarks>Checked against: the Technology Achievement Index of the Handbook, tables of factor loadings and weights.</remarks>
    public static void FromLoadings(ReadOnlySpan<double> loadings, int factors, Span<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factors, 1);
        if (loadings.Length != weights.Length * factors)
            throw new ArgumentException($"{loadings.Length} loadings for {weights.Length} children and {factors} factors.", nameof(loadings));
        var explained = new double[factors];
        for (var i = 0; i < loadings.Length; i++)
            explained[i % factors] += loadings[i] * loadings[i];
        for (var child = 0; child < weights.Length; child++)
        {
            var largest = -1.0;
            for (var factor = 0; factor < factors; factor++)
            {
                var loading = loadings[(child * factors) + factor];
                var share = explained[factor] > 0 ? loading * loading / explained[factor] : 0;
                if (share <= largest)
                    continue;
                largest = share;
                weights[child] = share * explained[factor];
            }
        }

        if (SpreadWeighting.ToShares(weights).Kind != WeightingFaultKind.None)
            throw new ArgumentException("All loadings are 0.", nameof(loadings));
    }

    /// <summary>Rotates loadings so that the variance of their squares in each factor is greatest, each child scaled to length 1 before.</summary>
    /// <param name="loadings">Loadings, child by child; shape [children × factors]. Rotated in place.</param>
    /// <param name="factors">The number of factors, at least 1.</param>
    /// <returns>Whether the rotation converged.</returns>
    /// <remarks>
    /// Pair by pair in a fixed order. Source: Kaiser (1958), "The varimax criterion for analytic rotation in factor analysis", Psychometrika 23, with his
    /// normalization.
    /// </remarks>
    internal static bool Varimax(Span<double> loadings, int factors)
    {
        var n = loadings.Length / factors;
        var lengths = new double[n];
        for (var i = 0; i < n; i++)
        {
            foreach (var loading in loadings.Slice(i * factors, factors))
                lengths[i] += loading * loading;
            lengths[i] = Math.Sqrt(lengths[i]);
            Scale(loadings.Slice(i * factors, factors), lengths[i] > 0 ? 1 / lengths[i] : 1);
        }

        var converged = false;
        for (var sweep = 0; sweep < MostSweeps && !converged; sweep++)
        {
            converged = true;
            for (var p = 0; p < factors - 1; p++)
            {
                for (var q = p + 1; q < factors; q++)
                    converged &= !Rotate(loadings, n, factors, p, q);
            }
        }

        for (var i = 0; i < n; i++)
            Scale(loadings.Slice(i * factors, factors), lengths[i] > 0 ? lengths[i] : 1);
        return converged;
    }

    private static int FactorsKept(ReadOnlySpan<double> values, FactorWeights settings)
    {
        // the eigenvalues of correlations sum to their number; 1 is met in spite of rounding
        var total = (double)values.Length;
        var kept = 0;
        var explained = 0.0;
        while (kept < values.Length && values[kept] > 1e-12
            && (kept == 0
                || (values[kept] >= settings.MinEigenvalue - 1e-12 && values[kept] / total >= settings.MinExplained - 1e-12)
                || explained / total < settings.MinCumulative - 1e-12))
        {
            explained += values[kept++];
        }

        return kept;
    }

    private static bool Rotate(Span<double> loadings, int n, int factors, int p, int q)
    {
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var (x, y) = (loadings[(i * factors) + p], loadings[(i * factors) + q]);
            var (u, v) = ((x * x) - (y * y), 2 * x * y);
            a += u;
            b += v;
            c += (u * u) - (v * v);
            d += 2 * u * v;
        }

        var angle = Math.Atan2(d - (2 * a * b / n), c - (((a * a) - (b * b)) / n)) / 4;
        if (Math.Abs(angle) < 1e-10)
            return false;
        var (sin, cos) = Math.SinCos(angle);
        for (var i = 0; i < n; i++)
        {
            var (x, y) = (loadings[(i * factors) + p], loadings[(i * factors) + q]);
            loadings[(i * factors) + p] = (cos * x) + (sin * y);
            loadings[(i * factors) + q] = (cos * y) - (sin * x);
        }

        return true;
    }

    private static void Scale(Span<double> row, double factor)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] *= factor;
    }
}
