using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>What a row of a table is about: an entity, in a period if the data are a panel.</summary>
/// <param name="Entity">The code of the entity.</param>
/// <param name="Period">The period; null if the data have none.</param>
public readonly record struct IndexRow(string Entity, ReferencePeriod? Period);
