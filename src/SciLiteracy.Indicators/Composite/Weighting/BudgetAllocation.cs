using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>The points that one expert gave.</summary>
/// <param name="Expert">The name of the expert.</param>
/// <param name="Points">The points by node, finite and at least 0; often 100 in all.</param>
public sealed record BudgetAllocation(string Expert, ValueList<NodeWeight> Points);
