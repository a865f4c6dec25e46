using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class BetaAndGammaTests
{
    // The power series in 50 decimal digits, of the doubles given: I(x) and 1 - I(x).
    [Theory]
    [InlineData(0.5, 0.5, 0.25, 0.3333333333333333, 0.6666666666666666)]
    [InlineData(2, 3, 0.1, 0.052300000000000006, 0.9477)]
    [InlineData(2, 3, 0.9, 0.9963, 0.0036999999999999976)]
    [InlineData(0.5, 20, 0.001, 0.1575838139836385, 0.8424161860163615)]
    [InlineData(30, 0.5, 0.95, 0.08062942690643063, 0.9193705730935694)]
    [InlineData(100, 200, 0.25, 0.0006588924984657823, 0.9993411075015343)]
    [InlineData(1500, 2500, 0.4, 0.9994065726649455, 0.0005934273350545024)]
    [InlineData(100000.0, 200000.0, 0.333, 0.34940317176601166, 0.6505968282339883)]
    [InlineData(12.3, 0.7, 0.5, 8.601542229557006e-05, 0.9999139845777044)]
    [InlineData(10000.0, 0.5, 0.999, 7.705811569294876e-06, 0.9999922941884307)]
    [InlineData(0.1, 0.1, 0.01, 0.3203082503756263, 0.6796917496243736)]
    [InlineData(5, 5, 1e-10, 1.2599999995800002e-48, 1.0)]
    [InlineData(3, 10000.0, 0.0002, 0.3234318619682937, 0.6765681380317063)]
    [InlineData(250, 250, 0.4, 3.1568499595955654e-06, 0.9999968431500404)]
    public void The_beta_probability_is_exact_in_both_tails(double a, double b, double x, double lower, double upper)
    {
        Approx.Equal(lower, BetaDistribution.Cdf(x, a, b), 1e-13, 0);
        Approx.Equal(upper, BetaDistribution.Upper(x, a, b), 1e-13, 0);
        Approx.Equal(lower, IncompleteBeta.Regularized(a, b, x), 1e-13, 0);
    }

    // The power series in 50 decimal digits: P and Q.
    [Theory]
    [InlineData(0.5, 0.1, 0.345279153981423, 0.654720846018577)]
    [InlineData(0.5, 4, 0.9953222650189527, 0.004677734981047266)]
    [InlineData(1, 30, 0.9999999999999064, 9.357622968840175e-14)]
    [InlineData(3, 0.001, 1.6654171665278076e-10, 0.9999999998334583)]
    [InlineData(3, 2.5, 0.45618688411667047, 0.5438131158833295)]
    [InlineData(10, 3, 0.0011024881301154798, 0.9988975118698845)]
    [InlineData(10, 25, 0.9997785233617512, 0.00022147663824878357)]
    [InlineData(100, 80, 0.017108313035133115, 0.9828916869648668)]
    [InlineData(100, 130, 0.9972495916326934, 0.002750408367306526)]
    [InlineData(2500.5, 2400, 0.021143440847376148, 0.9788565591526238)]
    [InlineData(2500.5, 2700, 0.9999508604034588, 4.91395965411851e-05)]
    [InlineData(100000.0, 100200, 0.7366620100051987, 0.2633379899948013)]
    [InlineData(0.1, 1e-08, 0.16659398838160216, 0.8334060116183979)]
    [InlineData(0.05, 6, 0.9999796402324489, 2.0359767551150353e-05)]
    [InlineData(1000000.0, 999000.0, 0.15865521357430365, 0.8413447864256963)]
    public void The_gamma_probability_is_exact_in_both_tails(double a, double x, double lower, double upper)
    {
        Approx.Equal(lower, IncompleteGamma.Lower(a, x), 1e-13, 0);
        Approx.Equal(upper, IncompleteGamma.Upper(a, x), 1e-13, 0);
        Approx.Equal(lower, ChiSquareDistribution.Cdf(2 * x, 2 * a), 1e-13, 0);
        Approx.Equal(upper, ChiSquareDistribution.Upper(2 * x, 2 * a), 1e-13, 0);
    }

    // By bisection of the series in 30 decimal digits.
    [Theory]
    [InlineData(1, 0.95, 3.8414588206941245)]
    [InlineData(2, 0.5, 1.3862943611198906)]
    [InlineData(3.7, 0.001, 0.06541446898331543)]
    [InlineData(10, 0.99, 23.209251158954356)]
    [InlineData(48, 0.975, 69.02258578966607)]
    [InlineData(1225, 0.95, 1307.5371745117914)]
    [InlineData(0.4, 0.3, 0.0031755814486882305)]
    [InlineData(5, 1e-12, 5.124643496830536e-05)]
    public void Quantiles_of_chi_square(double degreesOfFreedom, double p, double expected) =>
        Approx.Equal(expected, ChiSquareDistribution.Quantile(p, degreesOfFreedom), 1e-12, 0);

    // By bisection of the series in 30 decimal digits.
    [Theory]
    [InlineData(1, 10, 0.95, 4.964602743730712)]
    [InlineData(3, 7.5, 0.5, 0.8651040512738716)]
    [InlineData(20, 4, 0.01, 0.22569847214852332)]
    [InlineData(12, 1000.0, 0.999, 2.774038266684498)]
    [InlineData(2.5, 30, 0.05, 0.08390748136391794)]
    [InlineData(1, 1, 0.975, 647.7890114778442)]
    public void Quantiles_of_F(double numerator, double denominator, double p, double expected) =>
        Approx.Equal(expected, FDistribution.Quantile(p, numerator, denominator), 1e-12, 0);

    // By bisection of the series in 30 decimal digits.
    [Theory]
    [InlineData(0.5, 0.5, 0.1, 0.024471741852423217)]
    [InlineData(2, 5, 0.975, 0.6412345789976748)]
    [InlineData(17, 84, 0.025, 0.10226491003552826)]
    [InlineData(1, 1, 0.3, 0.3)]
    [InlineData(400, 3, 0.5, 0.9933536824724262)]
    [InlineData(0.2, 3, 0.2, 7.986162219217186e-05)]
    public void Quantiles_of_beta(double a, double b, double p, double expected) =>
        Approx.Equal(expected, BetaDistribution.Quantile(p, a, b), 1e-12, 0);

    // By bisection of the series in 25 decimal digits.
    [Theory]
    [InlineData(1, 0.975, 12.706204736174694)]
    [InlineData(2.5, 0.95, 2.5582186141359355)]
    [InlineData(7, 0.995, 3.4994832973504932)]
    [InlineData(30, 0.975, 2.0422724563012378)]
    [InlineData(73, 0.6, 0.2542723995137242)]
    [InlineData(1000, 0.9, 1.2823987214609245)]
    public void Quantiles_of_Students_t(double degreesOfFreedom, double p, double expected) =>
        Approx.Equal(expected, StudentTDistribution.Quantile(p, degreesOfFreedom), 1e-12, 0);

    // The series in 25 decimal digits.
    [Theory]
    [InlineData(3.5, -2, 0.06306926128795677)]
    [InlineData(11, -7, 1.1347987135983682e-05)]
    [InlineData(50, -0.01, 0.49603054068357144)]
    [InlineData(50, -15, 1.913921918943009e-20)]
    [InlineData(10000.0, -3, 0.0013532240949988331)]
    [InlineData(1000000.0, -5, 2.866998935445371e-07)]
    public void Students_t_is_exact_in_the_lower_tail(double degreesOfFreedom, double t, double expected) =>
        Approx.Equal(expected, StudentTDistribution.Cdf(t, degreesOfFreedom), 1e-13, 0);

    // The series in 25 decimal digits: at most f, and more than f.
    [Theory]
    [InlineData(3, 12, 4.5, 0.9754265211590463, 0.02457347884095369)]
    [InlineData(1, 40, 0.001, 0.02506985471604382, 0.9749301452839562)]
    [InlineData(7.5, 2.5, 30, 0.9832444497837532, 0.016755550216246733)]
    [InlineData(120, 240, 1.3, 0.9551291774302952, 0.044870822569704816)]
    [InlineData(5, 10000.0, 0.2, 0.037442291704216354, 0.9625577082957837)]
    public void F_is_exact_in_both_tails(double numerator, double denominator, double f, double lower, double upper)
    {
        Approx.Equal(lower, FDistribution.Cdf(f, numerator, denominator), 1e-13, 0);
        Approx.Equal(upper, FDistribution.Upper(f, numerator, denominator), 1e-13, 0);
    }

    // Closed forms: I(1, b)(x) = 1 - (1 - x)^b, I(a, 1)(x) = x^a; Q(1, x) = e^-x; chi-square with 4 degrees: e^(-x/2) (1 + x/2).
    [Fact]
    public void Closed_forms()
    {
        foreach (var x in new[] { 1e-12, 0.003, 0.2, 0.5, 0.77, 0.999 })
        {
            foreach (var shape in new[] { 0.02, 0.5, 1, 3.3, 40, 900 })
            {
                // An exponent of some hundred has that many roundings.
                var relative = shape > 100 ? 1e-12 : 1e-13;
                Approx.Equal(Math.Pow(x, shape), IncompleteBeta.Regularized(shape, 1, x), relative, 0);
                Approx.Equal(Math.Pow(1 - x, shape), BetaDistribution.Upper(x, 1, shape), relative, 0);
            }

            Approx.Equal(Math.Exp(-x * 50), IncompleteGamma.Upper(1, x * 50), 1e-13, 0);
            Approx.Equal(Math.Exp(-x * 50) * (1 + (x * 50)), ChiSquareDistribution.Upper(x * 100, 4), 1e-13, 0);
            // ν₁ = 2: (1 + 2 f / ν₂)^(-ν₂ / 2)
            Approx.Equal(Math.Pow(1 + (2 * x / 7), -3.5), FDistribution.Upper(x, 2, 7), 1e-13, 0);
        }
    }

    // Law: symmetry. I(a, b)(x) + I(b, a)(1 - x) = 1, for an x whose complement is exact.
    [Fact]
    public void The_two_tails_add_up()
    {
        foreach (var x in new[] { 0.0625, 0.25, 0.5, 0.75 })
        {
            foreach (var (a, b) in new[] { (0.3, 8.0), (2, 2), (60, 20), (0.5, 0.5) })
            {
                Approx.Equal(1, IncompleteBeta.Regularized(a, b, x) + IncompleteBeta.Regularized(b, a, 1 - x), 1e-14, 0);
                Approx.Equal(1, IncompleteGamma.Lower(a, b * x) + IncompleteGamma.Upper(a, b * x), 1e-14, 0);
            }
        }
    }

    // Law: a squared Student's t is an F with one degree above; F with infinitely many below is a chi-square over its degrees.
    [Fact]
    public void The_distributions_are_kin()
    {
        foreach (var t in new[] { 0.01, 0.8, 2, 9 })
        {
            foreach (var nu in new[] { 1, 3.5, 60 })
                Approx.Equal(2 * StudentTDistribution.Cdf(-t, nu), FDistribution.Upper(t * t, 1, nu), 1e-13, 0);
            Approx.Equal(2 * NormalDistribution.Cdf(-t), FDistribution.Upper(t * t, 1, double.PositiveInfinity), 1e-13, 0);
            Approx.Equal(ChiSquareDistribution.Cdf(3 * t, 3), FDistribution.Cdf(t, 3, double.PositiveInfinity), 1e-15, 0);
        }

        Approx.Equal(
            ChiSquareDistribution.Quantile(0.9, 5) / 5, FDistribution.Quantile(0.9, 5, double.PositiveInfinity), 1e-14, 0);
    }

    // Law: quantile and probability are inverse.
    [Fact]
    public void Quantiles_invert_probabilities()
    {
        foreach (var p in new[] { 1e-10, 0.02, 0.499, 0.5, 0.8, 0.999999 })
        {
            foreach (var (a, b) in new[] { (0.4, 3.0), (5, 5), (70, 2.2) })
            {
                Approx.Equal(p, BetaDistribution.Cdf(BetaDistribution.Quantile(p, a, b), a, b), 1e-12, 0);
                Approx.Equal(p, FDistribution.Cdf(FDistribution.Quantile(p, a, b), a, b), 1e-12, 0);
                Approx.Equal(p, ChiSquareDistribution.Cdf(ChiSquareDistribution.Quantile(p, a), a), 1e-12, 0);
            }
        }
    }

    [Fact]
    public void The_ends_of_the_distributions()
    {
        Assert.Equal(0, IncompleteBeta.Regularized(2, 3, 0));
        Assert.Equal(1, IncompleteBeta.Regularized(2, 3, 1));
        Assert.Equal(0, BetaDistribution.Cdf(-1, 2, 3));
        Assert.Equal(1, BetaDistribution.Cdf(7, 2, 3));
        Assert.Equal(1, BetaDistribution.Upper(-1, 2, 3));
        Assert.Equal(0, BetaDistribution.Upper(7, 2, 3));
        Assert.Equal(0, IncompleteGamma.Lower(2, 0));
        Assert.Equal(1, IncompleteGamma.Upper(2, 0));
        Assert.Equal(1, IncompleteGamma.Lower(2, double.PositiveInfinity));
        Assert.Equal(0, IncompleteGamma.Upper(2, double.PositiveInfinity));
        Assert.Equal(0, ChiSquareDistribution.Cdf(-2, 3));
        Assert.Equal(1, ChiSquareDistribution.Upper(-2, 3));
        Assert.Equal(0, FDistribution.Cdf(-2, 3, 4));
        Assert.Equal(1, FDistribution.Upper(-2, 3, 4));
        Assert.Equal(1, FDistribution.Cdf(double.PositiveInfinity, 3, 4));
        Assert.Equal(0, FDistribution.Upper(double.PositiveInfinity, 3, 4));
        Assert.Equal(0, FDistribution.Quantile(0, 3, 4));
        Assert.Equal(double.PositiveInfinity, FDistribution.Quantile(1, 3, 4));
        Assert.Equal(double.PositiveInfinity, ChiSquareDistribution.Quantile(1, 4));
        Assert.Equal(1, BetaDistribution.Quantile(1, 3, 4));
        Assert.Equal(0, BetaDistribution.Quantile(0, 3, 4));
        foreach (var value in new[]
        {
            IncompleteBeta.Regularized(2, 3, double.NaN), BetaDistribution.Upper(double.NaN, 2, 3), IncompleteGamma.Lower(2, double.NaN),
            IncompleteGamma.Upper(2, double.NaN), ChiSquareDistribution.Upper(double.NaN, 2), FDistribution.Cdf(double.NaN, 2, 3),
            FDistribution.Upper(double.NaN, 2, 3), FDistribution.Upper(double.NaN, 2, double.PositiveInfinity),
        })
        {
            Assert.Equal(double.NaN, value);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Shapes_are_finite_and_positive(double shape)
    {
        Assert.Throws<ArgumentOutOfRangeException>("a", () => IncompleteBeta.Regularized(shape, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("b", () => IncompleteBeta.Regularized(1, shape, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("a", () => BetaDistribution.Upper(0.5, shape, 1));
        Assert.Throws<ArgumentOutOfRangeException>("b", () => BetaDistribution.Upper(0.5, 1, shape));
        Assert.Throws<ArgumentOutOfRangeException>("a", () => BetaDistribution.Quantile(0, shape, 1));
        Assert.Throws<ArgumentOutOfRangeException>("b", () => BetaDistribution.Quantile(0, 1, shape));
        Assert.Throws<ArgumentOutOfRangeException>("a", () => IncompleteGamma.Lower(shape, 0));
        Assert.Throws<ArgumentOutOfRangeException>("degreesOfFreedom", () => ChiSquareDistribution.Cdf(0, shape));
        Assert.Throws<ArgumentOutOfRangeException>("degreesOfFreedom", () => ChiSquareDistribution.Upper(0, shape));
        Assert.Throws<ArgumentOutOfRangeException>("degreesOfFreedom", () => ChiSquareDistribution.Quantile(0, shape));
        Assert.Throws<ArgumentOutOfRangeException>("numerator", () => FDistribution.Cdf(0, shape, 1));
        Assert.Throws<ArgumentOutOfRangeException>("numerator", () => FDistribution.Upper(0, shape, 1));
        Assert.Throws<ArgumentOutOfRangeException>("numerator", () => FDistribution.Quantile(0, shape, 1));
        if (double.IsPositiveInfinity(shape))
            return;
        Assert.Throws<ArgumentOutOfRangeException>("denominator", () => FDistribution.Cdf(0, 1, shape));
        Assert.Throws<ArgumentOutOfRangeException>("denominator", () => FDistribution.Upper(0, 1, shape));
    }

    [Fact]
    public void Shares_and_probabilities_are_from_0_to_1()
    {
        Assert.Throws<ArgumentOutOfRangeException>("x", () => IncompleteBeta.Regularized(1, 1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("x", () => IncompleteBeta.Regularized(1, 1, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>("x", () => IncompleteGamma.Upper(1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("p", () => BetaDistribution.Quantile(-0.1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("p", () => ChiSquareDistribution.Quantile(1.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("p", () => FDistribution.Quantile(double.NaN, 1, 1));
    }

    // ln Γ of whole numbers, of halves, and by reflection.
    [Fact]
    public void The_logarithm_of_the_gamma_function()
    {
        var factorial = 1.0;
        for (var n = 1; n <= 25; n++)
        {
            Approx.Equal(Math.Log(factorial), GammaFunction.LogGamma(n), 1e-14, 1e-14);
            factorial *= n;
        }

        Approx.Equal(Math.Log(Math.PI) / 2, GammaFunction.LogGamma(0.5), 1e-14, 0);
        // Γ(x) Γ(1 - x) = π / sin π x
        foreach (var x in new[] { 1e-8, 0.1, 0.25, 0.4 })
            Approx.Equal(Math.Log(Math.PI / Math.Sin(Math.PI * x)), GammaFunction.LogGamma(x) + GammaFunction.LogGamma(1 - x), 1e-13, 1e-13);
        Approx.Equal(1 / 12e8, GammaFunction.StirlingError(1e8), 1e-14, 0);
    }
}
