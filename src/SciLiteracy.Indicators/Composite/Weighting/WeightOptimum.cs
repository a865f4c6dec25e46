using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>What the search for weights found.</summary>
/// <param name="Converged">Whether it ended at weights that no small change makes better; false if it ran out of evaluations, or found no index with
/// correlations at all.</param>
/// <param name="Evaluations">How many times the index was made.</param>
/// <param name="Value">The mean square difference between shares of importance and targets, or the sum of correlations.</param>
/// <param name="Shares">The shares of importance; shape [members].</param>
public sealed record WeightOptimum(bool Converged, int Evaluations, double Value, ImmutableArray<double> Shares);
