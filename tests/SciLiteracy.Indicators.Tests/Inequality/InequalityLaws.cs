using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Inequality;

[Properties(Arbitrary = [typeof(Populations)])]
public class InequalityLaws
{
    private const double ZeroOfExtremeSpread = 1e-13;

    private static void Same(InequalityResult expected, InequalityResult actual, double relative = 1e-11)
    {
        Assert.Equal(expected.Reason, actual.Reason);
        if (expected.Value is { } value)
            Approx.Equal(value, actual.Value, relative, ZeroOfExtremeSpread);
    }

    // Law: scale invariance. The unit of the values does not matter.
    [Property]
    public void Another_unit_of_the_values_changes_no_measure(Population p, PositiveInt factor)
    {
        double[] scaled = [.. p.Values.Select(x => x * factor.Get)];
        foreach (var measure in Population.Measures)
            Same(measure.Evaluate(p.Values, p.Weights), measure.Evaluate(scaled, p.Weights));
    }

    // Law: a power of two changes no bit, however extreme.
    [Property]
    public void A_power_of_two_in_the_values_changes_no_bit(Population p)
    {
        foreach (var measure in Population.Measures)
        {
            foreach (var exponent in new[] { -900, -30, 30, 900 })
            {
                double[] scaled = [.. p.Values.Select(x => Math.ScaleB(x, exponent))];
                Assert.Equal(measure.Evaluate(p.Values, p.Weights), measure.Evaluate(scaled, p.Weights));
            }
        }
    }

    // Law: the scale of the weights does not matter.
    [Property]
    public void Another_unit_of_the_weights_changes_no_measure(Population p, PositiveInt factor)
    {
        double[] scaled = [.. p.Weights.Select(w => w * factor.Get)];
        foreach (var measure in Population.Measures)
            Same(measure.Evaluate(p.Values, p.Weights), measure.Evaluate(p.Values, scaled));
    }

    // Law: symmetry (anonymity). The order of the observations does not matter; where they are sorted, not a bit.
    [Property]
    public void The_order_of_the_observations_changes_no_measure(Population p)
    {
        double[] values = [.. p.Values.Reverse()];
        double[] weights = [.. p.Weights.Reverse()];
        foreach (var measure in Population.Measures)
        {
            var expected = measure.Evaluate(p.Values, p.Weights);
            var actual = measure.Evaluate(values, weights);
            Same(expected, actual, 1e-13);
            if (measure is Gini or QuantileRatio)
                Assert.Equal(expected, actual);
        }
    }

    // Law: replication invariance (principle of population). A population beside its copy is as unequal as it is alone.
    [Property]
    public void A_population_beside_its_copy_is_as_unequal_as_alone(Population p)
    {
        double[] values = [.. p.Values, .. p.Values];
        double[] weights = [.. p.Weights, .. p.Weights];
        foreach (var measure in Population.MeasuresOfPeople)
            Same(measure.Evaluate(p.Values, p.Weights), measure.Evaluate(values, weights));
    }

    // Law: a weight is so many people with the same value.
    [Property]
    public void A_whole_weight_is_so_many_repetitions(Population p)
    {
        int[] times = [.. p.Weights.Select(w => 1 + ((int)w % 4))];
        double[] repeated = [.. p.Values.SelectMany((x, i) => Enumerable.Repeat(x, times[i]))];
        double[] weights = [.. times.Select(t => (double)t)];
        foreach (var measure in Population.MeasuresOfPeople)
            Same(measure.Evaluate(repeated), measure.Evaluate(p.Values, weights));
    }

    // Law: the transfer principle of Pigou and Dalton. What goes from one who has more to one who has less, without their changing places, lowers
    // inequality. (Hoover's index and the ratios obey it weakly at most.)
    [Property]
    public void A_progressive_transfer_lowers_inequality(Population p, byte share)
    {
        double[] values = [.. p.Values, p.Values.Max() + 1];
        var rich = Array.IndexOf(values, values.Max());
        var poor = Array.IndexOf(values, values.Min());
        if (values[poor] * 1.001 >= values[rich])
            return;
        double[] after = [.. values];
        var transfer = (values[rich] - values[poor]) / 2 * (0.1 + (0.9 * share / 255));
        after[rich] -= transfer;
        after[poor] += transfer;
        foreach (var measure in new InequalityMeasure[]
            {
                Gini.Population, Gini.BiasCorrected, TheilT.Instance, TheilL.Instance, new Atkinson(0.5), new Atkinson(1), new Atkinson(2),
                CoefficientOfVariation.Population,
            })
        {
            var (before, less) = (measure.Evaluate(values).Value!.Value, measure.Evaluate(after).Value!.Value);
            // Near its bound of 1 an index may round to the same double before and after.
            Assert.True(less < before || (measure is Atkinson && before > 1 - 1e-12 && less <= before), $"{measure}: {before:R} before, {less:R} after.");
        }

        Assert.True(Hoover.Instance.Evaluate(after).Value <= Hoover.Instance.Evaluate(values).Value + 1e-14);
    }

    // Law: equality, and only equality, is the least value.
    [Property]
    public void Only_equal_values_are_without_inequality(Population p)
    {
        var equal = p.Values.Distinct().Count() == 1;
        double[] constant = [.. p.Values.Select(_ => p.Values[0])];
        foreach (var measure in Population.Measures)
        {
            if (measure.Evaluate(constant, p.Weights).Value is { } none)
                Assert.Equal(measure.Equality, none);
            if (measure is QuantileRatio)
                continue;
            if (measure.Evaluate(p.Values, p.Weights).Value is { } value)
                Assert.True(equal ? value == measure.Equality : value > measure.Equality, $"{measure}: {value:R}");
        }
    }

    // Law: bounds.
    [Property]
    public void Measures_stay_within_their_bounds(Population p)
    {
        var total = p.Weights.Sum();
        var leastShare = p.Weights.Min() / total;
        var gini = Gini.Population.Evaluate(p.Values, p.Weights).Value!.Value;
        var hoover = Hoover.Instance.Evaluate(p.Values, p.Weights).Value!.Value;
        Assert.InRange(gini, 0, 1 - leastShare + 1e-13);
        Assert.InRange(hoover, 0, 1 - leastShare + 1e-13);
        Assert.True(hoover <= gini + 1e-13, "Hoover's index is the largest height of the Lorenz curve's lens; Gini's is twice its area.");
        Assert.InRange(TheilT.Instance.Evaluate(p.Values, p.Weights).Value!.Value, 0, -Math.Log(leastShare) + 1e-13);
        foreach (var epsilon in new[] { 0.25, 1, 4, 60 })
            Assert.InRange(new Atkinson(epsilon).Evaluate(p.Values, p.Weights).Value!.Value, 0, 1);
        Assert.InRange(CoefficientOfVariation.Population.Evaluate(p.Values, p.Weights).Value!.Value, 0, Math.Sqrt((1 / leastShare) - 1) + 1e-12);
    }

    // Law: Atkinson's index rises with the aversion to inequality, towards 1 - min/mean.
    [Property]
    public void Atkinson_rises_with_the_aversion_to_inequality(Population p)
    {
        var last = 0.0;
        foreach (var epsilon in new[] { 1e-6, 0.1, 0.5, 0.999999, 1, 1.000001, 2, 5, 30, 400 })
        {
            var value = new Atkinson(epsilon).Evaluate(p.Values, p.Weights).Value!.Value;
            Assert.True(value >= last - (1e-11 * (1 + last)), $"{last:R}, then {value:R} at {epsilon}.");
            last = value;
        }

        var mean = p.Values.Zip(p.Weights, (x, w) => x * w).Sum() / p.Weights.Sum();
        Assert.True(last <= 1 - (p.Values.Min() / mean) + 1e-9);
    }

    // Law: Atkinson's index of aversion 1 is 1 - exp(-L); the squared coefficient of variation is 2 GE(2).
    [Property]
    public void Atkinson_of_one_is_a_function_of_Theil_L(Population p)
    {
        var l = TheilL.Instance.Evaluate(p.Values, p.Weights).Value!.Value;
        Approx.Equal(1 - Math.Exp(-l), new Atkinson(1).Evaluate(p.Values, p.Weights).Value, 1e-11);
    }

    // Law: fast = plain. The sum over sorted values is the double sum of the definition.
    [Property]
    public void Gini_is_the_double_sum_of_its_definition(Population p) =>
        Approx.Equal(PlainGini(p.Values, p.Weights), Gini.Population.Evaluate(p.Values, p.Weights).Value, 1e-11);

    // Law: the plain formulas of the definitions.
    [Property]
    public void Theil_Atkinson_and_Hoover_are_the_plain_sums_of_their_definitions(Population p)
    {
        var total = p.Weights.Sum();
        var mean = p.Values.Zip(p.Weights, (x, w) => x * w).Sum() / total;
        double Sum(Func<double, double> f) => p.Values.Zip(p.Weights, (x, w) => w * f(x / mean)).Sum() / total;
        Approx.Equal(Sum(r => r * Math.Log(r)), TheilT.Instance.Evaluate(p.Values, p.Weights).Value, 1e-9, 1e-13);
        Approx.Equal(Sum(r => -Math.Log(r)), TheilL.Instance.Evaluate(p.Values, p.Weights).Value, 1e-9, 1e-13);
        Approx.Equal(1 - Math.Pow(Sum(Math.Sqrt), 2), new Atkinson(0.5).Evaluate(p.Values, p.Weights).Value, 1e-9, 1e-13);
        Approx.Equal(1 - (1 / Sum(r => 1 / r)), new Atkinson(2).Evaluate(p.Values, p.Weights).Value, 1e-9, 1e-13);
        Approx.Equal(Sum(r => Math.Abs(r - 1)) / 2, Hoover.Instance.Evaluate(p.Values, p.Weights).Value, 1e-9, 1e-13);
    }

    // Law: an observation whose value or weight is missing, or whose weight is 0, might as well not be there.
    [Property]
    public void A_missing_value_or_weight_takes_the_observation_out(Population p, byte where)
    {
        var i = where % p.Count;
        double[] Without(double[] x) => [.. x[..i], .. x[(i + 1)..]];
        double[] Put(double[] x, double value) => [.. x[..i], value, .. x[(i + 1)..]];
        foreach (var measure in Population.Measures)
        {
            var expected = measure.Evaluate(Without(p.Values), Without(p.Weights));
            Assert.Equal(expected, measure.Evaluate(Put(p.Values, double.NaN), p.Weights));
            Assert.Equal(expected, measure.Evaluate(p.Values, Put(p.Weights, double.NaN)));
            Assert.Equal(expected, measure.Evaluate(p.Values, Put(p.Weights, 0)));
            Assert.Equal(p.Count - 1, expected.Count);
        }
    }

    internal static double PlainGini(double[] x, double[] w)
    {
        var differences = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
                differences += w[i] * w[j] * Math.Abs(x[i] - x[j]);
        }

        return differences / (2 * w.Sum() * x.Zip(w, (v, u) => v * u).Sum());
    }
}
