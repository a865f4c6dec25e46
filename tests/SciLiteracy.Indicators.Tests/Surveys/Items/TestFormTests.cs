using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

public class TestFormTests
{
    private static readonly ItemParameters Dichotomous = new("q1", 1.3, [0.4], 0);
    private static readonly ItemParameters Guessed = new("q2", 1.1, [-0.3], 0.2);
    private static readonly ItemParameters Partial = new("q3", 0.7, [0.5, 0.2, -1], 0);

    [Theory]
    [InlineData(-1.5)]
    [InlineData(0)]
    [InlineData(2)]
    public void A_two_parameter_item_tells_a_squared_times_p_times_one_minus_p(double ability)
    {
        var p = 1 / (1 + Math.Exp(-((1.3 * ability) + 0.4)));
        var form = TestForm.Of(Dichotomous);

        Assert.Equal(p, form.ExpectedScore(ability), 1e-14);
        Assert.Equal(1.3 * 1.3 * p * (1 - p), form.Information(ability), 1e-14);
        Assert.Equal(1 / Math.Sqrt(1.3 * 1.3 * p * (1 - p)), form.StandardError(ability), 1e-12);
    }

    [Theory]
    [InlineData(-1.5)]
    [InlineData(0)]
    [InlineData(2)]
    public void Guessing_takes_information_away(double ability)
    {
        var p = 0.2 + (0.8 / (1 + Math.Exp(-((1.1 * ability) - 0.3))));

        Assert.Equal(1.1 * 1.1 * (1 - p) / p * Math.Pow((p - 0.2) / 0.8, 2), TestForm.Of(Guessed).Information(ability), 1e-13);
        Assert.True(TestForm.Of(Guessed).Information(ability) < TestForm.Of(Guessed with { Guessing = 0 }).Information(ability));
    }

    // Law: information is additive over items, and the slope of the expected score is its derivative.
    [Theory]
    [InlineData(-2)]
    [InlineData(0.3)]
    [InlineData(1.7)]
    public void A_form_is_the_sum_of_its_items(double ability)
    {
        var form = TestForm.Of(Dichotomous, Guessed, Partial);

        Assert.Equal(5, form.HighestScore);
        Assert.Equal(form.Information(ability), Enumerable.Range(0, 3).Sum(j => form.ItemInformation(j, ability)), 1e-14);
        Assert.Equal((form.ExpectedScore(ability + 1e-6) - form.ExpectedScore(ability - 1e-6)) / 2e-6, form.Sums(ability).Slope, 1e-8);
    }

    [Fact]
    public void Far_from_all_items_the_form_tells_nothing_and_stays_defined()
    {
        var form = TestForm.Of(Dichotomous, Guessed, Partial);

        Assert.Equal(5, form.ExpectedScore(2000), 1e-12);
        Assert.Equal(0.2, form.ExpectedScore(-2000), 1e-12);
        Assert.Equal(0, form.Information(2000));
        Assert.Equal(double.PositiveInfinity, form.StandardError(-2000));
    }

    [Fact]
    public void Items_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TestForm.Of());
        Assert.Throws<ArgumentException>(() => TestForm.Of(Dichotomous, Dichotomous));
        Assert.Throws<ArgumentException>(() => TestForm.Of(Dichotomous with { Slope = double.NaN }));
        Assert.Throws<ArgumentException>(() => TestForm.Of(Dichotomous with { Guessing = 1 }));
        Assert.Throws<ArgumentException>(() => TestForm.Of(Partial with { Guessing = 0.1 }));
    }

    [Fact]
    public void What_is_wrong_with_an_item_is_named()
    {
        Assert.StartsWith("There is no item", Message(), StringComparison.Ordinal);
        Assert.StartsWith("The item 'q1' is there twice.", Message(Dichotomous, Guessed, Dichotomous), StringComparison.Ordinal);
        Assert.StartsWith("The slope or an intercept of the item 'q1'", Message(Dichotomous with { Slope = double.PositiveInfinity }), StringComparison.Ordinal);
        Assert.StartsWith("The slope or an intercept of the item 'q1'", Message(Dichotomous with { Intercepts = [] }), StringComparison.Ordinal);
        Assert.StartsWith("The slope or an intercept of the item 'q3'", Message(Partial with { Intercepts = [1, double.NaN] }), StringComparison.Ordinal);
        Assert.StartsWith("The guessing of the item 'q1'", Message(Dichotomous with { Guessing = -0.1 }), StringComparison.Ordinal);
        Assert.StartsWith("The guessing of the item 'q3'", Message(Partial with { Guessing = 0.1 }), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TestForm.Of(Dichotomous).ItemInformation(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestForm.Of(Dichotomous).ItemInformation(-1, 0));

        static string Message(params ItemParameters[] all) => Assert.Throws<ArgumentException>("items", () => TestForm.Of(all)).Message;
    }

    // Law: the probabilities of the scores of an item add up to 1, and their slopes to 0.
    [Theory]
    [InlineData(-3)]
    [InlineData(0.4)]
    public void Probabilities_add_up_to_1(double ability)
    {
        var form = TestForm.Of(Dichotomous, Guessed, Partial);
        for (var j = 0; j < 3; j++)
        {
            var own = Enumerable.Range(0, form.Items[j].Intercepts.Length + 1).Select(k => form.Probability(j, k, ability)).ToList();
            Assert.Equal(1, own.Sum(p => p.Value), 1e-14);
            Assert.Equal(0, own.Sum(p => p.Slope), 1e-14);
            Assert.Equal(
                (form.Probability(j, 1, ability + 1e-6).Value - form.Probability(j, 1, ability - 1e-6).Value) / 2e-6, own[1].Slope, 1e-8);
        }
    }

    // The definition on 61 nodes from -6 to 6; an item without an answer tells nothing.
    [Theory]
    [InlineData(1, 0, 2)]
    [InlineData(0, 1, 0)]
    [InlineData(1, -1, 3)]
    [InlineData(-1, 1, -1)]
    public void A_posterior_mean_is_that_of_the_grid(int first, int second, int third)
    {
        int[] answers = [first, second, third];
        var form = TestForm.Of(Dichotomous, Guessed, Partial);
        var nodes = Enumerable.Range(0, 61).Select(q => -6 + (0.2 * q)).ToArray();
        var weights = nodes.Select(t => Math.Exp(-t * t / 2) * Enumerable.Range(0, 3).Aggregate(1.0, (l, j) => answers[j] < 0 ? l : l * Direct(j, t)[answers[j]])).ToArray();
        var mean = nodes.Zip(weights).Sum(p => p.First * p.Second) / weights.Sum();
        var deviation = Math.Sqrt(nodes.Zip(weights).Sum(p => (p.First - mean) * (p.First - mean) * p.Second) / weights.Sum());
        var score = form.Score(answers, ScoreMethod.ExpectedAPosteriori);

        Assert.Equal(mean, score.Score, 1e-12);
        Assert.Equal(deviation, score.StandardError, 1e-12);

        static double[] Direct(int item, double t)
        {
            if (item == 2)
            {
                double[] odds = [1, Math.Exp((0.7 * t) + 0.5), Math.Exp((1.4 * t) + 0.2), Math.Exp((2.1 * t) - 1)];
                return [.. odds.Select(o => o / odds.Sum())];
            }

            var right = item == 0 ? 1 / (1 + Math.Exp(-(1.3 * t) - 0.4)) : 0.2 + (0.8 / (1 + Math.Exp(-(1.1 * t) + 0.3)));
            return [1 - right, right];
        }
    }

    [Fact]
    public void No_items_are_refused_by_name() =>
        Assert.Equal("items", Assert.Throws<ArgumentNullException>(() => TestForm.Of((IEnumerable<ItemParameters>)null!)).ParamName);
}
