namespace SciLiteracy.Indicators.Numerics;

/// <summary>The Cholesky factor of a symmetric positive definite matrix, with which equations are solved.</summary>
/// <remarks>
/// The matrix is scaled to ones on its diagonal first; a pivot below 1e-12 of that says that a column depends on the others.
/// Source: Golub and Van Loan (2013), Matrix Computations, section 4.2.
/// </remarks>
internal sealed class CholeskyFactor
{
    private readonly double[] _factor;
    private readonly double[] _scale;
    private readonly int _size;

    private CholeskyFactor(double[] factor, double[] scale, int size) => (_factor, _scale, _size) = (factor, scale, size);

    /// <summary>Factors a matrix; null if it is not positive definite.</summary>
    /// <param name="matrix">The matrix; shape [n × n]. Only the lower half is read.</param>
    /// <param name="size">n.</param>
    public static CholeskyFactor? Of(ReadOnlySpan<double> matrix, int size)
    {
        var scale = new double[size];
        for (var i = 0; i < size; i++)
        {
            if (!(matrix[(i * size) + i] > 0) || double.IsInfinity(matrix[(i * size) + i]))
                return null;
            scale[i] = 1 / Math.Sqrt(matrix[(i * size) + i]);
        }

        var factor = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * size) + j] * scale[i] * scale[j];
                for (var k = 0; k < j; k++)
                    sum -= factor[(i * size) + k] * factor[(j * size) + k];
                if (i == j)
                {
                    if (!(sum > 1e-12))
                        return null;
                    factor[(i * size) + i] = Math.Sqrt(sum);
                }
                else
                {
                    factor[(i * size) + j] = sum / factor[(j * size) + j];
                }
            }
        }

        return new(factor, scale, size);
    }

    /// <summary>Solves the equations for one right side, in place.</summary>
    public void Solve(Span<double> b)
    {
        for (var i = 0; i < _size; i++)
            b[i] *= _scale[i];
        for (var i = 0; i < _size; i++)
        {
            var sum = b[i];
            for (var k = 0; k < i; k++)
                sum -= _factor[(i * _size) + k] * b[k];
            b[i] = sum / _factor[(i * _size) + i];
        }

        for (var i = _size - 1; i >= 0; i--)
        {
            var sum = b[i];
            for (var k = i + 1; k < _size; k++)
                sum -= _factor[(k * _size) + i] * b[k];
            b[i] = sum / _factor[(i * _size) + i];
        }

        for (var i = 0; i < _size; i++)
            b[i] *= _scale[i];
    }

    /// <summary>Returns the inverse of the matrix; shape [n × n].</summary>
    public double[] Inverse()
    {
        var inverse = new double[_size * _size];
        for (var i = 0; i < _size; i++)
        {
            var column = new double[_size];
            column[i] = 1;
            Solve(column);
            for (var j = 0; j < _size; j++)
                inverse[(j * _size) + i] = column[j];
        }

        return inverse;
    }
}
