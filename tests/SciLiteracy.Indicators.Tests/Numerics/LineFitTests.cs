using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class LineFitTests
{
    [Fact]
    public void A_textbook_line()
    {
        // t = 1..5, y = 2, 4, 5, 4, 5: slope 0.6, intercept 2.2, residual sum of squares 2.4.
        var line = LineFit.Of([1, 2, 3, 4, 5], [2, 4, 5, 4, 5])!;
        Approx.Equal(0.6, line.Slope);
        Approx.Equal(2.2, line.At(0));
        Approx.Equal(2.4, line.ResidualSumOfSquares);
        Approx.Equal(10, line.Spread);
        Approx.Equal((1 / 5.0) + (9 / 10.0), line.VarianceFactorAt(6));
    }

    [Fact]
    public void Whole_weights_are_repetitions_for_the_line()
    {
        var weighted = LineFit.Of([1, 2, 4], [3, 1, 5], [2, 1, 3])!;
        var repeated = LineFit.Of([1, 1, 2, 4, 4, 4], [3, 3, 1, 5, 5, 5])!;
        Approx.Equal(repeated.Slope, weighted.Slope);
        Approx.Equal(repeated.Level, weighted.Level);
        Approx.Equal(repeated.ResidualSumOfSquares, weighted.ResidualSumOfSquares);
        Approx.Equal(repeated.VarianceFactorAt(9), weighted.VarianceFactorAt(9));
    }

    [Fact]
    public void One_time_alone_has_no_line()
    {
        Assert.Null(LineFit.Of([], []));
        Assert.Null(LineFit.Of([2020], [1]));
        Assert.Null(LineFit.Of([2020, 2020], [1, 2]));
        Assert.Throws<ArgumentException>(() => LineFit.Of([1, 2], [1]));
    }
}
