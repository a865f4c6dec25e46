namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>No transform.</summary>
public sealed record NoTransform : SkewTransform;
