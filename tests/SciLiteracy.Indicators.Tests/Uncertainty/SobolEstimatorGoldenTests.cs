using System.Globalization;
using SciLiteracy.Indicators.Tests.Numerics;
using SciLiteracy.Indicators.Uncertainty;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

public class SobolEstimatorGoldenTests
{
    [SkippableFact]
    public void The_estimates_are_those_of_COINr_but_for_the_centring()
    {
        var folder = RepositoryFolder.Combine("..", "shared", "reference", "coinr", "sensitivity");
        Skip.IfNot(Directory.Exists(folder), "The golden values of COINr are not beside the repository.");

        static double[][] Read(string path) =>
            [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',').Select(x => double.TryParse(x, CultureInfo.InvariantCulture, out var v) ? v : double.NaN).ToArray())];

        double[] y = [.. Read(Path.Combine(folder, "estimator_ishigami.sample.csv")).Select(row => row[^1])];
        var indices = Read(Path.Combine(folder, "estimator_ishigami.indices.csv"));
        var n = y.Length / 5;
        var a = y.AsSpan(0, n);
        var b = y.AsSpan(n, n);
        var (mean, variance) = SobolEstimator.Moments(a, b);
        Approx.Equal(Read(Path.Combine(folder, "estimator_ishigami.variance.csv"))[0][0], variance, 1e-9);
        for (var i = 0; i < 3; i++)
        {
            var mixed = y.AsSpan((i + 2) * n, n);
            Approx.Equal(indices[i][2], SobolEstimator.TotalOrder(a, b, mixed), 1e-9);
            // COINr leaves the mean in: that adds f Σ (yAB - yA) / (n V), 0 in the mean but not for a sample.
            var shift = 0.0;
            for (var p = 0; p < n; p++)
                shift += mixed[p] - a[p];
            Approx.Equal(indices[i][1], SobolEstimator.FirstOrder(a, b, mixed) + (mean * shift / n / variance), 1e-9);
        }
    }
}
