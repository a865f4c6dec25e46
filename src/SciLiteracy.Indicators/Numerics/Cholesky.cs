namespace SciLiteracy.Indicators.Numerics;

/// <summary>The factor L of a symmetric matrix A = L Lᵀ that is not negative definite.</summary>
/// <remarks>
/// A pivot that is 0 but for rounding, relative to its diagonal, is dropped: its row and column of L are 0, and in solving its unknown is 0. Source:
/// Higham (2002), Accuracy and Stability of Numerical Algorithms, chapter 10.
/// </remarks>
internal static class Cholesky
{
    /// <summary>A pivot below this share of its diagonal entry is 0.</summary>
    public const double Negligible = 1e-11;

    /// <summary>Replaces the lower triangle by L; the rest is not read. Shape [n × n], row by row.</summary>
    /// <returns>The rank: n if no pivot was dropped.</returns>
    public static int Factor(Span<double> matrix, int n)
    {
        var rank = 0;
        for (var j = 0; j < n; j++)
        {
            var rowJ = matrix.Slice(j * n, j + 1);
            var diagonal = rowJ[j];
            var pivot = diagonal;
            for (var k = 0; k < j; k++)
                pivot -= rowJ[k] * rowJ[k];
            var isDropped = !(pivot > Negligible * diagonal);
            rank += isDropped ? 0 : 1;
            rowJ[j] = isDropped ? 0 : Math.Sqrt(pivot);
            for (var i = j + 1; i < n; i++)
            {
                var rowI = matrix.Slice(i * n, n);
                var sum = rowI[j];
                for (var k = 0; k < j; k++)
                    sum -= rowI[k] * rowJ[k];
                rowI[j] = isDropped ? 0 : sum / rowJ[j];
            }

            // what is left of a dropped pivot's row would enter the solution
            if (isDropped)
                rowJ.Clear();
        }

        return rank;
    }

    /// <summary>Solves L Lᵀ x = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        SolveLower(factor, n, b);
        SolveUpper(factor, n, b);
    }

    /// <summary>Solves L y = b in place.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            var sum = b[i];
            for (var k = 0; k < i; k++)
                sum -= factor[(i * n) + k] * b[k];
            var pivot = factor[(i * n) + i];
            b[i] = pivot == 0 ? 0 : sum / pivot;
        }
    }

    /// <summary>Solves Lᵀ x = y in place.</summary>
    public static void SolveUpper(ReadOnlySpan<double> factor, int n, Span<double> y)
    {
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = y[i];
            for (var k = i + 1; k < n; k++)
                sum -= factor[(k * n) + i] * y[k];
            var pivot = factor[(i * n) + i];
            y[i] = pivot == 0 ? 0 : sum / pivot;
        }
    }
}
