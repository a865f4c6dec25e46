using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Inequality;

/// <summary>Closed forms and published worked examples.</summary>
public class KnownInequalityTests
{
    // Mean incomes of ten classes, USA 1968: the example of the R package ineq (Zeileis), which prints 0.4620911, 0.1796591 and, for parameter 1, 0.3518251.
    private static readonly double[] ClassMeans = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];

    [Fact]
    public void The_example_of_the_package_ineq_comes_out_as_printed()
    {
        Approx.Equal(0.4620911, Gini.Population.Evaluate(ClassMeans).Value, 0, 5e-8);
        Approx.Equal(0.1796591, new Atkinson(0.5).Evaluate(ClassMeans).Value, 0, 5e-8);
        Approx.Equal(0.3518251, new Atkinson(1).Evaluate(ClassMeans).Value, 0, 5e-8);
    }

    // Statology, "How to calculate the Gini coefficient in R", with DescTools::Gini(unbiased = FALSE): 0.226 and 0.2632289.
    [Fact]
    public void A_frequency_table_gives_the_published_Gini()
    {
        Approx.Equal(0.226, Gini.Population.Evaluate([50, 50, 70, 70, 70, 90, 150, 150, 150, 150]).Value);
        Approx.Equal(
            0.2632289, Gini.Population.Evaluate([10, 20, 25, 55, 70, 90, 110, 115, 130], [6, 7, 7, 14, 22, 20, 8, 4, 1]).Value, 0, 5e-8);
    }

    // Two people, one with the share a of the total: G = |a - ½|, H the same, and the others by hand.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void Two_people(double a)
    {
        double[] x = [a, 1 - a];
        Approx.Equal(a - 0.5, Gini.Population.Evaluate(x).Value);
        Approx.Equal(2 * (a - 0.5), Gini.BiasCorrected.Evaluate(x).Value);
        Approx.Equal(a - 0.5, Hoover.Instance.Evaluate(x).Value);
        Approx.Equal((a * Math.Log(2 * a)) + ((1 - a) * Math.Log(2 * (1 - a))), TheilT.Instance.Evaluate(x).Value);
        Approx.Equal(-Math.Log(4 * a * (1 - a)) / 2, TheilL.Instance.Evaluate(x).Value);
        Approx.Equal(1 - (2 * Math.Sqrt(a * (1 - a))), new Atkinson(1).Evaluate(x).Value);
        Approx.Equal(1 - (4 * a * (1 - a)), new Atkinson(2).Evaluate(x).Value);
        Approx.Equal(2 * (a - 0.5), CoefficientOfVariation.Population.Evaluate(x).Value);
        Approx.Equal(Math.Sqrt(8) * (a - 0.5), new CoefficientOfVariation(VarianceDefinition.FrequencySample).Evaluate(x).Value);
        Approx.Equal(a / (1 - a), MaximumMinimumRatio.Instance.Evaluate(x).Value);
    }

    // One has all: G = H = 1 - 1/n, T = ln n, CV = sqrt(n - 1), Atkinson 1 - n^(-ε/(1-ε)) below aversion 1 and 1 from there on.
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(31)]
    public void One_has_all(int n)
    {
        double[] x = [.. Enumerable.Repeat(0.0, n - 1), 7];
        Approx.Equal(1 - (1.0 / n), Gini.Population.Evaluate(x).Value);
        Approx.Equal(1, Gini.BiasCorrected.Evaluate(x).Value);
        Approx.Equal(1 - (1.0 / n), Hoover.Instance.Evaluate(x).Value);
        Approx.Equal(Math.Log(n), TheilT.Instance.Evaluate(x).Value);
        Approx.Equal(Math.Sqrt(n - 1), CoefficientOfVariation.Population.Evaluate(x).Value);
        Approx.Equal(1 - (1.0 / n), new Atkinson(0.5).Evaluate(x).Value);
        Approx.Equal(1, new Atkinson(1).Evaluate(x).Value);
        Approx.Equal(1, new Atkinson(2).Evaluate(x).Value);
        Assert.Equal(InequalityUndefinedReason.ZeroValue, TheilL.Instance.Evaluate(x).Reason);
        Assert.Equal(InequalityUndefinedReason.ZeroValue, MaximumMinimumRatio.Instance.Evaluate(x).Reason);
    }

    // 1, 2 ... n: the double sum is n (n² - 1) / 3 and the mean (n + 1) / 2, so G = (n - 1) / (3 n), which is 1/3 when corrected.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Whole_numbers_from_one_to_n(int n)
    {
        double[] x = [.. Enumerable.Range(1, n).Select(i => (double)i)];
        Approx.Equal((n - 1) / (3.0 * n), Gini.Population.Evaluate(x).Value);
        if (n > 1)
            Approx.Equal(1 / 3.0, Gini.BiasCorrected.Evaluate(x).Value);
        Approx.Equal(Math.Sqrt((n - 1) / (3.0 * (n + 1))), CoefficientOfVariation.Population.Evaluate(x).Value);
    }

    // The uniform distribution on [0, 1]: G = 1/3, H = 1/4, T = ln 2 - 1/2, L = 1 - ln 2; at midpoints the error falls as 1/n² but for L near 0.
    [Fact]
    public void The_uniform_distribution()
    {
        const int N = 20_000;
        double[] x = [.. Enumerable.Range(0, N).Select(i => (i + 0.5) / N)];
        Approx.Equal(1 / 3.0, Gini.Population.Evaluate(x).Value, 0, 1e-8);
        Approx.Equal(0.25, Hoover.Instance.Evaluate(x).Value, 0, 1e-8);
        Approx.Equal(Math.Log(2) - 0.5, TheilT.Instance.Evaluate(x).Value, 0, 1e-7);
        Approx.Equal(1 - Math.Log(2), TheilL.Instance.Evaluate(x).Value, 0, 2e-5);
        Approx.Equal(1 - (8 / 9.0), new Atkinson(0.5).Evaluate(x).Value, 0, 1e-5);
    }

    // The log-normal distribution with σ: G = 2 Φ(σ/√2) - 1, T = L = σ²/2, A(ε) = 1 - exp(-ε σ²/2), H = 2 Φ(σ/2) - 1, CV² = exp(σ²) - 1.
    [Fact]
    public void The_log_normal_distribution()
    {
        const int N = 40_000;
        const double Sigma = 0.5;
        double[] x = [.. Enumerable.Range(0, N).Select(i => Math.Exp(Sigma * NormalDistribution.Quantile((i + 0.5) / N)))];
        Approx.Equal((2 * NormalDistribution.Cdf(Sigma / Math.Sqrt(2))) - 1, Gini.Population.Evaluate(x).Value, 0, 3e-5);
        Approx.Equal((2 * NormalDistribution.Cdf(Sigma / 2)) - 1, Hoover.Instance.Evaluate(x).Value, 0, 3e-5);
        Approx.Equal(Sigma * Sigma / 2, TheilT.Instance.Evaluate(x).Value, 0, 1e-4);
        Approx.Equal(Sigma * Sigma / 2, TheilL.Instance.Evaluate(x).Value, 0, 1e-4);
        foreach (var epsilon in new[] { 0.5, 1, 2 })
            Approx.Equal(1 - Math.Exp(-epsilon * Sigma * Sigma / 2), new Atkinson(epsilon).Evaluate(x).Value, 0, 2e-4);
        Approx.Equal(Math.Sqrt(Math.Exp(Sigma * Sigma) - 1), CoefficientOfVariation.Population.Evaluate(x).Value, 0, 3e-4);
    }

    // O'Donnell et al. (2008), Analyzing Health Equity Using Household Survey Data, World Bank, table 8.1: deaths under five in India by wealth, -0.1694.
    [Fact]
    public void The_concentration_index_of_child_mortality_in_India_comes_out_as_printed()
    {
        double[] births = [29939, 28776, 26528, 24689, 19739];
        double[] mortality = [154.7, 152.9, 119.5, 86.9, 54.3];
        Approx.Equal(-0.1694, ConcentrationIndex.Evaluate(mortality, [1, 2, 3, 4, 5], births).Value, 0, 5e-5);
    }

    [Fact]
    public void Nearly_equal_values_keep_their_digits()
    {
        // 1 ± δ: G = H = δ/2, T = L = δ²/2 to within δ⁴, A(ε) = ε δ²/2.
        const double Delta = 1e-6;
        double[] x = [1 - Delta, 1 + Delta];
        Approx.Equal(Delta / 2, Gini.Population.Evaluate(x).Value, 1e-9, 0);
        Approx.Equal(Delta * Delta / 2, TheilT.Instance.Evaluate(x).Value, 1e-9, 0);
        Approx.Equal(Delta * Delta / 2, TheilL.Instance.Evaluate(x).Value, 1e-9, 0);
        Approx.Equal(Delta * Delta / 4, new Atkinson(0.5).Evaluate(x).Value, 1e-9, 0);
        Approx.Equal(Delta * Delta, new Atkinson(2).Evaluate(x).Value, 1e-9, 0);
    }

    [Fact]
    public void A_strong_aversion_to_inequality_does_not_leave_the_range_of_doubles()
    {
        // (x/μ)^(1-ε) is about 10^3600 here; in the limit 1 - A = min/μ n^(1/(ε-1)).
        double[] x = [1e-9, 1, 2];
        Approx.Equal(1 - (1e-9 * Math.Pow(3, 1 / 399.0)), new Atkinson(400).Evaluate(x).Value, 1e-12);
    }
}
