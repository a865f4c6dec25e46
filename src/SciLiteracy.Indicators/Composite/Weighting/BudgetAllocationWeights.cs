using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Budget allocation: experts share out points among siblings; the weight is the mean of their shares.</summary>
/// <param name="Allocations">What each expert gave. An expert counts at an aggregate if he gave points to one of its children; a child he left out
/// got none.</param>
/// <remarks>
/// Each expert's points are rescaled to sum 1 over the siblings, so that all experts count alike.
/// Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 6.6.
/// </remarks>
public sealed record BudgetAllocationWeights(ValueList<BudgetAllocation> Allocations) : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "budget_allocation";

    internal override string? Problem =>
        Allocations.Count == 0 ? "A budget allocation needs an expert."
        : Allocations.FirstOrDefault(a => a.Points.Any(p => !(double.IsFinite(p.Weight) && p.Weight >= 0))) is { } bad
            ? $"The points that '{bad.Expert}' gave must be finite and at least 0."
        : Allocations.GroupBy(a => a.Expert, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice
            ? $"The expert '{twice.Key}' is there twice."
        : null;
}
