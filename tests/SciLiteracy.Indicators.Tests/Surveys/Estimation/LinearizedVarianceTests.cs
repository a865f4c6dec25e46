using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>Linearized variances, held to their formulas.</summary>
public class LinearizedVarianceTests
{
    // Many strata of rows, so that they are added up in several runs: V = Σ n/(n-1) Σ (z - mean)², of a total with z = w y.
    [Theory]
    [InlineData(SinglePsuRule.Fail)]
    [InlineData(SinglePsuRule.Average)]
    public void A_total_over_many_strata(SinglePsuRule rule)
    {
        const int count = 40_000;
        const int size = 8;
        double Y(int i) => i * 7919 % 101;
        double W(int i) => 1 + (i * 31 % 4);
        bool IsIn(int i) => i % 3 != 1;
        var data = Microdata.Of(
        [
            Numbers("s", Enumerable.Range(0, count).Select(i => (double)(i / size))), Numbers("w", Enumerable.Range(0, count).Select(W)), Numbers("y", Enumerable.Range(0, count).Select(Y)),
            Numbers("in", Enumerable.Range(0, count).Select(i => IsIn(i) ? 1.0 : 0)),
        ]);
        var expected = new double[2];
        for (var h = 0; h < count / size; h++)
        {
            foreach (var part in new[] { 0, 1 })
            {
                double[] z = [.. Enumerable.Range(h * size, size).Select(i => IsIn(i) == (part == 1) ? W(i) * Y(i) : 0)];
                expected[part] += (double)size / (size - 1) * z.Sum(v => (v - z.Average()) * (v - z.Average()));
            }
        }

        var found = Estimate(data, new DesignSettings { Weights = "w", Strata = ["s"], SinglePsu = rule }, new EstimateRequest.Total(["y"]) { By = ["in"] });

        Approx.Equal(Math.Sqrt(expected[0]), found[0].StandardError, 1e-12);
        Approx.Equal(Math.Sqrt(expected[1]), found[1].StandardError, 1e-12);
        Assert.Equal(count, found[0].SampleSize + found[1].SampleSize);
    }

    // Clusters of several rows, in cells: V of a mean by its influences (y - mean) / Σ w.
    [Theory]
    [InlineData(1)]
    [InlineData(1e9)]
    public void A_mean_of_clusters_with_many_rows(double level)
    {
        const int rows = 240;
        int Cluster(int i) => i * 5 % 12;
        double Y(int i) => level + (i * 37 % 19);
        double W(int i) => 1 + (i % 3);
        var data = Microdata.Of(
        [
            Numbers("s", Enumerable.Range(0, rows).Select(i => Cluster(i) % 3.0)), Numbers("c", Enumerable.Range(0, rows).Select(i => (double)Cluster(i))),
            Numbers("w", Enumerable.Range(0, rows).Select(W)), Numbers("y", Enumerable.Range(0, rows).Select(Y)), Numbers("g", Enumerable.Range(0, rows).Select(i => i % 2.0)),
        ]);
        var found = Estimate(data, new DesignSettings { Weights = "w", Strata = ["s"], Clusters = ["c"] }, new EstimateRequest.Mean(["y"]) { By = ["g"], DesignEffect = DesignEffectKind.None });
        for (var g = 0; g < 2; g++)
        {
            var own = Enumerable.Range(0, rows).Where(i => i % 2 == g).ToList();
            var weight = own.Sum(W);
            var mean = level + (own.Sum(i => W(i) * (Y(i) - level)) / weight);
            var variance = 0.0;
            for (var s = 0; s < 3; s++)
            {
                double[] totals = [.. Enumerable.Range(0, 12).Where(c => c % 3 == s).Select(c => own.Where(i => Cluster(i) == c).Sum(i => W(i) * (Y(i) - mean) / weight))];
                variance += 4.0 / 3 * totals.Sum(t => (t - totals.Average()) * (t - totals.Average()));
            }

            Approx.Equal(mean, found[g].Value, 1e-15);
            Approx.Equal(Math.Sqrt(variance), found[g].StandardError, level == 1 ? 1e-12 : 1e-6);
        }
    }

    // The influence on a correlation is (a b - r (a² + b²) / 2) / Σ w, with standardized a and b.
    [Fact]
    public void A_correlation()
    {
        double[] x = [3, 8, 1, 9, 4, 7, 2], y = [20, 31, 17, 25, 29, 30, 12], w = [1, 2, 1, 3, 1, 2, 2];
        var data = Microdata.Of([Numbers("x", x), Numbers("y", y), Numbers("w", w)]);
        var found = Estimate(data, new DesignSettings { Weights = "w" }, new EstimateRequest.Correlation("x", "y"))[0];

        var weight = w.Sum();
        double Mean(Func<int, double> of) => Enumerable.Range(0, 7).Sum(i => w[i] * of(i)) / weight;
        var (mx, my) = (Mean(i => x[i]), Mean(i => y[i]));
        var (sx, sy) = (Math.Sqrt(Mean(i => (x[i] - mx) * (x[i] - mx))), Math.Sqrt(Mean(i => (y[i] - my) * (y[i] - my))));
        var r = Mean(i => (x[i] - mx) * (y[i] - my)) / (sx * sy);
        double[] z = [.. Enumerable.Range(0, 7).Select(i =>
        {
            var (a, b) = ((x[i] - mx) / sx, (y[i] - my) / sy);
            return w[i] * ((a * b) - (r * ((a * a) + (b * b)) / 2)) / weight;
        })];

        Approx.Equal(r, found.Value, 1e-13);
        Approx.Equal(Math.Sqrt(7.0 / 6 * z.Sum(v => (v - z.Average()) * (v - z.Average()))), found.StandardError, 1e-11);
    }
}
