using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

public class SobolEstimatorTests
{
    private static readonly SobolSettings Settings = new() { Resamples = 400 };

    private static double Ishigami(double[] u)
    {
        double[] x = [.. u.Select(v => Math.PI * ((2 * v) - 1))];
        return Math.Sin(x[0]) + (7 * Math.Pow(Math.Sin(x[1]), 2)) + (0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]));
    }

    // Values at A, at B, and at A with one factor from B.
    private static (double[] A, double[] B, double[] Mixed) Evaluate(Func<double[], double> f, int dimensions, int points, ulong seed)
    {
        var design = new SobolDesign(seed, 2 * dimensions);
        var a = new double[points];
        var b = new double[points];
        var mixed = new double[dimensions * points];
        for (var n = 0; n < points; n++)
        {
            var both = new double[2 * dimensions];
            design.Fill(n, both);
            a[n] = f(both[..dimensions]);
            b[n] = f(both[dimensions..]);
            for (var i = 0; i < dimensions; i++)
            {
                var point = both[..dimensions];
                point[i] = both[dimensions + i];
                mixed[(i * points) + n] = f(point);
            }
        }

        return (a, b, mixed);
    }

    // Ishigami and Homma (1990), a = 7, b = 0.1: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2, V1 = (1 + bπ⁴/5)²/2, V2 = a²/8, V13 = b²π⁸ (1/18 - 1/50).
    [Fact]
    public void The_ishigami_function_has_its_known_indices()
    {
        var pi4 = Math.Pow(Math.PI, 4);
        var variance = (49.0 / 8) + (0.1 * pi4 / 5) + (0.01 * pi4 * pi4 / 18) + 0.5;
        var v1 = 0.5 * Math.Pow(1 + (0.1 * pi4 / 5), 2);
        var v13 = 0.01 * pi4 * pi4 * ((1.0 / 18) - (1.0 / 50));
        double[] first = [v1 / variance, 49.0 / 8 / variance, 0];
        double[] total = [(v1 + v13) / variance, 49.0 / 8 / variance, v13 / variance];

        var (a, b, mixed) = Evaluate(Ishigami, 3, 8192, 1);
        Approx.Equal(variance, SobolEstimator.Moments(a, b).Variance, 0.01);
        Approx.Equal(3.5, SobolEstimator.Moments(a, b).Mean, 0.01);
        for (var i = 0; i < 3; i++)
        {
            Approx.Equal(first[i], SobolEstimator.FirstOrder(a, b, mixed.AsSpan(i * 8192, 8192)), 0, 0.01);
            Approx.Equal(total[i], SobolEstimator.TotalOrder(a, b, mixed.AsSpan(i * 8192, 8192)), 0, 0.01);
        }
    }

    // Sobol g: the product of (|4 u - 2| + a) / (1 + a). V[i] = 1 / (3 (1 + a[i])²), V = Π (1 + V[i]) - 1, total of i: V[i] Π (1 + V[j]) over the others.
    [Fact]
    public void The_sobol_g_function_has_its_known_indices()
    {
        double[] coefficients = [0, 1, 4.5, 9, 99, 99];
        double[] parts = [.. coefficients.Select(c => 1 / (3 * (1 + c) * (1 + c)))];
        var variance = parts.Aggregate(1.0, (product, v) => product * (1 + v)) - 1;

        var (a, b, mixed) = Evaluate(u => u.Select((x, i) => (Math.Abs((4 * x) - 2) + coefficients[i]) / (1 + coefficients[i])).Aggregate(1.0, (p, g) => p * g), 6, 8192, 2);
        for (var i = 0; i < 6; i++)
        {
            Approx.Equal(parts[i] / variance, SobolEstimator.FirstOrder(a, b, mixed.AsSpan(i * 8192, 8192)), 0, 0.01);
            Approx.Equal(parts[i] * (variance + 1) / (1 + parts[i]) / variance, SobolEstimator.TotalOrder(a, b, mixed.AsSpan(i * 8192, 8192)), 0, 0.01);
        }
    }

    [Fact]
    public void A_factor_that_cannot_matter_has_exactly_no_part()
    {
        var (a, b, mixed) = Evaluate(u => (3 * u[0]) + (u[0] * u[2]), 3, 256, 3);
        var indices = SobolBootstrap.Indices(a, b, mixed, ["x", "idle", "y"], Settings, 1);
        Assert.Equal(0.0, indices[1].First);
        Assert.Equal(0.0, indices[1].Total);
        Assert.Equal(new ConfidenceBounds(0, 0), indices[1].FirstBounds);
        Assert.Equal(new ConfidenceBounds(0, 0), indices[1].TotalBounds);
        Assert.Equal(["x", "idle", "y"], indices.Select(i => i.Factor));
    }

    [Fact]
    public void A_sum_is_shared_out_in_full()
    {
        // y = 2 u + v: shares 4/5 and 1/5, both orders alike.
        var (a, b, mixed) = Evaluate(u => (2 * u[0]) + u[1], 2, 4096, 4);
        Approx.Equal(0.8, SobolEstimator.FirstOrder(a, b, mixed.AsSpan(0, 4096)), 0, 0.003);
        Approx.Equal(0.2, SobolEstimator.FirstOrder(a, b, mixed.AsSpan(4096)), 0, 0.003);
        Approx.Equal(0.8, SobolEstimator.TotalOrder(a, b, mixed.AsSpan(0, 4096)), 0, 0.003);
        Approx.Equal(0.2, SobolEstimator.TotalOrder(a, b, mixed.AsSpan(4096)), 0, 0.003);
    }

    // By hand: values 1, 3 at A and 2, 6 at B; mean 3, variance (4 + 0 + 1 + 9) / 3; mixed 2, 3: first (-1 · 1 + 3 · 0) / 2, total (1 + 0) / 4.
    [Fact]
    public void Two_points_by_hand()
    {
        double[] a = [1, 3];
        double[] b = [2, 6];
        double[] mixed = [2, 3];
        Assert.Equal((3.0, 14 / 3.0), SobolEstimator.Moments(a, b));
        Approx.Equal(-0.5 / (14 / 3.0), SobolEstimator.FirstOrder(a, b, mixed));
        Approx.Equal(0.25 / (14 / 3.0), SobolEstimator.TotalOrder(a, b, mixed));
    }

    [Fact]
    public void Values_without_variance_have_no_shares()
    {
        double[] same = [4, 4, 4];
        Assert.Equal(double.NaN, SobolEstimator.FirstOrder(same, same, same));
        Assert.Equal(double.NaN, SobolEstimator.TotalOrder(same, same, same));
        var index = Assert.Single(SobolBootstrap.Indices(same, same, same, ["x"], Settings, 1));
        Assert.Null(index.FirstBounds);
        Assert.Null(index.TotalBounds);
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SobolEstimator.Moments([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => SobolEstimator.Moments([], []));
        Assert.Throws<ArgumentException>(() => SobolEstimator.FirstOrder([1, 2], [1, 2], [1]));
        Assert.Throws<ArgumentException>(() => SobolEstimator.TotalOrder([1, 2], [1, 2], [1]));
    }

    // A resample is the estimate of the points that it draws.
    [Fact]
    public void A_resample_is_the_estimate_of_the_points_it_draws()
    {
        var (a, b, mixed) = Evaluate(Ishigami, 3, 40, 5);
        var settings = new SobolSettings { Resamples = 1, Confidence = 0.9 };
        var indices = SobolBootstrap.Indices(a, b, mixed, ["1", "2", "3"], settings, 77);
        var counts = new int[40];
        SobolBootstrap.Resample(77, 0, counts);
        Assert.Equal(40, counts.Sum());
        int[] drawn = [.. counts.SelectMany((count, i) => Enumerable.Repeat(i, count))];
        double[] Take(double[] y, int from) => [.. drawn.Select(i => y[from + i])];
        for (var f = 0; f < 3; f++)
        {
            var first = SobolEstimator.FirstOrder(Take(a, 0), Take(b, 0), Take(mixed, f * 40));
            var total = SobolEstimator.TotalOrder(Take(a, 0), Take(b, 0), Take(mixed, f * 40));
            Approx.Equal(first, indices[f].FirstBounds!.Value.Low, 1e-9, 1e-12);
            Approx.Equal(first, indices[f].FirstBounds!.Value.High, 1e-9, 1e-12);
            Approx.Equal(total, indices[f].TotalBounds!.Value.Low, 1e-9, 1e-12);
            Approx.Equal(total, indices[f].TotalBounds!.Value.High, 1e-9, 1e-12);
        }
    }

    // Of 21 resamples the tenth on either side is at the third of them in order.
    [Fact]
    public void Intervals_are_quantiles_of_the_estimates_of_resamples()
    {
        var (a, b, mixed) = Evaluate(Ishigami, 3, 40, 5);
        var indices = SobolBootstrap.Indices(a, b, mixed, ["1", "2", "3"], new SobolSettings { Resamples = 21, Confidence = 0.8 }, 77);
        var counts = new int[40];
        var (firsts, totals) = (new double[3, 21], new double[3, 21]);
        for (var r = 0; r < 21; r++)
        {
            // what stands in the counts does not matter
            SobolBootstrap.Resample(77, r, counts);
            Assert.Equal(40, counts.Sum());
            int[] drawn = [.. counts.SelectMany((count, i) => Enumerable.Repeat(i, count))];
            double[] Take(double[] y, int from) => [.. drawn.Select(i => y[from + i])];
            for (var f = 0; f < 3; f++)
            {
                firsts[f, r] = SobolEstimator.FirstOrder(Take(a, 0), Take(b, 0), Take(mixed, f * 40));
                totals[f, r] = SobolEstimator.TotalOrder(Take(a, 0), Take(b, 0), Take(mixed, f * 40));
            }
        }

        for (var f = 0; f < 3; f++)
        {
            double[] first = [.. Enumerable.Range(0, 21).Select(r => firsts[f, r]).Order()];
            double[] total = [.. Enumerable.Range(0, 21).Select(r => totals[f, r]).Order()];
            Approx.Equal(first[2], indices[f].FirstBounds!.Value.Low, 1e-9, 1e-12);
            Approx.Equal(first[18], indices[f].FirstBounds!.Value.High, 1e-9, 1e-12);
            Approx.Equal(total[2], indices[f].TotalBounds!.Value.Low, 1e-9, 1e-12);
            Approx.Equal(total[18], indices[f].TotalBounds!.Value.High, 1e-9, 1e-12);
        }
    }
}
