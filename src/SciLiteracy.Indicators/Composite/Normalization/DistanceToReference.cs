namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>1 - (ref - x) / (ref - min), ref the value of an entity.</summary>
/// <param name="Entity">The code of the entity.</param>
/// <param name="Cap">Whether scores end at 1.</param>
public sealed record DistanceToReference(SciLiteracy.Domain.Reference Entity, bool Cap) : NormalizationMethod;
