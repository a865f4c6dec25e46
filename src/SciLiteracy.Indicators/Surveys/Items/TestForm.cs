using System.Collections.Immutable;

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
        item.Guessing > 0 ? [item.Slope, .. item.Intercepts, Math.Log(item.Guessing / (1 - item.Guessing))] : [item.Slope, .. item.Intercepts];
}
