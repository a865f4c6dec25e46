using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class DistributionTests
{
    // Below -1 from the continued fraction of Abramowitz and Stegun, 26.2.14, in 60 decimal digits; else erfc(-x / √2) / 2 by the C library.
    [Theory]
    [InlineData(-37, 5.725571222524577e-300)]
    [InlineData(-20, 2.7536241186062337e-89)]
    [InlineData(-8, 6.220960574271784e-16)]
    [InlineData(-5, 2.866515718791939e-07)]
    [InlineData(-3, 0.0013498980316300946)]
    [InlineData(-1.5, 0.06680720126885807)]
    [InlineData(-1.4142, 0.07865159399422551)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(-0.3, 0.3820885778110474)]
    [InlineData(-1e-09, 0.49999999960105773)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.6914624612740131)]
    [InlineData(1.5, 0.9331927987311419)]
    [InlineData(2.5, 0.9937903346742238)]
    [InlineData(6, 0.9999999990134123)]
    public void The_normal_probability_is_exact_also_in_the_tail(double x, double expected) =>
        Approx.Equal(expected, NormalDistribution.Cdf(x), 2e-14, 0);

    // Abramowitz and Stegun, table 26.5, and the C library's inverse.
    [Theory]
    [InlineData(0.975, 1.9599639845400545)]
    [InlineData(0.025, -1.9599639845400545)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(0.3, -0.5244005127080408)]
    [InlineData(0.8, 0.8416212335729143)]
    [InlineData(0.9999, 3.71901648545568)]
    [InlineData(1e-300, -37.0471)]
    public void Normal_quantiles_are_those_of_the_tables(double p, double expected) =>
        Approx.Equal(expected, NormalDistribution.Quantile(p), p < 1e-100 ? 1e-6 : 1e-14, 0);

    [Fact]
    public void The_ends_of_the_normal_distribution()
    {
        Assert.Equal(double.NegativeInfinity, NormalDistribution.Quantile(0));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.Quantile(1));
        Assert.Equal(0.0, NormalDistribution.Cdf(double.NegativeInfinity));
        Assert.Equal(1.0, NormalDistribution.Cdf(double.PositiveInfinity));
        Assert.True(double.IsNaN(NormalDistribution.Cdf(double.NaN)));
        Approx.Equal(1 / Math.Sqrt(2 * Math.PI), NormalDistribution.Density(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(double.NaN));
    }

    public static TheoryData<double> Values => [-1e8, -40, -7, -2.5, -1, -0.6, -0.01, 0, 1e-6, 0.3, 1, 1.7, 3, 12, 1e5];

    // Closed forms: ν = 1 is Cauchy's, ν = 2 and 4 are algebraic. The tails are compared by 1/t expansions where the forms cancel.
    [Theory]
    [MemberData(nameof(Values))]
    public void Students_t_has_closed_forms(double t)
    {
        Approx.Equal(0.5 + (Math.Atan(t) / Math.PI), StudentTDistribution.Cdf(t, 1), 1e-13, 1e-15);
        // 1/2 + t / (2 √(2 + t²))
        Approx.Equal(0.5 + (t / (2 * Math.Sqrt(2 + (t * t)))), StudentTDistribution.Cdf(t, 2), 1e-13, 1e-15);
        // 1/2 + s (3 - s²) / 4 for s = t / √(4 + t²)
        var s = t / Math.Sqrt(4 + (t * t));
        Approx.Equal(0.5 + (s * (3 - (s * s)) / 4), StudentTDistribution.Cdf(t, 4), 1e-13, 1e-15);
        // 3 degrees: 1/2 + (u / (1 + u²) + arctan u) / π for u = t / √3
        var u = t / Math.Sqrt(3);
        Approx.Equal(0.5 + (((u / (1 + (u * u))) + Math.Atan(u)) / Math.PI), StudentTDistribution.Cdf(t, 3), 1e-13, 1e-15);
    }

    [Fact]
    public void The_tail_keeps_its_relative_precision()
    {
        // ν = 1: arctan(1/t) / π
        Approx.Equal(Math.Atan(1e-8) / Math.PI, StudentTDistribution.Cdf(-1e8, 1), 1e-13, 0);
        // ν = 2: 1 / (√(2 + t²) (√(2 + t²) + t))
        var r = Math.Sqrt(2 + 1e12);
        Approx.Equal(1 / (r * (r + 1e6)), StudentTDistribution.Cdf(-1e6, 2), 1e-13, 0);
    }

    // Student's table as printed in statistics textbooks, two-sided 5 %.
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(3, 3.182)]
    [InlineData(5, 2.571)]
    [InlineData(10, 2.228)]
    [InlineData(30, 2.042)]
    [InlineData(120, 1.980)]
    public void Quantiles_are_those_of_Students_table(double degreesOfFreedom, double expected) =>
        Approx.Equal(expected, StudentTDistribution.Quantile(0.975, degreesOfFreedom), 0, 5e-4);

    // Law: quantile and probability are inverse, for any degrees of freedom, whole or not.
    [Fact]
    public void Quantiles_invert_probabilities()
    {
        foreach (var nu in new[] { 0.5, 1, 2, 3.7, 8, 29, 30.5, 400, 1e5, double.PositiveInfinity })
        {
            foreach (var p in new[] { 1e-9, 0.001, 0.1, 0.49, 0.5, 0.75, 0.975, 0.99999 })
                Approx.Equal(p, StudentTDistribution.Cdf(StudentTDistribution.Quantile(p, nu), nu), 1e-12, 0);
        }
    }

    [Fact]
    public void With_many_degrees_of_freedom_it_is_normal()
    {
        foreach (var t in new[] { -3, -0.7, 0.2, 1.9 })
        {
            Approx.Equal(NormalDistribution.Cdf(t), StudentTDistribution.Cdf(t, 1e7), 1e-5, 0);
            Assert.Equal(NormalDistribution.Cdf(t), StudentTDistribution.Cdf(t, double.PositiveInfinity));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => StudentTDistribution.Cdf(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentTDistribution.Quantile(2, 3));
    }
}
