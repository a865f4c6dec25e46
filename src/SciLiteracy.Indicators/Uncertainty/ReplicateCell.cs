using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The replicates of one cell of raw data: its estimate under every set of replicate weights of a survey.</summary>
/// <param name="Row">The entity, and the period if the data have periods.</param>
/// <param name="Indicator">The code of the indicator or other column of numbers.</param>
/// <param name="Values">The estimates, in the unit of the value and the order of the replicates; shape [replicates].</param>
public sealed record ReplicateCell(IndexRow Row, string Indicator, ValueList<double> Values) : Located;
