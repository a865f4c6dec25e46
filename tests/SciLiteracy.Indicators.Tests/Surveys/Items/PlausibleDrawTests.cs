using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

public class PlausibleDrawTests
{
    private const int Rows = 600;
    private static readonly Lazy<ItemAnalysis> Analysis = new(() => Analyze(ItemModel.TwoParameter, ScoreMethod.ExpectedAPosteriori));

    // Law: the mean and variance of many draws of a person are those of the posterior distribution, within the error of the draws.
    [Fact]
    public void Draws_have_the_moments_of_the_posterior_distribution()
    {
        const int count = 4000;
        var draws = Analysis.Value.DrawPlausibleValues("PV", count, 5);
        foreach (var row in new[] { 0, 17, Rows - 1 })
        {
            var own = draws.Select(d => d.Values[row]).ToArray();
            var (mean, score) = (own.Average(), Analysis.Value.Scores[row]);
            var variance = own.Sum(v => (v - mean) * (v - mean)) / (count - 1);

            Assert.Equal(score.Score, mean, 4.5 * score.StandardError / Math.Sqrt(count));
            Assert.Equal(1, variance / (score.StandardError * score.StandardError), 4.5 * Math.Sqrt(2.0 / count));
        }
    }

    // Law: a draw is where the distribution function reaches its random number. The logs of the density are lines between the nodes; here they are added up in small steps.
    // Two of the eight nodes lie about 0, between which the prior alone is flat.
    [Fact]
    public void A_draw_is_the_quantile_of_its_random_number()
    {
        int[][] rows = [[1, 1, 0], [0, 1, 0], [1, 0, 1], [0, 0, 1], [1, 1, 1], [0, 0, 0], [-1, -1, -1], [1, 0, 0], [0, 1, 1], [1, -1, -1], [1, 1, 1], [-1, -1, -1]];
        var settings = new ItemSettings { Columns = ["q*"], Model = ItemModel.Rasch, Nodes = 8, Low = -3.5, High = 3.5 };
        var analysis = ItemAnalysis.Create(ItemGolden.Table(rows), [], settings).Require();
        var draws = analysis.DrawPlausibleValues("PV", 15, 7, 2);
        var random = new CounterRandom(7, RandomPurpose.PlausibleValues);
        foreach (var (i, answers) in rows.Index())
        {
            var log = Enumerable.Range(0, 8).Select(q => LogDensity(q - 3.5, answers)).ToArray();
            foreach (var (m, column) in draws.Index())
                Assert.Equal(random.Uniform(i, m), Area(log, column.Values[i]) / Area(log, 3.5), 1e-6);
        }

        double LogDensity(double t, int[] answers) => (-t * t / 2) + answers.Select((x, j) =>
        {
            var right = 1 / (1 + Math.Exp(-(analysis.Parameters[j].Slope * t) - analysis.Parameters[j].Intercepts[0]));
            return x < 0 ? 0 : Math.Log(x == 1 ? right : 1 - right);
        }).Sum();

        // From the lowest node up to a place, by the middles of 500 steps in every interval.
        static double Area(double[] log, double to)
        {
            Assert.InRange(to, -3.5, 3.5);
            var sum = 0.0;
            for (var q = 0; q < log.Length - 1; q++)
            {
                var width = Math.Clamp(to - (q - 3.5), 0, 1);
                for (var step = 0; step < 500; step++)
                    sum += width / 500 * Math.Exp(log[q] + ((log[q + 1] - log[q]) * width * (step + 0.5) / 500));
            }

            return sum;
        }
    }

    // Without an answer the posterior distribution is the prior, a standard normal.
    [Fact]
    public void A_row_without_answers_draws_from_the_prior()
    {
        const int count = 4000;
        var own = Analysis.Value.DrawPlausibleValues("PV", count, 6).Select(d => d.Values[1]).Order().ToArray();
        var distance = own.Select((v, i) => Math.Abs(NormalDistribution.Cdf(v) - ((i + 0.5) / count))).Max();

        Assert.True(distance < 1.9 / Math.Sqrt(count), $"Kolmogorov's distance is {distance}.");
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit_and_the_seed_all()
    {
        var one = Analysis.Value.DrawPlausibleValues("PV", 5, 7, 1);
        var many = Analysis.Value.DrawPlausibleValues("PV", 5, 7, 4);
        var other = Analysis.Value.DrawPlausibleValues("PV", 5, 8);

        Assert.Equal(["PV1", "PV2", "PV3", "PV4", "PV5"], one.Select(c => c.Name));
        for (var m = 0; m < 5; m++)
        {
            Assert.Equal(one[m].Values.Select(BitConverter.DoubleToInt64Bits), many[m].Values.Select(BitConverter.DoubleToInt64Bits));
            Assert.All(Enumerable.Range(0, Rows), i => Assert.NotEqual(one[m].Values[i], other[m].Values[i]));
        }
    }

    [Fact]
    public void More_sets_keep_those_before()
    {
        var (few, more) = (Analysis.Value.DrawPlausibleValues("PV", 2, 9), Analysis.Value.DrawPlausibleValues("PV", 3, 9));

        Assert.Equal(few[1].Values.ToArray(), more[1].Values.ToArray());
    }

    [Fact]
    public void Without_a_model_there_is_nothing_to_draw_from() =>
        Assert.Throws<InvalidOperationException>(() => Analyze(ItemModel.None, null).DrawPlausibleValues("PV", 5, 1));

    // Eight items of difficulties from -1.4 to 1.4; the second row has no answers.
    private static ItemAnalysis Analyze(ItemModel model, ScoreMethod? scores)
    {
        var random = new CounterRandom(11, RandomPurpose.Points);
        var columns = Enumerable.Range(0, 8).Select(j => new NumberColumn($"q{j}", [.. Enumerable.Range(0, Rows).Select(i => Answer(i, j))]));
        return ItemAnalysis.Create(Microdata.Of(columns), [], new() { Columns = ["q*"], Model = model, Scores = scores }).Require();

        double Answer(int i, int j) => i == 1 ? double.NaN
            : random.Uniform(i, j + 2) < 1 / (1 + Math.Exp(-((0.9 + (0.1 * j)) * (random.Normal(i, 0) - ((0.4 * j) - 1.4))))) ? 1 : 0;
    }
}
