using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class CorrelationTests
{
    private static readonly double[] X = [2.1, 3.4, 1.0, 5.5, 4.4, 2.1, 7.0, 3.3, 6.1, 0.2];
    private static readonly double[] Y = [1.0, 2.9, 0.4, 5.0, 3.9, 2.2, 6.5, 2.9, 2.8, 1.5];

    // SciPy 1.10.1: pearsonr, spearmanr, kendalltau(method="asymptotic").
    [Theory]
    [InlineData(CorrelationMethod.Pearson, 0.8604042055800298, 0.001398933735710189)]
    [InlineData(CorrelationMethod.Spearman, 0.829268292682927, 0.003008613513062222)]
    [InlineData(CorrelationMethod.Kendall, 0.7045454545454546, 0.00519120135402463)]
    public void Coefficients_and_p_values_of_an_independent_tool(CorrelationMethod method, double coefficient, double p)
    {
        var estimate = Correlation.Of(X, Y, method);
        Assert.Equal(method, estimate.Method);
        Assert.Equal(10, estimate.Count);
        Approx.Equal(coefficient, estimate.Coefficient, 1e-14, 0);
        Approx.Equal(p, estimate.PValue, 1e-12, 0);
    }

    // SciPy 1.10.1, kendalltau(method="exact"), without ties; the last by method="asymptotic", from 50 pairs on.
    [Fact]
    public void Kendalls_p_value_is_exact_for_few_pairs_without_ties()
    {
        double[] x = [2.1, 3.4, 1.0, 5.5, 4.4, 2.2, 7.0, 3.3, 6.1, 0.2];
        double[] y = [1.0, 2.9, 0.4, 5.0, 3.9, 2.2, 6.5, 3.0, 2.8, 1.5];
        var few = Correlation.Of(x, y, CorrelationMethod.Kendall);
        Approx.Equal(0.6888888888888888, few.Coefficient, 1e-14, 0);
        Approx.Equal(0.00468694885361552, few.PValue, 1e-13, 0);
        var turned = Correlation.Of(x, [.. y.Select(v => -v)], CorrelationMethod.Kendall);
        Approx.Equal(-0.6888888888888888, turned.Coefficient, 1e-14, 0);
        Approx.Equal(0.00468694885361552, turned.PValue, 1e-13, 0);
        Approx.Equal(0.884129932509348, Kendall(49).PValue, 1e-12, 0);
        Approx.Equal(-0.01530612244897959, Kendall(49).Coefficient, 1e-12, 0);
        Approx.Equal(0.8083300980714346, Kendall(50).PValue, 1e-12, 0);

        static CorrelationEstimate Kendall(int n) => Correlation.Of(
            [.. Enumerable.Range(0, n).Select(i => (double)(i * 37 % 61))],
            [.. Enumerable.Range(0, n).Select(i => (double)(i * 11 % 59))],
            CorrelationMethod.Kendall);
    }

    // All orders of n values are equally probable: the exact p-value is a share of the n! orders.
    [Fact]
    public void Kendalls_exact_p_values_are_those_of_all_orders()
    {
        double[] x = [1, 2, 3, 4, 5];
        var orders = Permutations([1, 2, 3, 4, 5]).Select(y => (Y: y, Tau: PlainKendall(x, y))).ToList();
        foreach (var (y, tau) in orders)
        {
            var asFar = orders.Count(o => Math.Abs(o.Tau) >= Math.Abs(tau) - 1e-12) / 120.0;
            Approx.Equal(asFar, Correlation.Of(x, y, CorrelationMethod.Kendall).PValue, 1e-13, 0);
        }
    }

    [Fact]
    public void Only_complete_pairs_count()
    {
        double[] x = [.. X, double.NaN, 5, double.NaN];
        double[] y = [.. Y, 3, double.NaN, double.NaN];
        foreach (var method in Enum.GetValues<CorrelationMethod>())
            Assert.Equal(Correlation.Of(X, Y, method), Correlation.Of(x, y, method));
        Assert.Equal(Correlation.Pearson(X, Y), Correlation.Pearson(x, y));
        // Ranks are taken among the complete pairs, not of each column by itself.
        Assert.Equal(1, Correlation.Spearman([1, 2, 3, 9], [10, 20, double.NaN, 30]));
    }

    [Fact]
    public void A_line_correlates_fully()
    {
        double[] x = [0.1, 0.2, 0.3, 0.7];
        double[] up = [.. x.Select(v => (3 * v) + 1)];
        foreach (var method in Enum.GetValues<CorrelationMethod>())
        {
            var estimate = Correlation.Of(x, up, method);
            Assert.InRange(estimate.Coefficient, 1 - 1e-15, 1);
            Assert.Equal(-1, Correlation.Of(x, [.. up.Select(v => -v)], method).Coefficient, 1e-15);
        }

        Assert.Equal(0, Correlation.PValue(1, 4));
        Assert.Equal(0, Correlation.PValue(-1, 4));
        Assert.Equal(1, Correlation.PValue(0, 4));
        // Two pairs: every line fits, there is no p-value.
        Assert.Equal(1, Correlation.Pearson([1, 2], [5, 6]));
        Assert.Equal(double.NaN, Correlation.PValue(1, 2));
        // Three pairs: t has one degree, p = 1 - 2 arctan(t) / π with t = r / √(1 - r²), so p = 2 arccos(r) / π.
        Approx.Equal(2 * Math.Acos(0.6) / Math.PI, Correlation.PValue(0.6, 3), 1e-14, 0);
        Approx.Equal(2 * Math.Acos(0.6) / Math.PI, Correlation.PValue(-0.6, 3), 1e-14, 0);
    }

    [Fact]
    public void Constants_and_few_pairs_have_no_correlation()
    {
        foreach (var method in Enum.GetValues<CorrelationMethod>())
        {
            Assert.Equal(
                new CorrelationEstimate(method, double.NaN, 3, double.NaN), Correlation.Of([0.1, 0.1, 0.1], [1, 2, 3], method));
            Assert.Equal(
                new CorrelationEstimate(method, double.NaN, 3, double.NaN), Correlation.Of([1, 2, 3], [0.1, 0.1, 0.1], method));
            Assert.Equal(new CorrelationEstimate(method, double.NaN, 1, double.NaN), Correlation.Of([1], [2], method));
            Assert.Equal(new CorrelationEstimate(method, double.NaN, 0, double.NaN), Correlation.Of([], [], method));
        }

        // Constant only over the pairs.
        Assert.Equal(double.NaN, Correlation.Pearson([1, 1, 2], [3, 4, double.NaN]));
    }

    [Fact]
    public void Pearson_keeps_its_digits_at_extreme_scales()
    {
        var expected = Correlation.Pearson(X, Y);
        Approx.Equal(expected, Correlation.Pearson([.. X.Select(v => v * 1e150)], [.. Y.Select(v => v * 1e150)]), 1e-13, 0);
        Approx.Equal(expected, Correlation.Pearson([.. X.Select(v => v * 1e-150)], Y), 1e-13, 0);
        Approx.Equal(expected, Correlation.Pearson([.. X.Select(v => v + 1e6)], Y), 1e-9, 0);
    }

    // Law: Knight's count is the count over all pairs.
    [Property]
    public bool Kendall_counts_every_pair(NonNull<byte[]> bytes)
    {
        double[] x = [.. bytes.Get.Select(b => b % 16 % 7 == 6 ? double.NaN : b % 16 % 7)];
        double[] y = [.. bytes.Get.Select(b => (double)(b / 16 % 9))];
        return Approx.IsClose(PlainKendall(x, y), Correlation.KendallTauB(x, y), 1e-13, 1e-14);
    }

    // Law: a variance over all orders. With ties the normal approximation has the variance of S over the orders of y.
    [Fact]
    public void The_variance_of_Kendalls_score_is_that_over_all_orders()
    {
        double[] x = [1, 1, 2, 3, 3, 3];
        double[] y = [1, 1, 1, 2, 3, 3];
        var scores = Permutations(y).Select(p => new KendallCount(x, p).Score).ToList();
        Approx.Equal(scores.Average(s => s * s), new KendallCount(x, y).ScoreVariance, 1e-12, 0);
        Assert.True(new KendallCount(x, y).IsTied);
        Assert.False(new KendallCount([1, 2], [2, 1]).IsTied);
        Assert.True(new KendallCount([1, 2], [1, 1]).IsTied);
    }

    // Law: symmetry, bounds, invariance under a change of unit, permutation invariance.
    [Property]
    public bool Correlations_do_not_depend_on_order_or_unit(NonNull<byte[]> bytes)
    {
        double[] x = [.. bytes.Get.Select(b => b % 11 == 10 ? double.NaN : b % 11)];
        double[] y = [.. bytes.Get.Select(b => (double)(b / 11 % 13))];
        double[] reversedX = [.. x.Reverse()];
        double[] reversedY = [.. y.Reverse()];
        double[] scaled = [.. x.Select(v => (v * 16) - 100)];
        return Enum.GetValues<CorrelationMethod>().All(method =>
        {
            var r = Correlation.Of(x, y, method).Coefficient;
            return (double.IsNaN(r) || Math.Abs(r) <= 1)
                && Approx.IsClose(r, Correlation.Of(y, x, method).Coefficient, 1e-12, 1e-13)
                && Approx.IsClose(r, Correlation.Of(reversedX, reversedY, method).Coefficient, 1e-12, 1e-13)
                && Approx.IsClose(r, Correlation.Of(scaled, y, method).Coefficient, 1e-12, 1e-13);
        });
    }

    [Fact]
    public void Lengths_and_methods_are_checked()
    {
        Assert.Throws<ArgumentException>("y", () => Correlation.Pearson([1], []));
        Assert.Throws<ArgumentException>("y", () => Correlation.Spearman([1], []));
        Assert.Throws<ArgumentException>("y", () => Correlation.KendallTauB([1], []));
        Assert.Throws<ArgumentOutOfRangeException>("method", () => Correlation.Of([1], [1], (CorrelationMethod)9));
    }

    private static double PlainKendall(double[] x, double[] y)
    {
        double score = 0, untiedX = 0, untiedY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (double.IsNaN(x[i] + x[j] + y[i] + y[j]))
                    continue;
                score += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
                untiedX += x[i] != x[j] ? 1 : 0;
                untiedY += y[i] != y[j] ? 1 : 0;
            }
        }

        return untiedX > 0 && untiedY > 0 ? score / Math.Sqrt(untiedX * untiedY) : double.NaN;
    }

    private static IEnumerable<double[]> Permutations(double[] values)
    {
        if (values.Length == 0)
            return [[]];
        return Enumerable.Range(0, values.Length).SelectMany(
            i => Permutations([.. values[..i], .. values[(i + 1)..]]).Select(rest => (double[])[values[i], .. rest]));
    }
}
