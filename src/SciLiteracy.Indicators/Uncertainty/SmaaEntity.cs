using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>What stochastic multicriteria acceptability analysis says of one entity.</summary>
/// <param name="Row">The entity, and the period if the data have periods.</param>
/// <param name="Acceptability">The share of the draws in which it is the first, alone or not; NaN if all draws failed.</param>
/// <param name="Confidence">
/// The share of the draws in which it is the first if the weights are the central ones and all else varies as before; NaN if it is never the first, or there was no time.
/// </param>
/// <param name="CentralWeights">
/// The central weights: the mean of the weights with which it is the first, as shares among siblings; shape [nodes of <see cref="SmaaResult.Nodes"/>], NaN if it is never the first.
/// </param>
public sealed record SmaaEntity(IndexRow Row, double Acceptability, double Confidence, ValueList<double> CentralWeights);
