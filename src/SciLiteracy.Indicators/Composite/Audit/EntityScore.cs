using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>The value of one member for one entity, with its rank among the entities of the period.</summary>
/// <param name="Code">The code of the member.</param>
/// <param name="Name">The name of the member; null if the structure gives none.</param>
/// <param name="Level">The level of the member; 1 for an indicator.</param>
/// <param name="Parent">The code of the parent; null for the index.</param>
/// <param name="Value">The value or score; NaN if there is none.</param>
/// <param name="Rank">The rank, 1 for the best, ties share the best rank (1224); NaN without a value.</param>
/// <param name="Count">The number of entities that have a rank.</param>
public sealed record EntityScore(string Code, LocalizedText? Name, int Level, string? Parent, double Value, double Rank, int Count);
