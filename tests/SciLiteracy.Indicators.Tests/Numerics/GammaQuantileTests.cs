using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class GammaQuantileTests
{
    // Law: the quantile is the inverse of the distribution function.
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(1e4)]
    public void The_probability_of_the_quantile_is_the_level(double shape)
    {
        foreach (var p in (double[])[1e-15, 1e-9, 1e-4, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9999, 1 - 1e-12])
        {
            var x = Math.Exp(GammaQuantile.Log(shape, p));
            if (x == 0)
                continue;
            if (p < 0.5)
                Approx.Equal(p, IncompleteGamma.Lower(shape, x), 1e-10);
            else
                Approx.Equal(1 - p, IncompleteGamma.Upper(shape, x), 1e-10);
        }
    }

    // Law: the same for any shape.
    [Property(MaxTest = 300)]
    public void The_quantile_is_the_inverse_whatever_the_shape(ushort a, ushort b)
    {
        var shape = Math.Pow(10, (a / 65535.0 * 6.5) - 1.5);
        var p = (b + 0.5) / 65536;
        var x = Math.Exp(GammaQuantile.Log(shape, p));
        if (x > 1e-290)
            Approx.Equal(p, IncompleteGamma.Lower(shape, x), 1e-9);
    }

    [Fact]
    public void Of_shape_one_it_is_the_exponential_distribution()
    {
        Approx.Equal(Math.Log(Math.Log(2)), GammaQuantile.Log(1, 0.5), 1e-15);
        Approx.Equal(Math.Log(1e-20), GammaQuantile.Log(1, 1e-20), 1e-15);
    }

    [Fact]
    public void Of_a_small_shape_it_does_not_vanish()
    {
        // x = (p Γ(a + 1))^(1/a): 0.5^1000 is below every double, its logarithm is not.
        Approx.Equal(1000 * (Math.Log(0.5) + GammaFunction.LogGamma(1.001)), GammaQuantile.Log(0.001, 0.5), 1e-12);
        // With two degrees of freedom less: half of a chi-square of one degree, whose root is normal.
        Approx.Equal(Math.Log(Math.Pow(NormalQuantile.Of(0.95), 2) / 2), GammaQuantile.Log(0.5, 0.9), 1e-13);
    }
}
