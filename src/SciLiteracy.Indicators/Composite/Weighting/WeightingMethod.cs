namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>
/// How siblings are weighted: <see cref="GivenWeights"/>, <see cref="EqualWeights"/>; by statistics of the data, <see cref="PrincipalComponentWeights"/>,
/// <see cref="FactorWeights"/>, <see cref="EntropyWeights"/>, <see cref="CriticWeights"/>, <see cref="StandardDeviationWeights"/>,
/// <see cref="CoefficientOfVariationWeights"/>, <see cref="OptimizedWeights"/>; by judgment, <see cref="AnalyticHierarchyWeights"/>,
/// <see cref="BudgetAllocationWeights"/>; or for each entity its own, <see cref="BenefitOfTheDoubtWeights"/>. There are no others.
/// </summary>
/// <remarks>Weights are relative among siblings, at least 0, with a positive sum. What makes them from data takes the values of the children as they
/// are at that step.</remarks>
public abstract record WeightingMethod
{
    private protected WeightingMethod()
    {
    }

    /// <summary>Gets the name of the method in an index document.</summary>
    public abstract string Id { get; }

    /// <summary>Gets whether the weights are made from the values of the children, so that they change with the data.</summary>
    public virtual bool DependsOnData => false;

    /// <summary>Returns what is wrong with the settings, as a sentence; null if nothing is.</summary>
    internal virtual string? Problem => null;
}
