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
