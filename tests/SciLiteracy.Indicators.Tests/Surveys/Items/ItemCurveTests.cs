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

    // Law: the second derivatives that an item with guessing adds are those of its probabilities over these, with the sign turned, summed over the answers.
    [Theory]
    [InlineData(0.7, 2, 3)]
    [InlineData(-1.2, 2.5, 0.5)]
    [InlineData(1.6, 0, 1)]
    public void Curvature_with_guessing_is_that_of_the_probabilities(double theta, double wrong, double right)
    {
        double[] p = [1.3, 0.4, -1.2];
        var found = Enumerable.Repeat(10.0, 9).ToArray();
        const double h = 1e-3;

        ItemCurve.AddGuessingCurvature(p, theta, wrong, right, found);

        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var second = (At(i, h, j, h) - At(i, h, j, -h) - At(i, -h, j, h) + At(i, -h, j, -h)) / (4 * h * h);
                Assert.Equal(10 + (wrong * second / (1 - At(i, 0, j, 0))) - (right * second / At(i, 0, j, 0)), found[(3 * i) + j], 1e-5);
            }
        }

        // The probability of a right answer with two parameters moved.
        double At(int i, double byI, int j, double byJ)
        {
            double Moved(int k) => p[k] + (k == i ? byI : 0) + (k == j ? byJ : 0);
            var c = 1 / (1 + Math.Exp(-Moved(2)));
            return c + ((1 - c) / (1 + Math.Exp(-(Moved(0) * theta) - Moved(1))));
        }
    }

    // Law: by the ability, the slope is that of ln P; the information Σ P'² / P, and Warm's J Σ P' P'' / P.
    [Theory]
    [InlineData(1, false, 0.8)]
    [InlineData(3, false, -0.6)]
    [InlineData(1, true, 0.8)]
    [InlineData(1, true, -1.4)]
    public void Slope_information_and_J_are_those_of_the_probabilities(int highest, bool guesses, double theta)
    {
        var curve = new ItemCurve(highest, guesses);
        double[] p = [1.7, 0.4, guesses ? -1.2 : -0.3, 0.7];
        const double h = 1e-3;
        var (information, j, mean, slope) = (0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k <= highest; k++)
        {
            var (below, at, above) = (Direct(theta - h, k), Direct(theta, k), Direct(theta + h, k));
            var (first, second) = ((above - below) / (2 * h), (above - (2 * at) + below) / (h * h));
            (information, j) = (information + (first * first / at), j + (first * second / at));
            (mean, slope) = (mean + (k * at), slope + (k * first));
            Assert.Equal(first / at, curve.AtAbility(p, theta, k).Slope, 1e-5);
        }

        Assert.Equal(information, curve.AtAbility(p, theta, highest).Information, 1e-5);
        Assert.Equal(j, curve.AtAbility(p, theta, highest).J, 1e-5);
        Assert.Equal(mean, curve.Expected(p, theta).Score, 1e-12);
        Assert.Equal(slope, curve.Expected(p, theta).Slope, 1e-5);
        Assert.Equal(information, curve.Expected(p, theta).Information, 1e-5);

        double Direct(double ability, int k)
        {
            if (guesses)
            {
                var c = 1 / (1 + Math.Exp(-p[2]));
                var right = c + ((1 - c) / (1 + Math.Exp(-(p[0] * ability) - p[1])));
                return k == 1 ? right : 1 - right;
            }

            double Odds(int score) => Math.Exp((score * p[0] * ability) + (score == 0 ? 0 : p[score]));
            return Odds(k) / Enumerable.Range(0, highest + 1).Sum(Odds);
        }
    }

    // A lower asymptote of 0 is no guessing, also so far below the item that the probability of a right answer is 0 in double precision: there ln P = a θ + d.
    [Theory]
    [InlineData(-2000)]
    [InlineData(-0.5)]
    [InlineData(0.5)]
    [InlineData(3)]
    public void A_guessing_of_0_is_none_however_hard_the_item(double theta)
    {
        var (guessing, none) = (new ItemCurve(1, true), new ItemCurve(1, false));
        double[] p = [1.5, 0.25, double.NegativeInfinity];
        var eta = (1.5 * theta) + 0.25;
        var e = 1 / (1 + Math.Exp(-eta));
        var (log, derivatives) = (new double[2], new double[6]);

        guessing.Fill(p, theta, log, derivatives);

        Assert.Equal(theta < -1000 ? eta : Math.Log(e), log[1], 1e-12);
        Assert.Equal(Math.Log(1 - e), log[0], 1e-12);
        Assert.Equal(log[1], guessing.LogProbability(p, theta, 1), 1e-15);
        Assert.Equal([-e * theta, -e, 0, (1 - e) * theta, 1 - e, 0], derivatives, (x, y) => Math.Abs(x - y) < 1e-12);
        foreach (var score in new[] { 0, 1 })
        {
            var (own, plain) = (guessing.AtAbility(p, theta, score), none.AtAbility(p.AsSpan(0, 2), theta, score));
            Assert.Equal(plain.Slope, own.Slope, 1e-12);
            Assert.Equal(plain.Information, own.Information, 1e-12);
            Assert.Equal(plain.J, own.J, 1e-12);
        }

        Assert.Equal(e, guessing.Expected(p, theta).Score, 1e-12);
        Assert.Equal(2.25 * e * (1 - e), guessing.Expected(p, theta).Information, 1e-12);

        // -(right (1 - e) - wrong e)(1 - 2 e), and nothing for the guessing.
        var matrix = new double[9];
        ItemCurve.AddGuessingCurvature(p, theta, 2, 3, matrix);
        var byEta = -((3 * (1 - e)) - (2 * e)) * (1 - (2 * e));
        double[] expected = [byEta * theta * theta, byEta * theta, 0, byEta * theta, byEta, 0, 0, 0, 0];
        Assert.Equal(expected, matrix, (x, y) => Math.Abs(x - y) <= 1e-12 * Math.Max(1, Math.Abs(x)));
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
