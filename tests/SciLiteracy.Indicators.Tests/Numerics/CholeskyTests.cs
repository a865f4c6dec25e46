using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class CholeskyTests
{
    [Fact]
    public void A_system_is_solved()
    {
        // A = [[4, 2, 2], [2, 5, 3], [2, 3, 6]], x = (1, -2, 3)
        double[] matrix = [4, 99, 99, 2, 5, 99, 2, 3, 6];
        double[] b = [4 - 4 + 6, 2 - 10 + 9, 2 - 6 + 18];

        Assert.Equal(3, Cholesky.Factor(matrix, 3));
        Cholesky.Solve(matrix, 3, b);

        Approx.Equal(1, b[0]);
        Approx.Equal(-2, b[1]);
        Approx.Equal(3, b[2]);
    }

    [Fact]
    public void An_unknown_that_others_determine_is_0()
    {
        // the second column is twice the first, the third is nothing
        double[] matrix = [1, 0, 0, 0, 2, 4, 0, 0, 0, 0, 0, 0, 1, 2, 0, 3];
        double[] b = [5, 10, 0, 9];

        Assert.Equal(2, Cholesky.Factor(matrix, 4));
        Cholesky.Solve(matrix, 4, b);

        Approx.Equal(3, b[0]);
        Assert.Equal(0, b[1]);
        Assert.Equal(0, b[2]);
        Approx.Equal(2, b[3]);
    }
}
