using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The outcome of screening by elementary effects, of the mean absolute shift of ranks.</summary>
/// <param name="Paths">The number of paths that count.</param>
/// <param name="FailedPaths">The number of paths that do not, because an evaluation on them failed.</param>
/// <param name="Effects">The effects, in the order of the factors.</param>
public sealed record MorrisResult(int Paths, int FailedPaths, ImmutableArray<ElementaryEffects> Effects);
