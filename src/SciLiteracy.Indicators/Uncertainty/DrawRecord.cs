using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>One draw in full, computed again from its number.</summary>
/// <param name="Draw">The number of the draw, from 0.</param>
/// <param name="Factors">What the factors were.</param>
/// <param name="Scores">The scores, NaN without; empty if the draw failed.</param>
/// <param name="Ranks">The ranks, 0 without; empty if the draw failed.</param>
/// <param name="FailureReason">Why it failed; null if it did not.</param>
public sealed record DrawRecord(long Draw, ImmutableArray<FactorValue> Factors, ImmutableArray<double> Scores, ImmutableArray<int> Ranks, string? FailureReason);
