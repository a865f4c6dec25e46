namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>
/// How children are combined into their parent: <see cref="ArithmeticAggregation"/>, <see cref="GeometricAggregation"/>,
/// <see cref="HarmonicAggregation"/>, <see cref="PowerAggregation"/>, <see cref="MedianAggregation"/>, <see cref="MinimumAggregation"/>,
/// <see cref="OrderedWeightedAggregation"/>, <see cref="MazziottaParetoAggregation"/>, <see cref="CopelandAggregation"/>,
/// <see cref="TopsisAggregation"/> or <see cref="WroclawAggregation"/>. There are no others.
/// </summary>
/// <remarks>
/// A child of weight 0 has no part in any of them, whatever its value. A missing child is left out with its weight, unless
/// <see cref="MissingChildren.Propagate"/> is asked for; if none is left, the parent is missing.
/// </remarks>
public abstract record AggregationMethod
{
    private protected AggregationMethod()
    {
    }

    /// <summary>Gets the name of the method in an index document.</summary>
    public abstract string Id { get; }

    /// <summary>Gets whose values the score of an entity depends on.</summary>
    public virtual AggregationDependence Dependence => AggregationDependence.Entity;

    /// <summary>Gets the least share of the children, by count, that must be present; null for what the step says.</summary>
    public double? MinAvailability { get; init; }

    /// <summary>Gets what becomes of an aggregate with a missing child; null for what the step says.</summary>
    public MissingChildren? Missing { get; init; }

    /// <summary>Returns what is wrong with the settings, as a sentence; null if nothing is.</summary>
    internal virtual string? Problem => MinAvailability is { } share && !(share >= 0 && share <= 1)
        ? FormattableString.Invariant($"The least availability is '{share}', but a share is from 0 to 1.")
        : null;
}
