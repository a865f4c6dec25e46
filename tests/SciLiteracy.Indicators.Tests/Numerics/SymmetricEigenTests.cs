using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class SymmetricEigenTests
{
    // The second difference matrix: λ_k = 2 + 2 cos(k π / (n + 1)), v_k[i] ∝ sin(i k π / (n + 1)) with alternating signs.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    public void The_second_difference_matrix_has_closed_forms(int n)
    {
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            matrix[(i * n) + i] = 2;
            if (i > 0)
                matrix[(i * n) + i - 1] = matrix[((i - 1) * n) + i] = -1;
        }

        var (values, vectors) = (new double[n], new double[n * n]);
        Assert.True(SymmetricEigen.Decompose(matrix, values, vectors));
        for (var k = 0; k < n; k++)
        {
            Approx.Equal(2 + (2 * Math.Cos((k + 1) * Math.PI / (n + 1))), values[k], 1e-13, 1e-13);
            for (var i = 0; i < n; i++)
            {
                var expected = Math.Sqrt(2.0 / (n + 1)) * Math.Abs(Math.Sin((i + 1) * (n - k) * Math.PI / (n + 1)));
                Approx.Equal(expected, Math.Abs(vectors[(k * n) + i]), 1e-11, 1e-12);
            }
        }
    }

    [Fact]
    public void The_largest_entry_of_a_vector_is_positive_the_first_of_equal_ones()
    {
        var (values, vectors) = (new double[2], new double[4]);
        Assert.True(SymmetricEigen.Decompose([1, 0.5, 0.5, 1], values, vectors));
        Approx.Equal(1.5, values[0]);
        Approx.Equal(0.5, values[1]);
        var h = Math.Sqrt(0.5);
        foreach (var (expected, actual) in new[] { h, h, h, -h }.Zip(vectors))
            Approx.Equal(expected, actual, 1e-15, 1e-15);
        // (3, -4) / 5 is turned: its largest entry is the second.
        Assert.True(SymmetricEigen.Decompose([9, -12, -12, 16], values, vectors));
        foreach (var (expected, actual) in new[] { -0.6, 0.8, 0.8, 0.6 }.Zip(vectors))
            Approx.Equal(expected, actual, 1e-15, 1e-15);
    }

    [Fact]
    public void A_diagonal_is_sorted_and_equal_values_stay_in_order()
    {
        var (values, vectors) = (new double[4], new double[16]);
        Assert.True(SymmetricEigen.Decompose([1, 0, 0, 0, 0, 3, 0, 0, 0, 0, -2, 0, 0, 0, 0, 3], values, vectors));
        Assert.Equal([3, 3, 1, -2], values);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0], vectors);
    }

    [Fact]
    public void Zeros_nothing_and_what_is_not_finite()
    {
        var (values, vectors) = (new double[2], new double[4]);
        Assert.True(SymmetricEigen.Decompose([0, 0, 0, 0], values, vectors));
        Assert.Equal([0, 0], values);
        Assert.True(SymmetricEigen.Decompose([], [], []));
        Assert.False(SymmetricEigen.Decompose([1, double.NaN, double.NaN, 1], values, vectors));
        Assert.False(SymmetricEigen.Decompose([1, double.PositiveInfinity, double.PositiveInfinity, 1], values, vectors));
        Assert.Throws<ArgumentException>("matrix", () => SymmetricEigen.Decompose(new double[3], new double[2], new double[4]));
        Assert.Throws<ArgumentException>("matrix", () => SymmetricEigen.Decompose(new double[4], new double[2], new double[3]));
    }

    // Law: V diag(λ) Vᵀ is the matrix, V is orthonormal, the eigenvalues descend and add up to the trace; also for singular matrices.
    [Property]
    public bool The_parts_make_the_matrix(NonNull<byte[]> bytes, bool singular)
    {
        var n = Math.Min((int)Math.Sqrt(bytes.Get.Length) + 1, 12);
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var entry = ((i * n) + j) < bytes.Get.Length ? bytes.Get[(i * n) + j] - 100.0 : 0;
                matrix[(i * n) + j] = matrix[(j * n) + i] = singular ? 7 : entry;
            }
        }

        var (values, vectors) = (new double[n], new double[n * n]);
        var converged = SymmetricEigen.Decompose(matrix.ToArray(), values, vectors);
        var good = converged && values.SequenceEqual(values.OrderDescending());
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                double entry = 0, dot = 0;
                for (var k = 0; k < n; k++)
                {
                    entry += values[k] * vectors[(k * n) + i] * vectors[(k * n) + j];
                    dot += vectors[(i * n) + k] * vectors[(j * n) + k];
                }

                good &= Approx.IsClose(matrix[(i * n) + j], entry, 1e-11, 1e-10) && Approx.IsClose(i == j ? 1 : 0, dot, 1e-13, 1e-13);
            }
        }

        return good && Approx.IsClose(Enumerable.Range(0, n).Sum(i => matrix[(i * n) + i]), values.Sum(), 1e-11, 1e-10);
    }
}
