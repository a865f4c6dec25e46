using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Indicators.Composite;

/// <summary>What the first steps of a plan made, to go on from there again and again, on any number of threads.</summary>
/// <param name="Nodes">The columns of the nodes.</param>
/// <param name="RowOf">The rows of the data that are left.</param>
/// <param name="SectionStarts">The first row of each period, and the number of rows.</param>
/// <param name="StepWeights">The weights so far.</param>
/// <param name="Weightings">The weights that the next aggregation is to make.</param>
/// <param name="Optimization">The step whose weights the next aggregation is to seek.</param>
/// <param name="Failure">What went wrong so far.</param>
internal sealed record IndexCheckpoint(
    ImmutableArray<double> Nodes, ImmutableArray<int> RowOf, ImmutableArray<int> SectionStarts, ImmutableArray<double> StepWeights,
    ImmutableArray<NodeWeighting?> Weightings, WeightKernel? Optimization, IndexFailure Failure);
