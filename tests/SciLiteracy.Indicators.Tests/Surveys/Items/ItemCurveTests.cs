using System.IO.Compression;
using System.Text.Json.Nodes;
using SciLiteracy.Indicators.Surveys.Items;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

public class ItemCurveTests
{
    private static readonly Lazy<JsonNode> Golden = new(() =>
    {
        using var file = File.OpenRead(RepositoryFolder.Combine("tests", "SciLiteracy.Surveys.Conformance.Tests", "Golden", "citizen", "irt.json.gz"));
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        return JsonNode.Parse(unzipped)!["gpcmScoring"]!;
    });

    [Fact]
    public void Probabilities_of_partial_credit_are_those_of_the_direct_formula()
    {
        var items = Golden.Value["items"]!.AsArray().Select(i => Curve((double)i!["a"]!, [.. i["b"]!.AsArray().Select(b => (double)b!)])).ToArray();
        foreach (var at in Golden.Value["probabilities"]!.AsArray())
        {
            var theta = (double)at!["theta"]!;
            var expected = at["items"]!.AsArray();
            for (var j = 0; j < items.Length; j++)
            {
                var (curve, p) = items[j];
                var log = new double[curve.Highest + 1];
                curve.Fill(p, theta, log, new double[log.Length * curve.Parameters]);
                for (var k = 0; k < log.Length; k++)
                    Assert.Equal((double)expected[j]![k]!, Math.Exp(log[k]), 1e-12);
            }
        }
    }

    // The posterior mean and deviation on the grid of the golden set, 61 nodes from -6 to 6.
    [Fact]
    public void Posterior_means_of_partial_credit_are_the_same()
    {
        var items = Golden.Value["items"]!.AsArray().Select(i => Curve((double)i!["a"]!, [.. i["b"]!.AsArray().Select(b => (double)b!)])).ToArray();
        foreach (var pattern in Golden.Value["patterns"]!.AsArray())
        {
            var x = pattern!["x"]!.AsArray().Select(v => (int)v!).ToArray();
            var nodes = Enumerable.Range(0, 61).Select(q => -6 + (0.2 * q)).ToArray();
            var posterior = nodes.Select(t => Math.Exp(-t * t / 2) * items.Select((item, j) => Probability(item, t, x[j])).Aggregate(1.0, (a, b) => a * b)).ToArray();
            var mean = nodes.Zip(posterior, (t, w) => t * w).Sum() / posterior.Sum();
            var variance = nodes.Zip(posterior, (t, w) => (t - mean) * (t - mean) * w).Sum() / posterior.Sum();

            Assert.Equal((double)pattern["eap"]!, mean, 1e-9);
            Assert.Equal((double)pattern["psd"]!, Math.Sqrt(variance), 1e-9);
        }
    }

    // Law: the derivatives are those of the log-probabilities.
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    public void Derivatives_are_those_of_the_log_probabilities(int highest, bool guesses)
    {
        var curve = new ItemCurve(highest, guesses);
        double[] p = [1.3, 0.4, -0.2, 0.7];
        const double theta = 0.8;
        const double step = 1e-6;
        var count = curve.Parameters;
        var derivatives = new double[(highest + 1) * count];
        curve.Fill(p, theta, new double[highest + 1], derivatives);
        for (var k = 0; k < count; k++)
        {
            var (up, down) = (new double[highest + 1], new double[highest + 1]);
            curve.Fill([.. p.Select((v, i) => i == k ? v + step : v)], theta, up, new double[derivatives.Length]);
            curve.Fill([.. p.Select((v, i) => i == k ? v - step : v)], theta, down, new double[derivatives.Length]);
            for (var x = 0; x <= highest; x++)
                Assert.Equal((up[x] - down[x]) / (2 * step), derivatives[(x * count) + k], 1e-7);
        }
    }

    // Law: what is known of an ability is the variance of the slope of its log-likelihood.
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    public void Information_is_the_variance_of_the_slope(int highest, bool guesses)
    {
        var curve = new ItemCurve(highest, guesses);
        double[] p = [1.3, 0.4, -0.2, 0.7];
        var log = new double[highest + 1];
        curve.Fill(p, 0.3, log, new double[log.Length * curve.Parameters]);
        var at = Enumerable.Range(0, highest + 1).Select(x => curve.AtAbility(p, 0.3, x)).ToArray();

        Assert.Equal(0, at.Select((s, x) => s.Slope * Math.Exp(log[x])).Sum(), 1e-12);
        Assert.Equal(at[0].Information, at.Select((s, x) => s.Slope * s.Slope * Math.Exp(log[x])).Sum(), 1e-12);
    }

    // Law: beyond the cross-product of first derivatives an item with guessing has the second derivatives of P over P, times -1 and the weight of its score.
    [Theory]
    [InlineData(-0.2, 0.8)]
    [InlineData(-1.5, -0.6)]
    [InlineData(1.1, 0.3)]
    public void The_curvature_of_guessing_is_that_of_the_probabilities(double guessing, double theta)
    {
        var curve = new ItemCurve(1, true);
        double[] p = [1.3, 0.4, guessing];
        double[] weights = [2, 3];
        const double step = 1e-5;
        var found = new double[9];
        ItemCurve.AddGuessingCurvature(p, theta, weights[0], weights[1], found);
        for (var b = 0; b < 3; b++)
        {
            var (up, down) = (Slopes([.. p.Select((v, i) => i == b ? v + step : v)]), Slopes([.. p.Select((v, i) => i == b ? v - step : v)]));
            for (var a = 0; a < 3; a++)
                Assert.Equal(-Enumerable.Range(0, 2).Sum(x => weights[x] * (up[x, a] - down[x, a]) / (2 * step) / Probability((curve, p), theta, x)), found[(a * 3) + b], 1e-8);
        }

        // It is added to what is there.
        var twice = (double[])found.Clone();
        ItemCurve.AddGuessingCurvature(p, theta, weights[0], weights[1], twice);
        Assert.All(found.Zip(twice), v => Assert.Equal(2 * v.First, v.Second, 1e-12));

        double[,] Slopes(double[] at)
        {
            var (log, derivatives, slopes) = (new double[2], new double[6], new double[2, 3]);
            curve.Fill(at, theta, log, derivatives);
            for (var x = 0; x < 2; x++)
            {
                for (var a = 0; a < 3; a++)
                    slopes[x, a] = Math.Exp(log[x]) * derivatives[(x * 3) + a];
            }

            return slopes;
        }
    }

    // Law: Warm's J is the sum of P' P'' / P over the scores, by the ability.
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    public void J_is_that_of_the_probabilities(int highest, bool guesses)
    {
        var curve = new ItemCurve(highest, guesses);
        double[] p = [1.3, 0.4, -0.2, 0.7];
        const double theta = 0.6;
        const double step = 1e-4;
        var expected = Enumerable.Range(0, highest + 1).Sum(x =>
        {
            var (low, middle, high) = (Probability((curve, p), theta - step, x), Probability((curve, p), theta, x), Probability((curve, p), theta + step, x));
            return (high - low) / (2 * step) * (high - (2 * middle) + low) / (step * step) / middle;
        });

        Assert.Equal(expected, curve.AtAbility(p, theta, 0).J, 1e-6);
    }

    // Law: an item of which nothing is guessed is one without guessing, also where a right answer is all but impossible.
    [Theory]
    [InlineData(0.7)]
    [InlineData(-3)]
    [InlineData(40)]
    [InlineData(-40)]
    [InlineData(-800)]
    public void No_guessing_is_an_item_without_it(double theta)
    {
        var (with, without) = (new ItemCurve(1, true), new ItemCurve(1, false));
        double[] p = [1, 0.3, double.NegativeInfinity];
        var (log, derivatives) = (new double[2], new double[6]);
        with.Fill(p, theta, log, derivatives);
        for (var x = 0; x < 2; x++)
        {
            Near(without.LogProbability(p, theta, x), log[x]);
            Near(without.LogProbability(p, theta, x), with.LogProbability(p, theta, x));
            Near(without.AtAbility(p, theta, x).Slope, with.AtAbility(p, theta, x).Slope);
            Assert.Equal(0, derivatives[(x * 3) + 2]);
        }

        Near(without.AtAbility(p, theta, 0).Information, with.AtAbility(p, theta, 0).Information);
        Near(without.Expected(p, theta).Score, with.Expected(p, theta).Score);
        Near(without.Expected(p, theta).Information, with.Expected(p, theta).Information);

        static void Near(double expected, double found) => Assert.True(Math.Abs(expected - found) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"{found:R}; expected {expected:R}.");
    }

    private static double Probability((ItemCurve Curve, double[] P) item, double theta, int score)
    {
        var log = new double[item.Curve.Highest + 1];
        item.Curve.Fill(item.P, theta, log, new double[log.Length * item.Curve.Parameters]);
        return Math.Exp(log[score]);
    }

    private static (ItemCurve Curve, double[] P) Curve(double a, double[] b)
    {
        var p = new double[b.Length + 1];
        p[0] = a;
        for (var k = 0; k < b.Length; k++)
            p[k + 1] = (k == 0 ? 0 : p[k]) - (a * b[k]);
        return (new(b.Length, false), p);
    }
}
