using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite;

/// <summary>What a step did.</summary>
/// <param name="Number">The place of the step among the steps, from 1.</param>
/// <param name="Step">The step.</param>
/// <param name="Stage">The stage it leads to.</param>
/// <param name="Table">The data after it: the indicators, or the aggregates after an <see cref="AggregateStep"/>.</param>
/// <param name="Changed">How many cells it changed, or made; of a <see cref="ScreenStep"/>, how many rows it left out.</param>
/// <param name="Notes">What else is worth knowing, such as convergence; a sentence each.</param>
public sealed record StepRecord(int Number, IndexStep Step, IndexStage Stage, IndexTable Table, int Changed, ImmutableArray<string> Notes);
