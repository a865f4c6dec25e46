using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class ElementaryFunctionsTests
{
    // The power series of each, summed to the end: exact near 0.
    private static double Series(Func<int, double> coefficient, double u)
    {
        var sum = 0.0;
        for (var k = 60; k >= 2; k--)
            sum += coefficient(k) * Math.Pow(u, k);
        return sum;
    }

    [Fact]
    public void Remainders_keep_their_precision_where_plain_formulas_cancel()
    {
        foreach (var u in new[] { 1e-12, -1e-9, 1e-5, -0.001, 0.01, -0.02999, 0.03, -0.03, 0.031, 0.1, -0.1 })
        {
            Approx.Equal(Series(k => Math.Pow(-1, k) / k, u), ElementaryFunctions.LogRemainder(u), 1e-12, 0);
            Approx.Equal(Series(k => Math.Pow(-1, k) / (k * (k - 1)), u), ElementaryFunctions.EntropyRemainder(u), 1e-12, 0);
            foreach (var a in new[] { 0.5, -1, -3.9, 1e-6, 0.999 })
            {
                var expected = Series(k => Enumerable.Range(0, k).Aggregate(1.0, (c, i) => c * (a - i) / (i + 1)), u);
                Approx.Equal(expected, ElementaryFunctions.PowerRemainder(u, a), 2e-11, 0);
            }
        }
    }

    [Fact]
    public void Far_from_zero_the_plain_formulas_hold()
    {
        foreach (var u in new[] { -0.9, -0.5, 0.5, 3, 1e6 })
        {
            Approx.Equal(u - Math.Log(1 + u), ElementaryFunctions.LogRemainder(u));
            Approx.Equal(((1 + u) * Math.Log(1 + u)) - u, ElementaryFunctions.EntropyRemainder(u));
            Approx.Equal(Math.Sqrt(1 + u) - 1 - (u / 2), ElementaryFunctions.PowerRemainder(u, 0.5));
        }

        Assert.Equal(1.0, ElementaryFunctions.EntropyRemainder(-1));
        Assert.Equal(double.PositiveInfinity, ElementaryFunctions.LogRemainder(-1));
        Assert.Equal(-0.5, ElementaryFunctions.PowerRemainder(-1, 0.5));
    }

    [Fact]
    public void The_exponential_and_the_logarithm_are_exact_near_zero()
    {
        Approx.Equal(1e-15, ElementaryFunctions.ExpMinusOne(1e-15), 1e-14, 0);
        Approx.Equal(1e-15, ElementaryFunctions.LogOnePlus(1e-15), 1e-14, 0);
        Assert.Equal(-1.0, ElementaryFunctions.ExpMinusOne(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, ElementaryFunctions.ExpMinusOne(1000));
        foreach (var x in new[] { -3, -0.2, 1e-8, 0.7, 20 })
            Approx.Equal(x, ElementaryFunctions.LogOnePlus(ElementaryFunctions.ExpMinusOne(x)));
    }
}
