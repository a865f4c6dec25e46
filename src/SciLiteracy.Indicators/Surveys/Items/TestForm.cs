using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>A test whose item parameters are known: what it is expected to give, and how much it tells, at an ability.</summary>
/// <remarks>
/// With P[k] the probability of score k of an item: expected score Σ k P[k]; information a² Var(k) without guessing, a² (1-P)/P ((P-c)/(1-c))² with it; sums over items.
/// Source: Birnbaum (1968); Muraki (1993), "Information functions of the generalized partial credit model", Applied Psychological Measurement 17(4).
/// </remarks>
public sealed class TestForm
{
    private readonly ItemCurve[] _curves;
    private readonly double[][] _parameters;

    private TestForm(ImmutableArray<ItemParameters> items)
    {
        Items = items;
        _curves = [.. items.Select(i => new ItemCurve(i.Intercepts.Length, i.Guessing > 0))];
        _parameters = [.. items.Select(ParametersOf)];
    }

    /// <summary>Gets the items.</summary>
    public ImmutableArray<ItemParameters> Items { get; }

    /// <summary>Gets the highest score of the test, in points.</summary>
    public int HighestScore => _curves.Sum(c => c.Highest);

    /// <summary>Makes a form of items, as those of <see cref="ItemAnalysis.Parameters"/>.</summary>
    /// <param name="items">The items; one or more, no name twice.</param>
    /// <exception cref="ArgumentException">
    /// There is no item, a name is there twice, a slope or intercept is missing or not finite, guessing is not from 0 to below 1, or an item of several scores has guessing.
    /// </exception>
    public static TestForm Of(params IEnumerable<ItemParameters> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ImmutableArray<ItemParameters> all = [.. items];
        if (all.IsEmpty)
            throw new ArgumentException("There is no item; expected one or more.", nameof(items));
        if (all.GroupBy(i => i.Item, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"The item '{twice.Key}' is there twice.", nameof(items));
        foreach (var item in all)
        {
            if (!double.IsFinite(item.Slope) || item.Intercepts.IsDefaultOrEmpty || !item.Intercepts.All(double.IsFinite))
                throw new ArgumentException($"The slope or an intercept of the item '{item.Item}' is missing or not finite.", nameof(items));
            if (!(item.Guessing >= 0 && item.Guessing < 1) || (item.Guessing > 0 && item.Intercepts.Length > 1))
                throw new ArgumentException($"The guessing of the item '{item.Item}' is not from 0 to below 1, or the item has several scores.", nameof(items));
        }

        return new(all);
    }

    /// <summary>Returns the expected score of a person (the test characteristic curve), in points.</summary>
    /// <param name="ability">The ability.</param>
    public double ExpectedScore(double ability) => Sums(ability).Score;

    /// <summary>Returns the test information, in 1 / ability².</summary>
    /// <param name="ability">The ability.</param>
    public double Information(double ability) => Sums(ability).Information;

    /// <summary>Returns the information of one item, in 1 / ability².</summary>
    /// <param name="item">The place of the item, from 0.</param>
    /// <param name="ability">The ability.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public double ItemInformation(int item, double ability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, _curves.Length);
        return _curves[item].Expected(_parameters[item], ability).Information;
    }

    /// <summary>Returns the asymptotic standard error of an estimated ability, 1 / √information; infinite where the test tells nothing.</summary>
    /// <param name="ability">The ability.</param>
    public double StandardError(double ability) => 1 / Math.Sqrt(Information(ability));

    /// <summary>Returns the ability of a person from answers to the items, whose parameters are taken as known.</summary>
    /// <param name="answers">The score in every item, from 0; -1 for no answer; shape [items].</param>
    /// <param name="method">The estimate.</param>
    /// <returns>The ability and its standard error, NaN where they are not defined; the posterior mean and deviation are those of the grid of 61 nodes from -6 to 6.</returns>
    /// <exception cref="ArgumentException">There is another number of answers than of items, or a score that the item does not have.</exception>
    public PersonScore Score(ReadOnlySpan<int> answers, ScoreMethod method)
    {
        if (answers.Length != Items.Length)
            throw new ArgumentException($"{answers.Length} answers to {Items.Length} items.", nameof(answers));
        var own = new short[answers.Length];
        for (var j = 0; j < own.Length; j++)
        {
            if (answers[j] < -1 || answers[j] > _curves[j].Highest)
                throw new ArgumentException($"The score {answers[j]} in the item '{Items[j].Item}'; expected 0 to {_curves[j].Highest}, or -1.", nameof(answers));
            own[j] = (short)answers[j];
        }

        return method == ScoreMethod.ExpectedAPosteriori ? Posterior(own) : AbilityEstimate.Of(_curves, _parameters, own, method == ScoreMethod.WeightedLikelihood);
    }

    /// <summary>Returns the probability of a score of an item, and its derivative by the ability.</summary>
    internal (double Value, double Slope) Probability(int item, int score, double ability)
    {
        var probability = NaturalExponential.Of(_curves[item].LogProbability(_parameters[item], ability, score));
        return (probability, probability * _curves[item].AtAbility(_parameters[item], ability, score).Slope);
    }

    internal (double Score, double Slope, double Information) Sums(double ability)
    {
        var (score, slope, information) = (0.0, 0.0, 0.0);
        for (var j = 0; j < _curves.Length; j++)
        {
            var (s, d, i) = _curves[j].Expected(_parameters[j], ability);
            (score, slope, information) = (score + s, slope + d, information + i);
        }

        return (score, slope, information);
    }

    private static double[] ParametersOf(ItemParameters item) =>
        item.Guessing > 0 ? [item.Slope, .. item.Intercepts, NaturalLogarithm.Of(item.Guessing / (1 - item.Guessing))] : [item.Slope, .. item.Intercepts];

    private PersonScore Posterior(short[] answers)
    {
        var defaults = new ItemSettings { Columns = [] };
        var grid = new AbilityGrid(defaults.Nodes, defaults.Low, defaults.High);
        var log = (double[])grid.LogPrior.Clone();
        for (var q = 0; q < grid.Count; q++)
        {
            for (var j = 0; j < answers.Length; j++)
            {
                if (answers[j] >= 0)
                    log[q] += _curves[j].LogProbability(_parameters[j], grid.Nodes[q], answers[j]);
            }
        }

        var largest = NodeVectors.Largest(log);
        for (var q = 0; q < log.Length; q++)
            log[q] -= largest;
        return grid.Moments(log);
    }
}
