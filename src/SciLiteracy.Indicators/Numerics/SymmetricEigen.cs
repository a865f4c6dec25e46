namespace SciLiteracy.Indicators.Numerics;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations in a fixed order: the same bits everywhere.</summary>
/// <remarks>
/// Source: Golub and Van Loan (2013), Matrix Computations, fourth edition, section 8.5 (cyclic Jacobi). Checked against: closed forms, LAPACK as R and
/// NumPy use it, reconstruction.
/// </remarks>
public static class SymmetricEigen
{
    private const int MostSweeps = 100;

    // Loadings this near to each other count as equally large, so that rounding does not choose the sign.
    private const double SignAllowance = 1e-9;

    /// <summary>Decomposes a symmetric matrix A = V diag(λ) Vᵀ, greatest eigenvalue first. Nothing is allocated.</summary>
    /// <param name="matrix">A, row by row; shape [n, n], finite and symmetric. It is used up.</param>
    /// <param name="values">Receives the eigenvalues in descending order; shape [n].</param>
    /// <param name="vectors">Receives the eigenvectors of length 1, one after the other: vector k is at k n; shape [n, n]. The entry of a vector
    /// that is largest by absolute value, the first of equally large ones, is positive.</param>
    /// <returns>Whether the rotations converged; they do, unless a value is not finite.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static bool Decompose(Span<double> matrix, Span<double> values, Span<double> vectors)
    {
        var n = values.Length;
        if (matrix.Length != n * n || vectors.Length != n * n)
            throw new ArgumentException($"A matrix of {matrix.Length} and vectors of {vectors.Length} entries for {n} eigenvalues.", nameof(matrix));
        vectors.Clear();
        var norm = 0.0;
        for (var i = 0; i < n; i++)
            vectors[(i * n) + i] = 1;
        foreach (var entry in matrix)
            norm = Math.Max(norm, Math.Abs(entry));
        var converged = double.IsFinite(norm) && Rotate(matrix, vectors, n, norm * 1e-18);
        for (var i = 0; i < n; i++)
            values[i] = matrix[(i * n) + i];
        Sort(values, vectors, n);
        for (var k = 0; k < n; k++)
            FixSign(vectors.Slice(k * n, n));
        return converged;
    }

    private static bool Rotate(Span<double> a, Span<double> vectors, int n, double negligible)
    {
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var rotated = false;
            for (var p = 0; p < n - 1; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    var apq = a[(p * n) + q];
                    if (Math.Abs(apq) <= negligible)
                        continue;
                    rotated = true;
                    // t = tan of the angle that makes a[p, q] 0, the smaller of two
                    var theta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * apq);
                    var t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + double.Hypot(theta, 1));
                    var c = 1 / double.Hypot(t, 1);
                    var s = t * c;
                    a[(p * n) + p] -= t * apq;
                    a[(q * n) + q] += t * apq;
                    a[(p * n) + q] = a[(q * n) + p] = 0;
                    for (var r = 0; r < n; r++)
                    {
                        if (r != p && r != q)
                        {
                            var (arp, arq) = (a[(r * n) + p], a[(r * n) + q]);
                            a[(r * n) + p] = a[(p * n) + r] = (c * arp) - (s * arq);
                            a[(r * n) + q] = a[(q * n) + r] = (s * arp) + (c * arq);
                        }

                        var (vp, vq) = (vectors[(p * n) + r], vectors[(q * n) + r]);
                        vectors[(p * n) + r] = (c * vp) - (s * vq);
                        vectors[(q * n) + r] = (s * vp) + (c * vq);
                    }
                }
            }

            if (!rotated)
                return true;
        }

        return false;
    }

    /// <summary>Puts the greatest first; equal eigenvalues stay in their order.</summary>
    private static void Sort(Span<double> values, Span<double> vectors, int n)
    {
        for (var k = 1; k < n; k++)
        {
            for (var j = k; j > 0 && values[j] > values[j - 1]; j--)
            {
                (values[j], values[j - 1]) = (values[j - 1], values[j]);
                for (var r = 0; r < n; r++)
                    (vectors[(j * n) + r], vectors[((j - 1) * n) + r]) = (vectors[((j - 1) * n) + r], vectors[(j * n) + r]);
            }
        }
    }

    private static void FixSign(Span<double> vector)
    {
        var largest = 0.0;
        foreach (var entry in vector)
            largest = Math.Max(largest, Math.Abs(entry));
        foreach (var entry in vector)
        {
            if (Math.Abs(entry) < largest * (1 - SignAllowance))
                continue;
            if (entry < 0)
            {
                for (var i = 0; i < vector.Length; i++)
                    vector[i] = -vector[i];
            }

            return;
        }
    }
}
