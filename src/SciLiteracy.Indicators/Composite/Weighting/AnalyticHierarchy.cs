using System.Numerics.Tensors;

namespace SciLiteracy.Indicators.Composite.Weighting;

/// <summary>The principal eigenvector of a matrix of pairwise comparisons, and how consistent they are.</summary>
public static class AnalyticHierarchy
{
    private const int MostPowers = 200;
    private const int MostInverses = 60;

    // Saaty's random index: the mean consistency index of random reciprocal matrices of order 1, 2, ...
    private static ReadOnlySpan<double> RandomIndices => [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

    /// <summary>Returns Saaty's random index of an order; NaN above 15, for which he has none.</summary>
    /// <param name="order">The number of siblings, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is below 1.</exception>
    public static double RandomIndex(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        return order <= RandomIndices.Length ? RandomIndices[order - 1] : double.NaN;
    }

    /// <summary>Computes the weights.</summary>
    /// <param name="comparisons">How many times as important row is as column; shape [n × n], positive; NaN where a pair was not compared. Of a pair
    /// either one or both may be there; one is the reciprocal of the other. The diagonal is not read.</param>
    /// <param name="weights">Receives the weights, with sum 1; shape [n].</param>
    /// <param name="consistency">Receives the principal eigenvalue and the consistency ratio.</param>
    /// <returns>That the comparisons do not connect all siblings; else none.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or a comparison is not positive.</exception>
    /// <remarks>
    /// Pairs that were not compared: 0 in place of the ratio, and the diagonal raised by 1 for each, so that the eigenvector fills them with its own ratios.
    /// Source: Saaty (1980), The Analytic Hierarchy Process; Harker (1987), Mathematical Modelling 9(11); Noda (1971), Numerische Mathematik 17. Checked against: Saaty's choice of a house.
    /// </remarks>
    public static WeightingFault Compute(ReadOnlySpan<double> comparisons, Span<double> weights, out ComparisonConsistency consistency)
    {
        var n = weights.Length;
        if (comparisons.Length != n * n)
            throw new ArgumentException($"{comparisons.Length} comparisons of {n} siblings.", nameof(comparisons));
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            matrix[(i * n) + i] += 1;
            for (var j = i + 1; j < n; j++)
            {
                var ratio = comparisons[(i * n) + j];
                ratio = double.IsNaN(ratio) ? 1 / comparisons[(j * n) + i] : ratio;
                if (ratio <= 0 || double.IsInfinity(ratio))
                    throw new ArgumentException($"A comparison is {ratio:R}, but must be positive.", nameof(comparisons));
                if (double.IsNaN(ratio))
                {
                    matrix[(i * n) + i] += 1;
                    matrix[(j * n) + j] += 1;
                    continue;
                }

                matrix[(i * n) + j] = ratio;
                matrix[(j * n) + i] = 1 / ratio;
            }
        }

        consistency = new(double.NaN, double.NaN, double.NaN);
        if (!IsConnected(matrix, n))
        {
            weights.Fill(double.NaN);
            return new(WeightingFaultKind.NotConnected, -1, -1);
        }

        if (!TryFindEigenvector(matrix, weights, out var eigenvalue))
        {
            weights.Fill(double.NaN);
            return new(WeightingFaultKind.NotConverged, -1, -1);
        }

        var index = n > 1 ? Math.Max(eigenvalue - n, 0) / (n - 1) : 0;
        consistency = new(eigenvalue, index, n <= 2 ? 0 : index / RandomIndex(n));
        return WeightingFault.None;
    }

    /// <summary>Power iteration: the matrix is not negative, and has a positive diagonal and a way from each sibling to each, so it converges from any positive
    /// start; slowly, where siblings hang together by long chains of comparisons, for which inverse iteration goes on.</summary>
    private static bool TryFindEigenvector(ReadOnlySpan<double> matrix, Span<double> weights, out double eigenvalue)
    {
        var n = weights.Length;
        var next = new double[n];
        weights.Fill(1.0 / n);
        eigenvalue = double.NaN;
        for (var iteration = 0; iteration < MostPowers; iteration++)
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++)
            {
                next[i] = 0;
                for (var j = 0; j < n; j++)
                    next[i] += matrix[(i * n) + j] * weights[j];
                sum += next[i];
            }

            var change = 0.0;
            for (var i = 0; i < n; i++)
            {
                next[i] /= sum;
                change = Math.Max(change, Math.Abs(next[i] - weights[i]) / next[i]);
                weights[i] = next[i];
            }

            // the weights sum to 1, so that the sum is the eigenvalue
            eigenvalue = sum;
            if (change < 1e-14)
                return true;
        }

        return TryInvert(matrix, weights, next, out eigenvalue);
    }

    // Inverse iteration with the shift max (A x)[i] / x[i], an upper bound of the eigenvalue that falls to it by squares. Source: Noda (1971), "Note on the computation of the
    // maximal eigenvalue of a non-negative irreducible matrix", Numerische Mathematik 17.
    private static bool TryInvert(ReadOnlySpan<double> matrix, Span<double> weights, Span<double> next, out double eigenvalue)
    {
        var n = weights.Length;
        var shifted = new double[n * n];
        eigenvalue = double.NaN;
        for (var iteration = 0; iteration < MostInverses; iteration++)
        {
            var (low, high) = (double.PositiveInfinity, 0.0);
            for (var i = 0; i < n; i++)
            {
                var ratio = TensorPrimitives.Dot(matrix.Slice(i * n, n), weights) / weights[i];
                (low, high) = (Math.Min(low, ratio), Math.Max(high, ratio));
            }

            eigenvalue = (low + high) / 2;
            var isLast = high - low < 1e-13 * high;
            for (var k = 0; k < shifted.Length; k++)
                shifted[k] = (k % (n + 1) == 0 ? high : 0) - matrix[k];
            weights.CopyTo(next);
            if (!TrySolve(shifted, next))
                return isLast || high - low < 1e-11 * high;
            var sum = TensorPrimitives.Sum<double>(next);
            for (var i = 0; i < n; i++)
                weights[i] = next[i] / sum;

            // The eigenvalue is known before the vector: the last step squares what was left of the error.
            if (isLast)
                return true;
        }

        return false;
    }

    // Gaussian elimination; the matrix is an M-matrix, so that the diagonal serves as pivots and nothing cancels.
    private static bool TrySolve(double[] matrix, Span<double> x)
    {
        var n = x.Length;
        for (var k = 0; k < n; k++)
        {
            var pivot = matrix[(k * n) + k];
            if (!(pivot > 0))
                return false;
            for (var i = k + 1; i < n; i++)
            {
                var factor = matrix[(i * n) + k] / pivot;
                for (var j = k + 1; j < n && factor != 0; j++)
                    matrix[(i * n) + j] -= factor * matrix[(k * n) + j];
                x[i] -= factor * x[k];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
                x[i] -= matrix[(i * n) + j] * x[j];
            x[i] /= matrix[(i * n) + i];
            if (!(x[i] > 0 && double.IsFinite(x[i])))
                return false;
        }

        return true;
    }

    private static bool IsConnected(ReadOnlySpan<double> matrix, int n)
    {
        var reached = new bool[n];
        var open = new Stack<int>();
        open.Push(0);
        reached[0] = true;
        var count = 1;
        while (open.TryPop(out var i))
        {
            for (var j = 0; j < n; j++)
            {
                if (reached[j] || matrix[(i * n) + j] == 0)
                    continue;
                reached[j] = true;
                count++;
                open.Push(j);
            }
        }

        return count == n;
    }
}
