using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

/// <summary>Scores of persons against the definitions in R, and where there are none.</summary>
public class AbilityEstimateTests
{
    private static readonly TestForm Two = TestForm.Of(new("q1", 1.2, [0.5], 0), new("q2", 0.8, [-0.4], 0), new("q3", 1.7, [0.1], 0));

    [Theory]
    [InlineData("2pl")]
    [InlineData("3pl")]
    [InlineData("gpcm")]
    public void Scores_are_those_of_the_definitions(string fit)
    {
        var methods = new (ScoreMethod Method, string Score, string Error)[]
        {
            (ScoreMethod.ExpectedAPosteriori, "eap", "psd"), (ScoreMethod.MaximumLikelihood, "ml", "ml_se"), (ScoreMethod.WeightedLikelihood, "wle", "wle_se"),
        };
        foreach (var (method, score, error) in methods)
        {
            var found = ItemGolden.Analyze(fit, method).Require().Scores;
            foreach (var row in ItemGolden.Rows("scores.csv").Where(r => r["case"] == fit))
            {
                var own = found[(int)row.Number("row") - 1];
                ItemGolden.Near(row.Number(score), own.Score, 1e-8, $"{score} of {row["row"]}");
                ItemGolden.Near(row.Number(error), own.StandardError, 1e-8, $"{error} of {row["row"]}");
            }
        }
    }

    [Fact]
    public void Information_and_expected_scores_are_those_of_the_definitions()
    {
        foreach (var row in ItemGolden.Rows("information.csv"))
        {
            var form = TestForm.Of(ItemGolden.Analyze(row["case"]).Require().Parameters);
            ItemGolden.Near(row.Number("information"), form.Information(row.Number("ability")), 1e-9);
            ItemGolden.Near(row.Number("expected"), form.ExpectedScore(row.Number("ability")), 1e-9);
        }
    }

    // Warm's estimate of one two-parameter item with b = 0 and a = 1: 1 - P + (1 - 2P) / 2 = 0 for a right answer, P = 3/4.
    [Fact]
    public void Warms_estimate_of_one_item_has_a_closed_form()
    {
        var one = TestForm.Of(new ItemParameters("q", 1, [0], 0));
        var right = one.Score([1], ScoreMethod.WeightedLikelihood);
        var wrong = one.Score([0], ScoreMethod.WeightedLikelihood);

        Assert.Equal(Math.Log(3), right.Score, 1e-14);
        Assert.Equal(-Math.Log(3), wrong.Score, 1e-14);
        Assert.Equal(Math.Sqrt(16.0 / 3), right.StandardError, 1e-14);
    }

    // Two items of one slope, one right: the likelihood is largest half way between the difficulties.
    [Fact]
    public void The_likeliest_ability_between_two_items_is_their_middle()
    {
        var form = TestForm.Of(new("easy", 1.3, [1.3], 0), new("hard", 1.3, [-2.6], 0));
        var score = form.Score([1, 0], ScoreMethod.MaximumLikelihood);

        Assert.Equal(0.5, score.Score, 1e-14);
        Assert.Equal(1 / Math.Sqrt(form.Information(0.5)), score.StandardError, 1e-14);
    }

    [Fact]
    public void Without_an_answer_only_the_prior_is_left()
    {
        int[] none = [-1, -1, -1];

        Assert.True(double.IsNaN(Two.Score(none, ScoreMethod.MaximumLikelihood).Score));
        Assert.True(double.IsNaN(Two.Score(none, ScoreMethod.WeightedLikelihood).StandardError));
        Assert.Equal(0, Two.Score(none, ScoreMethod.ExpectedAPosteriori).Score, 1e-14);
        Assert.Equal(1, Two.Score(none, ScoreMethod.ExpectedAPosteriori).StandardError, 1e-7);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 1 })]
    [InlineData(new[] { 0, 0, 0 })]
    [InlineData(new[] { 1, -1, 1 })]
    [InlineData(new[] { 0, -1, -1 })]
    public void Perfect_and_zero_patterns_have_no_likeliest_ability(int[] answers)
    {
        Assert.True(double.IsNaN(Two.Score(answers, ScoreMethod.MaximumLikelihood).Score));
        Assert.True(double.IsNaN(Two.Score(answers, ScoreMethod.MaximumLikelihood).StandardError));
        Assert.Equal(Math.Sign(answers[0] - 0.5), Math.Sign(Two.Score(answers, ScoreMethod.WeightedLikelihood).Score));
        Assert.False(double.IsNaN(Two.Score(answers, ScoreMethod.WeightedLikelihood).StandardError));
    }

    // An item that is turned around, with a negative slope, tells the same.
    [Fact]
    public void A_negative_slope_is_an_item_turned_around()
    {
        var turned = TestForm.Of(new("q1", 1.2, [0.5], 0), new("q2", 0.8, [-0.4], 0), new("q3", -1.7, [-0.1], 0));

        foreach (var method in Enum.GetValues<ScoreMethod>())
        {
            foreach (var (own, other) in new (int[], int[])[] { ([1, 0, 1], [1, 0, 0]), ([1, 1, 1], [1, 1, 0]), ([0, 0, 0], [0, 0, 1]), ([0, 1, -1], [0, 1, -1]) })
                ItemGolden.Near(Two.Score(own, method).Score, turned.Score(other, method).Score, 1e-13);
        }
    }

    // With guessing the likelihood of a lucky person may be largest at -∞, or have two tops of which the higher one counts.
    [Fact]
    public void Guessing_can_leave_no_likeliest_ability()
    {
        var form = TestForm.Of(Enumerable.Range(0, 6).Select(j => new ItemParameters($"q{j}", 2, [-2 * (j - 2.5)], 0.25)));
        var lucky = form.Score([0, 0, 0, 0, 0, 1], ScoreMethod.MaximumLikelihood);
        var able = form.Score([1, 1, 1, 0, 0, 0], ScoreMethod.MaximumLikelihood);

        Assert.True(double.IsNaN(lucky.Score));
        Assert.True(double.IsNaN(lucky.StandardError));
        Assert.Equal(Likeliest([1, 1, 1, 0, 0, 0]), able.Score, 1e-3);
        Assert.Equal(Likeliest([1, 0, 1, 1, 0, 1]), form.Score([1, 0, 1, 1, 0, 1], ScoreMethod.MaximumLikelihood).Score, 1e-3);

        double Likeliest(int[] x) => Enumerable.Range(-20_000, 40_001).Select(i => i / 1000.0).MaxBy(t => Enumerable.Range(0, 6).Sum(j =>
        {
            var p = 0.25 + (0.75 / (1 + Math.Exp(-2 * (t - j + 2.5))));
            return Math.Log(x[j] == 1 ? p : 1 - p);
        }));
    }

    // Five lucky answers to hard items after a wrong one to an easy item: a top of the likelihood at 2.6 that is lower than what there is at -∞.
    [Fact]
    public void A_top_that_is_lower_than_no_ability_at_all_is_no_likeliest_ability()
    {
        var form = TestForm.Of([new("easy", 2, [2], 0), .. Enumerable.Range(0, 5).Select(j => new ItemParameters($"q{j}", 2, [-4], 0.25))]);
        int[] answers = [0, 1, 1, 1, 1, 1];

        Assert.True(LogLikelihood(form, answers, 2.2) < LogLikelihood(form, answers, 2.6) && LogLikelihood(form, answers, 3) < LogLikelihood(form, answers, 2.6));
        Assert.True(LogLikelihood(form, answers, 2.6) < LogLikelihood(form, answers, -20));
        Assert.True(double.IsNaN(form.Score(answers, ScoreMethod.MaximumLikelihood).Score));
        Assert.True(double.IsFinite(form.Score(answers, ScoreMethod.WeightedLikelihood).Score));
    }

    // A likelihood with a top on either side: the higher one is the estimate, whichever it is.
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void The_higher_of_two_tops_is_the_likeliest_ability(int lucky)
    {
        var form = TestForm.Of(
        [
            new("first", 2.5, [10], 0), new("second", 2.5, [9], 0), new("slip", 2.5, [2.5], 0), .. Enumerable.Range(0, lucky).Select(j => new ItemParameters($"q{j}", 2.5, [-5], 0.2)),
        ]);
        int[] answers = [1, 1, 0, .. Enumerable.Repeat(1, lucky)];
        var best = Enumerable.Range(-6000, 12_001).Select(i => i / 1000.0).MaxBy(t => LogLikelihood(form, answers, t));

        Assert.Equal(best, form.Score(answers, ScoreMethod.MaximumLikelihood).Score, 1e-3);
    }

    private static double LogLikelihood(TestForm form, int[] answers, double theta) => form.Items.Select((item, j) =>
    {
        var right = item.Guessing + ((1 - item.Guessing) / (1 + Math.Exp(-(item.Slope * theta) - item.Intercepts[0])));
        return Math.Log(answers[j] == 1 ? right : 1 - right);
    }).Sum();

    // Very steep items underflow far out; the search does not go there.
    [Fact]
    public void Steep_items_have_scores()
    {
        var steep = TestForm.Of(new("q1", 60, [30], 0), new("q2", 60, [-30], 0));

        Assert.Equal(0, steep.Score([1, 0], ScoreMethod.MaximumLikelihood).Score, 1e-12);
        Assert.InRange(steep.Score([1, 1], ScoreMethod.WeightedLikelihood).Score, 0.5, 0.6);
        Assert.InRange(steep.Score([0, 0], ScoreMethod.WeightedLikelihood).Score, -0.6, -0.5);
    }

    [Fact]
    public void Answers_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>("answers", () => Two.Score([1, 0], ScoreMethod.MaximumLikelihood));
        Assert.Throws<ArgumentException>("answers", () => Two.Score([1, 0, 2], ScoreMethod.MaximumLikelihood));
        Assert.Throws<ArgumentException>("answers", () => Two.Score([1, 0, -2], ScoreMethod.ExpectedAPosteriori));
    }
}
