using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Inequality;

[Properties(Arbitrary = [typeof(Populations)])]
public class ConcentrationIndexTests
{
    // Law: ranked by itself, a variable's concentration index is its Gini index; ranked against itself, the negative.
    [Property]
    public void Ranked_by_itself_it_is_the_Gini_index(Population p)
    {
        var gini = Gini.Population.Evaluate(p.Values, p.Weights).Value!.Value;
        Approx.Equal(gini, ConcentrationIndex.Evaluate(p.Values, p.Values, p.Weights).Value, 1e-11);
        Approx.Equal(-gini, ConcentrationIndex.Evaluate(p.Values, [.. p.Values.Select(x => -x)], p.Weights).Value, 1e-11);
    }

    // Law: fast = plain, with ties at their mean fractional rank; and never beyond the Gini index.
    [Property]
    public void It_is_the_covariance_with_the_fractional_rank(Population p)
    {
        double[] ranking = [.. p.Groups.Select(g => (double)g)];
        var total = p.Weights.Sum();
        var mean = p.Values.Zip(p.Weights, (x, w) => x * w).Sum() / total;
        var sum = 0.0;
        for (var i = 0; i < p.Count; i++)
        {
            var lower = 0.0;
            for (var j = 0; j < p.Count; j++)
                lower += ranking[j] < ranking[i] ? p.Weights[j] : ranking[j] == ranking[i] ? p.Weights[j] / 2 : 0;
            sum += p.Weights[i] * (p.Values[i] - mean) * ((lower / total) - 0.5);
        }

        var index = ConcentrationIndex.Evaluate(p.Values, ranking, p.Weights).Value;
        Approx.Equal(2 * sum / (total * mean), index, 1e-10, 1e-12);
        Assert.True(Math.Abs(index!.Value) <= Gini.Population.Evaluate(p.Values, p.Weights).Value + 1e-12);
    }

    // Law: only the order of the ranking variable matters.
    [Property]
    public void A_rising_function_of_the_ranking_changes_nothing(Population p)
    {
        double[] ranking = [.. p.Groups.Select(g => (double)g)];
        double[] risen = [.. ranking.Select(r => r == 4 ? double.PositiveInfinity : Math.Exp(r))];
        Assert.Equal(ConcentrationIndex.Evaluate(p.Values, ranking, p.Weights), ConcentrationIndex.Evaluate(p.Values, risen, p.Weights));
    }

    [Fact]
    public void All_ranked_the_same_leave_no_concentration() => Approx.Equal(0, ConcentrationIndex.Evaluate([1, 5, 9], [2, 2, 2]).Value);

    [Fact]
    public void A_missing_rank_takes_the_observation_out()
    {
        var result = ConcentrationIndex.Evaluate([1, 5, 9], [3, double.NaN, 4], [2, 1, 1]);
        Assert.Equal(ConcentrationIndex.Evaluate([1, 9], [3, 4], [2, 1]), result);
        Assert.Equal(2, result.Count);
        Assert.Equal(InequalityUndefinedReason.NegativeValue, ConcentrationIndex.Evaluate([-1, 5], [1, 2]).Reason);
        Assert.Equal(InequalityUndefinedReason.NoObservations, ConcentrationIndex.Evaluate([1], [double.NaN]).Reason);
        Assert.Equal(InequalityUndefinedReason.InvalidWeight, ConcentrationIndex.Evaluate([1, 2], [1, 2], [1, -2]).Reason);
    }
}
