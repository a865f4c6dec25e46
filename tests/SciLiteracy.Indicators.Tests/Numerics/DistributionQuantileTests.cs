using System.Globalization;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Numerics;

/// <summary>Quantiles against 60 digits of mpmath: far tails, fractional, small and large degrees of freedom; Golden/mpmath/distributions.</summary>
public class DistributionQuantileTests
{
    private static readonly (string Name, double First, double Second, double P, double Quantile)[] Cases =
    [
        .. File.ReadLines(RepositoryFolder.Combine("tests", "SciLiteracy.Indicators.Tests", "Golden", "mpmath", "distributions", "quantiles.csv")).Skip(1)
            .Select(line => line.Split(',')).Select(c => (c[0], Number(c[1]), Number(c[2]), Number(c[3]), Number(c[4]))),
    ];

    [Theory]
    [InlineData("normal", 17)]
    [InlineData("t", 286)]
    [InlineData("chi-square", 98)]
    [InlineData("beta", 204)]
    [InlineData("f", 149)]
    public void Quantiles_are_right_to_twelve_digits(string name, int count)
    {
        var cases = Cases.Where(c => c.Name == name).ToArray();
        var wrong = cases.Select(c => (c, Found: Quantile(c.Name, c.First, c.Second, c.P))).Where(x => !(Math.Abs(x.Found - x.c.Quantile) <= 1e-12 * Math.Abs(x.c.Quantile))).ToArray();

        Assert.Equal(count, cases.Length);
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Select(x => FormattableString.Invariant($"{x.c}: {x.Found:R}, relative {Math.Abs((x.Found / x.c.Quantile) - 1):G3}"))));
    }

    private static double Quantile(string name, double first, double second, double p) => name switch
    {
        "normal" => NormalDistribution.Quantile(p),
        "t" => StudentTDistribution.Quantile(p, first),
        "chi-square" => ChiSquareDistribution.Quantile(p, first),
        "beta" => BetaDistribution.Quantile(p, first, second),
        _ => FDistribution.Quantile(p, first, second),
    };

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
